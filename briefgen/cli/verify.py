"""The command that reads a delivered PDF: `verify`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefgen.cli.main import guarded, main, say, seeds_option


@main.command()
@click.argument("file", type=click.Path(path_type=Path))
@seeds_option
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.pass_obj
@guarded
def verify(directory: Path, file: Path, seeds: Path | None, as_json: bool) -> None:
    """Check a delivered PDF: its pages against the facts inside it, and these against the sources.

    Prints a line for each fact, found, moved, changed or gone, and exits 1 where anything differs.

    \b
    Example: briefgen verify /tmp/briefs/labour.pdf --seeds seeds
    """
    from briefgen.pipeline.verify import verify as verified
    from briefgen.pipeline.verify import written

    verdict = verified(file, directory, seeds)
    say(written(verdict, "json" if as_json else "text"), nl=False)
    sys.exit(0 if verdict.holds else 1)
