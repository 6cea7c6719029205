"""How long a brief may be, by its outline or its kind, and how long it is once it is set.

Words are counted in the text, without sources and notes; pages in the PDF, `body_pages` up to where the sources begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from briefgen.errors import Finding
from briefgen.model.brief import Brief, Sources
from briefgen.model.kind import Cap
from briefgen.model.outline import Outline

WORDS = {"pages": "pages", "body_pages": "pages before its sources", "words": "words"}


def caps(plan: Outline) -> tuple[Cap, ...]:
    """Return the limits of an outline: its own, and those of its kind that it does not set itself."""
    own = tuple(Cap(what, most, place) for what, most, place in plan.limits)
    taken = {cap.what for cap in own} | ({"body_pages"} if any(cap.what == "pages" for cap in own) else set())
    limits = plan.kind.limits if plan.kind else ()
    kinds = (Cap(limit.what, limit.most, plan.kind_place) for limit in limits if limit.what in WORDS)
    return (*own, *(cap for cap in kinds if cap.what not in taken))


def wordy(plan: Outline, brief: Brief) -> Iterator[Finding]:
    """Yield a finding where the text has more words than it may."""
    limits = [cap for cap in caps(plan) if cap.what == "words"]
    yield from _over(limits, {"words": _words(brief) if limits else 0}, brief, "words-over")


def paged(limits: tuple[Cap, ...], brief: Brief, counts: Mapping[str, int]) -> Iterator[Finding]:
    """Yield a finding where a PDF has more pages than it may."""
    yield from _over(limits, counts, brief, "pages-over")


def _over(limits: tuple[Cap, ...] | list[Cap], counts: Mapping[str, int], brief: Brief, rule: str) -> Iterator[Finding]:
    for cap in limits:
        if counts.get(cap.what, 0) > cap.most:
            message = f'"{brief.id}" has {counts[cap.what]} {WORDS[cap.what]}, and may have {cap.most}.'
            yield Finding(rule, cap.place, message, "Shorten it, or raise the limit with max_pages: or max_words:.")


def _words(brief: Brief) -> int:
    from briefgen.render.text import text

    sections = (replace(s, blocks=tuple(b for b in s.blocks if not isinstance(b, Sources))) for s in brief.sections)
    told = text(replace(brief, sections=tuple(sections), notes=()))
    return sum(any(letter.isalnum() for letter in word) for word in told.split())


def first_source(brief: Brief) -> str:
    """Return the id of the section where the sources begin, or else the heading of the notes."""
    found = (section.id for section in brief.sections if any(isinstance(block, Sources) for block in section.blocks))
    return next(found, "notes")
