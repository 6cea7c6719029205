"""Cures: what would bear a text out, the fact that fits or the nearest one, in words for a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefgen.check.evidence import Evidence
from briefgen.grammar import dates as grammar_dates
from briefgen.grammar.dates import DateExpression
from briefgen.grammar.quantities import Quantity, agrees
from briefgen.grammar.typography import folded, wording
from briefgen.model.fact import Fact, Figure
from briefgen.model.library import Binding, Library


class Cure:
    """Says what is wrong and what would mend it: the fact that would do, or the nearest one."""

    def __init__(self, named: Mapping[str, Binding], library: Library) -> None:
        self.library = library
        self.named = named
        self.evidence = Evidence(library)
        words = library.vocabulary
        self.names = [folded(name) for actor in words.actors for name in (actor.name, *actor.aliases)]
        self.names += [folded(term) for topic in words.topics for term in (topic.label, *topic.terms)]

    def facts(self, names: Sequence[str]) -> tuple[Fact, ...]:
        """Return the facts that names stand for, as they are cited."""
        return tuple(fact for name in names if name in self.named for fact in self.named[name].cited)

    def number(self, surface: str, printed: Quantity) -> tuple[str, str]:
        """A name that would do, else the nearest figure."""
        figures = [fact for fact in self.library.facts if isinstance(fact.body, Figure)]
        fitting = [fact for fact in figures if isinstance(fact.body, Figure) and agrees(printed, fact.body)]
        if fitting:
            return self._elsewhere(surface, fitting, "figure")
        near = min(figures, key=lambda fact: _distance(printed, fact), default=None)
        return (
            f'"{surface}" is in no source{self._nearest(near)}.',
            "Cite the passage with [@name] or change the figure.",
        )

    def date(self, printed: DateExpression) -> tuple[str, str]:
        """A name whose passage has the date, else only that none has."""
        fitting = [
            fact
            for fact in self.library.facts
            if fact.kind == "event"
            and any(e.when and grammar_dates.agrees(printed, e.when) for e in self.library.events(fact))
        ]
        if fitting:
            return self._elsewhere(printed.text, fitting, "date")
        return f'"{printed.text}" is in no source.', "Cite the passage with [@name] or change the date."

    def quote(self, words: str) -> tuple[str, str]:
        """A name whose passage has the words, else only that none has."""
        fitting = [
            fact for fact in self.library.facts if f" {wording(words)} " in f" {wording(fact.passage.quote.exact)} "
        ]
        if fitting:
            return self._elsewhere(words, fitting, "quotation")
        return f'"{words}" stands in no source in these words.', "Quote the passage exactly and cite it with [@name]."

    def _elsewhere(self, surface: str, fitting: Sequence[Fact], kind: str) -> tuple[str, str]:
        names = [name for name, binding in self.named.items() if any(_covers(fact, binding) for fact in fitting)]
        place = self._place(fitting[0])
        if names:
            return f'"{surface}" is not in what is cited here, but in {place}.', f"Cite it with [@{names[0]}]."
        return (
            f'"{surface}" is not in what is cited here, but in {place}.',
            f"Name that {kind} under facts: and cite it.",
        )

    def _nearest(self, fact: Fact | None) -> str:
        return f" (nearest: {fact.target.quote.exact}, {self._place(fact)})" if fact else ""

    def _place(self, fact: Fact) -> str:
        return f"{self.library.document(fact.target.source).source.name} ¶{fact.target.paragraph}"


def _covers(fact: Fact, binding: Binding) -> bool:
    return any(
        other.passage.source == fact.target.source and other.passage.span.holds(fact.target.span)
        for other in binding.cited
    )


def _distance(printed: Quantity, fact: Fact) -> tuple[bool, float]:
    """Figures of the same unit first, then by ratio of the values."""
    body = fact.body
    if not isinstance(body, Figure) or not body.high or not printed.high:
        return True, float("inf")
    ratio = float(body.high / printed.high)
    return body.unit != printed.unit, max(ratio, 1 / ratio) if ratio > 0 else float("inf")
