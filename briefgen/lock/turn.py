"""Whether a passage that reads almost as it did says something else than was accepted.

A word that limits, denies, weakens or reports came or went, or another name, office or number stands where one stood.

"Will not close" for "will close" leaves every figure, date and name as it was; a text that is new throughout is no turn.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.number_words import word_values
from briefgen.grammar.numbers import numbers
from briefgen.grammar.typography import straight, wording
from briefgen.grammar.verbs import stem
from briefgen.model.lock import Pin

ALIKE = 0.8
"""How alike two passages must be, word by word, for one to be the other with a word changed."""
_PERIODS = frozenset({"day", "week", "month", "quarter", "year", "yearly", "annual", "daily"})
LONG = 6
"""Words, old and new together, of which the new ones take the place of the old; more are another sentence."""


def turned(old: Pin, new: Pin) -> tuple[str, ...]:
    """Return the words that turn what was accepted, gained ones after a plus sign, lost ones after a minus sign."""
    found: list[str] = []
    for before in old.passages:
        later = [after for after in new.passages if after.source == before.source] or new.passages
        found += _turns(before.words, [after.words for after in later])
    return tuple(dict.fromkeys(found))


def _turns(before: str, later: Iterable[str]) -> list[str]:
    """The turns against the nearest of the later passages; none where that is another text."""
    scored = [
        (likeness(wording(before), wording(after)), after) for after in later if wording(after) != wording(before)
    ]
    best = max(scored, default=(0.0, ""))
    if best[0] < ALIKE:
        return []
    one, other = (Counter(word for word in wording(text).split() if word in turning()) for text in (before, best[1]))
    came, went = sorted(other - one), sorted(one - other)
    return [*(f"+{word}" for word in came), *(f"-{word}" for word in went), *_replaced(before, best[1])]


def _replaced(before: str, after: str) -> Iterator[str]:
    """Names, offices and numbers in the place of others, and reports that are no reports any more."""
    one, other = _words(before), _words(after)
    matcher = SequenceMatcher(
        None, [word.casefold() for word in one], [word.casefold() for word in other], autojunk=False
    )
    for how, start, end, first, last in matcher.get_opcodes():
        went, came = one[start:end], other[first:last]
        if how == "replace" and weighs(went) and weighs(came) and len(went) + len(came) <= LONG and differ(went, came):
            yield f"-{' '.join(went)} +{' '.join(came)}"
        elif how == "delete" and (missing := lost(one[start - 1] if start else "", went)):
            yield f"-{missing}"


def lost(before: str, went: Sequence[str]) -> str:
    """Return, of words left out, the report, the unit of the number before them, or the period; empty where there is none."""
    report = next((word for word in went if stem(word) in reports()), "")
    unit = went[0] if before[-1:].isdigit() and went[0].islower() else ""
    return report or unit or next((" ".join(went) for word in went if word in _PERIODS and len(went) <= LONG), "")


def differ(went: Sequence[str], came: Sequence[str]) -> bool:
    """Return whether two stretches differ in more than how one number is written: "1,200" is "twelve hundred"."""
    one, other = ([number.low for number in numbers(" ".join(told))] for told in (went, came))
    return not one or one != other


def _words(text: str) -> list[str]:
    return [word.removesuffix("'s") for word in re.findall(r"[$€£]?\w(?:[\w.,'-]*\w)?%?", straight(text))]


def weighs(told: Sequence[str]) -> bool:
    """Return whether words name somebody, an office or a number: another one in their place is another claim."""
    return any(word[0].isupper() or any(map(str.isdigit, word)) or word.lower() in _weighty() for word in told)


@cache
def _weighty() -> frozenset[str]:
    return frozenset((*words("office_nouns"), *words("public_offices"), *word_values()))


@cache
def reports() -> frozenset[str]:
    """Return the stems of the words that report."""
    return frozenset(map(stem, words("reporting_words")))


def likeness(one: str, other: str) -> float:
    """Return how alike two texts are, word by word."""
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


@cache
def turning() -> frozenset[str]:
    """Return the words that limit, deny, weaken or make less exact."""
    limits = (row[0] for row in rows("limits"))
    return frozenset(word for word in (*limits, *words("denying_words"), *words("hedges"), *_ROUGH) if " " not in word)


_ROUGH = ("about", "almost", "approximately", "around", "barely", "nearly", "roughly", "some", "former", "formerly")
