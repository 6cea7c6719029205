"""Numbers agree by value with a figure cited beside them. Rule number-unbound."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.grammar.quantities import agrees
from briefgen.grammar.typography import folded
from briefgen.model.source import Span

_TOKEN = re.compile(r"[^\s\d\"(),;:]*\d(?:[^\s\"(),;:]*[^\s\"(),;:.])?")


def numbers(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every quantity, and for any other digits, that no cited passage states."""
    figures = [figure for fact in claim.facts for figure in claim.library.figures(fact)]
    for quantity in claim.quantities:
        if not quantity.idiom and not any(agrees(quantity, figure) for figure in figures):
            surface = claim.text[quantity.span.start : quantity.span.end]
            message, remedy = claim.cure.number(surface, quantity)
            yield Finding("number-unbound", claim.scope.locate(surface, quantity.span.start), message, remedy)
    yield from _digits(claim, (*claim.dated, *(quantity.span for quantity in claim.quantities)))


def _digits(claim: Claim, read: Sequence[Span]) -> Iterator[Finding]:
    """Digits that no grammar reads ("Chapter 85", "12-4", "03/05/2017") must stand in a cited passage or a known name."""
    known = [folded(fact.passage.quote.exact) for fact in claim.facts] + claim.cure.names
    for match in _TOKEN.finditer(claim.text):
        span, token = Span(*match.span()), match[0]
        here = [other for other in read if other.meets(span)]
        if not here and not any(folded(token) in name for name in known):
            message = f'"{token}" has digits that no cited passage has in this form.'
            yield Finding(
                "number-unbound",
                claim.scope.locate(token, span.start),
                message,
                "Write it as the source does, and cite it.",
            )
