"""What stands before a verb in its group: "has not", "would", "is willing to".

Cues come from `stances`; what a group does to a stance is decided in `positions`, who its subject is in `subjects`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefgen.grammar.lexicon import known, rows

_REACH = 72
"""Code points looked back for the words of a group."""

_AUXILIARY = frozenset({"be", "have", "do", "would", "may", "must", "not", "adverb"})
_LEADING = frozenset({"want", "willing", "refuse", "hope", "expected", "would", "must", "have"})
_HEDGES = frozenset({"may", "expected", "hope"})


@dataclass(slots=True)
class Group:
    """The words before a verb that belong to it: where they begin, their classes, and those that hedge."""

    start: int
    classes: frozenset[str] = frozenset()
    hedges: tuple[str, ...] = ()
    infinitive: bool = False
    """Whether a bare "to" stands before the verb, so that its subject is not the sentence's."""

    @property
    def negated(self) -> bool:
        """Whether the group denies the verb; "did not refuse to" does not."""
        return ("not" in self.classes) is not ("refuse" in self.classes)


def group(plain: str, floor: int, at: int) -> Group:
    """Return the group of the verb at an offset, reading backwards from it no further than a floor.

    >>> text = "Oslo is no longer willing to accept the quota."
    >>> found = group(text, 0, text.index("accept"))
    >>> text[found.start:], sorted(found.classes)
    ('is no longer willing to accept the quota.', ['adverb', 'be', 'not', 'willing'])
    """
    far, start = max(floor, at - _REACH), at
    first, word = _before(plain, far, at)
    if not word.endswith(("ly", "n't")) and word not in _joining():
        return Group(at)
    classes: set[str] = set()
    hedges: list[str] = []
    while True:
        kinds = _kinds(word)
        if _AUXILIARY.isdisjoint(kinds):
            first, leading = _before(plain, far, first) if word in ("to", "and") else (first, "")
            kinds = _kinds(leading) if word == "to" or leading in ("try", "trying") else ()
            if _LEADING.isdisjoint(kinds):
                return Group(start, frozenset(classes), tuple(hedges[::-1]), word == "to")
            word = leading
        start = first
        classes.update(kinds)
        if not _HEDGES.isdisjoint(kinds) or ("adverb" in kinds and word in known("hedges")):
            hedges.append(word)
        first, word = _before(plain, far, start)


def _before(plain: str, floor: int, at: int) -> tuple[int, str]:
    """Where the word or mark before an offset begins, and it in lower case; an empty one where there is none.

    "Kelly" keeps its capital: it is no adverb.
    """
    end = at - 1 if plain.endswith(" ", floor, at) else at
    start = plain.rfind(" ", floor, end) + 1 or floor
    word = plain[start:end]
    if not word.isalpha():  # few are not
        tokens = _token().findall(word)
        if not tokens:
            return _before(plain, floor, start) if start > floor else (floor, "")
        word = tokens[-1]
        start = plain.rfind(word, start, end)
    lower = word.lower()
    return start, word if lower != word and word.endswith("ly") else lower


def lone(plain: str, floor: int, at: int) -> str:
    """Return the word before a verb if it tells that the verb has no group, the common case; else nothing."""
    before = plain.rfind(" ", floor, at - 1)
    word = plain[before + 1 : at - 1] if before >= 0 and plain[at - 1] == " " else ""
    lower = word.lower()
    return word if lower.isalpha() and not word.endswith("ly") and lower not in _joining() else ""


@cache
def _joining() -> frozenset[str]:
    """The words by which a group goes on, other than adverbs."""
    return frozenset({"to", "and"} | {word for word, kinds in _classes().items() if not _AUXILIARY.isdisjoint(kinds)})


def _kinds(word: str) -> tuple[str, ...]:
    """The classes of a word; "won't" and the like are a modal or auxiliary and a negation."""
    if word.endswith("n't"):
        base = {"wo": "will", "ca": "can", "sha": "shall"}.get(word[:-3], word[:-3])
        return (*_classes().get(base, ()), "not")
    if word.endswith("ly"):
        return ("adverb",) if not word[0].isupper() else ()
    return _classes().get(word, ())


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[\w'.-]*[\w']|[^\w\s]")


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split()) for row in rows("verb_groups")}
