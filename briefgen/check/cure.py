"""Cures: what would bear a text out, the fact that fits or the nearest one, in words for a finding."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from briefgen.check.evidence import evidence_of
from briefgen.grammar import dates as grammar_dates
from briefgen.grammar.assertions import content
from briefgen.grammar.dates import DateExpression
from briefgen.grammar.quantities import Quantity, agrees
from briefgen.grammar.typography import folded, wording
from briefgen.model.fact import Change, Event, Fact, Figure
from briefgen.model.library import Binding, Library

_NAMED = 2
"""Candidates that a cure names at most."""


class Cure:
    """Says what is wrong and what would mend it: the fact that would do, or the nearest one."""

    def __init__(self, named: Mapping[str, Binding], library: Library) -> None:
        self.library = library
        self.named = named
        self.evidence = evidence_of(library)
        words = library.vocabulary
        self.names = [folded(name) for actor in words.actors for name in (actor.name, *actor.aliases)]
        self.names += [folded(term) for topic in words.topics for term in (topic.label, *topic.terms)]

    def facts(self, names: Sequence[str]) -> tuple[Fact, ...]:
        """Return the facts that names stand for, as they are cited."""
        return tuple(fact for name in names if name in self.named for fact in self.named[name].cited)

    def number(self, surface: str, printed: Quantity, text: str, cited: Sequence[str]) -> tuple[str, str]:
        """A name that would do, else the figures nearest to one printed in a text that cites names."""
        figures = [fact for fact in self.library.facts if isinstance(fact.body, Figure)]
        fitting = [fact for fact in figures if isinstance(fact.body, Figure) and agrees(printed, fact.body)]
        if fitting:
            return self._elsewhere(surface, fitting, "figure", cited)
        about = content(text.lower().split())
        near = sorted(figures, key=lambda fact: _distance(printed, about, fact))
        return self._nowhere(surface, self._distinct(near, printed), "figure", cited)

    def date(self, printed: DateExpression, cited: Sequence[str]) -> tuple[str, str]:
        """A name whose passage has the date, else the dates nearest to it."""
        dated = [
            (fact, fact.body.when) for fact in self.library.facts if isinstance(fact.body, Event) and fact.body.when
        ]
        fitting = [fact for fact, when in dated if grammar_dates.agrees(printed, when)]
        near = [(fact, when.first) for fact, when in dated if when.first and printed.first]
        here = [pair for pair in near if self._cited(pair[0], cited)]
        if fitting and not here:
            return self._elsewhere(printed.text, fitting, "date", cited)
        found = sorted(here or near, key=lambda pair: abs((pair[1] - printed.first).days) if printed.first else 0)
        texts = dict[str, Fact]()
        for fact, _ in found:
            when = fact.body.when.text if isinstance(fact.body, Event) and fact.body.when else ""
            texts.setdefault(when, fact)
        best = list(texts.items())[:_NAMED]
        if fitting and best:
            return self._other(printed.text, best, fitting, cited)
        return self._nowhere(printed.text, best, "date", cited)

    def _other(
        self, surface: str, here: Sequence[tuple[str, Fact]], fitting: Sequence[Fact], cited: Sequence[str]
    ) -> tuple[str, str]:
        """What the cited passages have instead; that another passage has the date is told behind it, with its place."""
        told = "; ".join(f"{words}, {self._place(fact)}" for words, fact in here)
        message = f'"{surface}" is not in what is cited here (nearest: {told}).'
        names = self._names(fitting, cited)
        with_ = f" with {' or '.join(names)}" if names else ""
        return message, f"Change the date, or if you tell of {self._place(fitting[0])}, which has it, cite that{with_}."

    def quote(self, words: str) -> tuple[str, str]:
        """A name whose passage has the words, else only that none has."""
        fitting = [fact for fact in self.library.facts if f" {wording(words)} " in f" {wording(fact.passage.exact)} "]
        if fitting:
            return self._elsewhere(words, fitting, "quotation")
        return f'"{words}" stands in no source in these words.', "Quote the passage exactly and cite it with [@name]."

    def _elsewhere(
        self, surface: str, fitting: Sequence[Fact], kind: str, cited: Sequence[str] = ()
    ) -> tuple[str, str]:
        """Say where it stands, and by which names it can be cited that are not cited already."""
        names = self._names(fitting, cited)
        message = f'"{surface}" is not in what is cited here, but in {self._place(fitting[0])}.'
        return (
            message,
            f"Cite it with {' or '.join(names)}." if names else f"Name that {kind} under facts: and cite it.",
        )

    def _names(self, fitting: Sequence[Fact], cited: Sequence[str]) -> Sequence[str]:
        """The marks by which facts can be cited that are not cited already."""
        covering = (name for name, binding in self.named.items() if any(_covers(fact, binding) for fact in fitting))
        return [f"[@{name}]" for name in covering if name not in cited][:_NAMED]

    def _cited(self, fact: Fact, cited: Sequence[str]) -> bool:
        return any(_covers(fact, self.named[name]) for name in cited if name in self.named)

    def _nowhere(
        self, surface: str, near: Sequence[tuple[str, Fact]], kind: str, cited: Sequence[str]
    ) -> tuple[str, str]:
        """Name the nearest; what is cited already need not be cited once more."""
        told = "; ".join(f"{words}, {self._place(fact)}" for words, fact in near)
        here = bool(near) and self._cited(near[0][1], cited)
        hint = f" (nearest{'' if here else ', not cited here'}: {told})" if told else ""
        cure = f"Change the {kind}." if here else f"Cite the passage with [@name] or change the {kind}."
        return f'"{surface}" is in no source{hint}.', cure

    def _distinct(self, near: Sequence[Fact], printed: Quantity) -> Sequence[tuple[str, Fact]]:
        """The first fact, and the next of another value that measures the same."""
        found = list[tuple[str, Fact]]()
        seen = set[Decimal]()
        for fact in near:
            body = fact.body
            if isinstance(body, Figure) and body.low not in seen and (not found or _akin(printed, body)):
                found.append((fact.target.exact, fact))
                seen.add(body.low)
        return found[:_NAMED]

    def _place(self, fact: Fact) -> str:
        return f"{self.library.document(fact.target.source).source.name} ¶{fact.target.paragraph}"


def _covers(fact: Fact, binding: Binding) -> bool:
    return any(
        other.passage.source == fact.target.source and other.passage.span.holds(fact.target.span)
        for other in binding.cited
    )


def _distance(printed: Quantity, about: frozenset[str], fact: Fact) -> tuple[bool, int, float]:
    """Figures of the same unit first, then by the words that their passage shares with the text, then by ratio."""
    body = fact.body
    if not isinstance(body, Figure) or not body.high or not printed.high:
        return True, 0, float("inf")
    ratio = float(body.high / printed.high)
    shared = len(about & content(fact.passage.exact.lower().split()))
    return not _akin(printed, body), -shared, max(ratio, 1 / ratio) if ratio > 0 else float("inf")


def _akin(printed: Quantity, body: Figure) -> bool:
    """Whether two figures measure or count the same; a bare number may be any figure but a ratio."""
    if not printed.unit and printed.change is not Change.RATIO:
        return body.change is not Change.RATIO
    return printed.unit == body.unit or bool(content([printed.unit or "-"]) & content([body.unit or "-"]))
