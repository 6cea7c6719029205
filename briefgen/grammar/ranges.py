"""Two numbers that are one figure: "$3 to $4 billion", "between 40 and 50", "3-to-1", "3 dollars and 50 cents".

`quantities` reads the parts; what only lends its unit to a neighbour is in `lending`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from briefgen.grammar.lending import elliptic, in_name, lent
from briefgen.grammar.quantity import Quantity
from briefgen.model.fact import Change
from briefgen.model.source import Span

_NEAR = 24


@cache
def _hyphen_pattern() -> re.Pattern[str]:
    return re.compile(r" ?[-\u2013\u2014] ?")


@cache
def _to_pattern() -> re.Pattern[str]:
    return re.compile(r"(?: |-)(?:up )?to(?: (?:as (?:much|many|high) as|about|around|over|nearly))?(?: |-)")


@cache
def _and_pattern() -> re.Pattern[str]:
    return re.compile(r" and (?:about |around |nearly )?")


def joined(plain: str, found: Iterable[Quantity]) -> Iterator[Quantity]:
    """Yield the quantities with ranges made one, shared units lent, and scores and numbers in names left out."""
    queue, last = list(found)[::-1], None
    while queue:
        quantity = _settled(plain, elliptic(plain, last, queue.pop()), queue)
        if quantity is not None:
            last = quantity if quantity.unit and not quantity.ordinal else last
            yield quantity


def _settled(plain: str, first: Quantity, queue: list[Quantity]) -> Quantity | None:
    """Return a quantity with what belongs to it taken from the queue, whose next one is its last; None for a score."""
    while queue:
        second = queue[-1]
        if second.span.start - first.span.end > _NEAR:
            break
        if in_name(plain, first, second):
            queue.pop()
            continue
        if "\n" in (between := plain[first.span.end : second.span.start]):
            break
        if _is_score(first, second, between):
            queue.pop()
            return None
        merged = _range(plain, first, second, between) or _with_cents(first, second, between)
        if merged is None:
            first, queue[-1] = lent(first, second, between)
            break
        first = merged
        queue.pop()
    return first


def _is_score(first: Quantity, second: Quantity, between: str) -> bool:
    """Whether two numbers are a score, a vote or an address: "2-1", "a 9-2 lead", "16-18 Mill Lane"."""
    if between not in ("-", "\u2013") or first.unit or first.form != "cardinal" or first.spelled != second.spelled:
        return False
    return first.low >= second.low or not second.unit or second.unit in _SCORED


_SCORED = frozenset(("win", "victory", "loss", "defeat", "draw", "lead", "record", "vote", "decision", "tie", "series"))


def _range(plain: str, first: Quantity, second: Quantity, between: str) -> Quantity | None:
    """Return one quantity from two that are the ends of a range."""
    if (
        not _is_link(plain, first, second, between)
        or first.ordinal
        or second.ordinal
        or (first.low != first.high and first.form != "indefinite")
    ):
        return None
    if "multiple" in (first.form, second.form) or second.low != second.high:
        return None
    scaled = _share_scale(plain, first, second)
    if not _same_kind(first, second) or scaled.low >= second.low:
        return _odds(first, second, between)
    unit = second if second.unit else first
    return unit._replace(
        span=Span(first.span.start, max(first.span.end, second.span.end)),
        number=Span(first.number.start, second.number.end),
        low=min(scaled.low, second.low),
        high=max(scaled.low, second.low),
        per=second.per or first.per,
        change=Change.LEVEL,
        idiom=False,
        spelled=first.spelled and second.spelled,
        form="cardinal",
    )


def _with_cents(first: Quantity, second: Quantity, between: str) -> Quantity | None:
    """Return "3 dollars and 50 cents" as one amount."""
    if (
        second.unit not in ("cent", "penny")
        or between not in (" ", " and ")
        or len(first.unit) != 3
        or not first.unit.isupper()
    ):
        return None
    if (
        second.low >= 100
        or first.low != int(first.low)
        or first.unit_span is None
        or first.unit_span.start < first.number.start
    ):
        return None
    amount = first.low + second.low / 100
    return first._replace(span=Span(first.span.start, second.span.end), low=amount, high=amount, per=second.per)


def _odds(first: Quantity, second: Quantity, between: str) -> Quantity | None:
    """Return "3-to-1" as a ratio."""
    if second.low != 1 or first.unit or "to" not in between or first.low <= 1:
        return None
    return first._replace(span=Span(first.span.start, second.number.end), form="multiple", change=Change.RATIO)


def _is_link(plain: str, first: Quantity, second: Quantity, between: str) -> bool:
    """Whether the words between two numbers make them a range."""
    if _hyphen_pattern().fullmatch(between):
        return True
    if _to_pattern().fullmatch(between):
        left = plain[max(0, first.span.start - 48) : first.span.start]
        return not (_moved_pattern().search(left) or _is_step(plain, first, second, left))
    before = plain[max(0, first.span.start - 24) : first.span.start]
    return bool(_and_pattern().fullmatch(between) and _between_pattern().search(before))


@cache
def _between_pattern() -> re.Pattern[str]:
    return re.compile(r"\bbetween (?:about |around |roughly )?$", re.IGNORECASE)


def _is_step(plain: str, first: Quantity, second: Quantity, left: str) -> bool:
    """Whether the first of two amounts is a change and the second what it led to: "rose $300 to $6,800"."""
    far = first.unit and _STEP * _share_scale(plain, first, second).low < second.low
    return bool(far and _step_pattern().search(left))


_STEP = 5
"""How many times greater than the step a level is that is reached by it: "rose $300 to $6,800"."""


@cache
def _step_pattern() -> re.Pattern[str]:
    """A change by an amount, before the level that it leads to."""
    return re.compile(
        r"\b(?:rose|fell|climbed|dropped|jumped|gained|lost|slipped|slid|added|shed|advanced|eased|surged|tumbled|rises|falls"
        r"|rise|fall|risen|fallen|up|down|increased|decreased|declined|plunged|soared|(?:widened|narrowed|grew|shrank|raised|cut"
        r"|lowered|reduced)(?= by))(?: by)? (?:about |around |nearly )?[$\u20ac\u00a3]?$"
    )


@cache
def _moved_pattern() -> re.Pattern[str]:
    """A change from one level to another is two figures: "fell from 80 to 60"."""
    return re.compile(
        r"\b(?:rose|rise[sn]?|rising|fell|falls?|falling|fallen|dropp?\w*|jump\w*|increas\w*|declin\w*|decreas\w*|climb\w*|gr[eo]w\w*"
        r"|cut\w*|rais\w*|lower\w*|reduc\w*|mov\w*|chang\w*|went|going|goes|slid\w*|slip\w*|surg\w*|improv\w*|shrank|shrunk|expand\w*"
        r"|narrow\w*|widen\w*|up|down)\b[^.]{0,36}\bfrom (?:about |around |nearly |roughly )?[$\u20ac\u00a3]?$",
        re.IGNORECASE,
    )


def _share_scale(plain: str, first: Quantity, second: Quantity) -> Quantity:
    """Give the first number the second's scale: "three to four million", "$3 to $4 billion"."""
    text = plain[second.number.start : second.number.end]
    match = re.search(r"(?:hundred|thousand|million|billion|trillion|bn|mn|k|m|tn|[mbMBkK])$", text, re.IGNORECASE)
    if (
        not match
        or first.low >= 1000
        or (re.search(r"[a-z]$", plain[first.number.start : first.number.end]) and not first.spelled)
    ):
        return first
    power = _POWERS.get(match.group().lower())
    if (
        power is None
        or first.low.scaleb(power) > second.low
        or re.search(r"(?:hundred|sand|lion)$", plain[first.number.start : first.number.end])
    ):
        return first
    return first._replace(low=first.low.scaleb(power), high=first.low.scaleb(power))


_POWERS = {
    "hundred": 2,
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
    "trillion": 12,
    "tn": 12,
}


def _same_kind(first: Quantity, second: Quantity) -> bool:
    """Whether two numbers can be the ends of one range."""
    if first.form == "fraction" and second.form != "fraction":
        return False
    if first.unit and not second.unit:
        return first.unit.endswith("of age") or (
            first.unit_span is not None and first.unit_span.start < first.number.start
        )
    return not first.unit or first.unit.lower() == second.unit.lower()
