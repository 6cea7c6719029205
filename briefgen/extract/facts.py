"""How a fact is put together: a body on its target, with its passage, tags and a lasting id.

Each kind of fact has its own module beside this one; they all build their facts here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from hashlib import sha256

from briefgen.extract.reading import Reading
from briefgen.model.fact import Body, Fact, Grade
from briefgen.model.source import Span
from briefgen.model.target import Target


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
    here, around = reading.target(span), reading.shared(passage)
    return Fact(
        _id(body, here, around, 0),
        body,
        here,
        around,
        reading.actors_in(passage) if actors is None else tuple(dict.fromkeys(actors)),
        reading.topics_in(passage) if topics is None else tuple(dict.fromkeys(topics)),
        grade,
        extractor,
    )


def number(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give facts as built their final ids: equal ones (same source, kind, quote and passage) are told apart by their order."""
    seen: dict[str, int] = {}
    for fact in facts:
        order = seen[fact.id] = seen.get(fact.id, -1) + 1
        yield fact._replace(id=_id(fact.body, fact.target, fact.passage, order)) if order else fact


def _id(body: Body, here: Target, passage: Target, order: int) -> str:
    """The passage is part of the id so that an edit elsewhere cannot renumber the "two" of this sentence."""
    kind = type(body).__name__.lower()
    parts = "\x1f".join((here.source, kind, here.exact, passage.exact, str(order)))
    return f"{kind[0]}-{sha256(parts.encode('utf-8', 'surrogatepass')).hexdigest()[:10]}"
