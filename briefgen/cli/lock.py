"""Commands of the lock: `accept`, `diff`, `why` and `uses`."""

from __future__ import annotations

from pathlib import Path

import click

from briefgen.cli.main import guarded, main, tell
from briefgen.pipeline.briefs import Work


@main.command()
@click.argument("facts", nargs=-1)
@click.pass_obj
@guarded
def accept(directory: Path, facts: tuple[str, ...]) -> None:
    """Pin what the briefs rest on in briefgen.lock, once you have read it; with names, only those facts.

    \b
    Example: briefgen accept bombardier
    """
    from briefgen.pipeline.accept import accept as pin

    accepted = pin(Work(directory), facts)
    tell(accepted.warnings)
    click.echo(accepted.words, nl=False)
