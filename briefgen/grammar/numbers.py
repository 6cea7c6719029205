"""Numbers in text: digits, words, ordinals, fractions, ratios and words that multiply; no units.

`digits` and `spelled` find them, `quantities` adds what is measured.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from briefgen.grammar.digits import digits
from briefgen.grammar.number import Number
from briefgen.grammar.spelled import spelled
from briefgen.model.source import Span

__all__ = ["Number", "numbers"]


def numbers(plain: str, begins: Sequence[int] | None = None) -> tuple[Number, ...]:
    """Return the numbers of a text in reading order; what only names something ("G7", "9/11") is none.

    `begins` tells where one of `openers` may stand, if the caller has an index of the text's words.

    >>> [str(number.low) for number in numbers("Two-thirds of the 1,200 boats, some three million.")]
    ['0.6666666666666666666666666667', '1200', '3000000']
    """
    found = tuple(digits(plain))
    ends = {number.span.start: number.span.end for number in found}
    starts = sorted(ends)
    others = (number for number in spelled(plain, begins) if not _inside(starts, ends, number.span))
    return tuple(_ratios(plain, sorted((*found, *others))))


def _inside(starts: list[int], ends: dict[int, int], span: Span) -> bool:
    """Whether a word belongs to a number in digits: the "million" of "3 million"."""
    place = bisect_right(starts, span.start) - 1
    return place >= 0 and span.start < ends[starts[place]]


@cache
def _ratio_pattern() -> re.Pattern[str]:
    return re.compile(r"[ -](?:in|out of)(?: every)?[ -]", re.IGNORECASE)


_RATIO_BASES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10000, 100000, 1000000)))


_NEAR = 15
"""Code points between two numbers that are one, fewer than that."""


def _ratios(plain: str, found: list[Number]) -> Iterator[Number]:
    """Join "one in three" and "9 out of 10" into one fraction, and "a tenth of 1 percent" into one number."""
    place = 0
    while place < len(found):
        number, after = found[place], found[place + 1] if place + 1 < len(found) else None
        near = after and after.span.start - number.span.end < _NEAR
        between = plain[number.span.end : after.span.start] if after and near else ""
        if after and near and _ratio_pattern().fullmatch(between) and _is_ratio(number, after, between):
            value = number.low / after.low
            number = number._replace(
                span=Span(number.span.start, after.span.end),
                low=value,
                high=value,
                form="fraction",
                idiom=False,
            )
            place += 1
        elif after and between == " of " and _is_share_of_one(plain, number, after):
            number = number._replace(span=Span(number.span.start, after.span.end), form="cardinal", idiom=False)
            place += 1
        yield number
        place += 1


def _is_share_of_one(plain: str, number: Number, whole: Number) -> bool:
    """Whether a fraction is one of a single percent: "three-tenths of 1 percent"."""
    percent = plain.startswith((" percent", " per cent", "%"), whole.span.end)
    return percent and number.form == "fraction" and whole.low == 1


def _is_ratio(number: Number, base: Number, between: str) -> bool:
    """Whether two numbers are a share: whole, the smaller first, written alike, and "in" only before round bases."""
    whole = number.form == base.form == "cardinal" and number.low == int(number.low)
    alike = number.spelled == base.spelled or "out" in between or base.low in (10, 100, 1000)
    return whole and alike and number.low < base.low and ("out" in between or base.low in _RATIO_BASES)
