"""Figures that belong together: "$3 to $4 billion", "between 40 and 50", "7- or 8-inch", "80 crowns a day, or $4".

What is joined has one unit, or lends it to the other. `quantities` reads the parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from briefgen.grammar.quantity import Quantity
from briefgen.model.fact import Change
from briefgen.model.source import Span

_NEAR = 24


@cache
def _other_pattern() -> re.Pattern[str]:
    """Words before a number that sets the same thing against the one before."""
    return re.compile(r"\b(?:compared (?:with|to)|versus|vs\.?|from|than|against|and) (?:only |just |about |nearly |some )?$", re.I)


@cache
def _alone_pattern() -> re.Pattern[str]:
    """What may follow a number that names no unit of its own."""
    return re.compile(r" (?:in|during|by|at|on|last|a (?:year|month|week)|the (?:previous|prior|same)|this|previously|before|earlier)\b|[.,;)](?!\w)")


def _elliptic(plain: str, last: Quantity | None, quantity: Quantity) -> Quantity:
    """Give a bare number the unit of the figure it is set against: "460 boats, compared with 63 a year before"."""
    if last is None or quantity.unit or quantity.form != "cardinal" or quantity.idiom or last.unit in _NOT_LENT:
        return quantity
    between = plain[last.span.end : quantity.number.start]
    if len(between) > 120 or re.search(r"\n|[.!?] [A-Z\"]", between) or not _other_pattern().search(between):
        return quantity
    if not _alone_pattern().match(plain, quantity.number.end) or (between.endswith("and ") and quantity.spelled):
        return quantity
    return replace(quantity, unit=last.unit, unit_span=last.unit_span, counted=last.counted, per=last.per)


_NOT_LENT = frozenset(("%", "pp", "point", "basis point", "times", "day", "week", "month", "year", "decade", "hour", "minute", "year of age"))


@cache
def _hyphen_pattern() -> re.Pattern[str]:
    return re.compile(r" ?[-\u2013\u2014] ?")


@cache
def _to_pattern() -> re.Pattern[str]:
    return re.compile(r"(?: |-)(?:up )?to(?: (?:as (?:much|many|high) as|about|around|over|nearly))?(?: |-)")


@cache
def _and_pattern() -> re.Pattern[str]:
    return re.compile(r" and (?:about |around |nearly )?")


@cache
def _lend_pattern() -> re.Pattern[str]:
    return re.compile(r"(?: ?-)?,? (?:or|and|or even|to) (?:about |around |even |nearly |perhaps )?")


@cache
def _also_pattern() -> re.Pattern[str]:
    """The same amount again, in another currency."""
    return re.compile(r",? or (?:about |around |roughly |nearly |some )?| \(?(?:about |around |roughly )?")


def joined(plain: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities with ranges made one and shared units lent."""
    place, last = 0, None
    while place < len(found):
        first = found[place] = _elliptic(plain, last, found[place])
        place += 1
        while place < len(found) and _in_name(plain, first, found[place]):
            place += 1
        while place < len(found):
            second = found[place]
            between = plain[first.span.end : second.span.start]
            if len(between) > _NEAR or "\n" in between:
                break
            if _is_score(plain, first, second, between):
                place += 1
                first = None  # type: ignore[assignment]
                break
            merged = _range(plain, first, second, between)
            if merged is None:
                found[place], first = _lent(second, first, between)
                break
            first, place = merged, place + 1
        if first is not None:
            last = first if first.unit and not first.ordinal else last
            yield first


def _in_name(plain: str, first: Quantity, second: Quantity) -> bool:
    """Whether a number stands inside a counted phrase as part of a name: "two new 737 freighters"."""
    printed = plain[second.number.start : second.number.end]
    return first.span.holds(second.number) and plain[second.number.end : second.number.end + 1] == " " and printed in first.counted


def _is_score(plain: str, first: Quantity, second: Quantity, between: str) -> bool:
    """Whether two numbers are a score, a vote or an address: "2-1", "a 9-2 lead", "16-18 Mill Lane"."""
    if between not in ("-", "\u2013") or first.unit or first.form != "cardinal" or first.spelled != second.spelled:
        return False
    return first.low >= second.low or not second.unit or second.unit in _SCORED


_SCORED = frozenset(("win", "victory", "loss", "defeat", "draw", "lead", "record", "vote", "decision", "tie", "series"))


def _range(plain: str, first: Quantity, second: Quantity, between: str) -> Quantity | None:
    """Return one quantity from two that are the ends of a range."""
    if not _is_link(plain, first, between) or first.ordinal or second.ordinal or first.low != first.high and first.form != "indefinite":
        return None
    if "multiple" in (first.form, second.form) or second.low != second.high:
        return None
    scaled = _share_scale(plain, first, second)
    if not _same_kind(first, second) or scaled.low >= second.low:
        return _odds(first, second, between)
    unit = second if second.unit else first
    return replace(
        unit, span=Span(first.span.start, max(first.span.end, second.span.end)), number=Span(first.number.start, second.number.end),
        low=min(scaled.low, second.low), high=max(scaled.low, second.low), per=second.per or first.per,
        change=Change.LEVEL, idiom=False, spelled=first.spelled and second.spelled, form="cardinal",
    )


def _odds(first: Quantity, second: Quantity, between: str) -> Quantity | None:
    """Return "3-to-1" as a ratio."""
    if second.low != 1 or first.unit or "to" not in between or first.low <= 1:
        return None
    return replace(first, span=Span(first.span.start, second.number.end), form="multiple", change=Change.RATIO)


def _is_link(plain: str, first: Quantity, between: str) -> bool:
    """Whether the words between two numbers make them a range."""
    if _hyphen_pattern().fullmatch(between):
        return True
    if _to_pattern().fullmatch(between):
        left = plain[max(0, first.span.start - 48) : first.span.start]
        return not _moved_pattern().search(left)
    return bool(_and_pattern().fullmatch(between) and re.search(r"\bbetween (?:about |around |roughly )?$", plain[max(0, first.span.start - 24) : first.span.start], re.I))


@cache
def _moved_pattern() -> re.Pattern[str]:
    """A change from one level to another is two figures: "fell from 80 to 60"."""
    return re.compile(
        r"\b(?:rose|rise[sn]?|rising|fell|falls?|falling|fallen|dropp?\w*|jump\w*|increas\w*|declin\w*|decreas\w*|climb\w*|gr[eo]w\w*"
        r"|cut\w*|rais\w*|lower\w*|reduc\w*|mov\w*|chang\w*|went|going|goes|slid\w*|slip\w*|surg\w*|improv\w*|shrank|shrunk|expand\w*"
        r"|narrow\w*|widen\w*|up|down)\b[^.]{0,36}\bfrom (?:about |around |nearly |roughly )?[$\u20ac\u00a3]?$", re.I)


def _share_scale(plain: str, first: Quantity, second: Quantity) -> Quantity:
    """Give the first number the second's scale: "three to four million", "$3 to $4 billion"."""
    text = plain[second.number.start : second.number.end]
    match = re.search(r"(?:hundred|thousand|million|billion|trillion|bn|mn|k|m|tn|[mbMBkK])$", text, re.I)
    if not match or first.low >= 1000 or re.search(r"[a-z]$", plain[first.number.start : first.number.end]) and not first.spelled:
        return first
    power = _POWERS.get(match.group().lower())
    if power is None or first.low.scaleb(power) > second.low or re.search(r"(?:hundred|sand|lion)$", plain[first.number.start : first.number.end]):
        return first
    return replace(first, low=first.low.scaleb(power), high=first.low.scaleb(power))


_POWERS = {"hundred": 2, "thousand": 3, "k": 3, "million": 6, "mn": 6, "m": 6, "billion": 9, "bn": 9, "b": 9, "trillion": 12, "tn": 12}


def _same_kind(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers can be the ends of one range."""
    if first.form == "fraction" and second.form != "fraction":
        return False
    if first.unit and not second.unit:
        return first.unit.endswith("of age") or (first.unit_span is not None and first.unit_span.start < first.number.start)
    return not first.unit or first.unit.lower() == second.unit.lower()


def _lent(second: Quantity, first: Quantity, between: str) -> tuple[Quantity, Quantity]:
    """Lend a unit to a number that has none, and a period to the same amount in another currency."""
    if second.unit and not first.unit and first.form == second.form == "cardinal" and _lend_pattern().fullmatch(between):
        return second, replace(first, unit=second.unit, unit_span=second.unit_span, counted=second.counted, per=second.per, idiom=False)
    money = first.unit.isupper() or first.per
    if first.per and money and not second.per and second.unit.isupper() and first.unit != second.unit and _also_pattern().fullmatch(between):
        return replace(second, per=first.per), first
    return second, first
