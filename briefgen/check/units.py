"""A figure keeps its unit, its period, its bound and its direction. Rules unit-dropped, strength-changed.

`numbers` asks whether the value is there at all; here is how it is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.check.claim import Claim
from briefgen.check.periods import crossed, dated, missing
from briefgen.errors import Finding
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.quantities import Quantity, agrees
from briefgen.grammar.verbs import stem
from briefgen.model.fact import Change, Fact, Figure

_BEFORE, _AFTER = 32, 26
"""Code points around a figure in which words that soften it stand."""
_MOVED = frozenset({Change.UP, Change.DOWN})


class Known(NamedTuple):
    """A figure of a cited passage, and the words that it has there."""

    body: Figure
    words: str
    fact: Fact


def known(claim: Claim) -> tuple[Known, ...]:
    """Return the figures of the passages that a claim cites."""
    facts = {fact.id: fact for cited in claim.facts for fact in claim.cure.evidence.inside(cited)}
    return tuple(
        Known(fact.body, _words(claim, fact), fact) for fact in facts.values() if isinstance(fact.body, Figure)
    )


def _words(claim: Claim, fact: Fact) -> str:
    """A figure's own words with the two or three before it, in which its bound stands."""
    document, span = claim.library.document(fact.target.source), fact.target.span
    left = document.plain[max(fact.passage.span.start, span.start - 24) : span.start]
    lead = re.search(r"(?:[\w'$-]+ ){0,3}$", left)
    return " ".join(((lead[0] if lead else "") + document.quote(span)).split())


def told(claim: Claim, quantity: Quantity, agreeing: Sequence[Known]) -> Iterator[Finding]:
    """Yield a finding where a figure whose value is right is told more exactly, or with less, than in its passage."""
    around = _around(claim, quantity)
    source = agreeing[0]
    if not (quantity.approximate or quantity.bound or _softened(around)) and all(map(_soft, agreeing)):
        yield _finding("strength-changed", claim, quantity, source, "exact", "Keep the words that make it less exact.")
    elif all(_directed(one.body) for one in agreeing) and (wrong := _direction(claim, quantity, source.body)):
        yield _finding("strength-changed", claim, quantity, source, wrong, "Say whether it is a rise or a fall.")
    if quantity.per is None and all(one.body.per and not _timed(claim, one.body.per) for one in agreeing):
        cure = f'Write "per {source.body.per}" with it, or as the source does.'
        yield _finding("unit-dropped", claim, quantity, source, f"without its {source.body.per}", cure)
    elif all(missing(claim, one.fact) for one in agreeing):
        words_ = missing(claim, source.fact)
        source = source._replace(words=dated(source.fact)) if words_[-4:].isdigit() else source
        yield _finding("unit-dropped", claim, quantity, source, f'without "{words_}"', "Say of which time it is.")
    elif all(crossed(claim, quantity.span, one.fact) for one in agreeing):
        wrong, source = f"of {crossed(claim, quantity.span, source.fact)}", source._replace(words=dated(source.fact))
        yield _finding("unit-dropped", claim, quantity, source, wrong, "Give it the year that the source does.")


def turned(claim: Claim, quantity: Quantity, one: Known) -> bool:
    """Return whether a figure is bounded from the other side than in its passage, which denies it: "not over 7" as "at most 7"."""
    sides = quantity.bound[:1], one.body.bound[:1]
    if sides not in {("<", ">"), (">", "<")} or not _denied(claim, one.fact):
        return False
    return agrees(quantity._replace(bound=""), one.body._replace(bound=""))


def _denied(claim: Claim, fact: Fact) -> bool:
    """Whether a passage denies what it says of a figure, a few words before it."""
    plain, start = claim.library.document(fact.target.source).plain, fact.target.span.start
    return _denial().search(plain, max(fact.passage.span.start, start - 2 * _BEFORE), start) is not None


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:not|never|no one|nobody|none|cannot|nor|neither|refuse[sd]?|unlikely)\b[^.;:]*$|n't\b[^.;:]*$"
    )


def mistold(claim: Claim, quantity: Quantity, figures: Sequence[Known]) -> Finding | None:
    """Return what is wrong with a figure whose value, but nothing else, stands in a cited passage."""
    same = [one for one in figures if (one.body.low, one.body.high) == (quantity.low, quantity.high)]
    same = [one for one in same if one.body.ordinal == quantity.ordinal and not _crosses(quantity, one.body)]
    if not same:
        return None
    source = same[0]
    if {quantity.change, source.body.change} == _MOVED:
        way = "a rise" if quantity.change is Change.UP else "a fall"
        return _finding("strength-changed", claim, quantity, source, way, "Tell it as the source does.")
    if quantity.bound and any(agrees(quantity._replace(bound=""), one.body) for one in same):
        return _finding("strength-changed", claim, quantity, source, "bounded", "Bound it as the source does.")
    return _finding(
        "unit-dropped", claim, quantity, source, "of another unit", "Give it the unit that the source does."
    )


def _crosses(quantity: Quantity, body: Figure) -> bool:
    """Whether one is a ratio and the other a count: "twice" is no "two"."""
    return (quantity.change is Change.RATIO) != (body.change is Change.RATIO)


def _soft(one: Known) -> bool:
    return one.body.approximate or bool(one.body.bound)


def _directed(body: Figure) -> bool:
    return body.change in _MOVED and body.unit in ("%", "pp", "point")


def _direction(claim: Claim, quantity: Quantity, body: Figure) -> str:
    """What is wrong with a rise or fall: told as a level, or in words of the other direction."""
    ways = _ways(f"{claim.text} {claim.scope.beside}")
    if not ways:
        return "a level" if quantity.change is Change.LEVEL else ""
    if body.change in ways:
        return ""
    return "a rise" if Change.UP in ways else "a fall"


def _around(claim: Claim, quantity: Quantity) -> str:
    """The words around a figure, those printed beside it included."""
    text, span = claim.text, quantity.span
    near = text[max(0, span.start - _BEFORE) : span.start] + " " + text[span.end : span.end + _AFTER]
    return f"{near} {claim.scope.beside[:_AFTER]}".lower()


def _softened(around: str) -> bool:
    return _softening().search(around) is not None


@cache
def _softening() -> re.Pattern[str]:
    phrases = (
        *words("bounds"),
        *words("approximators"),
        "or so",
        "or more",
        "and more",
        "or less",
        "plus",
        "odd",
        "beyond",
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, phrases))})(?!\w)")


def _ways(text: str) -> frozenset[Change]:
    """The directions of which a text has any word."""
    stems = {stem(word) for word in re.findall(r"[a-z]+", text.lower())}
    return frozenset(way for way, words_of in _moving().items() if stems & words_of)


@cache
def _moving() -> dict[Change, frozenset[str]]:
    nouns = {
        Change.UP: "rise raise increase gain growth jump hike boost higher more up extra",
        Change.DOWN: "fall drop decline loss cut reduction lower less fewer down decrease",
    }
    verbs = {way: [row[0] for row in rows("change_verbs") if row[1] == way.value] for way in nouns}
    return {way: frozenset(map(stem, (*verbs[way], *words_of.split()))) for way, words_of in nouns.items()}


def _timed(claim: Claim, per: str) -> bool:
    """Whether a claim names the period anywhere: "80 pesos, or $4.50, a day"."""
    adverb = {"year": "annual", "day": "daily"}.get(per, f"{per}ly")
    text = f"{claim.text} {claim.scope.beside}".lower()
    return re.search(rf"(?<!\w)(?:{re.escape(per)}|{adverb})", text) is not None


def _finding(rule: str, claim: Claim, quantity: Quantity, source: Known, wrong: str, cure: str) -> Finding:
    surface = claim.text[quantity.span.start : quantity.span.end]
    place = claim.scope.locate(surface, quantity.span.start)
    return Finding(rule, place, f'"{surface}" is told {wrong}; the passage has "{source.words}".', cure)
