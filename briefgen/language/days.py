"""Days, months, seasons and stretches of time in words, by language: Babel's names in this house's forms."""

from __future__ import annotations

from datetime import date
from functools import cache

from briefgen.language.catalogue import messages, phrase, primary

_SEASONS = dict(zip(("21", "22", "23", "24"), messages("spring", "summer", "autumn", "winter"), strict=True))


def day(value: date, language: str = "en-CA") -> str:
    """Write a day out.

    >>> day(date(2018, 1, 17)), day(date(2018, 2, 1), "fr-CA")
    ('17 January 2018', '1er février 2018')
    """
    return f"{_number(value, language)} {month(value, language)} {value.year}"


def month(value: date, language: str) -> str:
    """Return the name of a day's month."""
    return _months(primary(language))[value.month]


def season(edtf: str, language: str) -> str:
    """Write out a season in EDTF, or nothing where it is none.

    >>> season("2017-23", "fr-CA"), season("2017-10", "fr-CA")
    ('automne 2017', '')
    """
    named = _SEASONS.get(edtf[5:], "") if len(edtf) == len("2017-23") else ""
    return f"{phrase(named, language)} {edtf[:4]}" if named else ""


def stretch(first: date, last: date, language: str = "en-CA") -> str:
    """Write a stretch of days, whole months or whole years out.

    >>> stretch(date(2017, 8, 16), date(2017, 8, 20)), stretch(date(2017, 8, 16), date(2017, 8, 20), "fr-CA")
    ('16–20 August 2017', '16 au 20 août 2017')
    """
    if first == last:
        return day(first, language)
    if first.day == 1 and date.fromordinal(last.toordinal() + 1).day == 1:
        return _whole_months(first, last, language)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_number(first, language)}{_to(language, close=True)}{day(last, language)}"
    if first.year == last.year:
        return f"{_number(first, language)} {month(first, language)}{_to(language)}{day(last, language)}"
    return f"{day(first, language)}{_to(language)}{day(last, language)}"


def _whole_months(first: date, last: date, language: str) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{month(first, language)} {first.year}"
    joint = " à " if primary(language) == "fr" else "–" if first.year == last.year else " – "
    year = "" if first.year == last.year else f" {first.year}"
    return f"{month(first, language)}{year}{joint}{month(last, language)} {last.year}"


def _to(language: str, *, close: bool = False) -> str:
    return " au " if primary(language) == "fr" else "–" if close else " – "


def _number(value: date, language: str) -> str:
    return "1er" if primary(language) == "fr" and value.day == 1 else str(value.day)


@cache
def _months(language: str) -> dict[int, str]:
    from babel import Locale

    return dict(Locale.parse(language).months["format"]["wide"])
