"""What is known while a text is read: its publication, the date it told of last, and whether it tells a story.

`resolution` counts dates from it; `forms` recognises them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from typing import NamedTuple

from briefgen.grammar.calendar import Period, Unit
from briefgen.grammar.moments import (
    Anchor,
    DateKind,
    DayOfWeek,
    Exact,
    Fixed,
    Moment,
    Part,
    Step,
    TimeOfDay,
    Yearly,
)

NARRATIVE = 3
"""A text whose distant dates are this many and outnumber its "today"s and weekdays so many times tells a story."""
MEMORY = 800
"""Code points over which "the next day" and "8 p.m." are counted from a day in news."""
LEAP = 5
"""Years that a story leaps over at once; beyond them a single date is a remark."""


class Resolution(Enum):
    """What a date expression was resolved by; UNRESOLVED leaves `edtf`, `first` and `last` None."""

    CALENDAR = "calendar"
    PUBLICATION = "publication"
    NARRATED = "narrated"
    UNRESOLVED = "unresolved"

    __hash__ = object.__hash__  # Enum's own is slow, and each member is one object


class Resolved(NamedTuple):
    """A moment's value and days; `period` where it is one unit of the calendar."""

    kind: DateKind
    timex: str | None
    edtf: str | None = None
    first: date | None = None
    last: date | None = None
    resolution: Resolution = Resolution.UNRESOLVED
    period: Period | None = None


class Timeline(NamedTuple):
    """What is known while a text is read: when it was published, what it told of last, and whether it is a story."""

    published: date | None
    southern: bool = False
    narrated: Period | None = None
    near: bool = False
    """Whether the narrated date stands in the same sentence with its year."""
    since: int = 0
    """Where the narrated date ends."""
    story: bool = False
    aside: Period | None = None
    """A distant date that a story has mentioned; a second one like it moves the story there."""


def is_story(moments: Iterable[Moment], published: date | None) -> bool:
    """Whether a text's dates are mostly distant ones with their years, so that others are counted from these."""
    distant = close = 0
    for moment in moments:
        inner = moment.moment if isinstance(moment, Part) else moment
        if isinstance(inner, Exact):
            distant += published is None or abs(inner.period.year - published.year) > 1
        close += isinstance(inner, DayOfWeek) or (isinstance(inner, Step) and inner.anchor is Anchor.PUBLICATION)
    return distant >= NARRATIVE * (1 + close)


def recalled(timeline: Timeline, at: int) -> Timeline:
    """Return the timeline as a reader has it at an offset: news is not counted from a day told of long before."""
    if timeline.story or timeline.narrated is None or at - timeline.since <= MEMORY:
        return timeline
    return timeline._replace(narrated=None)


def told(timeline: Timeline, moment: Moment, resolved: Resolved, since: int) -> Timeline:
    """Return the timeline after a date was told that ends at an offset."""
    period = resolved.period
    if (
        period is None
        or isinstance(moment, Fixed)
        or (timeline.story and resolved.resolution is Resolution.PUBLICATION)
    ):
        return timeline
    if isinstance(moment, TimeOfDay) and resolved.resolution is not Resolution.CALENDAR:
        return timeline
    if timeline.story and _aside(timeline, period):
        return timeline._replace(aside=period)
    inner = moment.moment if isinstance(moment, Part) else moment
    with_year = isinstance(inner, Exact) and period.unit in (Unit.DAY, Unit.MONTH)
    near = with_year or (timeline.near and isinstance(inner, Yearly))
    return Timeline(timeline.published, timeline.southern, period, near, since, timeline.story)


def _aside(timeline: Timeline, period: Period) -> bool:
    """Whether a date is far from what a story tells, and the one before it was not as far: a remark, no turn of the story."""
    now, last = timeline.narrated, timeline.aside
    if now is None or abs(period.year - now.year) <= LEAP:
        return False
    return last is None or abs(period.year - last.year) > LEAP
