"""The command that begins a project: `new`."""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from briefgen.cli.main import done, guarded, main, say


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.pass_obj
@guarded
def new(directory: Path, folder: Path) -> None:
    """Write a small project that builds at once, to change into your own; nothing is overwritten.

    \b
    Example: briefgen new libraries
    """
    from briefgen.pipeline.new import new as write

    done(write(directory / folder))
    say(f"Next: briefgen -C {quote(str(directory / folder))} build", err=True)
