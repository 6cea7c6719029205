"""The vocabulary's phrases in plain text: which of them stand where, the longest first.

What the phrases stand for is the business of `actors` and `topics`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import NamedTuple

from briefgen.grammar.typography import straight
from briefgen.model.source import Span
from briefgen.model.vocabulary import Vocabulary

_GAP = re.compile(r"[\s\"-]+")


class Naming(NamedTuple):
    """Words of the text that stand for one or more ids of the vocabulary."""

    span: Span
    ids: tuple[str, ...]


class Phrases(NamedTuple):
    """A compiled list of phrases; build it with `phrases`."""

    pattern: re.Pattern[str] | None
    ids: Mapping[str, tuple[str, ...]]

    def of(self, words: str) -> tuple[str, ...]:
        """Return the ids that a whole phrase stands for; none where the list has no such phrase."""
        folded = fold(words)
        return self.ids.get(folded) or self.ids.get(folded.lower(), ())

    def find(self, plain: str, start: int, end: int) -> tuple[Naming, ...]:
        """Return the phrases in a stretch of text in order; where two overlap, the one that starts first or is longer."""
        if self.pattern is None:
            return ()
        return tuple(Naming(Span(*m.span()), self.of(m[0])) for m in self.pattern.finditer(plain, start, end))


def remembered(compiled: Callable[[Vocabulary], Phrases]) -> Callable[[Vocabulary], Phrases]:
    """Keep what was compiled last, by identity: to hash a vocabulary costs more than to look up a name in it."""
    last: list[tuple[Vocabulary, Phrases]] = []

    @wraps(compiled)
    def known(vocabulary: Vocabulary) -> Phrases:
        if not last or last[0][0] is not vocabulary:
            last[:] = [(vocabulary, compiled(vocabulary))]
        return last[0][1]

    return known


def fold(phrase: str) -> str:
    """Return a phrase with hyphens, quotation marks and runs of white space made single spaces.

    >>> fold("right-to-work")
    'right to work'
    """
    return _GAP.sub(" ", straight(phrase)).strip()


def phrases(entries: Iterable[tuple[str, str]], *, plural: bool = False) -> Phrases:
    """Compile pairs of phrase and id. A phrase in lower case matches in any case, one with a capital only as written."""
    ids: dict[str, tuple[str, ...]] = {}
    for phrase, id in entries:
        key = fold(phrase)
        if key and id not in ids.get(key, ()):
            ids[key] = (*ids.get(key, ()), id)
    if not ids:
        return Phrases(None, {})
    alternatives = "|".join(_alternative(key) for key in sorted(ids, key=lambda key: (-len(key), key)))
    if plural:
        alternatives = f"(?:{alternatives})s?"
        ids = {**{f"{key}s": value for key, value in ids.items()}, **ids}
    return Phrases(re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)"), ids)


def _alternative(key: str) -> str:
    words = r"\"?[ -][ \"]{0,3}".join(re.escape(word) for word in key.split(" "))
    return words if key != key.lower() else f"(?i:{words})"
