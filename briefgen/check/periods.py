"""The time that a figure is of: "in 2016", "a year", "this year". Rule unit-dropped.

Read in the figure's own limb of a clause; that a rate of its own keeps its period is asked in `units`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.check.claim import Claim
from briefgen.grammar.quantities import quantities
from briefgen.grammar.typography import straight
from briefgen.model.fact import Fact
from briefgen.model.source import Span

_NAMES = {"yearly": "year", "annual": "year", "annually": "year", "daily": "day", "weekly": "week", "monthly": "month"}
_ADVERBS = {"year": "annual", "day": "daily"}


def missing(claim: Claim, fact: Fact) -> str:
    """Return the words that date a figure or make it a rate in its passage, where a claim has nothing for them."""
    return next((words for words, kept in _times(*clause(fact)) if not _kept(claim, kept)), "")


def crossed(claim: Claim, told: Span, fact: Fact) -> str:
    """Return the year that a claim gives a figure, where its passage gives it another.

    A figure's year is the one behind it in its limb: "41 in 2024 | to 67 in 2025"; one before it only where none is.
    """
    text, here = clause(fact)
    year, other = _year(text, here), _year(*_within(claim.text, told))
    if not (year and other) or year["year"] == other["year"]:
        return ""
    alone = len(set(_years().findall(text))) == 1
    return other["year"] if alone or year.start() >= here.end else ""


def dated(fact: Fact) -> str:
    """Return a figure as its passage dates it: "67 in 2025"."""
    text, here = clause(fact)
    year = _year(text, here)
    return text[min(here.start, year.start()) : max(here.end, year.end())] if year else text[here.start : here.end]


def clause(fact: Fact) -> tuple[str, Span]:
    """Return the clause of a passage in which a fact stands, in the passage's words, and where in it the fact is."""
    start = fact.passage.span.start
    here = Span(fact.target.span.start - start, fact.target.span.end - start)
    return _within(straight(fact.passage.exact), here)


def _within(text: str, here: Span) -> tuple[str, Span]:
    cuts = [match.span() for match in _cut().finditer(text)]
    first = max((end for _, end in cuts if end <= here.start), default=0)
    last = min((begin for begin, _ in cuts if begin >= here.end), default=len(text))
    return text[first:last], Span(here.start - first, here.end - first)


def _year(text: str, here: Span) -> re.Match[str] | None:
    """The year of a figure alone: behind it, before the next figure, or else before it and every other."""
    found = [match for match in _time().finditer(text) if match["year"] and not match[0].startswith("since")]
    if not found:
        return None
    others = _figures(text)
    end = min((span.start for span in others if span.start >= here.end), default=len(text))
    start = min((span.start for span in others if span.start < here.start), default=here.start)
    behind = (match for match in found if here.end <= match.start() < end)
    before = (match for match in reversed(found) if match.end() <= start)
    return next(behind, None) or next(before, None)


def _figures(text: str) -> tuple[Span, ...]:
    years = [Span(*match.span("year")) for match in _time().finditer(text) if match["year"]]
    return tuple(quantity.span for quantity in quantities(text, years))


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(r",(?!\d)|[;:()—]|(?<![A-Z])[.!?]\s|\b(?:and|but|while|whereas|although|which|who)\b")


@cache
def _years() -> re.Pattern[str]:
    return re.compile(r"\b(?:19|20)\d\d\b")


def _times(text: str, here: Span) -> Iterator[tuple[str, str]]:
    """The words of a clause that name a time of a figure, each with what must be kept of it."""
    for match in _time().finditer(text):
        if match["year"] and not _dates(match, text, here):
            continue
        word = match["year"] or match["adverb"] or match["unit"] or match["this"]
        yield match[0], _NAMES.get(word, word)


def _dates(year: re.Match[str], text: str, here: Span) -> bool:
    """Whether a year is a figure's: its own, or one behind that several figures share, but not another's."""
    own = _year(text, here)
    if own:
        return own.span() == year.span()
    return year.start() >= here.end and len(set(_years().findall(text))) == 1


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
