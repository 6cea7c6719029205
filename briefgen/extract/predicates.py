"""What stands before a verb in its group: "has not", "would", "is willing to".

Cues come from `stances`; what a group does to a stance is decided in `positions`, who its subject is in `subjects`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefgen.grammar.lexicon import rows

_REACH = 72
"""Code points looked back for the words of a group."""
_NEAR = 20
"""Code points that hold most groups: only of a longer one all words are cut."""
_BESIDE = 2
"""Words before a group that tell whether it goes on."""

_AUXILIARY = frozenset({"be", "have", "do", "would", "may", "must", "not", "adverb"})
_LEADING = frozenset({"want", "willing", "refuse", "hope", "expected", "would", "must", "have"})
_HEDGES = frozenset({"may", "expected", "hope"})


class Group(NamedTuple):
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
    if stands_alone(plain, floor, at):
        return Group(at)
    far = max(floor, at - _REACH)
    near = plain.rfind(" ", far, max(far, at - _NEAR))
    tokens = _token().findall(plain, max(near, far), at)
    first, classes, hedges = _gathered(tokens)
    if first < _BESIDE and near >= 0:
        tokens = _token().findall(plain, far, at)
        first, classes, hedges = _gathered(tokens)
    start = at
    for token in reversed(tokens[first:]):
        start = plain.rfind(token, floor, start)
    return Group(start, frozenset(classes), tuple(hedges), bool(first) and tokens[first - 1].lower() == "to")


def _gathered(tokens: Sequence[str]) -> tuple[int, set[str], list[str]]:
    """The first of the words that belong to the verb behind them, their classes, and those that hedge."""
    words = list(map(str.lower, tokens))
    first, classes, hedges = len(words), set[str](), list[str]()
    while width := _step(words, first):
        first -= width
        kinds = _kinds(words[first])
        classes.update(kinds)
        if not _HEDGES.isdisjoint(kinds):
            hedges.insert(0, words[first])
    return first, classes, hedges


def stands_alone(plain: str, floor: int, at: int) -> bool:
    """Return whether a verb has no group: the common case, told by the word before without cutting all that stands there."""
    before = plain.rfind(" ", floor, at - 1)
    word = plain[before + 1 : at - 1].lower() if before >= 0 and plain[at - 1] == " " else ""
    return word.isalpha() and not word.endswith("ly") and word not in _joining()


@cache
def _joining() -> frozenset[str]:
    """The words by which a group goes on, other than adverbs."""
    return frozenset({"to", "and"} | {word for word, kinds in _classes().items() if not _AUXILIARY.isdisjoint(kinds)})


def _step(words: Sequence[str], end: int) -> int:
    """How many of the last words before one belong to the group: one auxiliary, two for "want to" and "try and", or none."""
    if not end:
        return 0
    word, other = words[end - 1], words[end - 2] if end > 1 else ""
    if word == "to" or (word == "and" and other in ("try", "trying")):
        return 0 if _LEADING.isdisjoint(_kinds(other)) else 2
    return 0 if _AUXILIARY.isdisjoint(_kinds(word)) else 1


def _kinds(word: str) -> tuple[str, ...]:
    """The classes of a word; "won't" and the like are a modal or auxiliary and a negation."""
    if word.endswith("n't"):
        base = {"wo": "will", "ca": "can", "sha": "shall"}.get(word[:-3], word[:-3])
        return (*_classes().get(base, ()), "not")
    if word.endswith("ly"):
        return ("adverb",)
    return _classes().get(word, ())


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[\w'.-]*[\w']|[^\w\s]")


@cache
def _classes() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[1].split()) for row in rows("verb_groups")}
