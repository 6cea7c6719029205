"""Units that a figure lends to a number beside it: "7- or 8-inch", "80 crowns a day, or $4", "460 boats, compared with 63".

`ranges` asks, and joins what is one figure.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.quantity import Quantity

_NOT_LENT = frozenset(
    "%,pp,point,basis point,times,second,minute,hour,day,week,month,year,decade,century,year of age".split(",")
)
"""Units that a bare number beside them seldom shares: "rose 2 points to 90"."""


@cache
def _lend_pattern() -> re.Pattern[str]:
    return re.compile(r"(?: ?-)?,? (?:or|and|or even|to) (?:about |around |even |nearly |perhaps )?")


@cache
def _also_pattern() -> re.Pattern[str]:
    """The same amount again, in another currency."""
    return re.compile(r",? or (?:about |around |roughly |nearly |some )?| \(?(?:about |around |roughly )?")


def lent(first: Quantity, second: Quantity, between: str) -> tuple[Quantity, Quantity]:
    """Return both with a unit lent to the one that has none, or a period to the same amount in another currency."""
    both = first.form == second.form == "cardinal"
    if both and second.unit and not first.unit and _lend_pattern().fullmatch(between):
        return _with_unit_of(first, second), second
    again = (
        first.per and not second.per and len(second.unit) == 3 and second.unit.isupper() and first.unit != second.unit
    )
    if again and _also_pattern().fullmatch(between):
        return first, second._replace(per=first.per)
    return first, second


def _with_unit_of(bare: Quantity, other: Quantity) -> Quantity:
    return bare._replace(unit=other.unit, unit_span=other.unit_span, counted=other.counted, per=other.per, idiom=False)


@cache
def _other_pattern() -> re.Pattern[str]:
    """Words before a number that sets the same thing against the one before."""
    return re.compile(
        r"\b(?:compared (?:with|to)|versus|vs\.?|from|than|against|and) (?:only |just |about |nearly |some )?$",
        re.IGNORECASE,
    )


@cache
def _alone_pattern() -> re.Pattern[str]:
    """What may follow a number that names no unit of its own."""
    return re.compile(
        r" (?:in|during|by|at|on|last|a (?:year|month|week)|the (?:previous|prior|same)|this|previously|before|earlier)\b|[.,;)](?!\w)"
    )


@cache
def _parted() -> re.Pattern[str]:
    return re.compile(r"\n|[.!?] [A-Z\"]")


_APART = 120
"""Code points between two figures that are set against each other, at most."""


def elliptic(plain: str, last: Quantity | None, quantity: Quantity) -> Quantity:
    """Return a bare number with the unit of the figure it is set against: "460 boats, compared with 63 a year before"."""
    if last is None or quantity.unit or quantity.form != "cardinal" or quantity.idiom:
        return quantity
    if quantity.number.start - last.span.end > _APART:  # before any copying: the last figure may be a long way back
        return quantity
    between = plain[last.span.end : quantity.number.start]
    if last.unit in _NOT_LENT and (last.unit, between) != ("year of age", " and "):
        return quantity
    if not _other_pattern().search(between) or _parted().search(between):
        return quantity
    if not _alone_pattern().match(plain, quantity.number.end) or (between.endswith("and ") and quantity.spelled):
        return quantity
    return _with_unit_of(quantity, last)


def in_name(plain: str, first: Quantity, second: Quantity) -> bool:
    """Return whether a number stands inside a counted phrase as part of a name: "two new 737 freighters"."""
    start, end = second.number
    if end > first.span.end or start < first.span.start:
        return False
    return (second.ordinal and second.spelled) or (plain[end : end + 1] == " " and plain[start:end] in first.counted)
