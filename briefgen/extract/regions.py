"""Regions: sentences joined where a quotation spans them, so that a tag and all the words it tags stand together.

`statements` reads region by region.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.extract.tokens import DASH, Tokens
from briefgen.model.source import ParagraphKind, Sentence

_READ = (ParagraphKind.BODY, ParagraphKind.CAPTION)


@dataclass(slots=True)
class Region:
    """Tokens from `first` to `last`, last excluded, of one paragraph."""

    first: int
    last: int
    paragraph: int


def regions(tokens: Tokens, sentences: Sequence[Sentence]) -> Iterator[Region]:
    """Yield the regions of a document's sentences in order, headings and boilerplate left out."""
    paragraph = 0
    for start, last, number in _joined(tokens, sentences):
        first = start if number == paragraph else _past_dateline(tokens, start, last)
        paragraph = number
        while last - first > _LONGEST:
            yield Region(first, first + _LONGEST, number)
            first += _LONGEST
        if first < last:
            yield Region(first, last, number)


def _past_dateline(tokens: Tokens, first: int, last: int) -> int:
    """Where a paragraph's text starts behind "LISBON (AP) --"."""
    if first < last and tokens.words[first].isupper() and len(tokens.words[first]) > 2:
        for at in range(first + 1, min(first + 8, last)):
            if tokens.flags[at] & DASH:
                return at + 1
            if tokens.words[at][0].islower():
                break
    return first


_LONGEST = 800
"""Tokens of a region: what is longer is no sentence, and is read in pieces so that time stays linear."""


def _joined(tokens: Tokens, sentences: Sequence[Sentence]) -> list[tuple[int, int, int]]:
    """The regions before they are cut to length: first and last token, and paragraph."""
    found, starts, quoted = list[tuple[int, int, int]](), tokens.starts, tokens.quoted + b"\0"  # behind the last token
    first, paragraph, last = -1, 0, 0
    for (start, end), (number, _, kind) in sentences:
        if kind not in _READ:
            continue
        at = bisect_left(starts, start, last)
        if first < 0:
            first, paragraph = at, number
        elif number != paragraph or not quoted[at] or not _inside(tokens, at):
            found.append((first, last, paragraph))
            first, paragraph = at, number
        last = bisect_left(starts, end, at)
    if first >= 0:
        found.append((first, last, paragraph))
    return found


def _inside(tokens: Tokens, at: int) -> bool:
    """Whether a quotation is open between two tokens."""
    return 0 < at < len(tokens.words) and tokens.quoted[at - 1 : at + 1] == b"\1\1" and tokens.edges[at] != 1
