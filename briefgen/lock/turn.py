"""Whether a passage that reads almost as it did gained or lost a word that limits, denies or weakens what it says.

"Will not close" for "will close" leaves every figure, date and name as it was; a text that is new throughout is no turn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.typography import wording
from briefgen.model.lock import Pin

ALIKE = 0.8
"""How alike two passages must be, word by word, for one to be the other with a word changed."""


def turned(old: Pin, new: Pin) -> tuple[str, ...]:
    """Return the words that turn what was accepted, gained ones after a plus sign, lost ones after a minus sign."""
    found: list[str] = []
    for before in old.passages:
        later = [after for after in new.passages if after.source == before.source] or new.passages
        found += _turns(wording(before.words), (wording(after.words) for after in later))
    return tuple(dict.fromkeys(found))


def _turns(before: str, later: Iterable[str]) -> list[str]:
    """The turns against the nearest of the later passages; none where that is another text."""
    scored = [(_likeness(before, after), after) for after in later if after != before]
    best = max(scored, default=(0.0, ""))
    if best[0] < ALIKE:
        return []
    one, other = (Counter(word for word in text.split() if word in _turning()) for text in (before, best[1]))
    return [f"+{word}" for word in sorted(other - one)] + [f"-{word}" for word in sorted(one - other)]


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()


@cache
def _turning() -> frozenset[str]:
    limits = (row[0] for row in rows("limits"))
    return frozenset(word for word in (*limits, *words("denying_words"), *words("hedges"), *_ROUGH) if " " not in word)


_ROUGH = ("about", "almost", "approximately", "around", "barely", "nearly", "roughly", "some")
