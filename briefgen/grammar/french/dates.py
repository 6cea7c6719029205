"""French dates of plain text: `17 janvier 2018`, `1er février`, `du 11 au 15 décembre 2017`, `hiver 2018`, `lundi`.

A date without its year has no days here, but an EDTF that leaves the year open; a relative one ("hier") has neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from briefgen.grammar.dates import DateExpression, DateKind
from briefgen.grammar.lexicon import rows
from briefgen.model.source import Span

_RELATIVE = (
    r"hier|avant-hier|aujourd'hui|demain|(?:la semaine|le mois|l'an|l'année|l'été|l'automne|l'hiver) (?:derni[eè]re?|"
    r"prochaine?|passée?|suivante?|précédente?)|il y a [\w ]{2,20}? (?:jours|semaines|mois|ans)|dans [\w ]{2,20}? "
    r"(?:jours|semaines|mois|ans)|le lendemain|la veille|(?:jours|semaines|mois|ans|années) (?:plus tard|auparavant)"
)


def dates(plain: str) -> tuple[DateExpression, ...]:
    """Return the dates of a text in order.

    >>> [d.edtf for d in dates("Du 11 au 15 décembre 2017, le 1er mars, en janvier 2018, à l'hiver 2018, en 2016.")]
    ['2017-12-11/2017-12-15', 'XXXX-03-01', '2018-01', '2018-24', '2016']
    """
    return tuple(each for each in map(_read, _pattern().finditer(plain)) if each)


@cache
def _named(kind: str) -> dict[str, int]:
    return {row[0]: int(row[2]) for row in rows("french_dates") if row[1] == kind}


@cache
def _pattern() -> re.Pattern[str]:
    month, weekday, season = ("|".join(_named(kind)) for kind in ("month", "weekday", "season"))
    day = r"(?:1er|premier|\d{1,2})"
    year = r"(?:19|20)\d\d"
    return re.compile(
        rf"\b(?:(?P<weekday>{weekday}) (?:le )?)?(?:(?P<day>{day})(?: (?P<month0>{month}))?(?: (?P<year0>{year}))?"
        rf"(?: au | et (?:le )?|-|–| – )(?:(?:{weekday}) )?(?P<last>{day}) (?P<month2>{month})(?: (?P<year2>{year}))?\b"
        rf"|(?P<only>{day}) (?P<month3>{month})(?: (?P<year3>{year}))?\b)"
        rf"|\b(?P<weekday1>{weekday})\b"
        rf"|\b(?P<month>{month})\b(?:(?: (?P<yearm>{year}))?(?:(?: à |-|–)(?P<monthl>{month}))?(?: (?P<year>{year}))?)?\b"
        rf"|\b(?P<season>{season})(?: de)? (?P<years>{year})\b"
        rf"|\b(?P<years0>{year})(?:-|–| à )(?P<years1>{year})\b|(?<![\d.,] )(?<![\d.,$])\b(?P<bare>{year})\b(?![.,]\d| \d{{3}}\b| ?[%$€])"
        rf"|\b(?P<relative>{_RELATIVE})\b",
        re.IGNORECASE,
    )


def _read(match: re.Match[str]) -> DateExpression | None:
    got = {key: value.lower() for key, value in match.groupdict().items() if value}
    span, text = Span(*match.span()), match[0].strip()
    for kind, read in (("day", _days), ("only", _only), ("month", _months), ("season", _season)):
        if kind in got:
            edtf, first, last = read(got)
            return DateExpression(span, text, DateKind.DATE, edtf, edtf, first, last)
    if "bare" in got or "years0" in got:
        low, high = int(got.get("bare") or got["years0"]), int(got.get("bare") or got["years1"])
        edtf = str(low) if low == high else f"{low}/{high}"
        return DateExpression(span, text, DateKind.DATE, edtf, edtf, date(low, 1, 1), date(high, 12, 31))
    return DateExpression(span, text, DateKind.DATE)


Period = tuple[str | None, date | None, date | None]


def _number(day: str) -> int:
    return 1 if day in {"1er", "premier"} else int(day)


def _one(day: int, month: int, year: str) -> Period:
    if not year:
        return f"XXXX-{month:02}-{day:02}", None, None
    try:
        made = date(int(year), month, day)
    except ValueError:
        return None, None, None
    return made.isoformat(), made, made


def _only(got: dict[str, str]) -> Period:
    return _one(_number(got["only"]), _named("month")[got["month3"]], got.get("year3", ""))


def _days(got: dict[str, str]) -> Period:
    month = _named("month")[got["month2"]]
    year = got.get("year2", "")
    start = _one(_number(got["day"]), _named("month")[got.get("month0", got["month2"])], got.get("year0", year))
    end = _one(_number(got["last"]), month, year)
    if start[0] is None or end[0] is None:
        return None, None, None
    return f"{start[0]}/{end[0]}", start[1], end[2]


def _months(got: dict[str, str]) -> Period:
    first = _named("month")[got["month"]]
    last = _named("month")[got.get("monthl", got["month"])]
    year, start = got.get("year") or got.get("yearm", ""), got.get("yearm") or got.get("year", "")
    if not year:
        return f"XXXX-{first:02}", None, None
    ends = _end(int(year), last)
    edtf = f"{start}-{first:02}" if first == last else f"{start}-{first:02}/{year}-{last:02}"
    return edtf, date(int(start), first, 1), ends


def _season(got: dict[str, str]) -> Period:
    number, year = _named("season")[got["season"]], int(got["years"])
    starts = {21: 3, 22: 6, 23: 9, 24: 12}[number]
    began = year - 1 if number == 24 else year
    ends = {21: 5, 22: 8, 23: 11, 24: 2}[number]
    return f"{year}-{number}", date(began, starts, 1), _end(year, ends)


def _end(year: int, month: int) -> date:
    """The last day of a month."""
    return date.fromordinal(date(year + month // 12, month % 12 + 1, 1).toordinal() - 1)


def weekdays(text: str) -> Iterator[int]:
    """Yield the weekdays that a date names, Monday 0."""
    yield from (number for word, number in _named("weekday").items() if word in text.lower())
