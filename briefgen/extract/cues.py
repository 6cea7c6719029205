"""Cues: the verbs that report words or thoughts, each with the frames in which it does, and where they stand.

The list is grammar/lexicons/cue_verbs.txt. Who speaks is `speakers`' business, what is said `contents`'.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.extract.tokens import ADV, AUX, COMMA, DET, MODAL, NEG, POSS, PREP, Tokens, between
from briefgen.grammar.lexicon import rows

_VOWELS = "aeiou"
_BE = frozenset("is are was were be been being am 's 're 'm".split(" "))
_HAVE = frozenset("has have had having 've 'd".split(" "))
_DOUBLES = frozenset(
    {"plan", "admit", "quip", "hit", "nod", "brag", "regret", "beg", "pen", "opt", "tap", "dub", "slam", "refer"}
)


class Verb(NamedTuple):
    """A form of a cue verb: base, past (also participle), third, ing."""

    lemma: str
    form: str
    frames: frozenset[str]


class Cue(NamedTuple):
    """A verb group in the text: tokens from `first` (auxiliaries included) to `last`, last excluded."""

    verb: Verb
    at: int
    first: int
    last: int
    passive: bool = False
    bare: bool = False
    """Whether the verb stands alone, without auxiliary, modal or "to"."""
    infinitive: bool = False


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Return the forms of all cue verbs; a form of several verbs (found, saw) has each. Particles follow a space."""
    forms: dict[str, tuple[Verb, ...]] = {}
    for row in rows("cue_verbs"):
        lemma, frames = row[0], frozenset(row[1].split(" "))
        irregular = row[2].split(" ") if len(row) > 2 else []
        if lemma == "according to":
            forms["according"] = (Verb(lemma, "account", frames),)
            continue
        for form, kind in _forms(lemma.partition(" ")[0], irregular):
            key = form
            if all(verb.lemma != lemma for verb in forms.get(key, ())):
                forms[key] = (*forms.get(key, ()), Verb(lemma, kind, frames))
    return forms


def _forms(lemma: str, irregular: list[str]) -> Iterator[tuple[str, str]]:
    yield lemma, "base"
    yield third(lemma), "third"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
    stem = lemma + lemma[-1] if lemma in _DOUBLES else stem
    yield stem + "ing", "ing"
    past = lemma[:-1] + "ied" if lemma[-1] == "y" and lemma[-2] not in _VOWELS else stem.rstrip("e") + "ed"
    yield from ((form, "past") for form in irregular or [past if not lemma.endswith("ee") else lemma + "d"])


def third(lemma: str) -> str:
    """Return the third person of a regular verb.

    >>> third("deny"), third("stress"), third("say")
    ('denies', 'stresses', 'says')
    """
    if lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh", "o")) else "s")


def cues(tokens: Tokens, places: Sequence[int], first: int, last: int) -> Iterator[Cue]:
    """Yield the cues outside quotation marks between two tokens, in order; `places` are all that may be cues."""
    known, lower, quoted = verbs(), tokens.lower, tokens.quoted
    for at in between(places, first, last):
        if not quoted[at] and (tokens.words[at][0].islower() or lower[at] == "according"):
            cue = _cue(tokens, at, first, last, known[lower[at]])
            if cue:
                yield cue


def _cue(tokens: Tokens, at: int, first: int, last: int, readings: tuple[Verb, ...]) -> Cue | None:
    verb, end = _with_particle(tokens, at, last, readings)
    if verb is None:
        return None
    start = _group_start(tokens, first, at)
    if not _verbal(tokens, verb, start, at, first):
        return None
    group = tokens.lower[start:at]
    passive = verb.form == "past" and bool(_BE.intersection(group)) and not _HAVE.intersection(group[-1:])
    infinitive = start > first and tokens.lower[start - 1] == "to"
    return Cue(verb, at, start, end, passive, bare=start == at, infinitive=infinitive)


def _group_start(tokens: Tokens, first: int, at: int) -> int:
    """Where the auxiliaries and adverbs before a verb start; a sentence's first adverb is not among them."""
    start = at
    while start > first and (
        tokens.flags[start - 1] & (AUX | MODAL | NEG) or tokens.adverb(start - 1) or _auxiliary(tokens.lower[start - 1])
    ):
        start -= 1
    while (
        start < at
        and (start == first or not tokens.words[start][0].islower())
        and tokens.flags[start] & ADV
        and not tokens.flags[start] & ~ADV
    ):
        start += 1
    return start


_PLURALS = frozenset(("people", "men", "women", "children", "police", "media", "i", "we", "you", "they", "who", "which",
    "that", "many", "most", "some", "several", "few", "both", "all", "others", "majority", "percent", "half", "those"))  # fmt: skip
_DO = frozenset(("do", "did", "does", "to", "n't", "not"))


def _verbal(tokens: Tokens, verb: Verb, start: int, at: int, first: int) -> bool:
    """Whether a form is a verb where it stands; many are nouns or adjectives elsewhere ("the state", "his plans")."""
    group = tokens.lower[start:at]
    if verb.form == "base":
        return _plain_form(tokens, start, first, group)
    if verb.form == "third":
        return not any(tokens.flags[n] & (AUX | MODAL) for n in range(start, at)) and _singular(tokens, start, first)
    if verb.form == "past" and not group:
        return not _modifies(tokens, at, first)
    return True


def _modifies(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a participle stands between a determiner and its noun: "the proposed rule"."""
    return (at > first and bool(tokens.flags[at - 1] & (DET | POSS | PREP))) or tokens.lower[at - 1] == "'s"


def _plain_form(tokens: Tokens, start: int, first: int, group: list[str]) -> bool:
    if any(tokens.flags[start + n] & MODAL or word in _DO or word.endswith("n't") for n, word in enumerate(group)):
        return True
    if any(word in _BE or word in _HAVE for word in group):
        return False
    if start <= first:
        return False
    word = tokens.lower[start - 1]
    if word == "to" or word in _PLURALS:
        return True
    if tokens.flags[start - 1] & COMMA and start - 2 >= first:
        return True
    return (
        len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and not tokens.flags[start - 1]
    )


def _singular(tokens: Tokens, start: int, first: int) -> bool:
    """Whether the word before an -s form can be a singular subject rather than make the form a plural noun."""
    if start <= first:
        return False
    word, flag = tokens.words[start - 1], tokens.flags[start - 1]
    if flag & (DET | POSS | PREP) or word == "'s":
        return word.lower() in ("that", "this", "he", "she", "it", "each", "either", "neither")
    if flag or word[0].isupper():
        return True
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return False
    return start - 2 >= first and _determined(tokens, start - 2, first)


def _determined(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a determiner or possessive stands up to three words before: "the latest campaign | claims"."""
    for back in range(at, max(first, at - 3) - 1, -1):
        if tokens.flags[back] & (DET | POSS) or tokens.lower[back] == "'s":
            return True
        if tokens.flags[back]:
            return False
    return False


def _auxiliary(word: str) -> bool:
    return word.endswith("n't")


def _with_particle(tokens: Tokens, at: int, last: int, readings: tuple[Verb, ...]) -> tuple[Verb | None, int]:
    """The reading whose particle follows ("pointed out"), else the verb alone."""
    for verb in readings:
        particle = verb.lemma.partition(" ")[2]
        if particle and at + 1 < last and tokens.lower[at + 1] == particle:
            return verb, at + 2
    for verb in readings:
        if " " not in verb.lemma:
            return verb, at + 1
    return None, at
