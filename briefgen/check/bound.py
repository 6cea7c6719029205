"""The first promise: every number, date and quotation of hand-written text agrees with a fact cited beside it.

Rules number-unbound, date-unbound, quote-unbound. Numbers agree by value, dates by interval, quotations word by word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.check.scope import Scope, scopes
from briefgen.errors import Finding
from briefgen.grammar import dates as grammar_dates
from briefgen.grammar.dates import DateExpression, DateKind, dates
from briefgen.grammar.quantities import Quantity, agrees, quantities
from briefgen.grammar.quotations import quotations
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import wording
from briefgen.model.fact import Fact, Figure
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline

_SEASON = re.compile(r"-2[1-4]$")
_DAYS = frozenset({DateKind.DATE, DateKind.TIME})


def bound(outline: Outline, bindings: Sequence[Binding], library: Library) -> tuple[Finding, ...]:
    """Return a finding for everything printed that no cited passage bears out."""
    named = {binding.name: binding for binding in bindings}
    cure = _Cure(named, library)
    found: list[Finding] = []
    for scope in scopes(outline):
        facts = tuple(fact for name in scope.names if name in named for fact in named[name].cited)
        told = dates(scope.text, sentences(scope.text, 0, len(scope.text)), outline.as_of)
        found += _dates(scope, told, facts, cure)
        found += _numbers(scope, told, facts, cure)
        found += _quotes(scope, facts, cure)
    return tuple(found)


def _numbers(scope: Scope, told: Sequence[DateExpression], facts: Sequence[Fact], cure: _Cure) -> Iterator[Finding]:
    skip = [date.span for date in told if date.kind is not DateKind.DURATION]
    figures = [figure for fact in facts for figure in cure.library.figures(fact)]
    for quantity in quantities(scope.text, skip):
        if not quantity.idiom and not any(agrees(quantity, figure) for figure in figures):
            surface = scope.text[quantity.span.start : quantity.span.end]
            message, remedy = cure.number(surface, quantity)
            yield Finding("number-unbound", scope.locate(surface, quantity.span.start), message, remedy)


def _dates(scope: Scope, told: Sequence[DateExpression], facts: Sequence[Fact], cure: _Cure) -> Iterator[Finding]:
    whens = [event.when for fact in facts for event in cure.library.events(fact) if event.when]
    for date in told:
        if (
            date.kind in _DAYS
            and date.first
            and not _season(date)
            and not any(grammar_dates.agrees(date, when) for when in whens)
        ):
            message, remedy = cure.date(date)
            yield Finding("date-unbound", scope.locate(date.text, date.span.start), message, remedy)


def _season(date: DateExpression) -> bool:
    """Whether it is a season of no year, which names no date: "the winter timetable"."""
    words = date.text.split()
    return bool(_SEASON.search(date.edtf or "")) and len([word for word in words if word.lower() != "the"]) == 1


def _quotes(scope: Scope, facts: Sequence[Fact], cure: _Cure) -> Iterator[Finding]:
    passages = [wording(fact.passage.quote.exact) for fact in facts]
    for quotation in quotations(scope.text):
        words = scope.text[quotation.inner.start : quotation.inner.end]
        if not any(f" {wording(words)} " in f" {passage} " for passage in passages):
            message, remedy = cure.quote(words)
            yield Finding("quote-unbound", scope.locate(words, quotation.inner.start), message, remedy)


class _Cure:
    """Says what is wrong and what would mend it: the fact that would do, or the nearest one."""

    def __init__(self, named: Mapping[str, Binding], library: Library) -> None:
        self.library = library
        self.named = named

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
