"""An outline -> a shorter one of another kind: the sections and blocks that the kind has, and no others.

The whole outline is checked; what is left of it here is printed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.model.kind import Kind, Part
from briefgen.model.outline import FactsRequest, Outline, ProseRequest, QuestionsRequest, Request, Section, block
from briefgen.outline.kinds import kind

VARIANTS = ("one-pager", "qa")


def variant(outline: Outline, id: str) -> Outline:
    """Return the outline as a one-pager or as a sheet of questions and answers; its own limits do not hold there."""
    made = kind(id)
    stem, dot, tag = outline.id.partition(".")
    return replace(
        outline,
        id=f"{stem}-{id}{dot}{tag}",
        kind=made,
        variant=id,
        limits=(),
        sections=tuple(_sections(outline, made)),
        key_figures=outline.key_figures if "key_figures" in made.keeps else None,
        decision=outline.decision if "decision" in made.keeps else None,
    )


def _sections(outline: Outline, kind: Kind) -> Iterator[Section]:
    for section in outline.sections:
        kept = tuple(_taken(request, kind) for request in section.requests if _part(request, kind))
        if kept:
            yield replace(section, requests=kept, part="")


def _part(request: Request, kind: Kind) -> Part | None:
    return next((part for part in kind.parts if block(request) in part.blocks), None)


def _taken(request: Request, kind: Kind) -> Request:
    """A block with as many items as the kind takes."""
    part = _part(request, kind)
    if part is None or part.most is None:
        return request
    match request:
        case ProseRequest():
            return replace(request, items=request.items[: part.most])
        case QuestionsRequest():
            return replace(request, items=request.items[: part.most])
        case FactsRequest():
            return replace(request, picks=request.picks[: part.most])
        case _:
            return request
