"""Kind: what a brief of a kind must have: its parts in their order, and limits; and how a variant picks from an outline.

`outline.kinds` reads the data files; `check.plan` holds an outline against its kind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefgen.errors import Place


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a brief. A section is this part when it says so, or else when it has one of the blocks."""

    id: str
    title: str
    holds: str
    """What stands in it, for whoever must write it."""
    blocks: tuple[str, ...] = ()
    must: bool = False
    loose: bool = False
    """Whether it may stand anywhere."""
    most: int | None = None
    """How many items of its blocks a variant takes."""


@dataclass(frozen=True, slots=True)
class Limit:
    """The least and most of something: words, key messages, pages."""

    what: str
    most: int
    least: int = 0


@dataclass(frozen=True, slots=True)
class Cap:
    """At most so many of something, and where that is said."""

    what: str
    most: int
    place: Place


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of brief."""

    id: str
    title: str
    parts: tuple[Part, ...]
    limits: tuple[Limit, ...] = ()
    keeps: tuple[str, ...] = ()
    """What a variant keeps of an outline's opening, beside title and bottom line."""

    def limit(self, what: str) -> Limit | None:
        """Return the limit of something, or None."""
        return next((limit for limit in self.limits if limit.what == what), None)

    def part(self, said: str, blocks: Sequence[str]) -> Part | None:
        """Return the part that a section is, by its own word or by its blocks; None for a section of no part."""
        if said:
            return next((part for part in self.parts if part.id == said), None)
        return next((part for part in self.parts if set(part.blocks) & set(blocks)), None)
