"""Regions: sentences joined where a quotation spans them, so that a tag and all the words it tags stand together.

`statements` reads region by region.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.extract.tokens import DASH, Tokens
from briefgen.model.source import Sentence


class Region(NamedTuple):
    """Tokens from `first` to `last`, last excluded, of one paragraph."""

    first: int
    last: int
    paragraph: int


def regions(tokens: Tokens, sentences: Sequence[Sentence]) -> Iterator[Region]:
    """Yield the regions of sentences in order."""
    paragraph = 0
    for region in _joined(tokens, sentences):
        begin = region.first if region.paragraph == paragraph else _past_dateline(tokens, region)
        paragraph = region.paragraph
        for first in range(begin, region.last, _LONGEST):
            yield Region(first, min(first + _LONGEST, region.last), region.paragraph)


def _past_dateline(tokens: Tokens, region: Region) -> int:
    """Where a paragraph's text starts behind "LISBON (AP) --"."""
    for at in range(region.first + 1, min(region.first + 8, region.last)):
        if tokens.flags[at] & DASH:
            return (
                at + 1 if tokens.words[region.first].isupper() and len(tokens.words[region.first]) > 2 else region.first
            )
        if tokens.words[at][0].islower():
            break
    return region.first


_LONGEST = 800
"""Tokens of a region: what is longer is no sentence, and is read in pieces so that time stays linear."""


def _joined(tokens: Tokens, sentences: Sequence[Sentence]) -> Iterator[Region]:
    """The regions before they are cut to length."""
    first, paragraph, end = -1, 0, 0
    for sentence in sentences:
        start, number = tokens.at(sentence.span.start), sentence.paragraph.number
        if first >= 0 and (number != paragraph or not _inside(tokens, start)):
            yield Region(first, end, paragraph)
            first = -1
        if first < 0:
            first, paragraph = start, number
        end = tokens.at(sentence.span.end)
    if first >= 0:
        yield Region(first, end, paragraph)


def _inside(tokens: Tokens, at: int) -> bool:
    """Whether a quotation is open between two tokens."""
    return (
        0 < at < len(tokens.words) and tokens.quoted[at] == 1 and tokens.quoted[at - 1] == 1 and not (tokens.opens(at))
    )
