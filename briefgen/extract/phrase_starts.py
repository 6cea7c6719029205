"""Where a noun phrase starts: from its end back, by closed classes and capitals alone.

Which phrase speaks is `speakers`' business.
"""

from __future__ import annotations

from functools import cache

from briefgen.extract.cues import verbs
from briefgen.extract.tokens import (
    ADV,
    AUX,
    COMMA,
    CONJ,
    DET,
    MARK,
    MODAL,
    OBJ,
    POSS,
    PREP,
    PRON,
    PUNCTUATION,
    QUANT,
    REL,
    SUB,
    TIME,
    Tokens,
)  # fmt: skip
from briefgen.grammar.lexicon import words

LINKS = frozenset(("of", "for", "at", "in", "from", "on", "with", "to", "by", "as"))
"""Prepositions inside a noun phrase."""
REACH = 40
"""Tokens looked back for the start of a noun phrase."""


def start_of(tokens: Tokens, first: int, end: int) -> int:
    """Return where the noun phrase that ends before a token starts; `end` where there is none."""
    at, limit, flags = end, max(first, end - REACH), tokens.flags
    if at > limit and not (flags[at - 1] & _CLOSED or tokens.quoted[at - 1]):
        at -= 1  # the head
    while at > limit and _inside_phrase(tokens, first, at - 1, end):
        at -= 1
    while at < end and flags[at] & _BEFORE and not _keeps(tokens, at):
        at += 1
    return at


_BEFORE = PREP | CONJ | COMMA | ADV | MARK
"""What is no part of a noun phrase at its start."""


def _keeps(tokens: Tokens, at: int) -> bool:
    if tokens.lower[at] == "early":
        return at + 1 < len(tokens.words) and not tokens.flags[at + 1]  # "early results"
    return tokens.words[at] in ("Many", "Most", "Both", "Even")


def _inside_phrase(tokens: Tokens, first: int, at: int, end: int) -> bool:
    """Whether a token can belong to the noun phrase on its right; a head of no closed class is not asked about."""
    words, flags = tokens.words, tokens.flags
    word = words[at]
    if tokens.quoted[at]:
        return not tokens.closes(at) or (end - at > 1 and words[at - 1] not in (",", ".", "?", "!"))
    if flags[at] & _CLOSED:
        return tokens.lower[at] == "'s" or _bound(tokens, first, at, end)
    capital = word[0].isupper()
    if not capital and word[0].islower() and words[at + 1][0].isupper() and not _before_name(tokens, at, end):
        return False
    behind_it = flags[at + 1]
    if behind_it & (DET | POSS) and not behind_it & PREP:
        return False  # "won the vote": a word before a determiner is a verb
    return capital or not _verb(tokens, at)


_CLOSED = PUNCTUATION | AUX | MODAL | SUB | REL | PRON | OBJ | PREP | CONJ | DET | POSS


def _bound(tokens: Tokens, first: int, at: int, end: int) -> bool:
    """Whether a mark or a word of the closed classes can belong to the noun phrase on its right."""
    flag, word = tokens.flags[at], tokens.lower[at]
    if flag & PUNCTUATION:
        return abbreviation(tokens, at) if word == "." else False
    if flag & (AUX | MODAL | SUB | REL | PRON | OBJ) and not flag & (DET | POSS):
        return bool(flag & PRON) and word in ("one", "many", "few", "several", "most", "all", "both", "some", "none")
    if flag & PREP:
        if word == "per":
            return at + 1 < end and tokens.lower[at + 1] == "cent"
        return word in LINKS and _noun(tokens, at - 1, first) and not _opening(tokens, first, at)
    if flag & CONJ:
        return word in ("and", "or") and _joins(tokens, first, at)
    return word != "that" or at + 1 >= end or not _clausal(tokens, at + 1, end)


def _clausal(tokens: Tokens, at: int, end: int) -> bool:
    """Whether "that" before a phrase opens a clause: it is no determiner of a name or of several."""
    several = tokens.lower[end - 1].endswith("s") and not tokens.lower[end - 1].endswith(("ss", "us", "is"))
    return bool(tokens.flags[at] & (DET | POSS)) or tokens.words[at][0].isupper() or several


@cache
def _callings() -> frozenset[str]:
    """Words that may stand right before a name: titles, roles and "former"."""
    return frozenset((*words("person_titles"), *words("role_nouns"), *words("name_modifiers")))


_PARTICLES = frozenset("al bin da de del della den der di du el la le los van von y".split())


def _before_name(tokens: Tokens, at: int, end: int) -> bool:
    """Whether a lower-case word belongs to the name behind it: "negotiator Bo Ito", but not "in the media | Ito"."""
    word = tokens.lower[at]
    return (
        not tokens.words[end - 1][0].isupper()
        or word in _callings()
        or word in _PARTICLES
        or word.endswith(("al", "ive", "ic", "an", "man", "or", "er"))
    )


def _noun(tokens: Tokens, at: int, first: int) -> bool:
    if at >= first and tokens.flags[at] & QUANT:
        return tokens.lower[at] in ("half", "more")
    return at >= first and not tokens.flags[at] & ~(TIME | DET | PRON) and not tokens.quoted[at]


def _opening(tokens: Tokens, first: int, at: int) -> bool:
    return at == first or bool(tokens.flags[at - 1] & PUNCTUATION)


def _joins(tokens: Tokens, first: int, at: int) -> bool:
    """Whether "and" joins two names or nouns rather than two clauses."""
    if at - 1 < first or at + 1 >= len(tokens.words):
        return False
    left, right = tokens.words[at - 1], tokens.words[at + 1]
    if tokens.flags[at - 1] & PUNCTUATION or tokens.flags[at + 1] & (PRON | REL | SUB):
        return False
    return left[0].isupper() == right[0].isupper() or (left[0].isupper() and _titled(tokens, at + 1))


def _titled(tokens: Tokens, start: int) -> bool:
    """Whether a title in small letters stands here before a name: "Ana Ruiz and | union leader Bo Ito"."""
    for at in range(start, min(start + 3, len(tokens.words) - 1)):
        if tokens.flags[at] or tokens.words[at][0].isupper():
            return False
        if tokens.words[at + 1][0].isupper():
            return tokens.lower[at] in _callings()
    return False


def _verb(tokens: Tokens, at: int) -> bool:
    """Whether a word is a verb rather than a noun or adjective behind a determiner or preposition."""
    if at == 0 or tokens.lower[at - 1] == "'s":
        return False  # "the mayor's | campaign | chief"
    return tokens.lower[at] in verbs() and not tokens.flags[at - 1] & (DET | POSS | PREP)


def abbreviation(tokens: Tokens, at: int) -> bool:
    """Whether a full stop stands inside a sentence, behind "Mr" or "U.S"."""
    return tokens.words[at] == "." and tokens.end(at - 1) == tokens.starts[at]
