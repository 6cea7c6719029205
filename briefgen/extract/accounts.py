"""Accounts: content on somebody's account, without a verb ("according to the mayor", "in the mayor's words").

The frames of verbs are `frames`' business.
"""

from __future__ import annotations

from briefgen.extract.contents import clause_end, trimmed
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase, account_phrase
from briefgen.extract.tokens import AUX, COMMA, CONJ, MODAL, PREP, PRON, REL, SUB, Tokens


def account(tokens: Tokens, region: Region, first: int, last: int) -> tuple[Phrase, tuple[Phrase, ...]] | None:
    """Return source and content of an account whose cue stands between two tokens."""
    source = account_phrase(tokens, last, region.last)
    if source is None:
        return None
    before = _left(tokens, region, first)
    behind = _right(tokens, region, source[1], opening=before is None or _adverbial(tokens, before))
    content = tuple(part for part in (before, behind) if part)
    return (source, content) if content else None


def _left(tokens: Tokens, region: Region, first: int) -> Phrase | None:
    at = region.first
    while at < first and tokens.flags[at] & CONJ:
        at += 1
    end = trimmed(tokens, at, first)
    return (at, end) if end - at > 1 else None


def _adverbial(tokens: Tokens, words: Phrase) -> bool:
    """Whether only a phrase of time or place stands before the account: "Over the long run, according to ..."."""
    start, end = words
    return (
        bool(tokens.flags[start] & PREP)
        and end - start <= _BRIEF
        and not any(map(_VERBAL.__and__, tokens.flags[start:end]))
    )


_BRIEF = 6
"""Tokens of a phrase that opens a sentence before an account."""
_VERBAL = AUX | MODAL | SUB | REL | PRON


def _right(tokens: Tokens, region: Region, at: int, *, opening: bool) -> Phrase | None:
    """What follows a comma behind the source: all of the content where the account opens the sentence."""
    if at + 1 >= region.last or not tokens.flags[at] & COMMA:
        return None
    if not opening and (
        tokens.lower[at + 1].endswith("ing") or tokens.lower[at + 1] in ("which", "who", "a", "the", "as")
    ):
        return None
    end = clause_end(tokens, at + 1, region.last)
    return (at + 1, end) if end > at + 1 else None
