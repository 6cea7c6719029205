"""Said: somebody's words between quotation marks in a source, pieces that the report interrupts taken together.

`quotes` holds an outline's quotations against them, `mouths` asks whose they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.check.evidence import Evidence
from briefgen.grammar.quotations import Quotation
from briefgen.grammar.quoted import Word, quoted, spoken, stands
from briefgen.model.fact import Fact, Statement
from briefgen.model.source import Document, Span

_TAG = 80
"""Code points of a tag between two pieces of one quotation."""
_STOP = re.compile(r"[.!?;]\s|[\n\"]")


@dataclass(frozen=True, slots=True)
class Said:
    """Quoted words of a document: one quotation, or those of one statement in order."""

    document: Document
    marks: tuple[Span, ...]
    """The quotations with their marks."""
    pieces: tuple[Span, ...]
    """The quotations without them."""
    words: tuple[Word, ...]
    statement: Fact | None

    def before(self, at: int) -> str:
        """Return the speaker's quoted words before an offset of the document."""
        return " ".join(self.document.plain[p.start : min(p.end, at)] for p in self.pieces if p.start < at)

    def after(self, at: int) -> str:
        """Return the speaker's quoted words behind an offset of the document."""
        parts = (self.document.plain[max(p.start, at) : p.end] for p in self.pieces if p.end > at)
        return " ".join(part for part in parts if part)

    def report(self, place: Span) -> tuple[str, str]:
        """Return the report's own words right before and behind a whole quotation, as far as they report the same statement."""
        found = self._reported(place)
        if found is None:
            return "", ""
        part, mark = found
        plain = self.document.plain
        return plain[part.start : mark.start], plain[mark.end : part.end]

    def _reported(self, place: Span) -> tuple[Span, Span] | None:
        body = self.statement.body if self.statement else None
        mark = next((mark for mark in self.marks if mark.holds(place)), None)
        if mark is None or not isinstance(body, Statement) or place.start > mark.start + 1:
            return None
        return next(((part, mark) for part in body.content if part.holds(mark)), None)


@dataclass(frozen=True, slots=True)
class Match:
    """Where an outline's quotation stands: whose words, and the places of its pieces in the document."""

    said: Said
    places: tuple[Span, ...]

    @property
    def whole(self) -> Span:
        """From the first piece to the last."""
        return Span(self.places[0].start, self.places[-1].end)


def said(facts: Sequence[Fact], evidence: Evidence) -> tuple[Said, ...]:
    """Return what stands between quotation marks in the facts' passages, each only once."""
    found = (each for fact in facts for each in _in_passage(fact, evidence))
    return tuple({(each.document.source.id, each.pieces): each for each in found}.values())


def _in_passage(fact: Fact, evidence: Evidence) -> Iterator[Said]:
    """The quotations of a passage; where one belongs to a statement, with the others of the same statement."""
    source = fact.passage.source
    quotations = evidence.quotations(source)
    for quotation in quotations:
        if quotation.span.meets(fact.passage.span):
            statement, document = evidence.statement(source, quotation.span), evidence.library.document(source)
            content = statement.body.content if statement and isinstance(statement.body, Statement) else ()
            own = [
                q
                for q in quotations
                if q == quotation
                or any(part.meets(q.span) for part in content)
                or _goes_on(quotation, q, document.plain)
                or _goes_on(q, quotation, document.plain)
            ]
            yield _said(document, own, fact.passage.span, statement)


def _goes_on(one: Quotation, other: Quotation, plain: str) -> bool:
    """Whether a quotation takes another up behind a speaker's tag: "We left," Ito said, "but came back."."""
    tag = plain[one.span.end : other.span.start]
    words = plain[one.inner.start : one.inner.end].rstrip(), plain[other.inner.start : other.inner.end]
    return 0 < len(tag) <= _TAG and not _STOP.search(tag) and words[0].endswith(",") and words[1][:1].islower()


def _said(document: Document, own: Sequence[Quotation], passage: Span, statement: Fact | None) -> Said:
    spans = [Span(max(q.inner.start, passage.start), min(q.inner.end, passage.end)) for q in own]
    words = tuple(word for span in spans for word in spoken(document.plain, span.start, max(span.start, span.end)))
    return Said(document, tuple(q.span for q in own), tuple(q.inner for q in own), words, statement)


def matches(words: str, among: Sequence[Said]) -> tuple[Match, ...]:
    """Return where quoted words stand, with what a quoter may do: leave out behind an ellipsis, clarify in brackets."""
    told = quoted(words)
    pairs = [(piece, gap) for piece, gap in zip(told.pieces, ("", *told.gaps), strict=True) if piece]
    if not pairs:
        return ()
    pieces, gaps = [piece for piece, _ in pairs], [gap for _, gap in pairs[1:]]
    found = ((each, stands(pieces, gaps, each.words)) for each in among)
    return tuple(Match(each, tuple(_place(each, span) for span in spans)) for each, spans in found if spans)


def _place(each: Said, words: Span) -> Span:
    return Span(each.words[words.start].span.start, each.words[words.end - 1].span.end)
