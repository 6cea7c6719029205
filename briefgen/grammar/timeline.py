"""Moments in the order of a text, turned into days by what they are counted from.

A date's year or week comes from the publication, or from the date told of before where the text narrates.
Recognising the moments is `forms`' business.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

from briefgen.grammar.calendar import SEASONS, Period, Unit
from briefgen.grammar.holiday_forms import in_year
from briefgen.grammar.moments import (
    Anchor,
    Between,
    DateKind,
    DayOfWeek,
    Exact,
    Fixed,
    Holiday,
    Moment,
    Part,
    Step,
    TimeOfDay,
    Yearly,
)
from briefgen.grammar.tense import AHEAD

NARRATIVE = 3
"""A text whose distant dates are this many and outnumber its "today"s and weekdays so many times tells a story."""
LEAP = 5
"""Years that a story leaps over at once; beyond them a single date is a remark."""
CLOSE = 60
"""Days around the publication within which a day without its year is that of this year, whatever the verb."""
FORWARD = 5
"""Months that a story goes on from one date to the next before a month's name means the same year again."""


class Resolution(Enum):
    """What a date expression was resolved by; UNRESOLVED leaves `edtf`, `first` and `last` None."""

    CALENDAR = "calendar"
    PUBLICATION = "publication"
    NARRATED = "narrated"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Resolved:
    """A moment's value and days; `period` where it is one unit of the calendar."""

    kind: DateKind
    timex: str | None
    edtf: str | None = None
    first: date | None = None
    last: date | None = None
    resolution: Resolution = Resolution.UNRESOLVED
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What is known while a text is read: when it was published, what it told of last, and whether it is a story."""

    published: date | None
    southern: bool = False
    narrated: Period | None = None
    near: bool = False
    """Whether the narrated date stands in the same sentence with its year."""
    story: bool = False
    aside: Period | None = None
    """A distant date that a story has mentioned; a second one like it moves the story there."""


def is_story(moments: Iterable[Moment], published: date | None) -> bool:
    """Whether a text's dates are mostly distant ones with their years, so that others are counted from these."""
    if published is None:
        return True
    distant = close = 0
    for moment in moments:
        inner = moment.moment if isinstance(moment, Part) else moment
        if isinstance(inner, Exact):
            distant += abs(inner.period.year - published.year) > 1
        close += isinstance(inner, DayOfWeek) or (isinstance(inner, Step) and inner.anchor is Anchor.PUBLICATION)
    return distant >= NARRATIVE * (1 + close)


def told(timeline: Timeline, moment: Moment, resolved: Resolved) -> Timeline:
    """Return the timeline after a date was told."""
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
        return replace(timeline, aside=period)
    inner = moment.moment if isinstance(moment, Part) else moment
    with_year = isinstance(inner, Exact) and period.unit in (Unit.DAY, Unit.MONTH)
    return replace(
        timeline, narrated=period, aside=None, near=with_year or (timeline.near and isinstance(inner, Yearly))
    )


def _aside(timeline: Timeline, period: Period) -> bool:
    """Whether a date is far from what a story tells, and the one before it was not as far: a remark, no turn of the story."""
    now, last = timeline.narrated, timeline.aside
    if now is None or abs(period.year - now.year) <= LEAP:
        return False
    return last is None or abs(period.year - last.year) > LEAP


def resolve(moment: Moment, timeline: Timeline, direction: int) -> Resolved:
    """Return a moment's value; what cannot be known stays X in `timex` and None elsewhere."""
    try:
        return _resolve(moment, timeline, direction)
    except (ValueError, OverflowError):  # a step beyond the calendar's years 1 to 9999
        return Resolved(DateKind.DATE, None)


def _resolve(moment: Moment, timeline: Timeline, direction: int) -> Resolved:
    match moment:
        case Fixed(kind, timex, edtf):
            return Resolved(kind, timex, edtf, resolution=Resolution.CALENDAR if edtf else Resolution.UNRESOLVED)
        case Part(inner, part):
            return _narrowed(_resolve(inner, timeline, direction), part)
        case TimeOfDay():
            return _time_of_day(moment, timeline, direction)
        case Between(low, high):
            return _between(low.moment, high.moment, timeline, direction)
        case Exact(period):
            return _of(_southern(period, timeline), Resolution.CALENDAR)
        case Step():
            return _step(moment, timeline, direction)
        case DayOfWeek():
            return _weekday(moment, timeline, direction)
        case Yearly() | Holiday():
            return _yearly(moment, timeline, direction)


def _of(period: Period, resolution: Resolution) -> Resolved:
    return Resolved(DateKind.DATE, period.timex, period.edtf, period.first, period.last, resolution, period)


def _southern(period: Period, timeline: Timeline) -> Period:
    """A season as the publisher's hemisphere has it: there, summer is the season that begins the year."""
    if period.unit is not Unit.SEASON or not timeline.southern:
        return period
    return _season(period.index // 4, period.index % 4, southern=True)


def _season(year: int, number: int, *, southern: bool) -> Period:
    return Period(Unit.SOUTHERN if southern else Unit.SEASON, year * 4 + number)


def _time_of_day(moment: TimeOfDay, timeline: Timeline, direction: int) -> Resolved:
    if moment.day is not None:
        day = _resolve(moment.day, timeline, direction)
    elif timeline.narrated and timeline.narrated.unit is Unit.DAY:
        day = _of(timeline.narrated, Resolution.NARRATED)
    else:
        return Resolved(DateKind.TIME, moment.timex)
    if day.period is None:
        return Resolved(DateKind.TIME, f"{day.timex or ''}{moment.timex}")
    return replace(day, kind=DateKind.TIME, timex=f"{day.timex}{moment.timex}")


def _between(low: Moment, high: Moment, timeline: Timeline, direction: int) -> Resolved:
    one = _resolve(low, timeline, direction)
    other = _resolve(high, told(timeline, low, one), direction)
    if one.first and other.last and other.last < one.first and isinstance(high, Yearly) and other.period:
        other = _of(_years_on(other.period, 1), other.resolution)
    if one.first and other.last and other.last < one.first and isinstance(high, DayOfWeek) and other.period:
        other = _of(other.period.shift(7), other.resolution)
    if one.first is None or other.last is None or other.last < one.first:
        return Resolved(DateKind.DATE, f"{one.timex}/{other.timex}")
    edtf = f"{(one.edtf or '').split('/')[0]}/{(other.edtf or '').split('/')[-1]}"
    return Resolved(DateKind.DATE, f"{one.timex}/{other.timex}", edtf, one.first, other.last, one.resolution)


def _years_on(period: Period, years: int) -> Period:
    first = period.first
    return Period.of(period.unit, date(first.year + years, first.month, min(first.day, 28)))


def _narrowed(resolved: Resolved, part: str) -> Resolved:
    """The first, middle or last third of a period's days."""
    if resolved.first is None or resolved.last is None:
        return resolved
    third = ((resolved.last - resolved.first).days + 1) // 3
    first, last = resolved.first, resolved.last
    if third == 0:
        return resolved
    starts, ends = first + timedelta(third), last - timedelta(third)
    first, last = {"START": (first, starts), "MID": (starts, ends), "END": (ends, last)}[part]
    return replace(resolved, first=first, last=last)


def _step(moment: Step, timeline: Timeline, direction: int) -> Resolved:
    if isinstance(moment.base, Fixed):  # counted from an event, not from a day
        return Resolved(DateKind.DATE, f"{timeline.narrated.year:04}-XX-XX" if timeline.narrated else "XXXX-XX-XX")
    if moment.base is not None:
        base = _resolve(moment.base, timeline, direction)
        return _stepped(moment, base.period, base.resolution)
    narrated = timeline.story and timeline.narrated is not None
    if moment.anchor is Anchor.NARRATED or (moment.anchor is Anchor.EITHER and narrated):
        return _stepped(moment, timeline.narrated, Resolution.NARRATED)
    anchor = Period.of(Unit.DAY, timeline.published) if timeline.published else None
    return _stepped(moment, anchor, Resolution.PUBLICATION)


COARSE = (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY)


def _stepped(moment: Step, base: Period | None, resolution: Resolution) -> Resolved:
    if base is None:
        return Resolved(
            DateKind.DATE,
            {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}.get(moment.unit, "XXXX"),
        )
    rank = COARSE.index(base.unit) if base.unit in COARSE else COARSE.index(Unit.QUARTER)
    if rank > COARSE.index(moment.unit):
        if moment.unit is Unit.WEEK:
            return Resolved(DateKind.DATE, "XXXX-WXX")
        timex = (
            base.timex
            + {Unit.YEAR: "-XX", Unit.MONTH: ""}.get(base.unit, "")
            + ("-XX" if moment.unit is Unit.DAY else "")
        )
        return Resolved(DateKind.DATE, timex)
    if moment.unit is Unit.YEAR and base.unit is Unit.QUARTER:
        return _of(base.shift(4 * moment.steps), resolution)
    return _of(Period.of(moment.unit, base.first).shift(moment.steps), resolution)


def _weekday(moment: DayOfWeek, timeline: Timeline, direction: int) -> Resolved:
    unknown = Resolved(DateKind.DATE, f"XXXX-WXX-{moment.number}")
    if moment.week is not None:
        week = _step(moment.week, timeline, direction)
        if week.first is None:
            return unknown
        return _of(Period.of(Unit.DAY, week.first + timedelta(moment.number - 1)), week.resolution)
    story = timeline.story and timeline.narrated is not None and timeline.narrated.unit is Unit.DAY
    anchor = timeline.narrated.first if story and timeline.narrated else timeline.published
    if anchor is None:
        return unknown
    resolution = Resolution.NARRATED if story else Resolution.PUBLICATION
    distance = (moment.number - anchor.isoweekday()) % 7
    if moment.steps is not None and distance == 0:
        return _of(Period.of(Unit.DAY, anchor + timedelta(7 * moment.steps)), resolution)
    ahead = moment.steps == 1 or (moment.steps is None and (direction == AHEAD or story))
    days = distance if ahead or distance == 0 else distance - 7
    return _of(Period.of(Unit.DAY, anchor + timedelta(days)), resolution)


def _yearly(moment: Yearly | Holiday, timeline: Timeline, direction: int) -> Resolved:
    if isinstance(moment, Holiday) and moment.year:
        return _of(_occurrence(moment, moment.year, timeline), Resolution.CALENDAR)
    if isinstance(moment, Yearly) and moment.year is not None:
        year = _step(moment.year, timeline, direction)
        return (
            _of(_occurrence(moment, year.period.year, timeline), year.resolution) if year.period else _unknown(moment)
        )
    if moment.steps is None and timeline.narrated and (timeline.story or timeline.near):
        return _of(_next_told(moment, timeline.narrated, timeline), Resolution.NARRATED)
    if timeline.published is None:
        return _unknown(moment)
    return _of(_about(moment, timeline.published, timeline, direction), Resolution.PUBLICATION)


def _occurrence(moment: Yearly | Holiday, year: int, timeline: Timeline) -> Period:
    if isinstance(moment, Holiday):
        return Period.of(Unit.DAY, in_year(moment.rule, year))
    if moment.day is not None:
        return Period.of(Unit.DAY, date(year, moment.number + 1, moment.day))
    if moment.unit is Unit.SEASON:
        return _season(year, moment.number, southern=timeline.southern)
    return Period(moment.unit, year * {Unit.MONTH: 12, Unit.QUARTER: 4}.get(moment.unit, 2) + moment.number)


def _next_told(moment: Yearly | Holiday, narrated: Period, timeline: Timeline) -> Period:
    """The occurrence that a story means: soon after the date told of before, else the one in the same year."""
    year = narrated.year
    if narrated.unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return _occurrence(moment, year, timeline)
    here = _occurrence(moment, year, timeline)
    later = _occurrence(moment, year + 1, timeline)
    months = (later.first.year - narrated.first.year) * 12 + later.first.month - narrated.first.month
    return later if here.last < narrated.first and months <= FORWARD else here


def _about(moment: Yearly | Holiday, published: date, timeline: Timeline, direction: int) -> Period:
    """The occurrence nearest to the publication, on the side that the words or the verb tell."""
    around = [
        _occurrence(moment, published.year + n, timeline)
        for n in (-2, -1, 0, 1, 2)
        if _exists(moment, published.year + n)
    ]
    near = sorted(around, key=lambda p: abs((p.first - published).days))
    if isinstance(moment, Yearly) and moment.weekday:
        return next((p for p in near if p.first.isoweekday() == moment.weekday), near[0])
    if moment.steps is not None and moment.steps < 0:
        return max((p for p in around if p.last < published), key=lambda p: p.index)
    if moment.steps == 0:
        return _this(moment, around, published, timeline, direction)
    if moment.steps is not None:
        return min((p for p in around if p.first > published), key=lambda p: p.index)
    if near[0].unit is Unit.DAY and abs((near[0].first - published).days) < CLOSE and moment.steps is None:
        return near[0]
    if direction == AHEAD:
        return min((p for p in around if p.last >= published), key=lambda p: p.index)
    return max((p for p in around if p.first <= published), key=lambda p: p.index)


def _this(
    moment: Yearly | Holiday, around: list[Period], published: date, timeline: Timeline, direction: int
) -> Period:
    """As in "This fall": the one we are in, else the next or last one as the verb looks; a month of this year."""
    now = next((p for p in around if p.first <= published <= p.last), None)
    if now or isinstance(moment, Holiday) or moment.unit is not Unit.SEASON or not direction:
        return now or _occurrence(moment, published.year, timeline)
    if direction == AHEAD:
        return min((p for p in around if p.first > published), key=lambda p: p.index)
    return max((p for p in around if p.last < published), key=lambda p: p.index)


def _exists(moment: Yearly | Holiday, year: int) -> bool:
    leap = isinstance(moment, Yearly) and (moment.number, moment.day) == (1, 29)
    return not leap or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))


def _unknown(moment: Yearly | Holiday) -> Resolved:
    if isinstance(moment, Holiday):
        return Resolved(DateKind.DATE, f"XXXX-{moment.rule}" if moment.rule[2:3] == "-" else None)
    if moment.unit is Unit.MONTH:
        return Resolved(DateKind.DATE, f"XXXX-{moment.number + 1:02}" + (f"-{moment.day:02}" if moment.day else ""))
    return Resolved(
        DateKind.DATE,
        f"XXXX-{SEASONS[moment.number]}"
        if moment.unit is Unit.SEASON
        else f"XXXX-{moment.unit.value}{moment.number + 1}",
    )
