"""Charts: each point has its facts' own values; the data comes once more as a table, and once as a sentence.

What a chart cannot show is left out here and told by `check.charts`. How it is drawn is `render`'s matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.compose.blocks import Work
from briefgen.compose.wording import day, time, value
from briefgen.language.catalogue import phrase, primary
from briefgen.language.typography import typeset
from briefgen.model.chart import (
    CellRequest,
    Chart,
    ChartRequest,
    ChartRow,
    Credit,
    Drawn,
    End,
    Field,
    Point,
    PointRequest,
    amount,
    days,
)
from briefgen.model.fact import Event, Fact, Figure
from briefgen.model.measure import Measures
from briefgen.model.prose import Citation, Inline, Prose, Text, plain

STATUS = {
    "scheduled": "Scheduled",
    "past": "Took place",
    "ongoing": "Under way",
    "unknown": "Not stated whether it took place",
}
"""As the catalogues have them, each under its key."""
Cells = tuple[tuple[Inline, ...], ...]


def chart(request: ChartRequest, work: Work) -> Chart:
    """Answer with the values of the facts that the chart names."""
    facts = tuple(fact for end in request.ends for fact in _facts(end, work)[:1])
    pairs = [(asked, point) for asked in request.points if (point := _point(request.kind, asked, work))]
    if request.kind == "timeline":
        pairs.sort(key=lambda pair: (pair[1].value.first, pair[1].value.last))
    fields = tuple(tuple(_field(cell, work) for cell in row) for row in request.rows)
    told = _credits(request, work)  # numbers the notes, so that the table can name them
    head, rows = _pointed(request, pairs, work) if request.kind else _listed(request, work)
    return Chart(
        kind=request.kind or "spec",
        title=work.numbering.inline(request.title),
        title_text=_plain(request.title, work),
        unit=work.numbering.inline(request.unit) or _unit(facts, work),
        period=_period(facts, request, work),
        points=tuple(point for _, point in pairs),
        ends=tuple(_plain(head, work) for head in request.heads),
        fields=fields,
        spec=request.spec,
        head=head,
        rows=rows,
        told=_told(head if len(head) > len(("what", "value")) and request.kind != "timeline" else (), rows, work),
        note=work.numbering.inline(request.note),
        credits=told,
    )


def _plain(prose: Prose, work: Work) -> str:
    return typeset(plain(prose), work.language)


def _facts(end: End, work: Work) -> tuple[Fact, ...]:
    binding = work.numbering.bindings.get(end.name)
    return binding.cited if binding else ()


def _drawn(kind: str, end: End | None, work: Work) -> Drawn | None:
    """What of a fact is drawn; None where it has nothing that such a chart could show."""
    for fact in _facts(end, work)[:1] if end else ():
        shown = _plain(end.value, work) if end and end.value else value(fact, work.language)
        if (span := amount(fact)) and kind != "timeline":
            return Drawn(f"{span[0]:f}", f"{span[1]:f}", shown)
        if (known := days(fact)) and kind in {"timeline", ""} and isinstance(fact.body, Event):
            return Drawn(*known, shown, fact.body.status.value)
    return None


def _point(kind: str, asked: PointRequest, work: Work) -> Point | None:
    first = Drawn("", "", _plain(asked.words, work)) if asked.words else _drawn(kind, asked.fact, work)
    return (
        Point(_label(asked, work), first, _drawn(kind, asked.mark, work), _drawn(kind, asked.to, work))
        if first
        else None
    )


def _label(asked: PointRequest, work: Work) -> str:
    if asked.label:
        return _plain(asked.label, work)
    for fact in _facts(asked.fact, work)[:1]:
        body = fact.body
        told = (body.subject or body.unit) if isinstance(body, Figure) else body.what if isinstance(body, Event) else ""
        return (told or "")[:1].upper() + (told or "")[1:]
    return ""


def _field(cell: CellRequest, work: Work) -> Field:
    drawn = _drawn("", cell.end, work)
    return Field(cell.field, _plain(cell.text, work) if cell.text else drawn.shown if drawn else "", drawn)


def _unit(facts: Sequence[Fact], work: Work) -> tuple[Inline, ...]:
    """The thing counted, where values that are printed bare would not tell it: "sailings per week".

    Only a person can translate it.
    """
    for body in (fact.body for fact in facts if primary(work.language) == "en"):
        if isinstance(body, Figure) and body.unit.islower() and body.unit not in body.surface:
            told = f"{body.unit} per {body.per}" if body.per else body.unit
            return (Text(told[:1].upper() + told[1:]),)
    return ()


def _period(facts: Sequence[Fact], request: ChartRequest, work: Work) -> str:
    """The one time that all figures are of; empty where there are several or none, or the unit tells it."""
    measures = Measures(work.library)
    found = {measures.period(fact) for fact in facts if isinstance(fact.body, Figure)}
    told = {time(when, work.language) if when else "" for when in found}
    only = told.pop() if len(told) == 1 else ""
    return "" if request.unit and only in plain(request.unit) else only


def _credits(request: ChartRequest, work: Work) -> tuple[Credit, ...]:
    """The sources in the order of the points, each with the notes of its passages."""
    found: dict[str, list[Fact]] = {}
    for end in request.ends:
        for fact in _facts(end, work):
            found.setdefault(fact.target.source, []).append(fact)
    return tuple(Credit(_source(id, work), work.numbering.cite(facts)) for id, facts in found.items())


def _source(id: str, work: Work) -> str:
    source = work.library.document(id).source
    told = (source.publisher or source.name, day(source.published, work.language) if source.published else "")
    return ", ".join(part for part in told if part)


def _marks(end: End, work: Work) -> tuple[Citation, ...]:
    """Marks to go from; the source line has those to come back to."""
    return work.numbering.lookup(_facts(end, work))


def _pointed(
    request: ChartRequest, pairs: Iterable[tuple[PointRequest, Point]], work: Work
) -> tuple[Cells, tuple[ChartRow, ...]]:
    """The data of a ready-made chart: what, and a column for each end that a point can have."""
    several = any(asked.to for asked in request.points)
    marked = any(asked.mark for asked in request.points)
    first, last = (work.numbering.inline(head) for head in request.heads) if request.heads else ((), ())
    known = request.kind == "timeline"
    status = (Text(phrase("Status", work.language)),)
    heads = (((), True), (first, True), ((), marked), (last, several), (status, known))
    rows: list[ChartRow] = []
    for asked, point in pairs:
        ends = ((asked.fact, point.value), (asked.mark, point.mark), (asked.to, point.to))
        wanted = (True, marked, several)
        cells = [_cell(end, drawn, work) for (end, drawn), here in zip(ends, wanted, strict=True) if here]
        words = (Text(phrase(STATUS[point.value.status], work.language, point.value.status)),) if known else ()
        rows.append(ChartRow(((Text(point.label),), *cells, *((words,) if known else ()))))
    return tuple(head for head, here in heads if here), tuple(rows)


def _cell(end: End | None, drawn: Drawn | None, work: Work) -> tuple[Inline, ...]:
    return (Text(drawn.shown), *_marks(end, work)) if end and drawn else ()


def _listed(request: ChartRequest, work: Work) -> tuple[Cells, tuple[ChartRow, ...]]:
    """The data that a specification draws: a column for each field, in the order in which rows first have it."""
    names = tuple(dict.fromkeys(cell.field for row in request.rows for cell in row))
    rows: list[ChartRow] = []
    for row in request.rows:
        cells = {cell.field: cell for cell in row}
        told = (_said(cells[name], work) if name in cells else () for name in names)
        rows.append(ChartRow(tuple(told)))
    called = {name: work.numbering.inline(words) for name, words in request.fields}
    heads = tuple(called.get(name) or (Text(name.replace("-", " ").capitalize()),) for name in names)
    return heads, tuple(rows)


def _said(cell: CellRequest, work: Work) -> tuple[Inline, ...]:
    if cell.end is None:
        return work.numbering.inline(cell.text)
    return _cell(cell.end, _drawn("", cell.end, work), work)


def _told(head: Cells, rows: Sequence[ChartRow], work: Work) -> str:
    """The rows as a sentence: "Nordlink: 9; the crews: 12"; where there are several columns: "9 (2019), 12 (2023)"."""
    colon, lines = phrase(":", work.language, "colon"), []
    for row in rows:
        first, *rest = map(_words, row.cells)
        heads = map(_words, head[1:]) if head else [""] * len(rest)
        told = (f"{part} ({name})" if name else part for name, part in zip(heads, rest, strict=True) if part)
        lines.append(f"{first}{colon} {', '.join(told)}" if rest else first)
    return "; ".join(lines)


def _words(cell: Sequence[Inline]) -> str:
    return "".join(node.text for node in cell if isinstance(node, Text))
