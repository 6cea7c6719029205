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
    for region in _joined(tokens, sentences):
        if region.paragraph != paragraph:
            paragraph = region.paragraph
            if region.first < region.last and tokens.words[region.first].isupper():
                region.first = _past_dateline(tokens, region.first, region.last)
        while region.last - region.first > _LONGEST:
            yield Region(region.first, region.first + _LONGEST, paragraph)
            region.first += _LONGEST
        if region.first < region.last:
            yield region


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


def _joined(tokens: Tokens, sentences: Sequence[Sentence]) -> list[Region]:
    """The regions before they are cut to length."""
    found: list[Region] = []
    starts, quoted = tokens.starts, tokens.quoted + b"\0"  # behind the last token nothing is quoted
    last, paragraph, size = 0, 0, len(starts)
    for (start, end), (number, _, kind) in sentences:
        if kind not in _READ:
            continue
        first = bisect_left(starts, start, last) if last < size and starts[last] < start else last
        last = bisect_left(starts, end, first)
        if number == paragraph and quoted[first] and _inside(tokens, first):
            found[-1].last = last
        else:
            found.append(Region(first, last, number))
            paragraph = number
    return found


def _inside(tokens: Tokens, at: int) -> bool:
    """Whether a quotation is open between two tokens."""
    return 0 < at < len(tokens.words) and tokens.quoted[at - 1 : at + 1] == b"\1\1" and tokens.edges[at] != 1
