"""Halves: of two clauses that "and" joins without a comma, each with its date, the one that a date stands in.

Where a clause ends otherwise is `bounds`' business; `occasions` asks here.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.bounds import carries
from briefgen.extract.finite import thirds
from briefgen.extract.reading import Reading
from briefgen.extract.status import words
from briefgen.model.source import Span

_AND = " and "


def half(reading: Reading, span: Span, when: Span) -> tuple[Span, int]:
    """Return the half of a clause that a date stands in, and where the words begin that tell of it.

    A half without a subject of its own keeps the other's, and the words that leave it open: "The mill closed on May 3
    and | reopened on June 7", but "will be sold on May 3 and closed on June 7".
    """
    plain, (start, end) = reading.plain, span
    told = start
    if plain.find(_AND, start, end) < 0:
        return span, told
    for date in reading.dates_in(span):
        other = date.span
        if other.start >= when.end:
            cut = plain.find(_AND, when.end, other.start)
            if cut >= 0 and _acts(plain, start, cut) and _goes_on(plain, cut + len(_AND), other.start):
                end = min(end, cut)
        elif other.end <= when.start:
            cut = plain.rfind(_AND, other.end, when.start)
            if cut >= 0 and _acts(plain, start, cut) and _goes_on(plain, cut + len(_AND), when.start):
                named = _subject().match(plain, cut + len(_AND)) is not None
                plainly = carries(words(plain, cut + len(_AND), when.start))
                told = cut + len(_AND) if named or (plainly and _OPEN.isdisjoint(words(plain, start, cut))) else told
                start = told if named else start
    return Span(start, end), told


_OPEN = frozenset(
    "are be can could due expected is may might must needs plans scheduled set shall should to wants will would".split()
)
"""Words of the half before that may hold for a verb behind it."""


def _acts(plain: str, start: int, end: int) -> bool:
    """Whether words have a verb before the date behind them."""
    found = words(plain, start, end)
    return carries(found) or not thirds().isdisjoint(found)


def _goes_on(plain: str, start: int, end: int) -> bool:
    """Whether a verb follows "and" near by, in no clause of its own: not "and | the stories that will be told"."""
    stop = _inner().search(plain, start, end)
    return _acts(plain, start, min(stop.start() if stop else end, start + _NEAR))


_NEAR = 50
"""Code points in which a clause shows its verb."""


@cache
def _inner() -> re.Pattern[str]:
    return re.compile(r"[,;:]| (?:that|to|what|where|which|who)\b")


@cache
def _subject() -> re.Pattern[str]:
    return re.compile(r"(?:the|an?|its|their|his|her|he|she|it|they|we|members|voters|[A-Z][\w'-]*)\b")
