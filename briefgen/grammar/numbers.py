"""Numbers in text: digits, words, ordinals, fractions, ratios and words that multiply; no units.

`digits` and `spelled` find them, `quantities` adds what is measured.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from briefgen.grammar.counting import is_plural
from briefgen.grammar.digits import digits, places
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.number import Begins, Number
from briefgen.grammar.spelled import search, spelled
from briefgen.model.source import Span

__all__ = ["Number", "numbers"]


def numbers(plain: str, begins: Begins | None = None) -> tuple[Number, ...]:
    """Return the numbers of a text in reading order; what only names something ("G7", "9/11") is none.

    `begins` tells where numbers may begin, if the caller has an index of the text's words; else the text is searched.

    >>> [str(number.low) for number in numbers("Two-thirds of the 1,200 boats, some three million.")]
    ['0.6666666666666666666666666667', '1200', '3000000']
    """
    begins = begins or Begins(places(plain), search(plain))
    found = list(digits(plain, begins.digits))
    ends = {number.span.start: number.span.end for number in found}
    starts = list(ends)
    others = [number for number in spelled(plain, begins.words) if not _inside(starts, ends, number.span)]
    return tuple(_ratios(plain, sorted(found + others)))


def _inside(starts: list[int], ends: dict[int, int], span: Span) -> bool:
    """Whether a word belongs to a number in digits: the "million" of "3 million"."""
    place = bisect_right(starts, span.start) - 1
    return place >= 0 and span.start < ends[starts[place]]


@cache
def _ratio_pattern() -> re.Pattern[str]:
    return re.compile(r"[ -](?:in|out of)(?: every)?[ -]", re.IGNORECASE)


_RATIO_BASES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10000, 100000, 1000000)))


_NEAR, _FAR = 15, 44
"""Code points between two numbers that are one, fewer than that; and where a noun stands between them."""


def _ratios(plain: str, found: list[Number]) -> Iterator[Number]:
    """Join "one in three" and "9 out of 10" into one fraction, and "a tenth of 1 percent" into one number."""
    place = 0
    while place < len(found):
        number, after = found[place], found[place + 1] if place + 1 < len(found) else None
        if after is None or after.span.start - number.span.end >= _FAR:
            yield number
            place += 1
            continue
        near = after.span.start - number.span.end < _NEAR
        between = plain[number.span.end : after.span.start] if near else ""
        if near and _ratio_pattern().fullmatch(between) and _is_ratio(number, after, between):
            value = number.low / after.low
            number = number._replace(
                span=Span(number.span.start, after.span.end),
                low=value,
                high=value,
                form="fraction",
                idiom=False,
            )
            place += 1
        elif _in_many(plain, number, after):
            value = number.low / after.low
            span = Span(number.span.start, after.span.end)
            number = number._replace(span=span, low=value, high=value, form="fraction", idiom=False)
            place += 1
        elif between == " of " and _is_share_of_one(plain, number, after):
            number = number._replace(span=Span(number.span.start, after.span.end), form="cardinal", idiom=False)
            place += 1
        yield number
        place += 1


@cache
def _noun_between() -> re.Pattern[str]:
    return re.compile(r" ((?:[a-z-]+ )?)([a-z-]+) in (?:every )?")


_WON = frozenset("win loss defeat draw victory goal point try run hit wicket start save shot".split())
"""What is counted in matches: "one win in five" leaves the matches out."""


def _in_many(plain: str, number: Number, base: Number) -> bool:
    """Whether a noun stands inside a share: "one worker in ten earns", not "one engineer in six months"."""
    if not plain.endswith(("in ", "every "), 0, base.span.start):
        return False
    between = plain[number.span.end : base.span.start]
    found = _noun_between().fullmatch(between)
    if not found or found[2] in _closed() or found[1].strip() in _closed() or found[2].rstrip("s") in _WON:
        return False
    fits = is_plural(found[2]) == (number.low > 1)
    return fits and _is_ratio(number, base, between) and _tells_of_share(plain, base.span.end)


@cache
def _closed() -> frozenset[str]:
    return frozenset((*(row[0] for row in rows("function_words")), *words("phrase_ends"), *words("never_nouns")))


@cache
def _next_word() -> re.Pattern[str]:
    return re.compile(r"[.,;:)]|$|\n| ([a-z]+)(?![\w-])")


def _tells_of_share(plain: str, end: int) -> bool:
    """Whether what follows a base is no noun that it counts: a mark, a verb, a preposition."""
    found = _next_word().match(plain, end)
    if not found or not found[1]:
        return bool(found)
    return found[1].endswith("ed") or found[1] in _closed() or found[1] in ("lives", "works", "feels", "faces")


def _is_share_of_one(plain: str, number: Number, whole: Number) -> bool:
    """Whether a fraction is one of a single percent: "three-tenths of 1 percent"."""
    percent = plain.startswith((" percent", " per cent", "%"), whole.span.end)
    return percent and number.form == "fraction" and whole.low == 1


def _is_ratio(number: Number, base: Number, between: str) -> bool:
    """Whether two numbers are a share: whole, the smaller first, written alike, and "in" only before round bases."""
    whole = number.form == base.form == "cardinal" and number.low == int(number.low)
    alike = number.spelled == base.spelled or "out" in between or base.low in (10, 100, 1000)
    return whole and alike and number.low < base.low and ("out" in between or base.low in _RATIO_BASES)
