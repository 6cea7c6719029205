"""Which of a year's Mays, Fridays 13 or Christmas Days is meant: the one that words, verb and story point to.

Pure choices among years; `resolution` asks for them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from briefgen.grammar.calendar import Period, Unit
from briefgen.grammar.holiday_forms import in_year
from briefgen.grammar.moments import Holiday, Yearly
from briefgen.grammar.tense import AHEAD, NEAR, OPEN
from briefgen.grammar.timeline import Timeline

Direction = Callable[[], int]
"""Where the verb beside a date looks: asked only where the calendar leaves it open."""
CLOSE = 60
"""Days around the publication within which a day without its year is that of this year, whatever the verb."""
WITHIN = 100
"""Days around the publication within which what somebody wished for is meant: "sought a permit in July" may be either."""
FORWARD = 5
"""Months that a story goes on from one date to the next before a month's name means the same year again."""


def season(year: int, number: int, *, southern: bool) -> Period:
    """Return a year's season, spring 0, as a hemisphere has it."""
    return Period(Unit.SOUTHERN if southern else Unit.SEASON, year * 4 + number)


def occurrence(moment: Yearly | Holiday, year: int, timeline: Timeline) -> Period:
    """Return what a moment means in a year; raise ValueError where that year has no such day."""
    if isinstance(moment, Holiday):
        return Period.of(Unit.DAY, in_year(moment.rule, year))
    if moment.day is not None:
        return Period.of(Unit.DAY, date(year, moment.number + 1, moment.day))
    if moment.unit is Unit.SEASON:
        return season(year, moment.number, southern=timeline.southern)
    return Period(moment.unit, year * {Unit.MONTH: 12, Unit.QUARTER: 4}.get(moment.unit, 2) + moment.number)


def next_told(moment: Yearly | Holiday, narrated: Period, timeline: Timeline, direction: Direction) -> Period:
    """The occurrence that a story means: soon after the date told of before, or ahead, else the one in the same year."""
    year = narrated.year
    if narrated.unit in (Unit.YEAR, Unit.DECADE, Unit.CENTURY):
        return occurrence(moment, year, timeline)
    here = occurrence(moment, year, timeline)
    later = occurrence(moment, year + 1, timeline)
    months = (later.first.year - narrated.first.year) * 12 + later.first.month - narrated.first.month
    return later if here.last < narrated.first and (months <= FORWARD or direction() == AHEAD) else here


def about(moment: Yearly | Holiday, published: date, timeline: Timeline, direction: Direction) -> Period | None:
    """The occurrence nearest to the publication, on the side that the words or the verb tell; None where both may be."""
    if close := _close(moment, published, timeline):
        return close
    years = range(published.year - 2, published.year + 3)
    around = [occurrence(moment, year, timeline) for year in years if _exists(moment, year)]
    if not around:
        raise ValueError  # around 1900 and 2100 no year has a leap day
    if isinstance(moment, Yearly) and moment.weekday:
        near = sorted(around, key=lambda p: abs((p.first - published).days))
        return next((p for p in near if p.first.isoweekday() == moment.weekday), near[0])
    if moment.steps is not None and moment.steps < 0:
        return _first(p for p in reversed(around) if p.last < published)
    if moment.steps == 0:
        return _this(moment, around, published, timeline, direction)
    if moment.steps is not None:
        return _first(p for p in around if p.first > published)
    return _looked(around, published, direction)


def _looked(around: list[Period], published: date, direction: Direction) -> Period | None:
    """The nearest of days and of what was wished for, else the one that the verb looks at."""
    nearest = min(around, key=lambda p: abs((p.first - published).days))
    day = nearest.unit is Unit.DAY
    if day and abs((nearest.first - published).days) < CLOSE:
        return nearest
    looks = direction()
    if day and looks in (OPEN, NEAR):
        return nearest
    if looks == NEAR:
        return nearest if abs((nearest.first - published).days) < WITHIN else None
    if looks == AHEAD:
        return _first(p for p in around if p.last >= published)
    return _first(p for p in reversed(around) if p.first <= published)


def _close(moment: Yearly | Holiday, published: date, timeline: Timeline) -> Period | None:
    """The day of the publication's own year where it is near and no word tells another: other years' are farther."""
    told = moment.steps is not None or (isinstance(moment, Yearly) and moment.weekday)
    if told or not _exists(moment, published.year):
        return None
    here = occurrence(moment, published.year, timeline)
    return here if here.unit is Unit.DAY and abs((here.first - published).days) < CLOSE else None


def _first(periods: Iterator[Period]) -> Period:
    for period in periods:
        return period
    raise ValueError  # of a leap day there may be none


def _this(
    moment: Yearly | Holiday, around: list[Period], published: date, timeline: Timeline, direction: Direction
) -> Period:
    """As in "This fall": the one we are in, else the next or last one as the verb looks; a month of this year."""
    now = next((p for p in around if p.first <= published <= p.last), None)
    if now or isinstance(moment, Holiday) or moment.unit is not Unit.SEASON or (looks := direction()) in (OPEN, NEAR):
        return now or occurrence(moment, published.year, timeline)
    if looks == AHEAD:
        return _first(p for p in around if p.first > published)
    return _first(p for p in reversed(around) if p.last < published)


def _exists(moment: Yearly | Holiday, year: int) -> bool:
    leap = isinstance(moment, Yearly) and (moment.number, moment.day) == (1, 29)
    return not leap or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
