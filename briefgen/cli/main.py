"""What all commands share: the group `main`, options, and how findings and results are printed.

The commands stand beside this, by family; each adds itself to `main`.
"""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import click

from briefgen import __version__
from briefgen.errors import BriefgenError, Finding, Severity
from briefgen.pipeline.work import Written
from briefgen.rules.fingerprint import ordered

P = ParamSpec("P")
FORMATS = ("html", "pdf", "text", "json")
GARBAGE = 1_000_000
"""Objects made before Python looks for rings among them."""


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
            tell(error.findings, error.outcome)
            sys.exit(error.status)

    return run


def progress() -> AbstractContextManager[object]:
    """Show on a terminal, and only there, that work goes on, until something is said."""
    if not sys.stderr.isatty():
        return nullcontext()
    from rich.console import Console

    shown = Console(stderr=True).status("Reading and checking …")
    click.get_current_context().meta[PROGRESS] = shown.stop
    return shown


def hush() -> None:
    """Take away what shows that work goes on: whatever is printed next would stand behind it, on its line."""
    if stop := click.get_current_context().meta.pop(PROGRESS, None):
        stop()


def say(text: object, *, nl: bool = True, err: bool = False) -> None:
    """Print a result to stdout, or talk to stderr; all that commands print goes through here."""
    hush()
    click.echo(text, nl=nl, err=err)


def columns() -> int:
    """Return how wide the terminal is that results are printed on; 0 where they go to a file or a program."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def tell(findings: tuple[Finding, ...], outcome: str = BriefgenError.outcome) -> None:
    """Print findings in order of place: as text to stderr, with their number, or for a machine to stdout."""
    form = machine_form()
    if form:
        from briefgen.export.findings import written

        say(written(findings, form, project_path(), __version__), nl=False)
        return
    for finding in ordered(finding for finding in findings if finding.severity is not Severity.KNOWN):
        mark = click.style(finding.rule, fg="red" if finding.severity is Severity.ERROR else "yellow", bold=True)
        say(str(finding).replace(finding.rule, mark, 1), err=True)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    if errors:
        say(f"{errors} finding{'s' * (errors > 1)} to mend; {outcome}.", err=True)


def machine_form() -> str:
    """Return the form for a machine that the command was asked to print its findings in, or nothing."""
    form = click.get_current_context().meta.get(FINDINGS, "text")
    return "" if form == "text" else str(form)


def project_path() -> str:
    """Return the way from the current folder to the project, with a slash at its end."""
    directory = Path(click.get_current_context().find_root().obj).absolute()
    here = Path.cwd()
    way = directory.relative_to(here) if directory.is_relative_to(here) else directory
    return "" if way == Path() else f"{way.as_posix()}/"


def done(made: Written) -> None:
    """Print the paths of what was written to stdout, warnings to stderr; beside a machine's form both change places."""
    tell(made.warnings)
    here = Path.cwd()
    for path in made.paths:
        shown = Path(path).relative_to(here) if Path(path).is_relative_to(here) else path
        say(shown, err=bool(machine_form()))


def _keep_form(ctx: click.Context, _: click.Parameter, value: str) -> None:
    ctx.meta[FINDINGS] = value


FINDINGS, PROGRESS = "briefgen.findings", "briefgen.progress"
findings_option = click.option(
    "--findings",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    show_default=True,
    expose_value=False,
    is_eager=True,
    callback=_keep_form,
    help="How to print what is found; forms for machines go to stdout, the rest then to stderr.",
)
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
variant_option = click.option(
    "--variant", type=click.Choice(["one-pager", "qa"]), help="Render a one-pager or questions and answers."
)
language_option = click.option(
    "--language", default="", metavar="TAG", help="Only the edition in this language, as fr."
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
    # A command makes what it needs and ends; looking for rings to free would walk all facts again and again.
    gc.set_threshold(GARBAGE)
    # What another program has registered with pydantic may not change what an outline can hold, nor cost time.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    ctx.obj = directory
