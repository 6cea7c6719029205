"""Blocks as they are shaped -> requests of the model.

One branch for each kind of block; `compose` answers the requests.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.outline import (
    Answer,
    Cell,
    FactsRequest,
    Pick,
    PositionsRequest,
    ProseRequest,
    QuestionsRequest,
    Request,
    SourcesRequest,
)
from briefgen.model.prose import Prose
from briefgen.outline.facts import asked
from briefgen.outline.shapes import (
    BlockShape,
    CalloutShape,
    PickShape,
    PositionsShape,
    QueryShape,
    TimelineShape,
)


def requests(blocks: list[BlockShape]) -> tuple[Request, ...]:
    """Return the requests of a section, in order."""
    return tuple(request for block in blocks for request in (*texts(block), *lists(block)))


def texts(block: BlockShape) -> Iterator[Request]:
    """Yield the request of a block of our own words."""
    if block.prose:
        yield ProseRequest("prose", (block.prose,))
    if block.key_points:
        yield ProseRequest("key_points", tuple(block.key_points))
    if isinstance(block.callout, CalloutShape):
        yield ProseRequest("callout", (block.callout.text,), block.callout.label or "")
    elif block.callout:
        yield ProseRequest("callout", (block.callout,))
    if block.analysis:
        yield ProseRequest(
            "analysis", (block.analysis,) if isinstance(block.analysis, Prose) else tuple(block.analysis)
        )
    if block.recommendations:
        yield ProseRequest("recommendations", tuple(block.recommendations))
    if block.questions:
        yield QuestionsRequest(tuple(Answer(item.question, item.answer) for item in block.questions))


def lists(block: BlockShape) -> Iterator[Request]:
    """Yield the request of a block of facts."""
    if block.figures:
        yield facts("figures", block.figures)
    if block.quotes:
        yield facts("quotes", block.quotes)
    if block.timeline:
        yield facts("timeline", block.timeline)
    if block.positions:
        yield positions(block.positions)
    if block.sources:
        yield SourcesRequest(block.sources.note)


def facts(role: str, asked_for: list[PickShape] | QueryShape) -> FactsRequest:
    """Return a request for named facts or for those that a query finds."""
    if isinstance(asked_for, list):
        return FactsRequest(role, tuple(map(pick, asked_for)), place=asked_for[0].place)
    caption = asked_for.caption if isinstance(asked_for, TimelineShape) else None
    if isinstance(asked_for, TimelineShape) and asked_for.events:
        picks = tuple(map(pick, asked_for.events))
        return FactsRequest(role, picks, caption=caption, place=asked_for.place)
    return FactsRequest(role, query=asked(asked_for, role), caption=caption, place=asked_for.place)


def pick(shape: PickShape) -> Pick:
    """Return one fact of a block."""
    return Pick(str(shape.fact), shape.fact.place, shape.text, shape.value)


def positions(shape: PositionsShape) -> PositionsRequest:
    """Return the matrix."""
    cells = tuple(
        Cell(str(cell.actor), str(cell.issue), cell.text, str(cell.fact), cell.place) for cell in shape.cells or ()
    )
    return PositionsRequest(
        tuple(map(str, shape.actors)), tuple(map(str, shape.issues)), cells, shape.caption, shape.place
    )
