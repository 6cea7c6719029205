"""How a fact is put together: a body on its target, with its passage, tags and a lasting id.

Each kind of fact has its own module beside this one; they all build their facts here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

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
    here, around = reading.target(span), reading.target(passage)
    return Fact(
        id=_id(body, here, around, 0),
        body=body,
        target=here,
        passage=around,
        actors=tuple(dict.fromkeys(reading.actors_in(passage) if actors is None else actors)),
        topics=tuple(dict.fromkeys(reading.topics_in(passage) if topics is None else topics)),
        grade=grade,
        extractor=extractor,
    )


def number(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Give facts as built their final ids: equal ones (same source, kind, quote and passage) are told apart by their order."""
    seen: Counter[str] = Counter()
    for fact in facts:
        order = seen[fact.id]
        yield replace(fact, id=_id(fact.body, fact.target, fact.passage, order)) if order else fact
        seen[fact.id] += 1


def _id(body: Body, here: Target, passage: Target, order: int) -> str:
    """The passage is part of the id so that an edit elsewhere cannot renumber the "two" of this sentence."""
    from hashlib import sha256  # it takes its time, which `import briefgen` should not

    kind = type(body).__name__.lower()
    parts = (here.source, kind, here.quote.exact, passage.quote.exact, str(order))
    digest = sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{kind[0]}-{digest[:10]}"
