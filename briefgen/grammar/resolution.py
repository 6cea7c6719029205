"""Moments turned into days: from the calendar, from the publication, or from the date told of before.

What stays open is X in the TIMEX3 value and None elsewhere. Which year a month is in: `occurrences`.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from briefgen.grammar.calendar import SEASONS, Period, Unit
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
from briefgen.grammar.occurrences import Direction, about, next_told, occurrence, season
from briefgen.grammar.tense import AHEAD
from briefgen.grammar.timeline import Resolution, Resolved, Timeline, told


def resolve(moment: Moment, timeline: Timeline, direction: Direction) -> Resolved:
    """Return a moment's value; what cannot be known stays X in `timex` and None elsewhere."""
    try:
        return _resolve(moment, timeline, direction)
    except (ValueError, OverflowError):  # a step beyond the calendar's years 1 to 9999
        return Resolved(DateKind.DATE, None)


def _resolve(moment: Moment, timeline: Timeline, direction: Direction) -> Resolved:
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


@lru_cache(maxsize=1 << 12)  # years and months come back in each text, days within one
def _of(period: Period, resolution: Resolution) -> Resolved:
    if period.unit is Unit.DAY:  # a day has one name and is its own first and last: most dates are days
        day = period.first
        return Resolved(DateKind.DATE, day.isoformat(), day.isoformat(), day, day, resolution, period)
    return Resolved(DateKind.DATE, period.timex, period.edtf, period.first, period.last, resolution, period)


def _southern(period: Period, timeline: Timeline) -> Period:
    """A season as the publisher's hemisphere has it: there, summer is the season that begins the year."""
    if period.unit is not Unit.SEASON or not timeline.southern:
        return period
    return season(period.number // 4, period.number % 4, southern=True)


def _time_of_day(moment: TimeOfDay, timeline: Timeline, direction: Direction) -> Resolved:
    if moment.day is not None:
        day = _resolve(moment.day, timeline, direction)
    elif timeline.narrated and timeline.narrated.unit is Unit.DAY:
        day = _of(timeline.narrated, Resolution.NARRATED)
    else:
        return Resolved(DateKind.TIME, moment.timex)
    if day.period is None:
        return Resolved(DateKind.TIME, f"{day.timex or ''}{moment.timex}")
    return day._replace(kind=DateKind.TIME, timex=f"{day.timex}{moment.timex}")


def _between(low: Moment, high: Moment, timeline: Timeline, direction: Direction) -> Resolved:
    one = _resolve(low, timeline, direction)
    other = _resolve(high, told(timeline, low, one, timeline.since), direction)
    if one.first and other.last and other.last < one.first and isinstance(high, Yearly) and other.period:
        other = _of(_years_on(other.period, 1), other.resolution)
    if one.first and other.last and other.last < one.first and isinstance(high, DayOfWeek) and other.period:
        other = _of(other.period.shift(7), other.resolution)
    if one.first is None or other.last is None or other.last < one.first:
        lasting = one.kind is DateKind.DURATION and other.kind is DateKind.DURATION  # "40 to 50 hours"
        return Resolved(DateKind.DURATION if lasting else DateKind.DATE, f"{one.timex}/{other.timex}")
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
    return resolved._replace(first=first, last=last)


def _step(moment: Step, timeline: Timeline, direction: Direction) -> Resolved:
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


OPEN_VALUES = {Unit.DAY: "XXXX-XX-XX", Unit.WEEK: "XXXX-WXX", Unit.MONTH: "XXXX-XX"}
COARSE = (Unit.DAY, Unit.WEEK, Unit.WEEKEND, Unit.MONTH, Unit.QUARTER, Unit.HALF, Unit.YEAR, Unit.DECADE, Unit.CENTURY)


def _stepped(moment: Step, base: Period | None, resolution: Resolution) -> Resolved:
    unknown = OPEN_VALUES.get(moment.unit, "XXXX")
    if base is None:
        return Resolved(DateKind.DATE, unknown)
    rank = COARSE.index(base.unit) if base.unit in COARSE else COARSE.index(Unit.QUARTER)
    if rank > COARSE.index(moment.unit):
        known = base.timex if base.unit in (Unit.YEAR, Unit.MONTH) and moment.unit is not Unit.WEEK else ""
        return Resolved(DateKind.DATE, known + unknown[len(known) :])
    if moment.unit is Unit.YEAR and base.unit is Unit.QUARTER:
        return _of(base.shift(4 * moment.steps), resolution)
    return _of(Period.of(moment.unit, base.first).shift(moment.steps), resolution)


def _weekday(moment: DayOfWeek, timeline: Timeline, direction: Direction) -> Resolved:
    if moment.week is not None:
        week = _step(moment.week, timeline, direction)
        if week.first is None:
            return _some_weekday(moment)
        return _of(Period.of(Unit.DAY, week.first + timedelta(moment.number - 1)), week.resolution)
    story = timeline.story and timeline.narrated is not None and timeline.narrated.unit is Unit.DAY
    anchor = timeline.narrated.first if story and timeline.narrated else timeline.published
    if anchor is None:
        return _some_weekday(moment)
    resolution = Resolution.NARRATED if story else Resolution.PUBLICATION
    distance = (moment.number - anchor.isoweekday()) % 7
    if moment.steps is not None and distance == 0:
        return _of(Period.of(Unit.DAY, anchor + timedelta(7 * moment.steps)), resolution)
    if distance and not (moment.steps == 1 or (moment.steps is None and (story or direction() == AHEAD))):
        distance -= 7
    return _of(Period.of(Unit.DAY, anchor + timedelta(distance)), resolution)


def _some_weekday(moment: DayOfWeek) -> Resolved:
    return Resolved(DateKind.DATE, f"XXXX-WXX-{moment.number}")


def _yearly(moment: Yearly | Holiday, timeline: Timeline, direction: Direction) -> Resolved:
    if isinstance(moment, Holiday) and moment.year:
        return _of(occurrence(moment, moment.year, timeline), Resolution.CALENDAR)
    if isinstance(moment, Yearly) and moment.year is not None:
        year = _step(moment.year, timeline, direction)
        return _of(occurrence(moment, year.period.year, timeline), year.resolution) if year.period else _unknown(moment)
    if moment.steps is None and timeline.narrated and (timeline.story or timeline.near):
        return _of(next_told(moment, timeline.narrated, timeline, direction), Resolution.NARRATED)
    if timeline.published is None:
        return _unknown(moment)
    found = about(moment, timeline.published, timeline, direction)
    return _of(found, Resolution.PUBLICATION) if found else _unknown(moment)


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
