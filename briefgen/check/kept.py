"""Strength kept between editions: what a text denies, hedges, tells of what is ahead or as somebody's, its edition does too.

Rule parity-strength. The original is held to its sources by `strength`; `grammar.firmness` reads both texts, `matched`
says which stretch answers which.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.check.claim import Claim
from briefgen.check.matched import Stretch, matched
from briefgen.errors import Finding
from briefgen.grammar.firmness import BOUNDS, Sign, Sort

_TOLD = {
    Sort.DENIAL: (
        "does not deny what {} denies",
        "Deny it in both editions, as with « ne … pas », « sans » or « refuse ».",
    ),
    Sort.HEDGE: (
        "is told as sure; {} weakens it",
        "Weaken it in both editions, as with « pourrait », « semble » or « devrait ».",
    ),
    Sort.WOULD: ("is told as a fact; {} is conditional", "Use the conditional, or say under what plan it is so."),
    Sort.FUTURE: ("is told as done; {} is ahead", "Tell it as ahead, with the future, « doit » or « est prévu »."),
    Sort.WISH: (
        "is told as settled; {} only plans or wishes it",
        "Say that it is planned or wished, as with « prévoit », « veut » or « demande ».",
    ),
    Sort.VOICE: (
        "is told in our own voice; {} is somebody's",
        "Say whose words they are, as with « selon » or « dit ».",
    ),
}
_BOUND = (
    "is told as exact; {} bounds it",
    "Keep what makes it less exact, such as « près de », « environ » or « plus de ».",
)
_TURNED = ("says otherwise than {}", "Give the number the bound that it has in the other edition.")
_ADDED = "Deny it in both editions or in neither."
_ANSWERS = {
    Sort.WOULD: frozenset({Sort.WOULD, Sort.HEDGE, Sort.FUTURE, Sort.WISH}),
    Sort.FUTURE: frozenset({Sort.FUTURE, Sort.HEDGE, Sort.WISH}),
    Sort.WISH: frozenset({Sort.WISH, Sort.HEDGE}),
}
"""What may render a sort besides itself."""
_BOUNDED = {
    Sort.NEAR: frozenset({Sort.NEAR, Sort.UNDER}),
    Sort.OVER: frozenset({Sort.OVER}),
    Sort.UNDER: frozenset({Sort.UNDER, Sort.NEAR}),
}


@dataclass(frozen=True, slots=True)
class _Pair:
    """A stretch of the original and what answers it."""

    one: Stretch
    other: Stretch

    def says(self, sort: Sort) -> Sign | None:
        """The original's first sign of a sort."""
        return next((sign for sign in self.one.signs if sort in sign.says), None)

    def answered(self, sort: Sort) -> bool:
        """Whether the edition has a sign of a sort, or one that may stand for it and is not used up by what it says."""
        wanted = _ANSWERS.get(sort, frozenset({sort}))
        return any(
            wanted & sign.says or (sort in sign.stands and not any(map(self.says, sign.says)))
            for sign in self.other.signs
        )

    def surplus(self, sort: Sort) -> bool:
        """Whether the edition has more of a sort than the original, so that a neighbour's may stand here."""
        sorts = {Sort.HEDGE, Sort.WOULD} if sort in (Sort.HEDGE, Sort.WOULD) else {sort}
        return sum(map(self.other.count, sorts)) > sum(self.one.count(each) + self.one.loose(each) for each in sorts)

    def fewer(self, sort: Sort) -> bool:
        """Whether the edition has less of a sort than the original."""
        return self.other.count(sort) < self.one.count(sort)


def kept(one: Sequence[Claim], other: Sequence[Claim]) -> Iterator[Finding]:
    """Yield where an edition's text is stronger than the original's, denies what that does not, or denies it not.

    An English original and a French edition are read; others are not.
    """
    if not (one and other and other[0].french and one[0].outline.language.lower().startswith("en")):
        return
    pairs = [_Pair(*pair) for pair in matched(one, other)]
    for number, pair in enumerate(pairs):
        beside = pairs[max(0, number - 1) : number] + pairs[number + 1 : number + 2]
        yield from _denials(pair, beside)
        for sort in (Sort.HEDGE, Sort.WOULD, Sort.FUTURE, Sort.WISH, Sort.VOICE):
            sign = pair.says(sort)
            if sign and _lost(pair, sort) and not any(each.surplus(sort) for each in beside):
                yield _finding(pair, sign, _TOLD[sort])
        yield from _bounds(pair)


def _lost(pair: _Pair, sort: Sort) -> bool:
    if sort is Sort.FUTURE:
        return pair.other.count(Sort.DONE) > pair.one.count(Sort.DONE) and not pair.answered(sort)
    return not pair.answered(sort)


def _denials(pair: _Pair, beside: Sequence[_Pair]) -> Iterator[Finding]:
    """Denial lost or put in; words that may stand for one on one side answer those of the other side first."""
    one, other = pair.one.count(Sort.DENIAL), pair.other.count(Sort.DENIAL)
    loose = pair.one.loose(Sort.DENIAL), pair.other.loose(Sort.DENIAL)
    if one and not other and loose[1] <= loose[0] and not any(each.surplus(Sort.DENIAL) for each in beside):
        sign = pair.says(Sort.DENIAL)
        if sign:
            yield _finding(pair, sign, _TOLD[Sort.DENIAL])
    if other and not any((one, loose[0])) and not any(each.fewer(Sort.DENIAL) for each in beside):
        sign = next(sign for sign in pair.other.signs if Sort.DENIAL in sign.says)
        message = f'"{pair.other.words(sign)}" denies what the text in {pair.one.place} does not deny.'
        yield Finding("parity-strength", pair.other.locate(sign), message, _ADDED)


def _bounds(pair: _Pair) -> Iterator[Finding]:
    for sort in (Sort.NEAR, Sort.OVER, Sort.UNDER):
        sign = pair.says(sort)
        if sign is None:
            continue
        told = {each for other in pair.other.signs for each in (other.says | other.stands) & BOUNDS}
        if not told:
            yield _finding(pair, sign, _BOUND)
        elif not told & (_BOUNDED[sort] | (sign.stands & BOUNDS)):
            yield _finding(pair, sign, _TURNED)


def _finding(pair: _Pair, sign: Sign, told: tuple[str, str]) -> Finding:
    words, cure = told
    there = f'"{pair.one.words(sign)}", in {pair.one.locate(sign)},'
    message = f'"{pair.other.opening}" {words.format(there)}.'
    return Finding("parity-strength", pair.other.place, message, cure)
