"""A number as a text prints it, before anyone asks what it measures. `numbers` finds them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from briefgen.model.source import Span


class Number(NamedTuple):
    """A number as printed; `low` equals `high` but for indefinite ones ("thousands")."""

    span: Span
    low: Decimal
    high: Decimal
    form: str = "cardinal"
    """cardinal, ordinal, fraction, multiple or indefinite."""
    spelled: bool = False
    idiom: bool = False
    """Whether it is a bare `one`, `first` or the like, which mostly carries no figure."""


class Begins(NamedTuple):
    """Where the numbers of a text may begin, for a caller who has an index of its words; each in order."""

    digits: Sequence[int]
    """Every digit and part of one."""
    words: Sequence[tuple[int, str]]
    """Every word that may begin a number, in small letters."""
