"""Marks: the words of a document that may tell of a position, gathered by sentence so that the others are not visited.

What they tell is read in `positions` (cues of a stance), `forecasts` ("will") and `duties` ("must").
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from briefgen.extract.duties import MODALS
from briefgen.extract.forecasts import FUTURES
from briefgen.extract.reading import Reading
from briefgen.extract.stances import Cue, cues, first_words

_AHEAD = FUTURES | MODALS


class Marks(NamedTuple):
    """By the numbers of sentences: the cues, and where futures and modals begin; each in order."""

    cues: dict[int, list[Cue]]
    futures: dict[int, list[int]]
    modals: dict[int, list[int]]


def marks(reading: Reading) -> Marks:
    """Return the marks of a document's sentences."""
    found = Marks(defaultdict(list), defaultdict(list), defaultdict(list))
    begun = reading.tokens.begun(_first_words())
    for cue in cues(reading.plain, begun):
        found.cues[reading.index(cue.start) or 0].append(cue)
    for start, word in begun:
        if word in FUTURES:
            found.futures[reading.index(start) or 0].append(start)
        elif word in MODALS:
            found.modals[reading.index(start) or 0].append(start)
    return found


@cache
def _first_words() -> frozenset[str]:
    return first_words() | FUTURES | MODALS
