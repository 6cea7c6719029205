"""Quantities: a number with its sign, currency or unit, what it counts, its bound, its change and its period.

`numbers` reads the bare values, `units` currencies and measures, `counting` the noun counted. `extract.figures` makes
facts of them, and the gates compare hand-written prose with sources by `agrees`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from briefgen.model.fact import Change
from briefgen.model.source import Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as printed; `low` equals `high` unless the text gives a range."""

    span: Span
    """The number with its sign, currency, unit and period; not its approximator or bound."""
    number: Span
    low: Decimal
    high: Decimal
    unit: str = ""
    """ISO 4217 code, `%`, `pp`, a measure's name, or the head of the counted noun phrase as printed; empty if none."""
    unit_span: Span | None = None
    per: str | None = None
    """The period or thing it is a rate of, singular: `day`, `year`, `square foot`."""
    approximate: bool = False
    bound: str = ""
    change: Change = Change.LEVEL
    ordinal: bool = False
    form: str = "cardinal"
    """cardinal, ordinal, fraction, multiple ("tripled") or indefinite ("thousands": low and high are its decade)."""
    idiom: bool = False
    """Whether it is a bare `one` or `first` that carries no figure a reader would check."""
    counted: str = ""
    """The whole counted phrase as printed, where `unit` is its head: "unionised workers"."""
    spelled: bool = False
    """Whether the number is in words."""


def quantities(plain: str, skip: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the text's figures in reading order; `skip` holds calendar dates, never durations."""
    raise NotImplementedError


def agrees(printed: Quantity, known: Quantity) -> bool:
    """Return whether what is printed says the same amount of the same thing as what is known."""
    raise NotImplementedError


def read_quantity(text: str) -> Quantity | None:
    """Return the one quantity that a short text states, or None."""
    raise NotImplementedError
