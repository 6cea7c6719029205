"""What sources disagree on, side by side: disputes that the outline names, or figures that disagree on some topics.

`model.conflict` finds the figures; nothing here says who is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen.compose.agree import cited, groups
from briefgen.compose.blocks import Work
from briefgen.compose.select import named
from briefgen.compose.spoken import own_words
from briefgen.compose.wording import day, value
from briefgen.errors import Finding
from briefgen.model import brief as made
from briefgen.model.conflict import Conflict, Differs, conflicts
from briefgen.model.fact import Fact, Figure, Position, Statement
from briefgen.model.measure import Measures
from briefgen.model.outline import Dispute, DisputedRequest, Pick
from briefgen.model.prose import Inline, Text, plain
from briefgen.model.source import Source


def disputed(request: DisputedRequest, work: Work) -> made.Disputed:
    """Answer with the disputes named, or with every group of figures on the topics that disagree."""
    found = conflicts(work.library)
    if request.topics:
        shown = tuple(_found(request, found, work))
        if not shown:
            work.findings.append(_none(request))
    else:
        shown = tuple(_named(dispute, found, work) for dispute in request.disputes)
    return made.Disputed(shown, work.numbering.inline(request.caption))


def _named(dispute: Dispute, found: Sequence[Conflict], work: Work) -> made.Dispute:
    bound = [(work.numbering.bindings.get(pick.name), pick) for pick in dispute.sides]
    text = work.numbering.inline(dispute.text)
    sides = tuple(_side(binding.cited, pick, binding.focus, work) for binding, pick in bound if binding)
    facts = {fact.id for binding, _ in bound if binding for fact in binding.facts}
    remark = work.numbering.inline(dispute.differs)
    return made.Dispute(text, sides, () if remark else _differing(facts, found, sides), remark)


def _differing(facts: set[str], found: Iterable[Conflict], sides: Sequence[made.Side]) -> tuple[str, ...]:
    """What the figures differ in; where none are known to conflict, whether different people say so."""
    inside = [conflict for conflict in found if {conflict.one.id, conflict.other.id} <= facts]
    differing = {differs for conflict in inside for differs in conflict.differs}
    claimants = {frozenset(witness.claimant for witness in side.witnesses) for side in sides}
    if not inside and len(claimants) == len(sides) and frozenset({""}) not in claimants:
        differing = {Differs.CLAIMANT}
    known = tuple(differs.value for differs in Differs if differs in differing)
    return known or (("nothing",) if inside else ())


def _found(request: DisputedRequest, found: Sequence[Conflict], work: Work) -> Iterator[made.Dispute]:
    """Each run of figures that disagree with one another; figures of other periods are no dispute."""
    topics = set(request.topics)
    real = [c for c in found if Differs.PERIOD not in c.differs and topics & {*c.one.topics, *c.other.topics}]
    for facts in _runs(real)[: request.limit]:
        figure = facts[0].body
        subject = figure.subject or figure.unit if isinstance(figure, Figure) else ""
        sides = tuple(_side(cited(group, work.library), None, "", work) for group in groups(facts, work.library))
        text: tuple[Inline, ...] = (Text(subject[:1].upper() + subject[1:]),) if subject else ()
        yield made.Dispute(text, sides, _differing({fact.id for fact in facts}, real, sides))


def _runs(found: Iterable[Conflict]) -> list[list[Fact]]:
    runs: list[list[Fact]] = []
    for conflict in found:
        pair = [conflict.one, conflict.other]
        home = next((run for run in runs if any(fact in run for fact in pair)), None)
        if home is None:
            runs.append(pair)
        else:
            home.extend(fact for fact in pair if fact not in home)
    return runs


def _side(facts: Sequence[Fact], pick: Pick | None, focus: str, work: Work) -> made.Side:
    fact = facts[0]
    shown = (
        plain(pick.value)
        if pick and pick.value
        else value(fact, work.language)
        if isinstance(fact.body, Figure)
        else ""
    )
    text = work.numbering.inline(pick.text) if pick and pick.text else _words(fact, focus, work)
    return made.Side(shown, text, tuple(_witness(fact, work) for fact in facts), work.numbering.cite(facts, focus))


def _witness(fact: Fact, work: Work) -> made.Witness:
    return made.Witness(_claimant(fact, work), told(work.library.document(fact.target.source).source, work.language))


def told(source: Source, language: str = "en-CA") -> str:
    """Name a source by publisher and day, as quotations do."""
    return ", ".join(
        p for p in (source.publisher or source.name, day(source.published, language) if source.published else "") if p
    )


def _words(fact: Fact, focus: str, work: Work) -> tuple[Inline, ...]:
    """What the account says: a figure's thing, a speaker's own words, a stance, else the words of the passage."""
    match fact.body:
        case Figure(subject=subject, surface=surface, unit=unit):
            rest = (subject or "").removeprefix(unit).strip()
            return (Text(rest),) if rest and rest not in surface else ()
        case Position(stance=stance):
            return (Text(stance.value.capitalize()),)
        case _:
            said = own_words(fact, work.library, focus)
            return (Text(f"“{said}”" if said else value(fact)),)


def _claimant(fact: Fact, work: Work) -> str:
    match fact.body:
        case Statement(speaker=speaker):
            name = (speaker.actor or speaker.name) if speaker else ""
        case Position(actor=actor):
            name = actor.actor or actor.name
        case _:
            name = Measures(work.library).claimant(fact)
    known = named(name, work.library.vocabulary) if name else None
    return known.name if known else name


def _none(request: DisputedRequest) -> Finding:
    message = "the disputed block asks for figures that disagree, and there are none."
    return Finding("query-empty", request.place, message, "Name the facts under disputes:, or take the block out.")
