"""A written cell of the positions matrix rests on a passage that speaks of its actor. Rule actor-unbound.

Whether the cell's words are the position's is asked where it is set, in `compose.matrix`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.check.cast import Cast, cast_of
from briefgen.check.evidence import evidence_of
from briefgen.errors import Finding
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Cell, Outline, PositionsRequest


def cells(outline: Outline, bindings: Sequence[Binding], library: Library) -> Iterator[Finding]:
    """Yield a finding for every written cell of whose actor the passage that it names does not speak."""
    cast = cast_of(evidence_of(library))
    named = {binding.name: binding for binding in bindings}
    for request in (request for section in outline.sections for request in section.requests):
        for cell in request.cells if isinstance(request, PositionsRequest) else ():
            if cell.fact in named and not _spoken_of(cell, named[cell.fact], cast):
                yield _absent(cell, named[cell.fact], cast)


def _spoken_of(cell: Cell, binding: Binding, cast: Cast) -> bool:
    actor = cell.actor if cell.actor in cast.actors else cast.actor_of(cell.actor)
    present = frozenset[str]().union(*(cast.present(fact) for fact in binding.cited))
    return actor is None or actor in present or actor in cast.places(present)


def _absent(cell: Cell, binding: Binding, cast: Cast) -> Finding:
    fact = binding.cited[0]
    source = cast.evidence.library.document(fact.passage.source).source.name
    message = f'"{cell.actor}" is not in {source} ¶{fact.passage.paragraph}, on which its cell rests.'
    return Finding("actor-unbound", cell.place, message, "Name a passage that speaks of the actor.")
