"""Which sentences, cards, cells and entries of a brief rest on which facts: by name, and by id where a query found them.

The gates read the same scopes; `lock` keeps what is found here, `briefgen why` and `uses` print it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace

from briefgen.check.scope import scopes
from briefgen.errors import Place
from briefgen.model import brief as made
from briefgen.model.lock import Resting
from briefgen.model.outline import FactsRequest, Outline, Pick, PositionsRequest, Request, Section
from briefgen.model.prose import Citation, Prose, plain, words
from briefgen.pipeline.judge import Made

OPENING = "Opening"


@dataclass(frozen=True, slots=True)
class Use:
    """A stretch of a brief with the names cited in it, or the ids of the facts that a query put there."""

    resting: Resting
    names: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()
    """The anchors of its citations, where it is printed by a query."""


def uses(whole: Made) -> tuple[Use, ...]:
    """Return everything in a brief that rests on facts, in reading order."""
    found = [*_texts(OPENING, replace(whole.plan, sections=()), whole)]
    if whole.plan.key_figures:
        found += _facts(OPENING, whole.plan.key_figures, whole.brief.figures, whole)
    for section, answered in zip(whole.plan.sections, whole.brief.sections, strict=False):
        title = plain(section.title)
        found += _texts(title, _alone(whole.plan, section), whole)
        for request, block in zip(section.requests, answered.blocks, strict=False):
            found += _facts(title, request, block, whole)
    return tuple(use for use in dict.fromkeys(found) if use.names or use.facts)


def _alone(plan: Outline, section: Section) -> Outline:
    """The outline with nothing but one section."""
    bare = replace(plan, title=Prose(), bottom_line=Prose(), purpose=None, decision=None, key_figures=None)
    return replace(bare, label="", marking="", sections=(section,))


def _texts(title: str, plan: Outline, whole: Made) -> Iterator[Use]:
    printed = {binding.name: binding.printed for binding in whole.bindings}
    blocks = (*(request for section in plan.sections for request in section.requests), plan.key_figures)
    picked = {id(prose) for request in blocks if request for prose in _picked(request)}
    for scope in scopes(plan, printed):
        if scope.names and id(scope.prose) not in picked:
            text = closed(scope.text)
            yield Use(Resting(title, text, scope.locate(text.partition(" ")[0], 0)), tuple(dict.fromkeys(scope.names)))


def closed(text: str) -> str:
    """Return the text without the space that a mark left behind: "as workers [@jobs]." reads "as workers."."""
    return re.sub(r" +(?=[.,;:?!)])", "", " ".join(text.split()))


def _picked(request: Request) -> Iterator[Prose | None]:
    """The texts beside a block's facts, which are told with the facts themselves."""
    if isinstance(request, FactsRequest):
        yield from (prose for pick in request.picks for prose in (pick.text, pick.value))
    if isinstance(request, PositionsRequest):
        yield from (cell.text for cell in request.cells)


def _facts(title: str, request: Request, block: object, whole: Made) -> Iterator[Use]:
    if isinstance(request, FactsRequest):
        quoted = block.items if isinstance(block, made.Quotes) and len(block.items) == len(request.picks) else ()
        for place, pick in enumerate(request.picks):
            yield _pick(title, pick, _text(quoted[place]) if quoted else "", whole)
    if isinstance(request, PositionsRequest):
        for cell in request.cells:
            text = plain(cell.text) if cell.text else ""
            yield Use(Resting(title, f"{cell.actor}, {cell.issue}: {text}".rstrip(": "), cell.place), (cell.fact,))
    asks = isinstance(request, FactsRequest) and not request.picks
    if asks or not isinstance(request, FactsRequest):
        yield from _printed(title, request, block, whole)


def _pick(title: str, pick: Pick, quoted: str, whole: Made) -> Use:
    binding = whole.named.get(pick.name)
    shown = plain(pick.value) if pick.value else quoted or (binding.printed if binding else "")
    text = " ".join(part for part in (shown, plain(pick.text) if pick.text else "") if part)
    return Use(Resting(title, text, pick.place), (pick.name,))


def _printed(title: str, request: Request, block: object, whole: Made) -> Iterator[Use]:
    """What a query put into a block: the facts of the notes that it cites, under their names where they have one."""
    notes = {note.number: note.facts for note in whole.brief.notes}
    found = getattr(request, "place", None)
    place = found if isinstance(found, Place) else whole.plan.place
    kinds = KINDS.get(getattr(request, "role", type(request).__name__), "fsepr")
    names = {fact.id: binding.name for binding in whole.bindings for fact in binding.cited}
    for text, citations in _items(block):
        ids = [id_ for mark in citations for id_ in notes.get(mark.number, ()) if id_[0] in kinds]
        named = tuple(dict.fromkeys(names[id_] for id_ in ids if id_ in names))
        free = tuple(id_ for id_ in ids if id_ not in names)
        yield Use(Resting(title, text, place), named, free, tuple(mark.id for mark in citations))


KINDS = {"figures": "f", "quotes": "s", "timeline": "e", "PositionsRequest": "p"}
"""The first letters of the ids of the facts that a query for a block finds; a note has all facts of its passage."""


def _items(node: object, above: str = "") -> Iterator[tuple[str, tuple[Citation, ...]]]:
    """Yield the text and the citations of whatever in a block carries citations of its own."""
    if isinstance(node, made.Matrix):
        for row in node.rows:
            for column, cell in zip(node.columns, row.cells, strict=True):
                yield from _items(cell, f"{column}, {row.label}: ")
    elif isinstance(node, tuple) and (marks := tuple(item for item in node if isinstance(item, Citation))):
        yield above + "".join(map(words, node)), marks
    elif isinstance(node, tuple):
        for item in node:
            yield from _items(item, above)
    elif is_dataclass(node) and not isinstance(node, made.Words | made.Questions | made.Changes | made.Sources):
        citations = getattr(node, "citations", ())
        if citations:
            yield above + _text(node), citations
        else:
            for field in fields(node):
                yield from _items(getattr(node, field.name), above)


def _text(node: object) -> str:
    match node:
        case made.Card(value, unit, label, qualifier=qualifier):
            return " ".join(part for part in (qualifier, value, unit, *map(words, label)) if part)
        case made.Quotation(said, speaker):
            return f"{speaker}: “{said}”"
        case made.Position(word=word, stance=stance):
            return "".join(map(words, word)) or stance
        case made.Entry(when=when, text=text):
            return f"{when}: {''.join(map(words, text))}"
        case _:
            return " ".join(_strings(node))


def _strings(node: object) -> Iterator[str]:
    if isinstance(node, str):
        yield node
    elif isinstance(node, Sequence):
        for item in node:
            yield from _strings(item)
    elif is_dataclass(node) and not isinstance(node, Citation):
        for field in fields(node):
            yield from _strings(getattr(node, field.name))
