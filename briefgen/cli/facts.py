"""Commands that read: `extract` for any texts, `facts` for the project's; both print facts in the same forms."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import ParamSpec

import click

from briefgen.cli.main import Day, columns, guarded, main, say, seeds_option, tell

P = ParamSpec("P")
FORMS = ("table", "jsonl", "json", "jsonld", "csv", "html")


def form_option(default: str) -> Callable[[Callable[P, None]], Callable[P, None]]:
    """Return the option that says in which form facts are printed; whoever prints facts has all of them."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(FORMS),
        default=default,
        show_default=True,
        help="How to print the facts.",
    )


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, allow_dash=True))
@click.option("--published", type=Day(), help="The day from which relative dates are counted.")
@click.option(
    "--name", default="stdin", metavar="NAME", help="What to call standard input; a name in .md is read as Markdown."
)
@form_option("jsonl")
@guarded
def extract(files: tuple[Path, ...], published: date | None, name: str, form: str) -> None:
    """Print the facts of any text files, or of standard input where a file is called -; no project needed.

    \b
    Example: briefgen extract seeds/2017-12-12-cbc-dias-meets-ross.md --published 2017-12-12
    From another program: pdftotext minutes.pdf - | briefgen extract - --format csv
    """
    from briefgen.pipeline.extraction import Texts, extract_texts

    texts = Texts(files, sys.stdin.buffer if sys.stdin else None, name, published, columns())
    for piece in extract_texts(texts, form, tell):
        say(piece, nl=False)


@main.group(invoke_without_command=True)
@click.option(
    "--kind", type=click.Choice(["statement", "figure", "event", "position", "role"]), help="One kind of fact."
)
@click.option("--topic", help="A topic's id.")
@click.option("--actor", help="An actor's id, name or alias.")
@click.option("--source", help="A source's file name, id or publisher.")
@click.option(
    "--grade", type=click.Choice(["stated", "inherited", "inferred"]), help="The least certain reading that will do."
)
@click.option("--grep", help="Words that stand in the passage.")
@form_option("table")
@seeds_option
@click.pass_context
@guarded
def facts(ctx: click.Context, /, form: str, seeds: Path | None, **wanted: str | None) -> None:
    """List the facts of the project's sources.

    \b
    Example: briefgen facts --kind figure --topic wages
    """
    from briefgen.pipeline.facts import list_facts

    if ctx.invoked_subcommand is None:
        asked = {key: value or "" for key, value in wanted.items()}
        listed = list_facts(ctx.obj, seeds, asked, form, columns())
        tell(listed.warnings)
        say(listed.text, nl=False)


@facts.command()
@click.argument("fact")
@seeds_option
@click.pass_obj
@guarded
def show(directory: Path, fact: str, seeds: Path | None) -> None:
    """Show a fact's passage in context, with the facts in it marked.

    \b
    Example: briefgen facts show FACT
    """
    from briefgen.pipeline.facts import show_fact

    say(show_fact(directory, seeds, fact), nl=False)


@facts.command()
@click.option("--topic", default="", help="A topic's id.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True)
@seeds_option
@click.pass_obj
@guarded
def conflicts(directory: Path, topic: str, form: str, seeds: Path | None) -> None:
    """List the figures that disagree: one quantity, several values, and what differs beside them.

    \b
    Example: briefgen facts conflicts --topic wages
    """
    from briefgen.pipeline.conflicts import list_conflicts

    listed = list_conflicts(directory, seeds, topic, form)
    tell(listed.warnings)
    say(listed.text, nl=False)
