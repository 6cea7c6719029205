"""The facts that a delivered PDF carries inside, as read again: what `briefgen verify` holds against pages and sources.

`export.jsonld` writes them, `export.evidence` reads them, `compose.again` finds their passages.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.model.brief import Endnote
from briefgen.model.source import Span


@dataclass(frozen=True, slots=True)
class Told:
    """A fact's place in its source: the words, or the ends of words that may not be printed whole."""

    id: str
    note: int
    file: str
    """The source's file name."""
    source: str
    """SHA-256 of the source's file."""
    paragraph: int
    span: Span
    first: str
    last: str
    """The end of the words, or empty where `first` has them all."""
    prefix: str
    suffix: str
    digest: str
    """SHA-256 of the words, white space folded."""
    passage: Span
    passage_digest: str


@dataclass(frozen=True, slots=True)
class Printed:
    """A text that a PDF printed when it was made, with the notes that it led to."""

    text: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A brief's facts and notes with what it printed of them; `shown` are the notes whose passages it printed."""

    brief: str
    title: str
    as_of: str
    version: str
    evidence: str
    prints: tuple[Printed, ...]
    notes: tuple[Endnote, ...]
    shown: tuple[int, ...]
    facts: tuple[Told, ...]
