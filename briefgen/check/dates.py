"""Dates agree by interval with a date cited beside them. Rule date-unbound."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.grammar.dates import DateExpression, DateKind, agrees
from briefgen.model.fact import When

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_YEAR = 366
_SEASON = re.compile(r"-2[1-4]$")
_DAYS = frozenset({DateKind.DATE, DateKind.TIME})


def dates(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every date that no cited passage gives, and for a weekday that the date was not."""
    whens = [event.when for fact in claim.facts for event in claim.library.events(fact) if event.when]
    for date in claim.dates:
        if date.kind not in _DAYS or not date.first or _season(date):
            continue
        weekday = _weekday(date)
        if weekday or not any(_stands_for(date, when) for when in whens):
            message, remedy = claim.cure.date(date)
            if weekday:
                message, remedy = f'"{date.text}" was a {weekday}.', "Correct the weekday or the date."
            yield Finding("date-unbound", claim.scope.locate(date.text, date.span.start), message, remedy)


def _stands_for(date: DateExpression, when: When) -> bool:
    """Whether a printed date may stand for a known one: no coarser than a year, and a bare month of any year."""
    if date.first and when.first and date.text.strip().casefold() in _MONTHS:
        return date.first.month == when.first.month
    short = date.first and date.last and (date.last - date.first).days <= _YEAR
    return bool(short or (date.first, date.last) == (when.first, when.last)) and agrees(date, when)


def _weekday(date: DateExpression) -> str:
    """The weekday that the day really was, where the text names another."""
    if date.first is None or date.first != date.last or not any(letter.isdigit() for letter in date.text):
        return ""
    named = [day for day in _WEEKDAYS if day.casefold() in date.text.casefold()]
    real = _WEEKDAYS[date.first.weekday()]
    return real if named and named != [real] else ""


def _season(date: DateExpression) -> bool:
    """Whether it is a season of no year, which names no date: "the winter timetable"."""
    words = date.text.split()
    return bool(_SEASON.search(date.edtf or "")) and len([word for word in words if word.lower() != "the"]) == 1
