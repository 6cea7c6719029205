"""The value that `quantities` reads: a figure as printed, with everything its sentence says of it."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple, Protocol

from briefgen.model.fact import Change
from briefgen.model.source import Span


class Amount(Protocol):
    """Anything with a value and a unit: a Quantity read from a text, or a fact's Figure."""

    @property
    def low(self) -> Decimal:
        """The least it is."""

    @property
    def high(self) -> Decimal:
        """The most it is; `low` but for ranges."""

    @property
    def unit(self) -> str:
        """As in Quantity."""

    @property
    def per(self) -> str | None:
        """What it is a rate of."""

    @property
    def change(self) -> Change:
        """Whether it is a level, a rise, a fall or a ratio."""

    @property
    def bound(self) -> str:
        """`<`, `<=`, `>`, `>=` or empty."""

    @property
    def ordinal(self) -> bool:
        """Whether it tells a place in a row."""


class Quantity(NamedTuple):
    """A figure as printed; `low` equals `high` unless the text gives a range."""

    span: Span
    """The number with its sign, currency, unit, counted noun and adjoining period; not its approximator or bound."""
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
