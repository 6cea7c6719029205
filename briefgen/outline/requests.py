"""Blocks as they are shaped -> requests of the model.

One branch for each kind of block; `compose` answers the requests.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.chart import CellRequest, ChartRequest, End, PointRequest
from briefgen.model.outline import (
    Answer,
    Cell,
    ChangesRequest,
    Correction,
    Dispute,
    DisputedRequest,
    FactsRequest,
    Pick,
    PositionsRequest,
    ProseRequest,
    QuestionsRequest,
    Request,
    SourcesRequest,
    TableRequest,
    UnusedRequest,
)
from briefgen.model.prose import Prose
from briefgen.outline.across import DisputedShape, DisputeShape
from briefgen.outline.asked import PickShape, QueryShape, TimelineShape
from briefgen.outline.charts import ChartShape, DatumShape, EndShape, PointShape
from briefgen.outline.facts import asked
from briefgen.outline.shapes import (
    BlockShape,
    CalloutShape,
    PositionsShape,
)
from briefgen.outline.since import ChangesShape


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
        yield QuestionsRequest(tuple(Answer(item.question, item.answer, item.say) for item in block.questions))


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
    yield from several(block)
    if block.changes:
        yield changes(block.changes)
    if block.sources:
        yield SourcesRequest(block.sources.note)


def several(block: BlockShape) -> Iterator[Request]:
    """Yield the request of a block that looks at several sources at once."""
    if block.chart:
        yield chart(block.chart)
    if table := block.table:
        rows = facts("table", table.facts) if table.facts else None
        head, written = tuple(table.head or ()), tuple(map(tuple, table.rows or ()))
        yield TableRequest(rows, tuple(table.columns or ()), head, written, table.caption)
    if isinstance(block.disputed, DisputedShape):
        asked_for = block.disputed
        named = tuple(map(dispute, asked_for.disputes or ()))
        topics = tuple(map(str, asked_for.topics or ()))
        yield DisputedRequest(named, topics, asked_for.limit, asked_for.caption, asked_for.place)
    elif block.disputed:
        yield DisputedRequest(tuple(map(dispute, block.disputed)), place=block.disputed[0].place)
    if silent := block.unused:
        topics, actors = tuple(map(str, silent.topics or ())), tuple(map(str, silent.actors or ()))
        yield UnusedRequest(topics, actors, silent.limit or 5, silent.caption, silent.place)


def changes(shape: ChangesShape) -> ChangesRequest:
    """Return what to tell of the last version."""
    told = shape.corrections or ()
    corrections = tuple(Correction(each.date, each.text, str(each.fact or ""), each.was or "") for each in told)
    return ChangesRequest(corrections, shape.note, shape.place)


def dispute(shape: DisputeShape) -> Dispute:
    """Return one thing on which sources disagree."""
    return Dispute(tuple(map(pick, shape.sides)), shape.text, shape.differs)


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


def chart(shape: ChartShape) -> ChartRequest:
    """Return a chart."""
    points = tuple(map(_point, shape.points or ())) or tuple(
        PointRequest(End(str(name), name.place)) for name in shape.facts or ()
    )
    rows = tuple(tuple(_datum(str(name), datum) for name, datum in row.items()) for row in shape.data or ())
    return ChartRequest(
        title=shape.title,
        kind=shape.kind or "",
        points=points,
        heads=tuple(shape.ends or ()),
        rows=rows,
        spec=shape.spec.json if shape.spec else "",
        texts=tuple(shape.spec.texts) if shape.spec else (),
        fields=tuple((str(name), words) for name, words in (shape.fields or {}).items()),
        unit=shape.unit,
        note=shape.note,
        place=shape.place,
    )


def _point(shape: PointShape) -> PointRequest:
    fact = End(str(shape.fact), shape.fact.place, shape.value)
    return PointRequest(fact, shape.label, _end(shape.to), _end(shape.mark), shape.words)


def _end(shape: EndShape | None) -> End | None:
    return End(str(shape.fact), shape.fact.place, shape.value) if shape else None


def _datum(field: str, shape: DatumShape) -> CellRequest:
    end = End(str(shape.fact), shape.fact.place, shape.value) if shape.fact else None
    return CellRequest(field, end, shape.text)
