"""A rule's text file -> Rule: its severity, what it forbids, a project that breaks it, the finding, the project repaired.

A line `=== wrong`, `=== finding` or `=== repaired` opens a part, a line `--- path` a file of a project. Where findings
are raised is the other modules' matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefgen.errors import Severity

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

ENDING = ".txt"
LEVELS = ("error", "warning", "off")
"""How a rule may be set, from the strictest."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of an example. `form` is empty, removed, an encoding, or a number of times that the text is repeated."""

    path: str
    text: str
    form: str = ""
    link: str = ""
    """Where the file leads, if it is a link."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, with its example. A rule whose example needs a server or a full disk has none."""

    id: str
    severity: Severity
    least: str
    """How far a project may lower it: error, warning or off."""
    forbids: str
    text: tuple[str, ...]
    """Paragraphs: why, and the cure."""
    run: str = "check"
    """The command line that shows the finding, and, in `rerun`, the one that does not."""
    rerun: str = "check"
    wrong: tuple[File, ...] = ()
    finding: str = ""
    repaired: tuple[File, ...] = ()

    @property
    def excusable(self) -> bool:
        """Whether an outline may make exceptions: the brief can be composed in spite of it."""
        return self.least != "error"

    @property
    def late(self) -> bool:
        """Whether only `build` sees it, once the pages are set."""
        return self.run.startswith(("build", "render"))


@cache
def _header() -> re.Pattern[str]:
    return re.compile(r"(severity|least|run|rerun): (.+)")


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"^=== (wrong|finding|repaired)$\n?", re.MULTILINE)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"^--- (?P<path>\S+)(?: \((?P<form>[^()]+)\)| -> (?P<link>\S+))?$\n?", re.MULTILINE)


def read(id: str, text: str) -> Rule:
    r"""Return the rule of a file's text; raise ValueError where it is not in form.

    >>> read("tide-wrong", "severity: warning\n\nA tide that never was.\n\nBecause.").forbids
    'A tide that never was.'
    """
    opening, *rest = _part().split(text)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    head, *paragraphs = (" ".join(block.split("\n")).strip() for block in re.split(r"\n\s*\n", opening.strip()))
    header = (_header().fullmatch(line) for line in opening.strip().split("\n\n")[0].splitlines())
    told = {found[1]: found[2] for found in header if found}
    if "severity" not in told or not paragraphs:
        raise ValueError(f"{id}: a rule begins with its severity and says what it forbids, not with {head!r}")
    severity = Severity(told["severity"])
    least = told.get("least") or ("warning" if severity is Severity.ERROR else "off")
    run = told.get("run", "check")
    return Rule(
        id,
        severity,
        LEVELS[LEVELS.index(least)],
        paragraphs[0],
        tuple(paragraphs[1:]),
        run,
        told.get("rerun", run),
        tuple(_files(parts.get("wrong", ""))),
        parts.get("finding", "").strip(),
        tuple(_files(parts.get("repaired", ""))),
    )


def _files(part: str) -> Iterator[File]:
    openings = list(_opening().finditer(part))
    ends = [*(found.start() for found in openings), len(part)][1:]
    for found, end in zip(openings, ends, strict=True):
        text = part[found.end() : end].rstrip("\n")
        yield File(found["path"], f"{text}\n" if text else "", found["form"] or "", found["link"] or "")


@cache
def _texts() -> Traversable:
    from importlib.resources import files  # slow to load, and needed only once a rule is asked for

    return files("briefgen.rules")


@cache
def ids() -> tuple[str, ...]:
    """Return the ids of all rules, sorted."""
    names = (file.name for file in _texts().iterdir())
    return tuple(sorted(name.removesuffix(ENDING) for name in names if name.endswith(ENDING)))


@cache
def rule(id: str) -> Rule:
    """Return a rule by its id; KeyError where there is none."""
    if id not in ids():
        raise KeyError(id)
    return read(id, (_texts() / f"{id}{ENDING}").read_text(encoding="utf-8"))
