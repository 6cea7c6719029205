"""Selectors and Target: where a fact stands, in the words of the W3C Web Annotation model.

Finding a selector's place again is `compose.anchor`'s work.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import NamedTuple

from briefgen.model.source import Document, Paragraph, Span

CONTEXT = 32
"""Code points of prefix and suffix that a quote selector keeps."""


class TextPositionSelector(NamedTuple):
    """Half-open offsets in code points of the document's text."""

    start: int
    end: int


class TextQuoteSelector(NamedTuple):
    """The exact words with what stands before and after them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


class Target(NamedTuple):
    """Where a fact stands: a source's id, the two selectors, and the paragraph's number."""

    source: str
    position: TextPositionSelector
    quote: TextQuoteSelector
    paragraph: int

    @property
    def span(self) -> Span:
        """The position as a span."""
        return Span(self.position.start, self.position.end)


def target(document: Document, span: Span, paragraph: Paragraph | None = None) -> Target:
    """Describe a span of a document so that it can be found again; its paragraph may be known to the caller."""
    text, (start, end) = document.text, span
    number, (first, last), _ = paragraph or _NOWHERE
    if not first <= start < last:
        number = _paragraph(document, start)
    before = start - CONTEXT if start > CONTEXT else 0
    quote = TextQuoteSelector(text[start:end], text[before:start], text[end : end + CONTEXT])
    return Target(document.source.id, TextPositionSelector(start, end), quote, number)


_NOWHERE = Paragraph(0, Span(0, 0))


def _paragraph(document: Document, offset: int) -> int:
    """The number of the paragraph that an offset stands in; 0 for one between paragraphs."""
    place = bisect_right(document.paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1
    inside = place >= 0 and offset < document.paragraphs[place].span.end
    return document.paragraphs[place].number if inside else 0
