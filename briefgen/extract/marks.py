"""Marks: the words of a document that may tell of a position, gathered by sentence so that the others are not visited.

What they tell is read in `positions` (cues of a stance), `forecasts` ("will") and `duties` ("must").
"""

from __future__ import annotations

from collections import defaultdict
from itertools import compress
from typing import NamedTuple

from briefgen.extract.duties import MODALS
from briefgen.extract.forecasts import FUTURES
from briefgen.extract.reading import Reading
from briefgen.extract.stances import Cue, cues, first_words
from briefgen.extract.tokens import Tokens

_AHEAD = FUTURES | MODALS


class Marks(NamedTuple):
    """By the numbers of sentences: the cues, and where futures and modals begin; each in order."""

    cues: dict[int, list[Cue]]
    futures: dict[int, list[int]]
    modals: dict[int, list[int]]


def marks(reading: Reading) -> Marks:
    """Return the marks of a document's sentences."""
    found = Marks(defaultdict(list), defaultdict(list), defaultdict(list))
    for cue in cues(reading.plain, _begun(reading.tokens, first_words())):
        found.cues[reading.index(cue.start) or 0].append(cue)
    for start, word in sorted(_begun(reading.tokens, _AHEAD)):
        (found.futures if word in FUTURES else found.modals)[reading.index(start) or 0].append(start)
    return found


def _begun(cut: Tokens, known: frozenset[str]) -> list[tuple[int, str]]:
    """Where known words, or pieces of joined ones, start, in no order: few of them are marks."""
    starts, where, parts = cut.starts, cut.where, zip(cut.part_starts, cut.lower_parts, strict=True)
    whole = [(starts[at], word) for word in cut.distinct & known for at in where[word]]
    return [*whole, *compress(parts, map(known.__contains__, cut.lower_parts))]
