"""A number as a text prints it, before anyone asks what it measures. `numbers` finds them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from briefgen.model.source import Span


@dataclass(frozen=True, slots=True)
class Number:
    """A number as printed; `low` equals `high` but for indefinite ones ("thousands")."""

    span: Span
    low: Decimal
    high: Decimal
    form: str = "cardinal"
    """cardinal, ordinal, fraction, multiple or indefinite."""
    spelled: bool = False
    idiom: bool = False
    """Whether it is a bare `one`, `first` or the like, which mostly carries no figure."""
