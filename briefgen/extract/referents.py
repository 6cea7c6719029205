"""Whom a speaker's words mean: a surname the full name, a pronoun the person before it.

The rule for "he" and "she" is bounded and leaves one candidate or none; what it cannot settle stays as printed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.extract.mentions import Kind, NameMention
from briefgen.model.source import Document, Span


@dataclass(frozen=True, slots=True)
class Referents:
    """The mentions of a document, ready to be asked whom a phrase means."""

    mentions: Sequence[NameMention]
    starts: Sequence[int]

    def of(self, span: Span) -> tuple[str, bool]:
        """Return a name and whether it stands elsewhere; an empty name where the phrase names nobody we know."""
        first = bisect_left(self.starts, span.start)
        for mention in self.mentions[first : first + 6]:
            if mention.start >= span.end:
                break
            if mention.kind is Kind.PERSON:
                return mention.canonical or mention.name, False
            if mention.kind is Kind.PRONOUN:
                return "", True
        return "", False


def referents(document: Document, mentions: Sequence[NameMention]) -> Referents:
    """Prepare a document's mentions."""
    return Referents(mentions, [mention.start for mention in mentions])
