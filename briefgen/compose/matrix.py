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
from briefgen.language.catalogue import messages, phrase
from briefgen.model.brief import Matrix, MatrixRow, Position
from briefgen.model.fact import Fact, Stance, Statement
from briefgen.model.fact import Position as PositionFact
from briefgen.model.outline import Cell, PositionsRequest
from briefgen.model.prose import Text, plain

WORDS = dict(
    zip(
        Stance,
        messages("Supports", "Opposes", "Proposes", "Resists", "Conditional", "Predicts"),
        strict=True,
    )
)
_FOR, _AGAINST = {Stance.SUPPORTS, Stance.PROPOSES}, {Stance.OPPOSES, Stance.RESISTS}


def matrix(request: PositionsRequest, work: Work) -> Matrix:
    """Answer with one row per issue and one cell per actor."""
    rows = tuple(_row(issue, request, work) for issue in request.issues)
    used = {p.stance for row in rows for cell in row.cells for p in cell}
    words = {stance.value: phrase(WORDS[stance], work.language) for stance in Stance}
    known = (*words.items(), ("stated", phrase("Stated", work.language)))
    legend = tuple((stance, word) for stance, word in known if stance in used)
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
    found = groups(_held(actor, issue, work), work.library)
    if _contrary(found):
        work.findings.append(_conflict(actor, issue, found, request, work))
    return tuple(_position(cited(group, work.library), actor, work) for group in found)


def _held(actor: str, issue: str, work: Work) -> list[Fact]:
    """The actor's own positions; where there are none, those of who speaks for the actor."""
    held = [f for f in work.library.of("position") if isinstance(f.body, PositionFact) and f.body.issue == issue]
    own = [f for f in held if isinstance(f.body, PositionFact) and f.body.actor.actor == actor]
    voices = {a.id for a in work.library.vocabulary.actors if a.side == actor}
    return own or [f for f in held if isinstance(f.body, PositionFact) and f.body.actor.actor in voices]


def _written(cell: Cell, work: Work) -> tuple[Position, ...]:
    binding = work.numbering.bindings.get(cell.fact)
    if binding is None:
        return ()
    body = binding.cited[0].body
    stance = body.stance.value if isinstance(body, PositionFact) else "stated"
    usual = phrase(WORDS[body.stance] if isinstance(body, PositionFact) else "Stated", work.language)
    word = work.numbering.inline(cell.text) or (Text(usual),)
    _mismatch(cell, binding.cited[0], work)
    marks = work.numbering.cite(binding.cited, binding.focus)
    return (Position(stance, word, _account(binding.cited, cell.actor, work), marks),)


def _mismatch(cell: Cell, fact: Fact, work: Work) -> None:
    """Report a cell whose fact is another position than the cell's, or whose text speaks of another stance."""
    told = plain(cell.text).casefold() if cell.text else ""
    stance = fact.body.stance if isinstance(fact.body, PositionFact) else None
    other = next((s for s in Stance if s is not stance and s.value.rstrip("s")[:7] in told), None)
    if stance and isinstance(fact.body, PositionFact) and fact.body.issue != cell.issue:
        other = stance
    if other:
        message = f'the cell of {cell.actor} and {cell.issue} is not what "{cell.fact}" says: {describe(fact)}.'
        work.findings.append(
            Finding("cell-mismatch", cell.place, message, "Name the position that it states, or change its text.")
        )


def _position(facts: Sequence[Fact], actor: str, work: Work) -> Position:
    body = facts[0].body
    assert isinstance(body, PositionFact)  # noqa: S101 - _held lets nothing else through
    account = _account(facts, actor, work)
    return Position(
        body.stance.value, (Text(phrase(WORDS[body.stance], work.language)),), account, work.numbering.cite(facts)
    )


def _account(facts: Sequence[Fact], actor: str, work: Work) -> str:
    """On whose word we have it: whoever is not the actor; for a position of the actor's own, not who speaks for it."""
    body = facts[0].body
    told = body.according_to if isinstance(body, PositionFact) else None
    if isinstance(body, Statement) and body.speaker:
        told = body.speaker.name
    if isinstance(body, PositionFact) and body.actor.actor != actor:
        return _name(body.actor.actor or body.actor.name, work)
    speaker = named(told, work.library.vocabulary) if told else None
    if speaker and actor in {speaker.id, speaker.side}:
        return ""
    return speaker.name if speaker else told or ""


def _contrary(found: Sequence[Sequence[Fact]]) -> bool:
    stances = {f.body.stance for group in found for f in group if isinstance(f.body, PositionFact)}
    return bool(stances & _FOR and stances & _AGAINST)


def _conflict(
    actor: str, issue: str, found: Sequence[Sequence[Fact]], request: PositionsRequest, work: Work
) -> Finding:
    read = "; ".join(f"{describe(group[0])}, {place_of(group[0], work.library)}" for group in found)
    message = f"the sources put {_name(actor, work)} on both sides of {issue}: {read}."
    return Finding("positions-disagree", request.place, message, "Decide it with an entry under cells:.")
