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
    bounds = sorted(entry.place for entry in located.entries or ())
    return (*_made(shape.exceptions or ()), *_sections(shape.sections, bounds))


def _sections(sections: Sequence[SectionShape], bounds: Sequence[Place]) -> Iterator[Exemption]:
    """A section ends where the next begins, the last one at the outline's next key; so does its last block."""
    starts = [section.place for section in sections]
    for section, end in zip(sections, _ends(starts, bounds), strict=True):
        yield from _made(section.exceptions or (), section.place, end)
        blocks = [block.place for block in section.blocks]
        for block, limit in zip(section.blocks, _ends(blocks, [end] if end else ()), strict=True):
            yield from _made(block.exceptions or (), block.place, limit)


def _ends(starts: Sequence[Place], bounds: Iterable[Place]) -> tuple[Place | None, ...]:
    """Where each part ends: before what stands next in its file, as a part may come from a file that is included."""
    marks = sorted({*starts, *bounds})
    return tuple(next((m for m in marks if m.path == start.path and m > start), None) for start in starts)


def _made(
    shapes: Iterable[ExceptionShape], start: Place | None = None, end: Place | None = None
) -> Iterator[Exemption]:
    for shape in shapes:
        yield Exemption(shape.rule, shape.text, shape.reason, shape.by, shape.until, shape.place, start, end)
