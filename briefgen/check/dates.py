"""Dates agree by interval with a date cited beside them. Rule date-unbound.

Which event a date is of is `owners`' work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.claim import Claim
from briefgen.check.time_bounds import equivalent
from briefgen.errors import Finding
from briefgen.grammar.dates import Dated, DateExpression, DateKind, agrees
from briefgen.grammar.lexicon import words
from briefgen.grammar.typography import folded
from briefgen.model.fact import Event, Fact, When

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_YEAR, _QUARTER = 366, 92
_SEASON = re.compile(r"-2[1-4]$")
_LEADING = re.compile(r"\b(?:in|since|by|during|until|till|before|after|from)(?: the)? $", re.IGNORECASE)
_STEP = re.compile(r"\b(?:later|earlier|after|before|following|previous|next|ago)\b", re.IGNORECASE)
_DAYS = frozenset({DateKind.DATE, DateKind.TIME})


def dates(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every date that no cited passage gives, and for a weekday that the date was not."""
    whens = [fact.body.when for fact in _events(claim) if isinstance(fact.body, Event) and fact.body.when]
    for date in claim.dates:
        if date.kind not in _DAYS or (date.first and _season(date) and not _led(claim, date)):
            continue
        if date.first is None:
            yield from _counted(claim, date)
            continue
        weekday = _weekday(date)
        if weekday or not (any(_stands_for(date, when, claim) for when in whens) or equivalent(claim, date)):
            message, remedy = claim.cure.date(date, claim.scope.names)
            if weekday:
                message, remedy = f'"{date.text}" was a {weekday}.', "Correct the weekday or the date."
            yield Finding("date-unbound", claim.scope.locate(date.text, date.span.start), message, remedy)


def _events(claim: Claim) -> Iterator[Fact]:
    return (fact for cited in claim.facts for fact in claim.cure.evidence.inside(cited))


def _counted(claim: Claim, date: DateExpression) -> Iterator[Finding]:
    """A time counted from another ("a week later") stands in a cited passage in the same words."""
    sources = [folded(fact.passage.exact) for fact in claim.facts]
    if _STEP.search(date.text) and not any(folded(date.text) in source for source in sources):
        message = f'"{date.text}" is a time that no cited passage gives in these words.'
        place = claim.scope.locate(date.text, date.span.start)
        yield Finding("date-unbound", place, message, "Write the date itself, and cite it.")


def _led(claim: Claim, date: DateExpression) -> bool:
    """Whether a season without its year names a time all the same: "in the autumn", not "the winter timetable"."""
    following = re.match(r"\s+([a-z]+)", claim.text[date.span.end :])
    alone = following is None or following[1] in words("function_words")
    return alone and _LEADING.search(claim.text[: date.span.start]) is not None


def _stands_for(date: DateExpression, when: When, claim: Claim) -> bool:
    """Whether a printed date may stand for a known one: no coarser than a year; a bare month or season of any year."""
    if _season(date):
        return bool(date.first and when.first) and _quarter(date) == _quarter(when) and _length(when) <= _QUARTER
    if date.first and when.first and date.text.strip().casefold() in _MONTHS:
        return date.first.month == when.first.month
    if bool(_length(date) <= _YEAR or (date.first, date.last) == (when.first, when.last)) and agrees(date, when):
        return True
    ends = when.timex is not None and "/" in when.timex and folded(date.text) in folded(when.text)
    return (ends and (date.first == when.first or date.last == when.last)) or _yearless(date, when, claim)


def _yearless(date: DateExpression, when: When, claim: Claim) -> bool:
    """Whether both print the same day or month of no year, which was counted from two days, and mean it within a year.

    "By 30 November" of a paper of May and of a brief of December may be read of two years.
    """
    if date.first is None or when.first is None or re.search(r"\d{4}", date.text + when.text):
        return False
    named = any(word in _MONTHS for word in re.findall(r"[a-z]+", date.text.lower()))
    same = (date.first.month, date.first.day, _length(date)) == (when.first.month, when.first.day, _length(when))
    return named and same and abs((when.first - claim.outline.as_of).days) < _YEAR


def _quarter(date: Dated) -> int:
    """The season that a period begins in, winter 0."""
    return date.first.month % 12 // 3 if date.first else -1


def _length(date: Dated) -> int:
    return (date.last - date.first).days if date.first and date.last else _YEAR + 1


def _weekday(date: DateExpression) -> str:
    """The weekday that the day really was, where the text names another."""
    if date.first is None or date.first != date.last or not any(letter.isdigit() for letter in date.text):
        return ""
    named = [day for day in _WEEKDAYS if day.casefold() in date.text.casefold()]
    real = _WEEKDAYS[date.first.weekday()]
    return real if named and named != [real] else ""


def _season(date: DateExpression) -> bool:
    """Whether it is a season of no year, which names no date: "the winter timetable"."""
    own = [word for word in date.text.split() if word.lower() != "the"]
    return bool(_SEASON.search(date.edtf or "")) and len(own) == 1
