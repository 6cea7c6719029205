"""The first promise: every number, date and quotation of hand-written text agrees with a fact cited beside it.

Rules number-unbound, date-unbound, quote-unbound, speaker-mismatch. Numbers agree by value, dates by interval, quotations word by word.
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
from briefgen.grammar.typography import folded, straight, wording
from briefgen.model.fact import Fact, Figure, Statement, When
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.model.source import Span

_TOKEN = re.compile(r"[^\s\d\"(),;:]*\d(?:[^\s\"(),;:]*[^\s\"(),;:.])?")
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = frozenset("january february march april may june july august september october november december".split())
_YEAR = 366
_SEASON = re.compile(r"-2[1-4]$")
_DAYS = frozenset({DateKind.DATE, DateKind.TIME})


def bound(outline: Outline, bindings: Sequence[Binding], library: Library) -> tuple[Finding, ...]:
    """Return a finding for everything printed that no cited passage bears out."""
    named = {binding.name: binding for binding in bindings}
    cure = _Cure(named, library)
    found: list[Finding] = []
    for scope in scopes(outline, {binding.name: binding.printed for binding in bindings}):
        facts = tuple(fact for name in scope.names if name in named for fact in named[name].cited)
        told = dates(scope.text, sentences(scope.text, 0, len(scope.text)), outline.as_of)
        found += _dates(scope, told, facts, cure)
        found += _numbers(scope, told, facts, cure)
        found += _quotes(scope, facts, cure)
    return tuple(found)


def _numbers(scope: Scope, told: Sequence[DateExpression], facts: Sequence[Fact], cure: _Cure) -> Iterator[Finding]:
    read = [date.span for date in told if date.kind is not DateKind.DURATION and date.first]
    figures = [figure for fact in facts for figure in cure.library.figures(fact)]
    found = quantities(scope.text, read)
    for quantity in found:
        if not quantity.idiom and not any(agrees(quantity, figure) for figure in figures):
            surface = scope.text[quantity.span.start : quantity.span.end]
            message, remedy = cure.number(surface, quantity)
            yield Finding("number-unbound", scope.locate(surface, quantity.span.start), message, remedy)
    yield from _digits(scope, (*read, *(quantity.span for quantity in found)), facts, cure)


def _digits(scope: Scope, read: Sequence[Span], facts: Sequence[Fact], cure: _Cure) -> Iterator[Finding]:
    """Digits that no grammar reads ("Chapter 85", "12-4", "03/05/2017") must stand in a cited passage or a known name."""
    known = [folded(fact.passage.quote.exact) for fact in facts] + cure.names
    for match in _TOKEN.finditer(scope.text):
        span, token = Span(*match.span()), match[0]
        here = [other for other in read if other.meets(span)]
        if not here and not any(folded(token) in name for name in known):
            message = f'"{token}" has digits that no cited passage has in this form.'
            yield Finding(
                "number-unbound", scope.locate(token, span.start), message, "Write it as the source does, and cite it."
            )


def _dates(scope: Scope, told: Sequence[DateExpression], facts: Sequence[Fact], cure: _Cure) -> Iterator[Finding]:
    whens = [event.when for fact in facts for event in cure.library.events(fact) if event.when]
    for date in told:
        if date.kind not in _DAYS or not date.first or _season(date):
            continue
        weekday = _weekday(date)
        if weekday or not any(_stands_for(date, when) for when in whens):
            message, remedy = cure.date(date)
            if weekday:
                message, remedy = f'"{date.text}" was a {weekday}.', "Correct the weekday or the date."
            yield Finding("date-unbound", scope.locate(date.text, date.span.start), message, remedy)


def _stands_for(date: DateExpression, when: When) -> bool:
    """Whether a printed date may stand for a known one: no coarser than a year, and a bare month of any year."""
    if date.first and when.first and date.text.strip().casefold() in _MONTHS:
        return date.first.month == when.first.month
    short = date.first and date.last and (date.last - date.first).days <= _YEAR
    return bool(short or (date.first, date.last) == (when.first, when.last)) and grammar_dates.agrees(date, when)


def _weekday(date: DateExpression) -> str:
    """The weekday that the day really was, where the text names another."""
    if date.first is None or date.first != date.last or not any(letter.isdigit() for letter in date.text):
        return ""
    named = [day for day in _WEEKDAYS if day.casefold() in date.text.casefold()]
    real = _WEEKDAYS[date.first.weekday()]
    return real if named and named != [real] else ""


def _season(date: DateExpression) -> bool:
    """Whether it is a season of no year, which names no date: "the winter timetable"."""
    words = date.text.split()
    return bool(_SEASON.search(date.edtf or "")) and len([word for word in words if word.lower() != "the"]) == 1


def _quotes(scope: Scope, facts: Sequence[Fact], cure: _Cure) -> Iterator[Finding]:
    said = [words for fact in facts for words in _said(fact, cure.library)]
    for quotation in quotations(scope.text):
        words = scope.text[quotation.inner.start : quotation.inner.end]
        place = scope.locate(words, quotation.inner.start)
        if not any(f" {wording(words)} " in f" {source} " for source in said):
            message, remedy = cure.quote(words)
            yield Finding("quote-unbound", place, message, remedy)
        elif other := _mouth(scope, words, facts, cure.library):
            message = f'"{words}" is {other}\'s, whom this sentence does not name.'
            yield Finding("speaker-mismatch", place, message, f"Name {other}, or nobody.")


def _said(fact: Fact, library: Library) -> list[str]:
    """What stands between quotation marks in a fact's passage."""
    document, span = library.document(fact.passage.source), fact.passage.span
    part = document.plain[span.start : span.end]
    whole = [] if part.count('"') % 2 == 0 else [wording(part)]
    return [wording(part[q.inner.start : q.inner.end]) for q in quotations(part)] + whole


def _mouth(scope: Scope, words: str, facts: Sequence[Fact], library: Library) -> str:
    """The speaker of quoted words, where the sentence names other people and not the speaker."""
    people = [actor for actor in library.vocabulary.actors if actor.kind == "person"]
    named = {
        actor.id
        for actor in people
        if any(_names(scope.text, name) for name in (actor.name, *actor.aliases, *actor.roles))
    }
    for fact in facts:
        speaker = fact.body.speaker if isinstance(fact.body, Statement) else None
        if speaker and wording(words) in wording(fact.target.quote.exact) and named and speaker.actor not in named:
            return speaker.name
    return ""


def _names(text: str, name: str) -> bool:
    loose = re.IGNORECASE if name == name.lower() else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(straight(name))}(?!\w)", text, loose) is not None


class _Cure:
    """Says what is wrong and what would mend it: the fact that would do, or the nearest one."""

    def __init__(self, named: Mapping[str, Binding], library: Library) -> None:
        self.library = library
        self.named = named
        words = library.vocabulary
        self.names = [folded(name) for actor in words.actors for name in (actor.name, *actor.aliases)]
        self.names += [folded(term) for topic in words.topics for term in (topic.label, *topic.terms)]

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
