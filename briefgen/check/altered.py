"""Quoted words that are nearly a source's: what was changed, in words. Rules quote-altered and quote-unbound.

`quotes` asks where no cited passage has the words as they stand.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefgen.check.claim import Claim
from briefgen.check.said import Said, matches, said
from briefgen.errors import Finding, Place
from briefgen.grammar.lexicon import words as lexicon
from briefgen.grammar.quoted import Likeness, likeness, spoken

_NEAR = 0.5
"""Share of words that a quotation must have in common with a cited one to be that one, altered."""
_FAR = 0.6
"""The same for a quotation that is not cited beside it."""
_LETTERS = 0.75


def altered(claim: Claim, words: str, place: Place, cited: Sequence[Said]) -> Finding:
    """Return what is wrong with words that no cited passage has: altered from a quotation, or quoted from nowhere."""
    everywhere = said(claim.library.facts, claim.cure.evidence)
    if not matches(words, everywhere):
        near = _nearest(words, cited, _NEAR) or _nearest(words, everywhere, _FAR)
        if near:
            return _altered(words, place, *near)
    message, remedy = claim.cure.quote(words)
    return Finding("quote-unbound", place, message, remedy)


def _altered(words: str, place: Place, like: Likeness, source: Said) -> Finding:
    told = "; ".join(f'the source has "{theirs}", the text "{ours}"' for theirs, ours in like.changes)
    message = f'"{words}" is not what {source.document.source.name} quotes: {told}.'
    return Finding("quote-altered", place, message, f'Quote "{like.nearest}", or put it in our own words.')


def _nearest(words: str, among: Sequence[Said], share: float) -> tuple[Likeness, Said] | None:
    """The quotation most like the words, if enough of them are its own."""
    alike = ((likeness(words, each.document.plain, each.words), each) for each in among)
    found = [
        (like, each) for like, each in alike if like and len(like.same) >= share * len(spoken(words)) and _telling(like)
    ]
    best = max(found, key=lambda pair: (len(pair[0].same), -len(pair[0].changes)), default=None)
    return best or _misspelt(words, among)


def _telling(like: Likeness) -> bool:
    """Whether more than articles and the like is the same."""
    return any(word not in lexicon("function_words") for word in like.same)


def _misspelt(words: str, among: Sequence[Said]) -> tuple[Likeness, Said] | None:
    """A single quoted word of which some letters are another's."""
    told = spoken(words)
    if len(told) != 1:
        return None
    pairs = (
        (SequenceMatcher(None, told[0].text, word.text).ratio(), word.text, each)
        for each in among
        for word in each.words
    )
    best = max(pairs, key=lambda pair: pair[:2], default=None)
    if best is None or best[0] < _LETTERS:
        return None
    return Likeness((), ((best[1], words),), best[1]), best[2]
