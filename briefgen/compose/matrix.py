"""The positions matrix: issues down, actors across, each cell filled from position facts or by hand.

A cell where one actor is read as both for and against is a finding: the outline decides it with a `cells:` entry.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.compose.agree import cited, groups
from briefgen.compose.blocks import Work
from briefgen.compose.select import named
from briefgen.compose.wording import describe, place_of
from briefgen.errors import Finding
from briefgen.model.brief import Matrix, MatrixRow, Position
from briefgen.model.fact import Fact, Stance
from briefgen.model.fact import Position as PositionFact
from briefgen.model.outline import Cell, PositionsRequest
from briefgen.model.prose import Text

WORDS = {stance: stance.value.capitalize() for stance in Stance}
_FOR, _AGAINST = {Stance.SUPPORTS, Stance.PROPOSES}, {Stance.OPPOSES, Stance.RESISTS}


def matrix(request: PositionsRequest, work: Work) -> Matrix:
    """Answer with one row per issue and one cell per actor."""
    rows = tuple(_row(issue, request, work) for issue in request.issues)
    used = {p.stance for row in rows for cell in row.cells for p in cell}
    legend = tuple((stance.value, WORDS[stance]) for stance in Stance if stance.value in used)
    return Matrix(work.numbering.inline(request.caption), tuple(_name(a, work) for a in request.actors), rows, legend)


def _name(actor: str, work: Work) -> str:
    found = named(actor, work.library.vocabulary)
    return found.name if found else actor


def _row(issue: str, request: PositionsRequest, work: Work) -> MatrixRow:
    label = next((t.label for t in work.library.vocabulary.topics if t.id == issue), issue)
    return MatrixRow(label, tuple(_cell(actor, issue, request, work) for actor in request.actors))


def _cell(actor: str, issue: str, request: PositionsRequest, work: Work) -> tuple[Position, ...]:
    written = [cell for cell in request.cells if (cell.actor, cell.issue) == (actor, issue)]
    if written:
        return tuple(made for cell in written for made in _written(cell, work))
    found = groups(_held(actor, issue, work))
    if _contrary(found):
        work.findings.append(_conflict(actor, issue, found, request, work))
    return tuple(_position(cited(group, work.library), work) for group in found)


def _held(actor: str, issue: str, work: Work) -> list[Fact]:
    facts = work.library.facts
    return [
        f for f in facts if isinstance(f.body, PositionFact) and f.body.actor.actor == actor and f.body.issue == issue
    ]


def _written(cell: Cell, work: Work) -> tuple[Position, ...]:
    binding = work.numbering.bindings.get(cell.fact)
    if binding is None:
        return ()
    body = binding.cited[0].body
    stance = body.stance.value if isinstance(body, PositionFact) else "stated"
    default = WORDS[body.stance] if isinstance(body, PositionFact) else "Stated"
    word = work.numbering.inline(cell.text) or (Text(default),)
    return (Position(stance, word, _account(binding.cited, work), work.numbering.cite(binding.cited, binding.focus)),)


def _position(facts: Sequence[Fact], work: Work) -> Position:
    body = facts[0].body
    assert isinstance(body, PositionFact)  # noqa: S101 - _held lets nothing else through
    return Position(body.stance.value, (Text(WORDS[body.stance]),), _account(facts, work), work.numbering.cite(facts))


def _account(facts: Sequence[Fact], work: Work) -> str:
    """On whose word we have it: a speaker who is neither the actor nor speaks for the actor."""
    body = facts[0].body
    if not isinstance(body, PositionFact) or not body.according_to:
        return ""
    speaker = named(body.according_to, work.library.vocabulary)
    if speaker and body.actor.actor in {speaker.id, speaker.side}:
        return ""
    return speaker.name if speaker else body.according_to


def _contrary(found: Sequence[Sequence[Fact]]) -> bool:
    stances = {f.body.stance for group in found for f in group if isinstance(f.body, PositionFact)}
    return bool(stances & _FOR and stances & _AGAINST)


def _conflict(
    actor: str, issue: str, found: Sequence[Sequence[Fact]], request: PositionsRequest, work: Work
) -> Finding:
    read = "; ".join(f"{describe(group[0])}, {place_of(group[0], work.library)}" for group in found)
    message = f"the sources put {_name(actor, work)} on both sides of {issue}: {read}."
    return Finding("positions-disagree", request.place, message, "Decide it with an entry under cells:.")
