"""What an outline uses: the names that it cites or prints, and every fact that the finished brief rests on.

The gates that look across sources ask here; what a single text claims is `claim`'s matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.check.claim import Claim
from briefgen.model.brief import Brief, Unused
from briefgen.model.fact import Fact
from briefgen.model.library import Binding, Library
from briefgen.model.outline import (
    DisputedRequest,
    FactsRequest,
    Naming,
    Outline,
    Pick,
    PositionsRequest,
    TableRequest,
)


@dataclass(frozen=True)
class Use:
    """An outline, its finished brief, and what both rest on."""

    outline: Outline
    brief: Brief
    bindings: Mapping[str, Binding]
    claims: Sequence[Claim]
    library: Library

    @cached_property
    def requests(self) -> tuple[FactsRequest, ...]:
        """The requests for facts, those of page 1 and of tables included."""
        found = [self.outline.key_figures] if self.outline.key_figures else []
        for section in self.outline.sections:
            for request in section.requests:
                if isinstance(request, TableRequest) and request.facts:
                    found.append(request.facts)
                elif isinstance(request, FactsRequest):
                    found.append(request)
        return tuple(found)

    @cached_property
    def disputed(self) -> tuple[DisputedRequest, ...]:
        """The blocks that set accounts side by side."""
        return tuple(r for s in self.outline.sections for r in s.requests if isinstance(r, DisputedRequest))

    @cached_property
    def names(self) -> frozenset[str]:
        """The names that the outline cites or prints; a shared part may define many more."""
        picked = {pick.name for pick in self._picks()}
        cells = {
            c.fact
            for s in self.outline.sections
            for r in s.requests
            if isinstance(r, PositionsRequest)
            for c in r.cells
        }
        return frozenset(picked | cells | {name for claim in self.claims for name in claim.scope.names})

    def _picks(self) -> Iterator[Pick]:
        for request in self.requests:
            yield from request.picks
        for asked in self.disputed:
            for dispute in asked.disputes:
                yield from dispute.sides

    @cached_property
    def named(self) -> tuple[tuple[Naming, Binding], ...]:
        """The names in use with what they stand for, in the outline's order."""
        used = (naming for naming in self.outline.namings if naming.name in self.names)
        return tuple((naming, self.bindings[naming.name]) for naming in used if naming.name in self.bindings)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact that the brief cites, those that a query finds included; not what a block lists as unused."""
        blocks = (block for section in self.brief.sections for block in section.blocks)
        idle = {c.id for block in blocks if isinstance(block, Unused) for fact in block.facts for c in fact.citations}
        ids = {id for note in self.brief.notes if any(back.id not in idle for back in note.back) for id in note.facts}
        quoted = {fact.id: fact for binding in self.bindings.values() for fact in binding.cited}
        known = {fact.id: fact for fact in self.library.those(ids)} | {id: f for id, f in quoted.items() if id in ids}
        return tuple(known.values())
