"""Which phrases of a lexicon stand at a place of a text, found by their first word.

A pattern of hundreds of phrases is dear to compile and to try: here a table tells. For a search over a whole text: `prefixes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


class Listed:
    """Phrases by their first words, of each the longest first; what stands behind a phrase is the caller's matter.

    >>> offices = Listed(["vice president", "vice president of state", "clerk"])
    >>> offices.ends("a vice president of state", 2), offices.ends("a clerkship", 2)
    ([25, 16], [])
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases: dict[str, list[str]] = {}
        for phrase in sorted(phrases, key=len, reverse=True):
            first = _word().match(phrase)
            self._phrases.setdefault(first[0] if first else "", []).append(phrase)

    def ends(self, text: str, at: int) -> list[int]:
        """Return where the phrases end that stand at an offset, the longest first."""
        first = _word().match(text, at)
        known = self._phrases.get(first[0], ()) if first else ()
        return [at + len(phrase) for phrase in known if text.startswith(phrase, at)]


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")
