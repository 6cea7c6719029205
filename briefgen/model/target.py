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
    """Where a fact stands: a source's id, the place and the words there, and the paragraph's number.

    The two selectors are made when they are asked for: a text has thousands of targets, and few are written down.
    """

    source: str
    span: Span
    exact: str
    paragraph: int
    text: str
    """The whole text of the document, the one string that all its targets share."""

    @property
    def position(self) -> TextPositionSelector:
        """The place as a selector."""
        return TextPositionSelector(*self.span)

    @property
    def quote(self) -> TextQuoteSelector:
        """The words with what stands before and after them, as a selector."""
        start, end = self.span
        return TextQuoteSelector(self.exact, self.text[max(0, start - CONTEXT) : start], self.text[end : end + CONTEXT])

    def __repr__(self) -> str:
        """A target without the document's text."""
        return f"Target({self.source!r}, {self.span}, {self.exact!r}, paragraph={self.paragraph})"


def target(document: Document, span: Span, paragraph: Paragraph | None = None) -> Target:
    """Describe a span of a document so that it can be found again; its paragraph may be known to the caller."""
    text, (start, end) = document.text, span
    number, (first, last), _ = paragraph or _NOWHERE
    if not first <= start < last:
        number = _paragraph(document, start)
    return Target(document.source.id, span, text[start:end], number, text)


_NOWHERE = Paragraph(0, Span(0, 0))


def _paragraph(document: Document, offset: int) -> int:
    """The number of the paragraph that an offset stands in; 0 for one between paragraphs."""
    place = bisect_right(document.paragraphs, offset, key=lambda paragraph: paragraph.span.start) - 1
    inside = place >= 0 and offset < document.paragraphs[place].span.end
    return document.paragraphs[place].number if inside else 0
