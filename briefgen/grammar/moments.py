"""What a date expression says before anyone knows when it was said: an exact period, a step, a weekday, a length.

`forms` reads moments from words; `timeline` turns them into days.
"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from briefgen.grammar.calendar import Period, Unit
from briefgen.model.source import Span


class DateKind(Enum):
    """TIMEX3's four types: a day or longer, a time of day, a length of time, a repeated time."""

    DATE = "date"
    TIME = "time"
    DURATION = "duration"
    SET = "set"


class Anchor(Enum):
    """What a step is counted from: "last week" from the publication, "the next day" from the day told of before."""

    PUBLICATION = "publication"
    NARRATED = "narrated"
    EITHER = "either"
    """The publication in news, the day told of before in a story: "the end of the month"."""


class Fixed(NamedTuple):
    """A value that no anchor changes: a duration, a set, a reference to past, present or future, a year BC."""

    kind: DateKind
    timex: str
    edtf: str | None = None


class Exact(NamedTuple):
    """A period with its year."""

    period: Period


class Step(NamedTuple):
    """So many units before or after an anchor, or after another moment; 0 is the unit itself ("this week")."""

    unit: Unit
    steps: int
    anchor: Anchor = Anchor.PUBLICATION
    base: Moment | None = None


class Yearly(NamedTuple):
    """The number-th unit of a year, from 0, or a day of a month; `year` None is for the text to tell.

    `steps` counts occurrences: "last July" -1, "this fall" 0, "next May" 1.
    """

    unit: Unit
    number: int
    day: int | None = None
    year: Step | None = None
    steps: int | None = None
    weekday: int | None = None
    """The weekday printed with a day, Monday 1: it tells the year."""


class Holiday(NamedTuple):
    """A feast that each year has; `rule` as in lexicons/holidays.txt."""

    rule: str
    year: int | None = None
    steps: int | None = None


class DayOfWeek(NamedTuple):
    """A weekday, Monday 1; `week` is the week it lies in, or None where tense and cue must tell."""

    number: int
    steps: int | None = None
    week: Step | None = None


class TimeOfDay(NamedTuple):
    """A clock time or a part of the day, as TIMEX3 writes it (`T20:00`, `TMO`), on a day if one is told."""

    timex: str
    day: Moment | None = None
    alone: bool = True
    """Whether the words mean a time without a day beside them."""


class Part(NamedTuple):
    """The start, middle or end of a period."""

    moment: Moment
    part: str


class Between(NamedTuple):
    """A range whose two ends are printed, each with its own place."""

    low: Placed
    high: Placed


Moment = Fixed | Exact | Step | Yearly | Holiday | DayOfWeek | TimeOfDay | Part | Between


class Placed(NamedTuple):
    """A moment and its tokens, from the first to before the last."""

    moment: Moment
    first: int
    last: int
    span: Span
