"""Even lines for a title, from the advance widths of its face: style sheets can balance lines on screens only.

`brief.html` asks; the faces come from `fonts`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.render.fonts import advances

STEP = 0.1
SLACK = 0.25
"""In em: what kerning and rounding may add to a line."""


@dataclass(frozen=True, slots=True)
class Even:
    """How many lines a title takes, and the narrowest measure, in em, that takes no more."""

    lines: int
    measure: float


def even(title: str, measure: float) -> Even:
    """Return the even measure for a title that may be as wide as `measure` em.

    >>> even("One line", 20.0).lines
    1
    >>> even("Managing the herring, the mackerel and the long winter together", 20.0)
    Even(lines=2, measure=16.65)
    """
    words = [_width(word) for word in title.split()]
    lines = _lines(words, measure)
    narrow = measure
    while narrow > STEP and _lines(words, narrow - STEP) == lines:
        narrow -= STEP
    return Even(lines, round(min(measure, narrow + SLACK), 2))


def _lines(words: Sequence[float], measure: float) -> int:
    space, lines, filled = _width(" "), 1, 0.0
    for word in words:
        if filled and filled + space + word > measure:
            lines, filled = lines + 1, word
        else:
            filled += (space if filled else 0.0) + word
    return lines if max(words, default=0.0) <= measure else lines + len(words)


def _width(word: str) -> float:
    known = advances()
    return sum(known.get(ord(character), 0.5) for character in word)
