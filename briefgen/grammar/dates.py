"""Date expressions of plain text: where each stands, what it is, and which days it means.

`moments` recognises them, `timeline` resolves them against the publication and the narrated date.
Events that happen on these dates are read in `extract.events`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from briefgen.model.source import Span


class Resolution(Enum):
    """What a date expression was resolved by; UNRESOLVED leaves `edtf`, `first` and `last` None."""

    CALENDAR = "calendar"
    PUBLICATION = "publication"
    NARRATED = "narrated"
    UNRESOLVED = "unresolved"


class DateKind(Enum):
    """TIMEX3's four types: a day or longer, a time of day, a length of time, a repeated time."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


@dataclass(frozen=True, slots=True)
class DateExpression:
    """A date as printed and as resolved; durations, sets and unresolved dates have no days."""

    span: Span
    text: str
    kind: DateKind
    edtf: str | None = None
    """Extended Date/Time Format (ISO 8601-2), level 1."""
    timex: str | None = None
    """TIMEX3 value; an interval with `/` exactly for ranges whose two ends are printed."""
    first: date | None = None
    last: date | None = None
    """First and last day, both included."""
    resolution: Resolution = Resolution.UNRESOLVED
    parts: tuple[DateExpression, ...] = ()
    """The two ends, for a range."""


class Dated(Protocol):
    """Anything with an interval: a DateExpression, or a fact's When."""

    @property
    def timex(self) -> str | None: ...
    @property
    def first(self) -> date | None: ...
    @property
    def last(self) -> date | None: ...


def agrees(printed: Dated, known: Dated) -> bool:
    """Whether a printed date may stand for a known one: the same days, a coarser period, or one end of a printed range.

    A finer date than the known one does not agree, and neither does one that is not resolved.
    """
    if printed.first is None or printed.last is None or known.first is None or known.last is None:
        return False
    if printed.first <= known.first and known.last <= printed.last:
        return True
    ranged = known.timex is not None and "/" in known.timex
    return ranged and printed.first == printed.last and printed.first in (known.first, known.last)


def dates(
    plain: str, sentences: Sequence[Span], published: date | None, southern: bool = False
) -> tuple[DateExpression, ...]:
    """Return the date expressions of the sentences in text order; they never overlap."""
    return ()
