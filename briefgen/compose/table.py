"""Tables: a row for each fact and a column for each thing told of it, or cells that the outline writes by hand.

Hand-written cells cite like other text; a fact's row cites its passage once, at its value.
"""

from __future__ import annotations

import re

from briefgen.compose.blocks import Chosen, Work, chosen
from briefgen.compose.wording import day, time, value
from briefgen.model import brief as made
from briefgen.model.fact import Event, Figure, Role, Statement, When
from briefgen.model.measure import Measures
from briefgen.model.outline import TableRequest
from briefgen.model.prose import Inline, Text, plain

USUAL = ("what", "value", "source", "date")
_AMOUNT = re.compile(r"\D*\d[\d.,]*(?: (?:thousand|million|billion|trillion)\b)?|\S+")
Cell = tuple[Inline, ...]


def table(request: TableRequest, work: Work) -> made.Table:
    """Answer with the outline's own cells, or with a row for each fact."""
    caption = work.numbering.inline(request.caption)
    if request.facts is None:
        heads = tuple(made.Head("", work.numbering.inline(head)) for head in request.head)
        rows = tuple(tuple(work.numbering.inline(cell) for cell in row) for row in request.rows)
        return made.Table(heads, rows, caption)
    columns = request.columns or USUAL
    rows = tuple(_row(choice, columns, work) for choice in chosen(request.facts, work))
    return made.Table(tuple(made.Head(column) for column in columns), rows, caption)


def _row(choice: Chosen, columns: tuple[str, ...], work: Work) -> tuple[Cell, ...]:
    marked = "value" if "value" in columns else columns[0]
    cells: list[Cell] = []
    for column in columns:
        cell = _cell(column, choice, columns, work)
        cells.append((*cell, *work.numbering.cite(choice.facts, choice.focus)) if column == marked else cell)
    return tuple(cells)


def _cell(column: str, choice: Chosen, columns: tuple[str, ...], work: Work) -> Cell:
    pick, fact = choice.pick, choice.facts[0]
    own = work.numbering.inline(pick.text) if pick and pick.text else ()
    source = work.library.document(fact.target.source).source
    match column:
        case "what" if own and "note" not in columns:
            return own
        case "note":
            return own
        case "value" | "unit":
            shown = plain(pick.value) if pick and pick.value else value(fact, work.language)
            amount = _AMOUNT.match(shown) if "unit" in columns and isinstance(fact.body, Figure) else None
            parts = (amount[0].strip(), shown[amount.end() :].strip()) if amount else (shown, "")
            return _text(parts[column == "unit"])
        case "source":
            return _text(source.publisher or source.name)
        case "date":
            return _text(day(source.published, work.language) if source.published else "")
        case "period":
            return _text(_period(choice, work))
        case _:
            told = _what(choice) or _about(choice, work)
            return _text(told[:1].upper() + told[1:])


def _text(words: str) -> Cell:
    return (Text(words),) if words else ()


def _period(choice: Chosen, work: Work) -> str:
    body = choice.facts[0].body
    when = body.when if isinstance(body, Event) else Measures(work.library).period(choice.facts[0])
    return time(when, work.language) if isinstance(when, When) else ""


def _about(choice: Chosen, work: Work) -> str:
    """The topic, where the sentence has no word for what is counted: "would save $2 million"."""
    topics = choice.facts[0].topics
    return next((topic.label for topic in work.library.vocabulary.topics if topic.id in topics), "")


def _what(choice: Chosen) -> str:
    match choice.facts[0].body:
        case Figure(subject=subject, unit=unit):
            return subject or ("" if unit.isupper() else unit)
        case Event(what=what):
            return what or ""
        case Statement(speaker=speaker):
            return speaker.name if speaker else ""
        case Role(person=person):
            return person.name
        case position:
            return position.actor.name
