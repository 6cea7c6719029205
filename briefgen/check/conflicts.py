"""One quantity, one value: no figure that another source, or another brief, gives otherwise. Rule figures-disagree.

`model.conflict` finds the conflicts; a brief chooses with `because:`, or shows both sides in a `disputed` block.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.check.uses import Use
from briefgen.errors import Finding, Place, Severity
from briefgen.grammar.quantities import agrees
from briefgen.model.conflict import Conflict, Differs, by_fact
from briefgen.model.fact import Fact, Figure
from briefgen.model.library import Library

MEANS = {Differs.SCOPE: "what is counted", Differs.CLAIMANT: "who says so"}


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure that a brief prints: the fact, the words, their place."""

    fact: Fact
    surface: str
    place: Place


@dataclass(frozen=True)
class Watch:
    """The conflicts that a brief must answer for: those of one time."""

    use: Use
    conflicts: Sequence[Conflict]

    @cached_property
    def live(self) -> tuple[Conflict, ...]:
        """The conflicts between figures of one time."""
        return tuple(conflict for conflict in self.conflicts if Differs.PERIOD not in conflict.differs)

    @cached_property
    def against(self) -> Mapping[str, Sequence[Conflict]]:
        """The same by the ids of their figures."""
        return by_fact(self.live)

    @cached_property
    def involved(self) -> frozenset[str]:
        """The ids of the figures in them."""
        return frozenset(self.against)

    @cached_property
    def printed(self) -> tuple[Printed, ...]:
        """The figures of conflicts that the brief prints, each place once, in reading order."""
        found = {(p.place, p.fact.id): p for p in (*_told(self), *_picked(self), *_queried(self))}
        return tuple(found.values())

    @cached_property
    def shown(self) -> frozenset[str]:
        """The ids of the figures that a disputed block sets side by side."""
        sides = (pick for asked in self.use.disputed for dispute in asked.disputes for pick in dispute.sides)
        ids = {f.id for pick in sides if (b := self.use.bindings.get(pick.name)) for f in b.facts}
        topics = {topic for asked in self.use.disputed for topic in asked.topics}
        about = (f for c in self.live for f in (c.one, c.other) if topics & {*c.one.topics, *c.other.topics})
        return frozenset(ids | {fact.id for fact in about})

    @cached_property
    def chosen(self) -> frozenset[str]:
        """The ids of the figures that the outline chooses with a reason."""
        return frozenset(fact.id for naming, binding in self.use.named if naming.because for fact in binding.facts)

    def settled(self, conflict: Conflict) -> bool:
        """Whether the brief says why it prints one figure, or shows both."""
        pair = {conflict.one.id, conflict.other.id}
        return bool(pair & self.chosen) or pair <= self.shown


def disagree(watch: Watch) -> tuple[Finding, ...]:
    """Return a finding for every figure printed that another source gives otherwise, unless the brief settles it."""
    return tuple(
        _finding(printed, conflict, other, watch.use.library)
        for printed in watch.printed
        for conflict in watch.against.get(printed.fact.id, ())
        if (other := conflict.besides(printed.fact)) and not watch.settled(conflict)
    )


def apart(watches: Sequence[Watch]) -> tuple[Finding, ...]:
    """Return a finding for every figure that one brief chooses and an earlier one chooses otherwise."""
    return tuple(
        finding
        for number, watch in enumerate(watches)
        for conflict in watch.live
        if watch.settled(conflict) and not _both(watch, conflict)
        for finding in _otherwise(watch, conflict, watches[:number])
    )


def _both(watch: Watch, conflict: Conflict) -> bool:
    return {conflict.one.id, conflict.other.id} <= watch.shown


def _otherwise(watch: Watch, conflict: Conflict, before: Sequence[Watch]) -> Iterator[Finding]:
    for printed in watch.printed:
        other = conflict.besides(printed.fact)
        for earlier in before:
            there = next((p for p in earlier.printed if other and p.fact.id == other.id), None)
            if there and earlier.settled(conflict) and not _both(earlier, conflict):
                message = f'"{printed.surface}" is "{there.surface}" in another brief, {there.place}.'
                cure = "Print one figure in both, or show both in a disputed block."
                yield Finding("figures-disagree", printed.place, message, cure)
                return


def _told(watch: Watch) -> Iterator[Printed]:
    """Figures in the outline's text, where a cited passage states them."""
    for claim in watch.use.claims:
        inside = (inner for fact in claim.facts for inner in claim.library.inside(fact))
        figures = [(fact, fact.body) for fact in inside if fact.id in watch.involved and isinstance(fact.body, Figure)]
        for quantity in claim.quantities if figures else ():
            surface = claim.text[quantity.span.start : quantity.span.end]
            place = claim.scope.locate(surface, quantity.span.start)
            yield from (Printed(fact, surface, place) for fact, figure in figures if agrees(quantity, figure))


def _picked(watch: Watch) -> Iterator[Printed]:
    """Figures that a block prints by name, in the source's own words."""
    picks = (pick for request in watch.use.requests for pick in request.picks if pick.value is None)
    for pick in picks:
        binding = watch.use.bindings.get(pick.name)
        facts = binding.facts if binding else ()
        yield from (Printed(fact, pick.name, pick.place) for fact in facts if fact.id in watch.involved)


def _queried(watch: Watch) -> Iterator[Printed]:
    """Figures that a block finds by itself."""
    asked = next((request.query for request in watch.use.requests if request.query), None)
    named = {fact.id for binding in watch.use.bindings.values() for fact in binding.facts}
    for fact in watch.use.facts if asked else ():
        if asked and fact.id in watch.involved and fact.id not in named and isinstance(fact.body, Figure):
            yield Printed(fact, fact.body.surface, asked.place)


def _finding(printed: Printed, conflict: Conflict, other: Fact, library: Library) -> Finding:
    source = library.document(other.target.source).source
    differs = ", ".join(MEANS[each] for each in conflict.differs if each in MEANS)
    told = f"; what differs: {differs}" if differs else ""
    said = other.body.surface if isinstance(other.body, Figure) else other.target.exact
    message = f'"{printed.surface}" is "{said}" in {source.name} ¶{other.target.paragraph}{told}.'
    cure = "Show both in a disputed block, or say why this one stands: because: under its name in facts."
    # A figure of something narrower may be another quantity after all; that is for a person to see.
    level = Severity.WARNING if Differs.SCOPE in conflict.differs else Severity.ERROR
    return Finding("figures-disagree", printed.place, message, cure, level)
