"""The gates on hand-written text, one file for each thing that they watch; GATES lists them in the order of their findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from briefgen.check import french
from briefgen.check.cells import cells
from briefgen.check.charts import charts
from briefgen.check.claim import Claim
from briefgen.check.dates import dates
from briefgen.check.mouths import mouths
from briefgen.check.numbers import numbers
from briefgen.check.offices import offices
from briefgen.check.owners import owners
from briefgen.check.pairs import pairs
from briefgen.check.quotes import quotes
from briefgen.check.strength import strength
from briefgen.check.time_bounds import time_bounds
from briefgen.check.uncited import uncited
from briefgen.errors import Finding
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline

GATES: tuple[Callable[[Claim], Iterator[Finding]], ...] = (
    dates,
    time_bounds,
    numbers,
    pairs,
    owners,
    quotes,
    mouths,
    offices,
    strength,
    uncited,
)

FRENCH: tuple[Callable[[Claim], Iterator[Finding]], ...] = (french.dates, french.numbers, quotes)
"""What can be asked of a text in French; whose date it is, in which mouth and how strong, is held to the original by `parity`."""


def bound(
    outline: Outline, bindings: Sequence[Binding], library: Library, read: Iterable[Claim]
) -> tuple[Finding, ...]:
    """Return a finding for everything in an outline's text, read as claims, that the facts cited beside it do not bear out."""
    told = (finding for claim in read for gate in (FRENCH if claim.french else GATES) for finding in gate(claim))
    return (*told, *cells(outline, bindings, library), *charts(outline, bindings))
