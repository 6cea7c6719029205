"""Two numbers in a relation keep their places: "6 of the 14" is not "14 of the 6". Rule number-unbound.

That each of them is in a cited passage is held by `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.grammar.lexicon import words
from briefgen.grammar.quantities import Quantity, quantities
from briefgen.grammar.typography import straight
from briefgen.model.source import Span


class _Pair(NamedTuple):
    relation: str
    first: Decimal
    second: Decimal
    span: Span


def pairs(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for two numbers that every cited passage which relates them relates the other way round."""
    told = tuple(_pairs(claim.text, claim.quantities))
    passages = [straight(fact.passage.exact) for fact in claim.facts] if told else []
    said = [(pair, text) for text in passages for pair in _pairs(text, quantities(text))]
    for pair in told:
        turned = [_words(text, other) for other, text in said if other[:3] == (pair.relation, pair.second, pair.first)]
        if turned and pair[:3] not in [other[:3] for other, _ in said]:
            surface = _words(claim.text, pair)
            message = f'"{surface}" has two numbers in each other\'s place; the passage has "{turned[0]}".'
            place = claim.scope.locate(surface, pair.span.start)
            yield Finding("number-unbound", place, message, "Write them as the source does.")


def _words(text: str, pair: _Pair) -> str:
    return text[pair.span.start : pair.span.end]


def _pairs(text: str, found: Sequence[Quantity]) -> Iterator[_Pair]:
    """The numbers that stand as part and whole ("6 of 14"), or as before and after ("from 3 to 8", "to 8 from 3")."""
    for one, two in pairwise(found):
        gap, span = text[one.number.end : two.span.start], Span(one.span.start, two.number.end)
        if one.low == two.low:
            continue
        if _part().fullmatch(gap):
            yield _Pair("part", one.low, two.low, span)
        elif _rising().fullmatch(gap) and text.endswith("from ", 0, span.start) and _changes(text, span.start):
            yield _Pair("step", one.low, two.low, span)
        elif _risen().fullmatch(gap) and text.endswith("to ", 0, span.start) and _changes(text, span.start):
            yield _Pair("step", two.low, one.low, span)


def _changes(text: str, at: int) -> bool:
    """Whether a verb of change stands before an offset, and nothing goes back to where it was: no range, no wish."""
    near = re.findall(r"[a-z]+", text[max(0, at - _NEAR) : at].lower())
    return not _changing().isdisjoint(near) and _BACK.isdisjoint(re.findall(r"[a-z]+", text.lower()))


_NEAR = 48
"""Code points before a number in which its verb stands."""
_BACK = frozenset(
    ("back", "range", "ranges", "ranged", "ranging", "return", "returned", "returns", "vary", "varied", "varies")
)


@cache
def _changing() -> frozenset[str]:
    return frozenset(words("change_verbs"))


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r" (?:out )?of (?:all |(?:all )?(?:its|our|the|their|these|those) )?")


@cache
def _rising() -> re.Pattern[str]:
    return re.compile(r"[^.;]{0,32}? to ")


@cache
def _risen() -> re.Pattern[str]:
    return re.compile(r"[^.;]{0,32}? from ")
