"""Claim: a scope of the outline's text with the evidence cited in it; what every gate on text reads.

`scope` cuts the text, `bound` hands each claim to the gates.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefgen.check.cast import Cast, Named, cast_of
from briefgen.check.cure import Cure
from briefgen.check.scope import Scope, scopes
from briefgen.grammar.dates import DateExpression, DateKind, dates
from briefgen.grammar.french.dates import dates as french_dates
from briefgen.grammar.french.quantities import quantities as french_quantities
from briefgen.grammar.quantities import Quantity, quantities
from briefgen.grammar.sentences import sentences
from briefgen.model.fact import Fact
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.model.source import Span


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a claim's text, as far as a mark reaches back, and the facts that it is cited from."""

    span: Span
    sentence: Span
    facts: tuple[Fact, ...]
    marked: bool
    """Whether the facts are cited in the text itself, and not by the block that prints it."""


@dataclass(frozen=True)
class Claim:
    """What a stretch of text says, and the facts that it cites for it."""

    scope: Scope
    facts: tuple[Fact, ...]
    outline: Outline
    cure: Cure

    @property
    def text(self) -> str:
        """The claim's words, with straight quotation marks."""
        return self.scope.text

    @property
    def library(self) -> Library:
        """What the facts were found in."""
        return self.cure.library

    @property
    def french(self) -> bool:
        """Whether the text is French."""
        return self.outline.language.lower().partition("-")[0] == "fr"

    @property
    def cast(self) -> Cast:
        """Who of the vocabulary is where in the sources."""
        return cast_of(self.cure.evidence)

    @cached_property
    def named(self) -> tuple[Named, ...]:
        """The vocabulary's actors whom the text names."""
        return self.cast.named(self.text)

    @cached_property
    def dates(self) -> Sequence[DateExpression]:
        """The dates in the text, relative ones counted from the brief's as-of date; not so in French."""
        if self.french:
            return french_dates(self.text)
        return dates(self.text, sentences(self.text, 0, len(self.text)), self.outline.as_of)

    @cached_property
    def dated(self) -> tuple[Span, ...]:
        """Where the text names a time, so that no number in it is a quantity."""
        if self.french:
            return tuple(date.span for date in self.dates)
        return tuple(date.span for date in self.dates if date.kind is not DateKind.DURATION and date.first)

    @cached_property
    def parts(self) -> Sequence[Part]:
        """The text cut at its marks: each reaches back to the mark before it, or to the start of its sentence."""
        return tuple(_parts(self))

    @cached_property
    def quantities(self) -> Sequence[Quantity]:
        """The quantities in the text."""
        read = french_quantities if self.french else quantities
        return read(self.text, self.dated)


def claims(outline: Outline, bindings: Sequence[Binding], library: Library) -> Iterator[Claim]:
    """Yield every claim of an outline in reading order."""
    named: Mapping[str, Binding] = {binding.name: binding for binding in bindings}
    cure = Cure(named, library)
    for scope in scopes(outline, {binding.name: binding.printed for binding in bindings}):
        facts = tuple(fact for name in scope.names if name in named for fact in named[name].cited)
        yield Claim(scope, facts, outline, cure)


def _parts(claim: Claim) -> Iterator[Part]:
    text, marks = claim.text, claim.scope.marks
    own = claim.scope.names[: len(claim.scope.names) - len(marks)]
    spans = sentences(text, 0, len(text))
    ends = [*(span.start for span in spans[1:]), len(text) + 1][: len(spans)]
    for span, end in zip(spans, ends, strict=True):
        if own:
            yield Part(span, span, claim.cure.facts(own), marked=False)
        start, reach, names = span.start, span.start, list[str]()
        for at, name in ((at, name) for at, name in marks if span.start <= at < end):
            if names and any(map(str.isalnum, text[reach:at])):
                yield Part(Span(start, reach), span, claim.cure.facts(names), marked=True)
                start, names = reach, []
            names, reach = [*names, name], at
        if names:
            yield Part(Span(start, min(reach, span.end)), span, claim.cure.facts(names), marked=True)
