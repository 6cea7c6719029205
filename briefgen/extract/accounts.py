"""Accounts: content on somebody's account, without a verb ("according to the mayor", "in the mayor's words").

The frames of verbs are `frames`' business.
"""

from __future__ import annotations

from briefgen.extract.contents import clause_end, trimmed
from briefgen.extract.finite import inflected, shows_verb
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase, account_phrase, apposition
from briefgen.extract.tokens import AUX, COMMA, CONJ, DET, MODAL, POSS, PREP, PRON, REL, SUB, TIME, Tokens


def account(tokens: Tokens, region: Region, first: int, last: int) -> tuple[Phrase, tuple[Phrase, ...]] | None:
    """Return source and content of an account whose cue stands between two tokens."""
    source = account_phrase(tokens, last, region.last)
    if source is None or _measure(tokens, source):
        return None
    before = _left(tokens, region, first)
    opening = before is None or _adverbial(tokens, before)
    if opening and (start := _unmarked(tokens, source, region.last)):
        return (source[0], start), (*((before,) if before else ()), (start, clause_end(tokens, start, region.last)))
    named = source if opening else apposition(tokens, source, region.last)
    if named != source and before and _named(tokens, before, source[1] + 1):
        return named, (before, *_resumed(tokens, region, named[1]))
    if opening and (described := _described(tokens, source, region.last)):
        source = source[0], described
    behind = _right(tokens, region, source[1], opening=opening)
    content = tuple(part for part in (before, behind) if part)
    return (source, content) if content else None


def _named(tokens: Tokens, before: Phrase, at: int) -> bool:
    """Whether a name or description of the source follows its comma, not the rest of what is reported."""
    waits = tokens.flags[before[0]] & SUB and not any(flag & COMMA for flag in tokens.flags[slice(*before)])
    return not waits and not tokens.flags[at] and not tokens.adverb(at) and not inflected(tokens, at)


def _described(tokens: Tokens, source: Phrase, last: int) -> int | None:
    """Where the description behind a name ends, before a clause of its own: "According to Ito, a diver from Lund, | it leaks"."""
    named = not any(tokens.flags[slice(*source)]) and all(map(_capital, tokens.words[slice(*source)]))
    end = apposition(tokens, source, last)[1] if named else source[1]
    words = tokens.flags[source[1] + 1 : end]
    if not words or not words[0] & DET or any(flag & (_VERBAL | TIME) for flag in words) or end + 1 >= last:
        return None
    if not tokens.flags[end] & COMMA or shows_verb(tokens, source[1] + 1, end):
        return None
    clause = next((at for at in range(end + 1, last) if tokens.flags[at] & COMMA), last)
    return end if not tokens.flags[end + 1] & (AUX | MODAL | REL) and shows_verb(tokens, end + 1, clause) else None


def _capital(word: str) -> bool:
    return word[0].isupper()


def _resumed(tokens: Tokens, region: Region, comma: int) -> tuple[Phrase, ...]:
    """The rest of what is reported behind the source's name: "The dam, according to Bo Ito, a diver, | is safe"."""
    at = comma + 1
    if at >= region.last or not (tokens.flags[at] & (AUX | MODAL) or inflected(tokens, at)):
        return ()
    return ((at, clause_end(tokens, at, region.last)),)


def _measure(tokens: Tokens, source: Phrase) -> bool:
    """Whether the words behind "according to" are a measure, not a source: "according to plan", "to their needs"."""
    at = source[0] + (tokens.flags[source[0]] & (DET | POSS) != 0)
    if tokens.flags[source[0]] & REL or at >= source[1] or tokens.lower[at] not in _MEASURES:
        return bool(tokens.flags[source[0]] & REL)
    if at + 1 < source[1]:
        return tokens.lower[at + 1] == "of"
    return at == source[0] or tokens.flags[source[0]] & POSS != 0


_MEASURES = frozenset(
    ("ability", "age", "circumstances", "custom", "demand", "height", "income", "instructions", "law", "means", "merit",
     "need", "needs", "order", "plan", "preference", "preferences", "procedure", "protocol", "rank", "schedule",
     "seniority", "severity", "size", "skill", "status", "taste", "tastes", "tradition", "type", "value", "wealth",
     "weight")
)  # fmt: skip


_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve dozens hundreds thousands".split())


def _unmarked(tokens: Tokens, source: Phrase, last: int) -> int | None:
    """Where the clause starts behind a source without a comma: "According to the union | the strike cost the mill $5"."""
    starts = [
        at
        for at in range(source[0] + 1, source[1] - 1)
        if (tokens.flags[at] & (DET | POSS | PRON) or tokens.lower[at] in _NUMBERS)
        and not tokens.flags[at - 1]
        and not tokens.flags[at] & (PREP | SUB)
    ]
    marked = source[1] < last and tokens.flags[source[1]] & COMMA  # "according to a report the union wrote, ..."
    return starts[0] if len(starts) > marked else None


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
