"""`exceptions:` -> Exemptions: which findings somebody accepts, and in which part of the file.

`check.verdict` holds them against the findings.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.errors import Place
from briefgen.located_yaml import Located
from briefgen.model.outline import Exemption
from briefgen.outline.plans import OutlineShape, SectionShape
from briefgen.outline.shapes import ExceptionShape


def exemptions(shape: OutlineShape, located: Located) -> tuple[Exemption, ...]:
    """Return the exceptions of an outline: those for the whole of it first, then those of sections and blocks."""
    shared = located.get("blocks")
    bounds = [entry.place for node in (located, shared) if node for entry in node.entries or ()]
    return (*_made(shape.exceptions or ()), *_sections(shape.sections, bounds))


def _sections(sections: Sequence[SectionShape], bounds: Sequence[Place]) -> Iterator[Exemption]:
    """A section ends where the next begins, the last one at the outline's next key; so does its last block.

    What a section uses stands elsewhere, and belongs to it all the same.
    """
    starts = [section.place for section in sections]
    for section, end in zip(sections, _ends(starts, bounds), strict=True):
        blocks = [block.place for block in section.blocks]
        limits = _ends(blocks, [*bounds, end] if end else bounds)
        own = (section.place, end)
        used = (part for part in zip(blocks, limits, strict=True) if not _within(part[0], own))
        yield from _made(section.exceptions or (), (own, *used))
        for block, limit in zip(section.blocks, limits, strict=True):
            yield from _made(block.exceptions or (), ((block.place, limit),))


def _within(place: Place, part: tuple[Place, Place | None]) -> bool:
    start, end = part
    return place.path == start.path and place >= start and (end is None or place < end)


def _ends(starts: Sequence[Place], bounds: Iterable[Place]) -> tuple[Place | None, ...]:
    """Where each part ends: before what stands next in its file, as a part may come from a file that is included."""
    marks = sorted({*starts, *bounds})
    return tuple(next((m for m in marks if m.path == start.path and m > start), None) for start in starts)


def _made(shapes: Iterable[ExceptionShape], parts: tuple[tuple[Place, Place | None], ...] = ()) -> Iterator[Exemption]:
    for shape in shapes:
        yield Exemption(shape.rule, shape.text, shape.reason, shape.by, shape.until, shape.place, parts)
