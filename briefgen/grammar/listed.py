"""Which phrases of a lexicon stand at a place of a text, found by their first word.

A pattern of hundreds of phrases is dear to compile and to try: here a table tells. For a search over a whole text: `prefixes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


class Listed:
    """Phrases by their first words, of each the longest first.

    >>> offices = Listed(["vice president", "vice president of state", "clerk"])
    >>> offices.ends("a vice president of state", 2), offices.ends("a clerk", 2), offices.ends("a clerkship", 2)
    ([25, 16], [7], [])
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            self._phrases.setdefault(_first(phrase, 0), []).append(phrase)

    def ends(self, text: str, at: int) -> list[int]:
        """Return where the phrases end that stand at an offset, the longest first; what follows is the caller's matter."""
        return [at + len(phrase) for phrase in self._phrases.get(_first(text, at), ()) if text.startswith(phrase, at)]


def _first(text: str, at: int) -> str:
    found = _word().match(text, at)
    return found[0] if found else ""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
