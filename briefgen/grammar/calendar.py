"""Periods of the calendar: a unit and a count of it, so that "the month before" is one step back.

Knows no words; `moments` reads words into steps and periods, `timeline` settles them.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

SEASONS = ("SP", "SU", "FA", "WI")


class Unit(Enum):
    """Calendar units, by the letter that an ISO duration uses where it has one."""

    DAY = "D"
    WEEK = "W"
    WEEKEND = "WE"
    MONTH = "M"
    QUARTER = "Q"
    HALF = "H"
    SEASON = "S"
    SOUTHERN = "SS"
    YEAR = "Y"
    DECADE = "DE"
    CENTURY = "CE"

    __hash__ = object.__hash__  # Enum's own is slow, and each unit is one object


MONTHS = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.HALF: 6, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
FIRST_MONTH = {Unit.SEASON: 2, Unit.SOUTHERN: 8}
"""Month, counted from 0, in which the year's first season (spring) starts."""


class Period(NamedTuple):
    """The index-th unit since the calendar's beginning; weeks start on Monday, winter ends in the next year.

    >>> Period.of(Unit.MONTH, date(2020, 1, 15)).shift(-1).timex
    '2019-12'
    """

    unit: Unit
    number: int

    @classmethod
    def of(cls, unit: Unit, day: date) -> Period:
        """Return the unit that holds a day."""
        if unit is Unit.DAY:
            return cls(unit, day.toordinal())
        if unit in (Unit.WEEK, Unit.WEEKEND):
            return cls(unit, (day.toordinal() - 1) // 7)
        months = day.year * 12 + day.month - 1
        if unit in FIRST_MONTH:
            return cls(unit, (months - FIRST_MONTH[unit]) // 3)
        return cls(unit, months // MONTHS[unit])

    def shift(self, steps: int) -> Period:
        """Return the period that many units later, or earlier."""
        return Period(self.unit, self.number + steps)

    @property
    def first(self) -> date:
        """The first day."""
        unit, number = self
        if unit is Unit.DAY:
            return date.fromordinal(number)
        if unit is Unit.WEEK:
            return date.fromordinal(number * 7 + 1)
        if unit is Unit.WEEKEND:
            return date.fromordinal(number * 7 + 6)
        months = number * 3 + FIRST_MONTH[unit] if unit in FIRST_MONTH else number * MONTHS[unit]
        return date(max(1, months // 12), months % 12 + 1, 1)

    @property
    def last(self) -> date:
        """The last day, included."""
        if self.unit is Unit.DAY:
            return self.first
        if self.unit is Unit.WEEKEND:
            return self.first + timedelta(1)
        return self.shift(1).first - timedelta(1)

    @property
    def year(self) -> int:
        """The year that the period is named after."""
        return self.number // 4 if self.unit in FIRST_MONTH else self.first.year

    @property
    def timex(self) -> str:
        """The TIMEX3 value."""
        return _timex(self)

    @property
    def edtf(self) -> str:
        """The Extended Date/Time Format: weeks and quarters have no name in level 1, so that they are intervals."""
        return _edtf(self)


def _timex(period: Period) -> str:
    unit, number = period.unit, period.number
    if unit is Unit.DAY:
        return period.first.isoformat()
    if unit in (Unit.WEEK, Unit.WEEKEND):
        year, week, _ = period.first.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit is Unit.WEEKEND else "")
    if unit in FIRST_MONTH:
        return f"{number // 4:04}-{SEASONS[number % 4]}"
    if unit is Unit.MONTH:
        return f"{number // 12:04}-{number % 12 + 1:02}"
    if unit in (Unit.QUARTER, Unit.HALF):
        count = 12 // MONTHS[unit]
        return f"{number // count:04}-{unit.value}{number % count + 1}"
    return str(number).zfill(_DIGITS[unit])


_DIGITS = {Unit.YEAR: 4, Unit.DECADE: 3, Unit.CENTURY: 2}


def _edtf(period: Period) -> str:
    unit, number = period.unit, period.number
    if unit is Unit.DAY:
        return period.first.isoformat()
    if unit in FIRST_MONTH:
        return f"{number // 4:04}-{21 + number % 4}"
    if unit in (Unit.WEEK, Unit.WEEKEND):
        return f"{period.first.isoformat()}/{period.last.isoformat()}"
    if unit in (Unit.QUARTER, Unit.HALF):
        return f"{period.first.isoformat()[:7]}/{period.last.isoformat()[:7]}"
    return _timex(period).ljust(4, "X")


def day(year: int, month: int, number: int) -> Period | None:
    """Return a calendar day, or None where the calendar has no such day."""
    try:
        return Period.of(Unit.DAY, date(year, month, number))
    except ValueError:
        return None


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the anonymous algorithm)."""
    golden, century = year % 19, year // 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 100 % 4) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, number = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, number + 1)
