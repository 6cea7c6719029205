"""Numbers and days as a drawing's axes print them, by language: Babel's symbols and names in the form that d3 reads."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple, TypedDict


class Numbers(TypedDict):
    """A locale of d3-format."""

    decimal: str
    thousands: str
    grouping: list[int]
    currency: list[str]
    percent: str


class Days(TypedDict):
    """A locale of d3-time-format."""

    dateTime: str
    date: str
    time: str
    periods: list[str]
    days: list[str]
    shortDays: list[str]
    months: list[str]
    shortMonths: list[str]


class Axes(NamedTuple):
    """How a language writes what stands at an axis."""

    numbers: Numbers
    days: Days


@cache
def axes(language: str) -> Axes:
    """Return what a language writes at an axis.

    >>> axes("fr-CA").numbers["decimal"], axes("fr-CA").days["shortMonths"][6]
    (',', 'juill.')
    """
    from babel import Locale

    locale = Locale.parse(language.replace("-", "_"))
    symbols, days, months = locale.number_symbols["latn"], locale.days["format"], locale.months["format"]
    money = ["", "\u00a0$"] if locale.language == "fr" else ["$", ""]
    percent = "\u00a0%" if locale.language == "fr" else "%"
    return Axes(
        Numbers(decimal=symbols["decimal"], thousands=symbols["group"], grouping=[3], currency=money, percent=percent),
        Days(
            dateTime="%d %B %Y, %H:%M",
            date="%d %B %Y",
            time="%H:%M",
            periods=["", ""],
            days=[days["wide"][day] for day in _SUNDAY_FIRST],
            shortDays=[days["abbreviated"][day] for day in _SUNDAY_FIRST],
            months=list(months["wide"].values()),
            shortMonths=list(months["abbreviated"].values()),
        ),
    )


_SUNDAY_FIRST = (6, 0, 1, 2, 3, 4, 5)
