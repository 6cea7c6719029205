"""Commands of the lock: `accept`, `diff`, `why` and `uses`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefgen.cli.main import guarded, main, say, tell
from briefgen.pipeline.work import Work

listed_option = click.option(
    "--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to print it."
)


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
    say(accepted.words, nl=False)


@main.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="How to print it.",
)
@click.option("--exit-code", is_flag=True, help="Exit 1 where anything changed.")
@click.pass_obj
@guarded
def diff(directory: Path, old: str | None, new: str | None, form: str, exit_code: bool) -> None:
    """Say in words what changed in each brief between two states: lock files, project folders or git revisions.

    Without names, from briefgen.lock to the project as it stands.

    \b
    Example: briefgen diff main --format markdown
    """
    from briefgen.pipeline.difference import diff as compare

    told, changed = compare(directory, old, new, form)
    say(told, nl=False)
    if exit_code and changed:
        sys.exit(1)


@main.command()
@click.argument("words")
@listed_option
@click.pass_obj
@guarded
def why(directory: Path, words: str, form: str) -> None:
    """Show where the briefs print a number, a date or words, and the passages behind it.

    \b
    Example: briefgen why "1,400"
    """
    from briefgen.pipeline.trace import why as trace

    say(trace(directory, words, form), nl=False)


@main.command()
@click.argument("fact_or_source")
@listed_option
@click.option("--pages", is_flag=True, help="Lay the briefs out to say on which pages.")
@click.pass_obj
@guarded
def uses(directory: Path, fact_or_source: str, form: str, pages: bool) -> None:
    """List every sentence that rests on a fact or a source; of a withdrawn source, what briefgen.lock knows.

    \b
    Example: briefgen uses 2017-12-12-cbc-dias-meets-ross.md
    """
    from briefgen.pipeline.trace import uses as trace

    say(trace(directory, fact_or_source, form, pages), nl=False)
