"""An outline against its kind: which sections it lacks, which stand in the wrong order, what is too long.

Rules kind-section-missing, kind-order, kind-limit, kind-part-unknown, line-long. Pages are counted after layout, in
`pipeline.limits`.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from briefgen.errors import Finding, Place
from briefgen.model.kind import Kind, Part
from briefgen.model.outline import Outline, ProseRequest, QuestionsRequest, Section, block
from briefgen.model.prose import Prose, plain

LINE = 25
"""Words that can be said in one breath."""


def planned(outline: Outline) -> tuple[Finding, ...]:
    """Return what an outline lacks, has too late, or has too much of; one of no kind may be as it likes."""
    lines = tuple(_lines(outline))
    kind = outline.kind
    if kind is None:
        return lines
    parts = tuple((section, kind.part(section.part, blocks(section))) for section in outline.sections)
    found = (*_strangers(outline, kind), *_missing(outline, kind, parts), *_order(kind, parts))
    return (*found, *_limits(outline, kind, parts), *lines)


def blocks(section: Section) -> tuple[str, ...]:
    """Return the kinds of a section's blocks, by the keys that outlines give them."""
    return tuple(block(request) for request in section.requests)


Parts = tuple[tuple[Section, Part | None], ...]


def _strangers(outline: Outline, kind: Kind) -> Iterator[Finding]:
    known = [part.id for part in kind.parts]
    for section in outline.sections:
        if section.part and section.part not in known:
            near = get_close_matches(section.part, known, 1)
            cure = f'Did you mean "{near[0]}"?' if near else f"Known: {', '.join(known)}."
            yield Finding("kind-part-unknown", section.place, f'"{section.part}" is no part of the {kind.title}.', cure)


def _missing(outline: Outline, kind: Kind, parts: Parts) -> Iterator[Finding]:
    there = {part.id for _, part in parts if part}
    for part in kind.parts:
        if part.must and part.id not in there:
            message = f'"{kind.id}" has a section "{part.title}" ({part.holds}), and this outline has none.'
            cure = f'Write one, or add "part: {part.id}" to the section that is it.'
            yield Finding("kind-section-missing", outline.kind_place, message, cure)


def _order(kind: Kind, parts: Parts) -> Iterator[Finding]:
    """Each section that stands behind one that the kind has after it."""
    ranks = {part.id: rank for rank, part in enumerate(kind.parts) if not part.loose}
    last: Part | None = None
    for section, part in parts:
        if part is None or part.loose:
            continue
        if last and ranks[part.id] < ranks[last.id]:
            message = f'"{plain(section.title)}" stands behind "{last.title}", which comes after it in a {kind.title}.'
            yield Finding("kind-order", section.place, message, f'Move the section up, before "{last.title}".')
        else:
            last = part


def _limits(outline: Outline, kind: Kind, parts: Parts) -> Iterator[Finding]:
    told = len(plain(outline.bottom_line).split())
    yield from _over(kind, "bottom_line_words", told, outline.bottom_line.place, "words of the bottom line")
    for section, part in parts:
        for request in section.requests:
            if isinstance(request, ProseRequest) and part and part.blocks == (request.role,):
                what = {"key_points": "key_messages"}.get(request.role, request.role)
                place = request.items[0].place if request.items else section.place
                yield from _over(kind, what, len(request.items), place, what.replace("_", " "))


def _over(kind: Kind, what: str, count: int, place: Place, words: str) -> Iterator[Finding]:
    limit = kind.limit(what)
    if limit and not limit.least <= count <= limit.most:
        span = f"{limit.least} to {limit.most}" if limit.least > 1 else f"at most {limit.most}"
        message = f'"{count}" {words}, where a {kind.title} has {span}.'
        yield Finding("kind-limit", place, message, "Shorten it." if count > limit.most else "Add what is missing.")


def _lines(outline: Outline) -> Iterator[Finding]:
    """Lines to say aloud that nobody can say in one breath."""
    for section in outline.sections:
        for request in section.requests:
            for answer in request.items if isinstance(request, QuestionsRequest) else ():
                yield from _long(answer.say)


def _long(say: Prose | None) -> Iterator[Finding]:
    words = plain(say).split() if say else []
    if say and len(words) > LINE:
        message = f'"{" ".join(words[:4])} …" has {len(words)} words, which is more than can be said in one breath.'
        yield Finding("line-long", say.place, message, f"Say it in {LINE} words, and the rest in the answer.")
