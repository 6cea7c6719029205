"""The stem and the form of a word, so that "met", "meets" and "meeting" are one verb in three forms.

Knows no sentence; `assertions` reads what a text says of each verb.
"""

from __future__ import annotations

from enum import Enum
from functools import cache, lru_cache

from briefgen.grammar.lexicon import rows

_VOWELS = frozenset("aeiou")
_NOT_PAST = frozenset(
    "need indeed speed feed seed breed hundred red bed proceed succeed exceed unionised united".split()
)
_NOT_ING = frozenset(
    "king ring sing spring bring string thing nothing something anything everything during wing".split()
)


class Form(Enum):
    """The form of a word that may be a verb."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


@cache
def _irregular() -> dict[str, str]:
    return {form: row[0] for row in rows("verb_forms") for column in row[1:] for form in column.split(",")}


@lru_cache(maxsize=1 << 14)
def form(word: str) -> Form:
    """Return the form of a word in small letters; past and participle are one.

    >>> [form(word).value for word in ("met", "meets", "meeting", "meet", "moved")]
    ['past', 'third', 'ing', 'base', 'past']
    """
    if word in _irregular() or (word.endswith("ed") and len(word) > 3 and word not in _NOT_PAST):
        return Form.PAST
    if word.endswith("ing") and len(word) > 4 and word not in _NOT_ING:
        return Form.ING
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return Form.THIRD
    return Form.BASE


@lru_cache(maxsize=1 << 14)
def stem(word: str) -> str:
    """Return what a word's forms share; good for comparing, not for reading.

    >>> stem("met") == stem("meetings"), stem("refuses") == stem("refusing"), stem("carried") == stem("carry")
    (True, True, True)
    """
    word = word.lower().removesuffix("'s")
    word = _irregular().get(word, word)
    if word.endswith("ings") and len(word) > 6:
        word = word[:-1]
    if form(word) is Form.ING or (word.endswith("ed") and form(word) is Form.PAST):
        word = word[: -3 if word.endswith("ing") else -2]
    elif word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif form(word) is Form.THIRD:
        word = word[:-1]
    word = word.rstrip("e")
    if len(word) > 2 and word[-1] == word[-2] and word[-1] not in _VOWELS:
        word = word[:-1]
    return word[:-1] + "i" if word.endswith("y") else word


@lru_cache(maxsize=1 << 14)
def kindred(word: str) -> tuple[str, bool]:
    """Return the group of verbs that one stands in, by its stem, and whether it says the group's opposite.

    >>> kindred(stem("rejected")), kindred(stem("backs")), kindred(stem("waters"))
    (('accept', True), ('accept', False), ('', False))
    """
    return _groups().get(word, ("", False))


@cache
def _groups() -> dict[str, tuple[str, bool]]:
    return {stem(row[0]): (row[1], len(row) > 2) for row in rows("kindred_verbs")}
