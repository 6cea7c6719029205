"""How a fact is put together: a body on its target, with its passage, tags and a lasting id.

Each kind of fact has its own module beside this one; they all build their facts here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from briefgen.extract.reading import Reading
from briefgen.model.fact import Body, Fact, Grade
from briefgen.model.source import Span
from briefgen.model.target import target


def build(
    reading: Reading,
    body: Body,
    span: Span,
    passage: Span | None = None,
    *,
    actors: Sequence[str] | None = None,
    topics: Sequence[str] | None = None,
    grade: Grade = Grade.STATED,
    extractor: str = "",
) -> Fact:
    """Return the fact that a body states at a span of the reading's document.

    The passage defaults to the whole of the sentences that the span touches, the tags to those of the passage.
    """
    passage = passage or reading.passage(span)
    fact = Fact(
        id="",
        body=body,
        target=target(reading.document, span),
        passage=target(reading.document, passage),
        actors=tuple(dict.fromkeys(reading.actors_in(passage) if actors is None else actors)),
        topics=tuple(dict.fromkeys(reading.topics_in(passage) if topics is None else topics)),
        grade=grade,
        extractor=extractor,
    )
    return replace(fact, id=_id(fact, 0))


def number(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give facts as built their final ids: equal ones (same source, kind, quote and passage) are told apart by their order."""
    seen: Counter[str] = Counter()
    for fact in facts:
        yield replace(fact, id=_id(fact, seen[fact.id])) if seen[fact.id] else fact
        seen[fact.id] += 1


def _id(fact: Fact, order: int) -> str:
    """The passage is part of the id so that an edit elsewhere cannot renumber the "two" of this sentence."""
    parts = (fact.target.source, fact.kind, fact.target.quote.exact, fact.passage.quote.exact, str(order))
    digest = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{fact.kind[0]}-{digest[:10]}"
