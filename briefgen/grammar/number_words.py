"""The grammar of numbers in words: "twenty-eight thousand", "two and a half", "three-quarters", "tens of thousands".

It reads one number from a list of words and says how many words it took. `numbers` finds the words in a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from briefgen.grammar.lexicon import rows

INDEFINITE_TOP = 10
"""What "thousands" may reach at most, in thousands: ten of them would be "tens of thousands"."""


_CHAIN = 5
"""Words in the longest chain that is read: "tens of thousands of millions"."""
_PLACES = 12
"""Decimals that are read after "point"."""


class Value(NamedTuple):
    """A value read from words: `words` is how many of them make it up."""

    low: Decimal
    high: Decimal
    form: str
    words: int


@cache
def word_values() -> dict[str, tuple[str, Decimal]]:
    """Return what part of the grammar a number word is, and its value."""
    return {word: (part, Decimal(value)) for word, part, value in rows("number_words")}


def part(words: Sequence[str], place: int) -> str:
    """Return the part of the grammar that the word at a place is, empty where it is none."""
    return word_values().get(words[place], ("", Decimal(0)))[0] if place < len(words) else ""


def worth(words: Sequence[str], place: int) -> Decimal:
    """Return the value of the number word at a place."""
    return word_values()[words[place]][1]


def read_words(words: Sequence[str], start: int = 0, before: Decimal | None = None) -> Value | None:
    """Return the first number in lower-case words from `start`; `before` is a value in digits just before them.

    >>> read_words(["two", "and", "a", "half", "million"]).low
    Decimal('2500000.0')
    >>> read_words(["tens", "of", "thousands"]).high
    Decimal('100000')
    """
    if before is None:
        return _indefinite(words, start) or _half(words, start) or _cardinal(words, start, None)
    if part(words, start) in ("hundred", "scale", "dozen"):
        return _cardinal(words, start, before)
    return None


def _indefinite(words: Sequence[str], start: int) -> Value | None:
    """Read "thousands", "tens of thousands", "hundreds of millions"."""
    if part(words, start) != "plural":
        return None
    value, end = worth(words, start), start + 1
    while end < start + _CHAIN and end + 1 < len(words) and words[end] == "of" and part(words, end + 1) == "plural":
        value, end = value * worth(words, end + 1), end + 2
    if end == start + 1 and words[start] in ("dozens", "scores", "tens"):
        return Value(value, Decimal(100), "indefinite", 1)
    return Value(value, value * INDEFINITE_TOP, "indefinite", end - start)


def _half(words: Sequence[str], start: int) -> Value | None:
    """Read "half a million", "a quarter million", "half a dozen", "a third"."""
    end = start + (words[start] in ("a", "an"))
    if part(words, end) != "fraction" and not (end > start and _singular_share(words, end)):
        return None
    value = 1 / worth(words, end)
    end += 1
    after = end + (end < len(words) and words[end] in ("a", "an"))
    if part(words, after) in ("scale", "hundred", "dozen"):
        value, end = value * worth(words, after), after + 1
        return Value(value, value, "cardinal", end - start)
    return Value(value, value, "fraction", end - start)


def _singular_share(words: Sequence[str], place: int) -> bool:
    """Whether a word such as "third" can be a share: every ordinal from the third."""
    return part(words, place) in ("ordinal", "ordinalscale") and worth(words, place) > 2


def _cardinal(words: Sequence[str], start: int, before: Decimal | None) -> Value | None:
    """Read a cardinal and what may close it: an ordinal, a fraction, a dozen."""
    total, current, end = Decimal(0), before, start
    if before is None and words[start] in ("a", "an") and part(words, start + 1) in ("hundred", "scale", "dozen"):
        current, end = Decimal(1), start + 1
    last = Decimal(10) ** 18
    while end < len(words):
        step = end + _joined(words, end, current, total)
        kind = part(words, step)
        if kind in ("unit", "tens") and _fits(current, worth(words, step), kind):
            current = (current or 0) + worth(words, step)
        elif kind == "hundred" and current is not None and 1 <= current < 100:
            current *= 100
        elif kind == "scale" and current and worth(words, step) < last:
            last = worth(words, step)
            total, current = total + current * last, Decimal(0)
        else:
            break
        end = step + 1
    if end == start or (current is None and not total):
        return _ordinal(words, end, Decimal(0), start) if end == start and before is None else None
    return _closed(words, end, total + (current or 0), start)


def _joined(words: Sequence[str], place: int, current: Decimal | None, total: Decimal) -> int:
    """Return 1 where an "and" at the place joins tens or units to hundreds ("a hundred and five"), else 0."""
    if words[place] != "and" or part(words, place + 1) not in ("unit", "tens"):
        return 0
    if not (current and current % 100 == 0) and not (total and not current):
        return 0
    following = place + 2 + (part(words, place + 1) == "tens" and part(words, place + 2) == "unit")
    kind = part(words, following)
    return int(
        kind not in ("hundred", "scale", "dozen", "fraction") or (kind == "scale" and bool(current) and not total)
    )


def _fits(current: Decimal | None, value: Decimal, kind: str) -> bool:
    """Whether a unit or ten can follow what has been read."""
    if current is None or current == 0:
        return True
    if current % 100 == 0:
        return value > 0
    return kind == "unit" and 0 < value < 10 and current % 10 == 0 and 20 <= current % 100 <= 90


def _closed(words: Sequence[str], end: int, value: Decimal, start: int) -> Value:
    """Close a cardinal: "two dozen", "two-thirds", "two and a half million", "twenty-fifth"."""
    kind = part(words, end)
    if kind == "dozen":
        return Value(value * 12, value * 12, "cardinal", end + 1 - start)
    if kind == "fraction" or (value == 1 and _singular_share(words, end)):
        share = value / worth(words, end)
        return _scaled(words, end + 1, share, start, "fraction")
    if words[end : end + 2] == ["and", "a"] or words[end : end + 2] == ["and", "one"]:
        half = end + 2
        if part(words, half) == "fraction" or _singular_share(words, half):
            whole = worth(words, end - 1) if part(words, end - 1) == "scale" else Decimal(1)  # "a million and a half"
            return _scaled(words, half + 1, value + whole / worth(words, half), start, "cardinal")
    if kind in ("ordinal", "ordinalscale"):
        ordinal = _ordinal(words, end, value, start)
        if ordinal:
            return ordinal
    if words[end : end + 1] == ["point"] and part(words, end + 1) == "unit":
        return _decimals(words, end + 1, value, start)
    return Value(value, value, "cardinal", end - start)


def _scaled(words: Sequence[str], end: int, value: Decimal, start: int, form: str) -> Value:
    """Multiply by a scale word that follows: "two and a half million", "three quarters of a million"."""
    scale = end + 2 if words[end : end + 2] == ["of", "a"] else end
    if part(words, scale) == "scale":
        value, end, form = value * worth(words, scale), scale + 1, "cardinal"
    return Value(value, value, form, end - start)


def _ordinal(words: Sequence[str], end: int, value: Decimal, start: int) -> Value | None:
    """Read the ordinal word that ends a number: "fourth", "twenty-fifth", "two hundredth"."""
    kind = part(words, end)
    if kind == "ordinal" and (not value or _fits(value, worth(words, end), _kind(worth(words, end)))):
        value += worth(words, end)
    elif kind == "ordinalscale":
        value = (value or 1) * worth(words, end)
    else:
        return None
    return Value(value, value, "ordinal", end + 1 - start)


def _kind(value: Decimal) -> str:
    return "unit" if value < 10 else "tens"


def _decimals(words: Sequence[str], end: int, value: Decimal, start: int) -> Value:
    """Read the digits after "point": "nine point zero four"."""
    digits = ""
    while len(digits) < _PLACES and part(words, end) == "unit" and worth(words, end) < 10:
        digits, end = digits + str(worth(words, end)), end + 1
    value += Decimal("0." + (digits or "0"))
    return _scaled(words, end, value, start, "cardinal")
