"""Source and Document: where a seed came from, and its text with paragraphs and sentences.

`ingest` builds these from bytes; `extract` reads them. Facts on them live in `fact`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from briefgen.errors import Place


class Span(NamedTuple):
    """A half-open range of code points in a document's text."""

    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Whether the other span lies inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Source:
    """Where a seed came from. Empty strings and None mean that the record does not say."""

    id: str
    """The file's name without its ending, in lower case letters, digits, `-`, `_` and `.`."""
    name: str
    """The file's name."""
    title: str = ""
    publisher: str = ""
    author: str = ""
    published: date | None = None
    published_basis: str = ""
    url: str = ""
    language: str = "en"
    rights: str = ""
    quote_limit: int | None = None
    """The longest passage, in words, that may be printed; None where the rights set no limit."""
    embargo: date | None = None
    """The day from which it may be cited."""
    marking: str = ""
    """How it must be handled; a brief that cites it bears the same marking or a stronger one."""
    original: str = ""
    """The file name of the document that this one is a digest of: the two are one witness, not two."""
    total_limit: int | None = None
    """How many of its words one brief may print in all; None where the rights set no limit."""
    place: Place = Place("")
    """Where the record stands, for findings about it."""


class ParagraphKind(Enum):
    """What a paragraph is. Facts are taken from BODY, and dates and figures also from HEADING and CAPTION."""

    BODY = "body"
    HEADING = "heading"
    CAPTION = "caption"
    BOILERPLATE = "boilerplate"


class Paragraph(NamedTuple):
    """A block of text; `number` counts the document's paragraphs from 1, headings and captions included."""

    number: int
    span: Span
    kind: ParagraphKind = ParagraphKind.BODY


class Sentence(NamedTuple):
    """A sentence of a paragraph; white space at its edges is outside `span`."""

    span: Span
    paragraph: Paragraph


@dataclass(frozen=True, slots=True)
class Document:
    """A source's text as decoded, and the same text made plain for matching.

    `plain` has the length of `text`, one character for one character: no-break spaces are spaces, curly
    quotation marks straight, dashes kept, line ends spaces inside a paragraph, and everything that is not
    prose (byte-order mark, front matter, Markdown's marks) is blank. Offsets hold in both.
    """

    source: Source
    text: str
    plain: str
    digest: str
    """SHA-256 of the file's bytes, in hexadecimal."""
    paragraphs: tuple[Paragraph, ...]
    sentences: tuple[Sentence, ...]

    def quote(self, span: Span) -> str:
        """The text at a span, exactly as it stands in the file."""
        return self.text[span.start : span.end]
