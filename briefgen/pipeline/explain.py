"""Rules for reading: one as a page of Markdown, with its example, or all in a list. `rules` holds what is said here.

The same text is printed by `briefgen explain`, rendered on a terminal, and set into docs/reference/rules.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import unified_diff
from textwrap import fill

from briefgen.errors import ConfigurationError, Finding, Place
from briefgen.pipeline.load import nearest
from briefgen.rules.rule import File, Rule, ids, rule

_WIDTH = 110


def explain(id: str) -> str:
    """Return a rule's page; raise ConfigurationError with the nearest names where there is no such rule."""
    if id not in ids():
        near = nearest(id, ids())
        cure = near if near.startswith("Did") else "`briefgen explain` lists all."
        raise ConfigurationError(Finding("rule-unknown", Place("explain", 0), f'there is no rule "{id}".', cure))
    return page(rule(id))


def listed() -> str:
    """Return all rules, a line each."""
    width = max(map(len, ids()))
    return "".join(f"{id:<{width}}  {rule(id).severity.value:<7}  {rule(id).forbids}\n" for id in ids())


def page(told: Rule, heading: str = "#") -> str:
    """Return a rule as Markdown: what it forbids, how far it may be lowered, why, and the example."""
    return (
        "\n\n".join(
            (f"{heading} {told.id}", told.forbids, LOWERED[told.least].format(told.severity.value), *_parts(told))
        )
        + "\n"
    )


LOWERED = {
    "off": "Severity: {}. A project may lower it or turn it off.",
    "warning": "Severity: {}. A project may lower it to a warning, not turn it off.",
    "error": "Severity: {}. It cannot be lowered: without what it asks for there is no brief.",
}


def _parts(told: Rule) -> Iterator[str]:
    yield from (fill(paragraph, _WIDTH, break_long_words=False, break_on_hyphens=False) for paragraph in told.text)
    if told.wrong:
        yield "Wrong:"
        yield from _files(told.wrong)
        yield f"`briefgen {told.run}` says:" if told.run != "check" else "The finding:"
        yield f"```text\n{told.finding}\n```"
        yield "Repaired:" if told.rerun == told.run else f"Repaired, with `briefgen {told.rerun}`:"
        yield from _repaired(told)


def _files(files: Iterable[File]) -> Iterator[str]:
    """Each file in full; what its form is, or where it leads, in words."""
    for file in files:
        if file.link:
            yield f"{file.path} is a link to {file.link}."
        elif file.path.endswith("/"):
            yield f"{file.path} is an empty folder."
        else:
            yield f"{file.path}{_form(file)}:"
            yield _fenced(file.text, file.path.rpartition(".")[2])


def _form(file: File) -> str:
    if file.form.isdigit():
        return f", {int(file.form):,} times over"
    return f", written as {file.form}" if file.form else ""


def _repaired(told: Rule) -> Iterator[str]:
    """The changes as a difference where the file was there, the file in full where it is new."""
    before = {file.path: file for file in told.wrong}
    for file in told.repaired:
        old = before.get(file.path)
        if file.form == "removed":
            yield f"{file.path} is removed."
        elif old is None or old.link or file.link or old.form or file.form:
            yield from _files([file])
        else:
            lines = unified_diff(old.text.splitlines(), file.text.splitlines(), n=1, lineterm="")
            changed = "\n".join(line for line in lines if not line.startswith(("---", "+++", "@@")))
            yield f"{file.path}:"
            yield _fenced(f"{changed}\n", "diff")


def _fenced(text: str, language: str) -> str:
    marks = "`" * max(3, max((len(run) for run in text.split() if set(run) == {"`"}), default=0) + 1)
    return f"{marks}{language}\n{text}{marks}"
