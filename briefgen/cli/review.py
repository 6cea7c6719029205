"""`review`: the facts that briefs use and nobody has decided on, one after another, a key for each decision.

Keys come from the terminal or, one a line, from a pipe. Every decision is on disk before the next fact is shown.
"""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefgen.cli.main import Day, guarded, main, say, seeds_option
from briefgen.errors import BriefgenError
from briefgen.pipeline.work import Work

if TYPE_CHECKING:
    from briefgen.pipeline.review import Question, Round

KEYS = "a approve, r reject, e correct a field, s skip, q quit"


@main.command()
@click.argument("audience", required=False)
@click.option("--by", metavar="NAME", help="Who decides; without it BRIEFGEN_REVIEWER, or git's user.name.")
@click.option("--on", type=Day(), help="The day of the decisions; today without it.")
@seeds_option
@click.pass_obj
@guarded
def review(directory: Path, audience: str | None, by: str | None, on: date | None, seeds: Path | None) -> None:
    """Decide on the facts that the briefs use; decisions go to briefs/_review.yaml.

    \b
    Example: briefgen review labour --by "Ada Berg"
    """
    who = by or os.environ.get("BRIEFGEN_REVIEWER", "") or _git_name(directory)
    if not who:
        raise click.UsageError("Say who decides, with --by NAME.")
    from briefgen.pipeline.briefs import undecided

    _walk(undecided(Work(directory, seeds, audience=audience)), who, on or datetime.now(UTC).date())


def _git_name(directory: Path) -> str:
    command = ["git", "-C", str(directory), "config", "user.name"]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=5)  # noqa: S603 - no shell
        return told.stdout.strip()
    except OSError:
        return ""


def _walk(waiting: Round, by: str, on: date) -> None:
    """Show each question until it is decided or skipped."""
    count, decided = len(waiting.questions), 0
    for number, question in enumerate(waiting.questions, 1):
        say(_shown(question, f"{number} of {count}"))
        key = _decide(question, waiting, by, on)
        decided += key in "are"
        if key == "q":
            break
    say(f"{decided} decided, {count - decided} still open." if count else "Nothing waits for a decision.")


def _decide(question: Question, waiting: Round, by: str, on: date) -> str:
    """Ask for a key until one says what to do, do it, and return it; at the end of a pipe, quit."""
    acts: dict[str, Callable[[], None]] = {
        "a": lambda: waiting.decide(question.fact, "approved", by, on),
        "r": lambda: waiting.decide(question.fact, "rejected", by, on, _line("Why? ")),
        "e": lambda: _correct(question, waiting, by, on),
        "s": lambda: None,
        "q": lambda: None,
    }
    while True:
        key = _key()
        try:
            if key in acts:
                acts[key]()
                return key
        except BriefgenError as error:
            say(str(error.findings[0].message) + " " + error.findings[0].cure)
        say(f"Keys: {KEYS}.")


def _correct(question: Question, waiting: Round, by: str, on: date) -> None:
    names = [name for name, _ in question.fields]
    name = _line(f"Which field ({', '.join(names) or 'none can be corrected'})? ")
    text = _line(f"What should {name} say? ") if name in names else ""
    waiting.decide(question.fact, "corrected", by, on, _line("Why? ") if text else "", {name: text})


def _shown(question: Question, number: str) -> str:
    start, exact, rest = question.words
    marked = start + click.style(f"[{exact}]", bold=True) + rest
    rows = [f"{question.fact.kind}, used in {', '.join(question.briefs)}; {question.place}  ({number})", ""]
    rows += [_fill(question.before), ""] if question.before else []
    return "\n".join(["", *rows, _fill(marked), "", f"  {question.says}", *_fields(question), "", f"{KEYS}:"])


def _fields(question: Question) -> list[str]:
    return [f"    {name}: {text}" for name, text in question.fields if text]


def _fill(text: str) -> str:
    return textwrap.fill(text, 96, initial_indent="  ", subsequent_indent="  ")


def _key() -> str:
    """A key of the terminal, or the first letter of a pipe's next line; its end quits."""
    if sys.stdin.isatty():
        return click.getchar(echo=True).lower()
    return (sys.stdin.readline() or "q").strip()[:1].lower()


def _line(question: str) -> str:
    say(question, nl=False)
    return sys.stdin.readline().strip()
