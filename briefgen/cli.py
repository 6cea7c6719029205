"""The command line: parse, call one function of `pipeline`, print, exit. stdout is the result, stderr the talk.

Clock and environment enter here, as arguments; nothing below asks for them.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from briefgen import __version__
from briefgen.errors import BriefgenError, Finding, Severity
from briefgen.pipeline import briefs as desk
from briefgen.pipeline import facts as found
from briefgen.pipeline.briefs import Work, Written

P = ParamSpec("P")
FORMATS = ("html", "pdf", "text", "json")


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD."""

    name = "date"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with the form it should have."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is no day; write it as 2018-01-17.', param, ctx)


class Formats(click.ParamType[tuple[str, ...]]):
    """A list of output formats, separated by commas."""

    name = "formats"

    def convert(
        self, value: str | tuple[str, ...], param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the formats, each once, or fail with the ones there are."""
        if isinstance(value, tuple):
            return value
        named = tuple(dict.fromkeys(part.strip() for part in value.split(",")))
        unknown = [name for name in named if name not in FORMATS]
        if unknown:
            self.fail(f'"{unknown[0]}" is no format; there are {", ".join(FORMATS)}.', param, ctx)
        return named


def guarded(command: Callable[P, None]) -> Callable[P, None]:
    """Print the findings of a command that fails, and exit with their status."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            with progress():
                command(*args, **kwargs)
        except BriefgenError as error:
            tell(error.findings)
            sys.exit(error.status)

    return run


def progress() -> AbstractContextManager[object]:
    """Show on a terminal, and only there, that work goes on."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    return Console(stderr=True).status("Reading and checking …")


def tell(findings: tuple[Finding, ...]) -> None:
    """Print findings to stderr, in order of place, and how many there are."""
    for finding in sorted(findings, key=lambda f: (f.place, f.rule, f.message)):
        mark = click.style(finding.rule, fg="red" if finding.severity is Severity.ERROR else "yellow", bold=True)
        click.echo(str(finding).replace(finding.rule, mark, 1), err=True)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        click.echo(f"{errors} finding{'s' * (errors > 1)} to mend; nothing was written.", err=True)


def done(written: Written) -> None:
    """Print the paths of what was written to stdout, warnings to stderr."""
    tell(written.warnings)
    here = Path.cwd()
    for path in written.paths:
        click.echo(Path(path).relative_to(here) if Path(path).is_relative_to(here) else path)


seeds_option = click.option("--seeds", type=click.Path(path_type=Path), help="Read the sources of this folder instead.")
output_option = click.option("--output", type=click.Path(path_type=Path), help="Write to this folder instead.")
format_option = click.option(
    "--format",
    "formats",
    type=Formats(),
    default=("html", "pdf"),
    show_default="html,pdf",
    help="html, pdf, text, json, or several with commas between them.",
)
date_option = click.option("--date", "as_of", type=Day(), help="Print this as-of date instead of the outline's.")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "-C", "directory", type=click.Path(path_type=Path), default=Path(), help="Work in this project directory."
)
@click.version_option(__version__)
@click.pass_context
def main(ctx: click.Context, directory: Path) -> None:
    """Briefing documents whose every figure, quotation and date leads back to its passage.

    \b
    Example: briefgen build
    """
    ctx.obj = directory


@main.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--published", type=Day(), help="The day from which relative dates are counted.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["jsonl", "json", "table", "html"]),
    default="jsonl",
    show_default=True,
    help="How to print the facts.",
)
@guarded
def extract(files: tuple[Path, ...], published: date | None, form: str) -> None:
    """Print the facts of any text files; no project needed.

    \b
    Example: briefgen extract article.txt --published 2018-01-17
    """
    click.echo(found.extract_files(files, published, form), nl=False)


@main.group(invoke_without_command=True)
@click.option(
    "--kind", type=click.Choice(["statement", "figure", "event", "position", "role"]), help="One kind of fact."
)
@click.option("--topic", help="A topic's id.")
@click.option("--actor", help="An actor's id, name or alias.")
@click.option("--source", help="A source's file name, id or publisher.")
@click.option("--grep", help="Words that stand in the passage.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl", "json", "csv"]),
    default="table",
    show_default=True,
    help="How to print the facts.",
)
@seeds_option
@click.pass_context
@guarded
def facts(ctx: click.Context, /, form: str, seeds: Path | None, **wanted: str | None) -> None:
    """List the facts of the project's sources.

    \b
    Example: briefgen facts --kind figure --topic wages
    """
    if ctx.invoked_subcommand is None:
        asked = {key: value or "" for key, value in wanted.items()}
        click.echo(found.list_facts(ctx.obj, seeds, asked, form), nl=False)


@facts.command()
@click.argument("fact")
@seeds_option
@click.pass_obj
@guarded
def show(directory: Path, fact: str, seeds: Path | None) -> None:
    """Show a fact's passage in context, with the facts in it marked.

    \b
    Example: briefgen facts show f-3fa9c1d2e0
    """
    click.echo(found.show_fact(directory, seeds, fact), nl=False)


@main.command()
@click.argument("audience")
@format_option
@seeds_option
@output_option
@date_option
@click.pass_obj
@guarded
def render(
    directory: Path,
    audience: str,
    formats: tuple[str, ...],
    seeds: Path | None,
    output: Path | None,
    as_of: date | None,
) -> None:
    """Render one brief.

    \b
    Example: briefgen render labour --format pdf --output /tmp/briefs
    """
    done(desk.build(Work(directory, seeds, output, audience, as_of), formats))


@main.command()
@format_option
@seeds_option
@output_option
@date_option
@click.pass_obj
@guarded
def build(
    directory: Path, formats: tuple[str, ...], seeds: Path | None, output: Path | None, as_of: date | None
) -> None:
    """Render the briefs of all outlines.

    \b
    Example: briefgen build --seeds clippings --output build
    """
    done(desk.build(Work(directory, seeds, output, as_of=as_of), formats))


@main.command()
@seeds_option
@output_option
@click.pass_obj
@guarded
def check(directory: Path, seeds: Path | None, output: Path | None) -> None:
    """Check sources and outlines without rendering; exit 1 where there is something to fix.

    \b
    Example: briefgen check
    """
    report = desk.check(Work(directory, seeds, output))
    tell(report.warnings)
    click.echo(report.summary)


@main.command()
@click.argument("audience")
@click.option(
    "--to", "recipients", multiple=True, required=True, metavar="ADDRESS", help="A recipient; repeat for more."
)
@click.option(
    "--from", "sender", default="briefs@localhost", show_default=True, metavar="ADDRESS", help="Who sends it."
)
@click.option("--via", metavar="URL", help="smtp://host:port or smtps://host:port; without it an .eml file is written.")
@seeds_option
@output_option
@click.pass_obj
@guarded
def send(
    directory: Path,
    audience: str,
    recipients: tuple[str, ...],
    sender: str,
    via: str | None,
    seeds: Path | None,
    output: Path | None,
) -> None:
    """Send a brief by e-mail, or write the message to a file.

    User and password are read from BRIEFGEN_SMTP_USER and BRIEFGEN_SMTP_PASSWORD.

    \b
    Example: briefgen send labour --to members@union.example --via smtps://mail.union.example:465
    """
    from briefgen.pipeline.send import Order
    from briefgen.pipeline.send import send as deliver

    user, password = (os.environ.get(f"BRIEFGEN_SMTP_{name}", "") for name in ("USER", "PASSWORD"))
    order = Order(sender, recipients, via, user, password, datetime.now(UTC))
    done(deliver(Work(directory, seeds, output, audience), order))
