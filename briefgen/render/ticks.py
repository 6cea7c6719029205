"""Days as numbers, and the few of them that an axis names."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from briefgen.language.axes import axes

SHORT = 75
"""Days below which an axis names days, not months."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis and its words."""

    at: int
    words: str


def ordinal(day: str) -> int:
    """Return a day in ISO 8601 as a number that grows by one each day."""
    return date.fromisoformat(day).toordinal()


def ticks(first: float, last: float, language: str, most: int) -> tuple[Tick, ...]:
    """Return the ticks between two days: as many days, months or years as there is room for.

    >>> [tick.words for tick in ticks(ordinal("2017-12-20"), ordinal("2018-04-02"), "en", 6)]
    ['Jan 2018', 'Feb', 'Mar', 'Apr']
    """
    if last - first < SHORT:
        step = next((step for step in (1, 2, 7, 14, 28) if (last - first) / step <= most), 28)
        monday = int(first) + 1 + (-int(first)) % 7 if step >= 7 else int(first) + 1
        days = [date.fromordinal(day) for day in range(monday, int(last) + 1, step)]
        return tuple(Tick(day.toordinal(), f"{day.day} {_month(day, language)}") for day in days)
    months = [date.fromordinal(day) for day in range(int(first) + 1, int(last) + 1) if date.fromordinal(day).day == 1]
    step = next((step for step in (1, 2, 3, 6, 12, 24, 60, 120) if len(months) / step <= most), 120)
    kept = [day for day in months if (day.year * 12 + day.month - 1) % step == 0]
    return tuple(Tick(day.toordinal(), _named(day, language, step, at == 0)) for at, day in enumerate(kept))


def _named(day: date, language: str, step: int, first: bool) -> str:
    if step % 12 == 0:
        return str(day.year)
    return f"{_month(day, language)} {day.year}" if first or day.month == 1 else _month(day, language)


def _month(day: date, language: str) -> str:
    return axes(language).days["shortMonths"][day.month - 1]
