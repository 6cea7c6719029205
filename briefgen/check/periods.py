"""The time that a figure is of: "in 2016", "a year", "this year". Rule unit-dropped.

Read in the figure's own clause of the passage; that a rate of its own keeps its period is asked in `units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.check.claim import Claim
from briefgen.grammar.typography import straight
from briefgen.model.fact import Fact
from briefgen.model.source import Span

_NAMES = {"yearly": "year", "annual": "year", "annually": "year", "daily": "day", "weekly": "week", "monthly": "month"}
_ADVERBS = {"year": "annual", "day": "daily"}


def missing(claim: Claim, fact: Fact) -> str:
    """Return the words that date a figure or make it a rate in its passage, where a claim has nothing for them."""
    return next((words for words, kept in _times(clause(fact)) if not _kept(claim, kept)), "")


def clause(fact: Fact) -> str:
    """Return the clause of a passage in which a fact stands, in the passage's words."""
    text, start = straight(fact.passage.quote.exact), fact.passage.span.start
    here = Span(fact.target.span.start - start, fact.target.span.end - start)
    cuts = [match.span() for match in _cut().finditer(text)]
    first = max((end for _, end in cuts if end <= here.start), default=0)
    last = min((begin for begin, _ in cuts if begin >= here.end), default=len(text))
    return text[first:last]


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(r",(?!\d)|[;:()—]|(?<![A-Z])[.!?]\s|\b(?:and|but|while|whereas|although|which|who)\b")


def _times(text: str) -> Iterator[tuple[str, str]]:
    """The words of a clause that name a time, each with what must be kept of it."""
    for match in _time().finditer(text):
        word = match["year"] or match["adverb"] or match["unit"] or match["this"]
        yield match[0], _NAMES.get(word, word)


@cache
def _time() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?:in|since|for|during) (?P<year>(?:19|20)\d\d)|(?P<adverb>yearly|annual|annually|daily|weekly|monthly)"
        r"|(?:a|per|each|every) (?P<unit>year|day|week|month)|(?:this|of the) (?P<this>year|month))\b"
    )


def _kept(claim: Claim, kept: str) -> bool:
    text = f"{claim.text} {claim.scope.beside}".lower()
    if kept.isdigit():
        return kept in text or any(date.first and str(date.first.year) == kept for date in claim.dates)
    years = kept == "year" and re.search(r"\b(?:19|20)\d\d\b", text)
    return bool(years) or kept in text or _ADVERBS.get(kept, f"{kept}ly") in text
