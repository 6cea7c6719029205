"""Finite verbs without a list of every verb: whether a word can be the verb of a clause where it stands.

Auxiliaries and pronouns show a clause by themselves (`contents.is_clause`); here are the verbs that are nouns elsewhere.
"""

from __future__ import annotations

from functools import cache

from briefgen.extract.cues import forms, singular, third, verbs
from briefgen.extract.tokens import ADV, AUX, DET, MODAL, POSS, PREP, PRON, PUNCTUATION, REL, SUB, TIME, Tokens
from briefgen.grammar.lexicon import known, rows, words


def verb_place(tokens: Tokens, first: int, last: int) -> int | None:
    """Return the first token that can be the verb of the noun phrase which starts at `first`."""
    return next(
        (
            at
            for at in range(first + 1, last)
            if tokens.lower[at].endswith("n't")
            or governs(tokens, at)
            or _agrees(tokens, at, first)
            or _moved(tokens, at)
        ),
        None,
    )


def _moved(tokens: Tokens, at: int) -> bool:
    """Whether a past form stands behind a noun and before none: "the group | rolled out a plan", "| based in Lund"."""
    ends = at + 1 < len(tokens.words) and tokens.flags[at + 1] & (PREP | ADV)
    return bool(ends) and tokens.lower[at].endswith("ed") and not tokens.flags[at - 1] and not tokens.adverb(at - 1)


def _agrees(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a present form stands behind a noun with its determiner or a name, where a further noun is less likely."""
    name, word = tokens.words[at - 1][0].isupper(), tokens.lower[at]
    return present(tokens, at) and (
        word in thirds() and singular(tokens, at, first) if name else _heads(tokens, at, first)
    )


def _heads(tokens: Tokens, at: int, first: int) -> bool:
    return _plural(tokens.lower[at - 1]) or singular(tokens, at, first)


def shows_verb(tokens: Tokens, start: int, end: int) -> bool:
    """Whether words show a finite verb; a phrase such as "After the talks" has none."""
    flags, opened = tokens.flags, tokens.flags[start] & PREP
    return any(
        (flags[at] & (AUX | MODAL) and tokens.lower[at] != "being")
        or tokens.lower[at].endswith("n't")
        or (flags[at] & PRON and not flags[at] & DET)
        or (inflected(tokens, at) and not (at > 0 and flags[at - 1] & (DET | POSS | PREP)))
        or (at > start and not opened and (present(tokens, at) or governs(tokens, at)))
        for at in range(start, end)
    )


def inflected(tokens: Tokens, at: int) -> bool:
    """Whether a word has a form that a finite verb has, whatever it is where it stands."""
    word = tokens.lower[at]
    return word.endswith("ed") or word in verbs() or word in known("irregular_verbs")


def took_place(tokens: Tokens, start: int, last: int) -> bool:
    """Whether a clause in the past begins here: "exports | shrank"; a participle behind a noun is no such verb."""
    for at in range(start, min(start + _SUBJECT, last)):
        if tokens.flags[at] & (PUNCTUATION | REL | SUB) or tokens.lower[at] == "to" or tokens.quoted[at]:
            return False
        if tokens.lower[at] in _simple_pasts() and at > start:
            return True
    return False


_SUBJECT = 8
"""Tokens in which a clause shows its verb."""


def governs(tokens: Tokens, at: int) -> bool:
    """Whether a word stands before a determiner, where nothing but a verb can: "the board | backs | the sale"."""
    if tokens.flags[at] & ~ADV or at + 2 >= len(tokens.words):
        return False
    behind = tokens.flags[at + 1]
    if tokens.lower[at].endswith("ing"):
        return False
    rate = tokens.flags[at + 2] & TIME and tokens.lower[at + 1] in ("a", "each", "every", "this", "that")
    return bool(behind & (DET | POSS)) and not behind & (PREP | SUB) and not rate and _plain(tokens, at)


def present(tokens: Tokens, at: int) -> bool:
    """Whether a word is a present form that agrees with the noun before it: "demand | falls", "prices | fall"."""
    noun = at - 1
    while noun > 0 and tokens.flags[noun] == ADV:
        noun -= 1
    before, word = tokens.lower[noun], tokens.lower[at]
    if noun < 0 or tokens.flags[noun] & ~PRON or before == "'" or not _plain(tokens, at):
        return False
    return (word in bases() and _plural(before)) or (
        word in thirds() and (not _plural(before) or tokens.words[noun][0].isupper())
    )


def _plain(tokens: Tokens, at: int) -> bool:
    return tokens.lower[at].isalpha() and tokens.words[at][0].islower() and not tokens.quoted[at]


def _plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is"))


@cache
def bases() -> frozenset[str]:
    """Return the verbs that a lexicon tells of, in the base form."""
    changing = known("change_verbs")
    told = (*words("verb_forms"), *words("deed_verbs"), *words("kindred_verbs"), *forms("base"), "lack", "need", "own")
    return frozenset((*filter(str.isalpha, told), *(word for word in changing if third(word) in changing)))


@cache
def thirds() -> frozenset[str]:
    """Return the same verbs in the third person."""
    return frozenset(map(third, bases()))


@cache
def _simple_pasts() -> frozenset[str]:
    """The irregular past forms that are no participles: "shrank", "took"."""
    told = (row for row in rows("verb_forms") if len(row) > 2)
    return frozenset(form for row in told for form in row[1].split(",")) - frozenset(
        form for row in rows("verb_forms") for form in row[-1].split(",")
    )
