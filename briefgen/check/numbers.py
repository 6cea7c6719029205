"""Numbers agree by value and unit with a figure cited beside them. Rule number-unbound.

How a figure is told is `units`' work, counts in words are `counts`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.check.claim import Claim
from briefgen.check.counts import counts
from briefgen.check.units import known, mistold, told, turned
from briefgen.errors import Finding
from briefgen.grammar.quantities import agrees
from briefgen.grammar.typography import folded
from briefgen.model.source import Span

_TOKEN = re.compile(r"[^\s\d\"(),;:]*\d(?:[^\s\"(),;:]*[^\s\"(),;:.])?")


def numbers(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every quantity, and for any other digits, that no cited passage states in the same way."""
    figures = known(claim) if claim.quantities else ()
    for quantity in claim.quantities:
        agreeing = [one for one in figures if agrees(quantity, one.body) or turned(claim, quantity, one)]
        if quantity.idiom:
            continue
        if agreeing:
            yield from told(claim, quantity, agreeing)
        elif wrong := mistold(claim, quantity, figures):
            yield wrong
        else:
            surface = claim.text[quantity.span.start : quantity.span.end]
            message, remedy = claim.cure.number(surface, quantity, claim.text, claim.scope.names)
            yield Finding("number-unbound", claim.scope.locate(surface, quantity.span.start), message, remedy)
    yield from counts(claim)
    yield from _glued(claim)
    yield from _digits(claim, (*claim.dated, *(quantity.span for quantity in claim.quantities)))


def _glued(claim: Claim) -> Iterator[Finding]:
    """A value printed as part of another word or number: "{@count}0"."""
    for name in claim.scope.glued:
        mark = f"{{@{name}}}"
        message = f'"{mark}" touches the word or number beside it, which changes what it says.'
        yield Finding("number-unbound", claim.scope.prose.locate(mark), message, "Put a space between them.")


def _digits(claim: Claim, read: Sequence[Span]) -> Iterator[Finding]:
    """Digits that no grammar reads ("Chapter 85", "12-4", "03/05/2017") must stand in a cited passage or a known name."""
    tokens = [(match[0], Span(*match.span())) for match in _TOKEN.finditer(claim.text)]
    unread = [(token, span) for token, span in tokens if not any(other.meets(span) for other in read)]
    sources = [*(folded(fact.passage.exact) for fact in claim.facts), *claim.cure.names] if unread else ()
    for token, span in unread:
        if not any(folded(token) in name for name in sources):
            message = f'"{token}" has digits that no cited passage has in this form.'
            yield Finding(
                "number-unbound",
                claim.scope.locate(token, span.start),
                message,
                "Write it as the source does, and cite it.",
            )
