"""Documents with their facts marked: a page for whoever wants to see what was read, where, and by which rule.

The briefs' pages are `html`'s. Facts may overlap; the text is cut where one begins or ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefgen.model.fact import Fact, Statement
from briefgen.model.source import Document, Paragraph, Span
from briefgen.render.html import environment

Fields = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text between two cuts: the ids of the facts over it, the shortest first, and their kinds."""

    text: str
    facts: tuple[str, ...]
    kinds: tuple[str, ...]
    first: tuple[str, ...]
    """The facts that begin here; their cards lead back to it."""


@dataclass(frozen=True, slots=True)
class Card:
    """A fact explained: its fields as names and values."""

    id: str
    kind: str
    grade: str
    rule: str
    fields: Fields


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph with the cards of the facts that begin in it."""

    number: int
    kind: str
    stretches: tuple[Stretch, ...]
    cards: tuple[Card, ...]


def marked(documents: Iterable[Document], facts: Sequence[Fact], fields: Mapping[str, Fields]) -> str:
    """Return a page of the documents; `fields` are each fact's own by its id."""
    pages = [
        (made.source, _rows(made, [f for f in facts if f.target.source == made.source.id], fields))
        for made in documents
    ]
    return environment().get_template("facts.html").render(pages=pages, count=len(facts))


def _rows(made: Document, facts: Sequence[Fact], fields: Mapping[str, Fields]) -> list[Row]:
    return [_row(made, paragraph, facts, fields) for paragraph in made.paragraphs]


def _row(made: Document, paragraph: Paragraph, facts: Sequence[Fact], fields: Mapping[str, Fields]) -> Row:
    here = [fact for fact in facts if any(span.meets(paragraph.span) for span in spans(fact))]
    begun = [fact for fact in here if paragraph.span.start <= spans(fact)[0].start]
    cards = tuple(Card(f.id, f.kind, f.grade.value, f.extractor, fields.get(f.id, ())) for f in begun)
    return Row(paragraph.number, paragraph.kind.value, tuple(stretches(made, paragraph.span, here)), cards)


def spans(fact: Fact) -> tuple[Span, ...]:
    """Return where a fact's own words stand: a statement's content may be interrupted."""
    return fact.body.content if isinstance(fact.body, Statement) else (fact.target.span,)


def stretches(made: Document, whole: Span, facts: Sequence[Fact]) -> list[Stretch]:
    """Cut a paragraph where facts begin and end; together the stretches are its text."""
    inside = [(span, fact) for fact in facts for span in spans(fact) if span.meets(whole)]
    ends = {edge for span, _ in inside for edge in (span.start, span.end) if whole.start < edge < whole.end}
    cuts = sorted({whole.start, whole.end, *ends})
    return [_stretch(made, Span(a, b), inside) for a, b in pairwise(cuts)]


def _stretch(made: Document, span: Span, inside: Sequence[tuple[Span, Fact]]) -> Stretch:
    over = sorted(((s.end - s.start, f.id, f) for s, f in inside if s.holds(span)), key=lambda found: found[:2])
    kinds = tuple(dict.fromkeys(fact.kind for *_, fact in over))
    begun = tuple(fact.id for *_, fact in over if spans(fact)[0].start == span.start)
    return Stretch(made.quote(span), tuple(id_ for _, id_, _ in over), kinds, begun)
