"""Numbers that begin with digits: grouping, decimals, ordinals' endings, fractions, exponents, scale words and marks.

Numbers in words are in `spelled`; what only names something is left out by `labels`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from unicodedata import numeric

from briefgen.grammar.labels import is_label
from briefgen.grammar.lexicon import rows
from briefgen.grammar.number import Number
from briefgen.grammar.number_words import read_words
from briefgen.grammar.spelled import tokens
from briefgen.model.source import Span

_PARTS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_DIGITS = "0123456789" + _PARTS
_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "quadrillion", "dozen", "lakh", "crore")
_TAILS = frozenset(f"-/\u00d7{_PARTS}")
"""What may begin a tail but letters and a space."""
_TAGS = ("K", "M", "B", "T", "b")


@cache
def _tag_pattern() -> re.Pattern[str]:
    """A letter that scales a number or, where it did not, makes it a name: "4K"."""
    return re.compile(r"[KMBTb](?![A-Za-z/])")


@cache
def _digit_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\d{1,3}(?:,\d{2,3})*,\d{3}(?!\d)(?:\.\d+)?"
        r"|(?<![\w.,-])[1-9]\d{0,2}(?: \d{3})+(?![\w,-]|\.\d)"
        r"|\d+(?:\.\d+)?"
        r"|\.\d+"
        rf"|[{_PARTS}]"
    )


@cache
def _tail_pattern() -> re.Pattern[str]:
    """What may follow the digits: an ordinal's ending, a fraction, an exponent."""
    return re.compile(
        r"(?P<ordinal>st|nd|rd|th)\b"
        r"|(?:e(?P<exponent>[+-]?\d{1,2})|[x×]10\^?(?P<power>[-\u2212+]?\d{1,2}))(?![\w])"
        r"|/(?P<divisor>\d{1,3})(?![\w/]|\.\d)"
        rf"|[ -](?P<over>\d{{1,2}})/(?P<under>\d{{1,2}})(?![\w/])| ?(?P<part>[{_PARTS}])"
    )


def places(plain: str) -> list[int]:
    """Return where the digits of a text stand, and the signs for a part of one, in order."""
    found: list[int] = []
    for digit in _DIGITS:  # a text is searched for one character far faster than for a set
        at = plain.find(digit)
        while at >= 0:
            found.append(at)
            at = plain.find(digit, at + 1)
    return sorted(found)


def digits(plain: str, begins: Sequence[int]) -> Iterator[Number]:
    """Numbers that begin with digits; `begins` are the `places` of all."""
    place = 0
    for first in begins:
        if first < place:
            continue
        far = plain[first + _SERIES - 1 : first + _SERIES]
        if (far.isdecimal() or far in ",. ") and (series := _series_pattern().match(plain, first)):
            place = series.end()
            continue
        match = _digit_pattern().match(plain, _point(plain, first) if plain[first - 1] == "." else first)
        if match is None or is_label(plain, match.start(), match.end()):
            place = _chunk_end(plain, match.end() if match else first + 1)
            continue
        number = _with_tail(plain, match)
        place = number.span.end
        if plain[place : place + 1] not in _TAGS or not _tag_pattern().match(plain, place):
            yield number


_SERIES = 60
"""Digits and marks in the shortest series."""


@cache
def _series_pattern() -> re.Pattern[str]:
    """Digits and their marks without end, as of a record, a raster or a table: no number stands in them."""
    return re.compile(rf"[\d,.]{{{_SERIES},}}+|[\d,. ]{{240,}}+")


def _point(plain: str, start: int) -> int:
    """Return where a number begins that begins with a point: ".5"."""
    return start if not start or (start > 1 and plain[start - 2].isalnum()) else start - 1


def _chunk_end(plain: str, place: int) -> int:
    """Return the end of the digits and marks that hang on a label: "9/11", "555-0134", "F-150s"."""
    rest = _chunk_pattern().match(plain, place) if plain[place : place + 1] not in (" ", ")") else None
    return rest.end() if rest else place


@cache
def _chunk_pattern() -> re.Pattern[str]:
    return re.compile(r"[\w/:.,-]*")


def _with_tail(plain: str, match: re.Match[str]) -> Number:
    """Read what follows the digits: ending, fraction, exponent, scale word or mark."""
    text, (start, end) = match[0], match.span()
    value = Decimal(str(numeric(text))) if text in _PARTS else Decimal(text.replace(",", "").replace(" ", ""))
    form = "fraction" if text in _PARTS else "cardinal"
    if not _has_tail(plain, end):
        return Number(Span(start, end), value, value, form)
    tail = _tail_pattern().match(plain, end)
    if tail and tail["ordinal"]:
        return Number(Span(start, tail.end()), value, value, "ordinal")
    if tail:
        value, form, end = *_tailed(value, tail), tail.end()
    value, end = _scaled(plain, start, end, value)
    return Number(Span(start, end), value, value, form)


def _has_tail(plain: str, end: int) -> bool:
    """Whether what follows digits may change them: behind most stands a mark, or a word that begins like no scale."""
    first, second = plain[end : end + 1], plain[end + 1 : end + 2]
    if first == " ":
        return second in _tail_starts() or second.isdecimal()
    return first.isalpha() or first in _TAILS


@cache
def _tail_starts() -> frozenset[str]:
    """What may begin a tail behind a space but digits over others: a part, a scale word, a mark."""
    letters = {word[0] for word in (*_SCALES, *_marks())}
    return frozenset({*_PARTS, *letters, *map(str.upper, letters)})


def _tailed(value: Decimal, tail: re.Match[str]) -> tuple[Decimal, str]:
    """Return the value and form with a fraction or an exponent."""
    if tail["divisor"]:
        divisor = Decimal(tail["divisor"])
        return (value / divisor, "fraction") if divisor else (value, "cardinal")
    if tail["over"]:
        under = Decimal(tail["under"])
        return (value + Decimal(tail["over"]) / under if under else value), "cardinal"
    if tail["part"]:
        return value + Decimal(str(numeric(tail["part"]))), "cardinal"
    power = (tail["exponent"] or tail["power"]).replace("\u2212", "-")
    return value.scaleb(int(power)), "cardinal"


def _scaled(plain: str, start: int, end: int, value: Decimal) -> tuple[Decimal, int]:
    """Multiply by a scale word ("3 million", "2 dozen") or mark ("3bn") after the digits."""
    run = _after_pattern().match(plain, end)
    if run:
        found = tokens(plain, run.start(1), run.end())
        read = read_words([token[0] for token in found], 0, value)
        if read:
            return read.low, found[read.words - 1][2]
    mark = _mark_pattern().match(plain, end)
    if mark and _is_scale(plain, start, mark):
        return value.scaleb(_marks()[mark[1]]), mark.end()
    return value, end


@cache
def _marks() -> dict[str, int]:
    return {mark: int(power) for mark, power in rows("scale_marks")}


@cache
def _mark_pattern() -> re.Pattern[str]:
    marks = "|".join(sorted(_marks(), key=len, reverse=True))
    return re.compile(rf" ?({marks})(?![\w'/\u00b2\u00b3^]|\.\w)")


@cache
def _counts_pattern() -> re.Pattern[str]:
    """Words after a mark that are counted, not measured: a plural within the next few words."""
    return re.compile(r"(?: [a-z][a-z'-]*){0,4} (?:[a-z'-]+(?<!s)s|people|staff|children|women|men)\b")


def _is_scale(plain: str, start: int, mark: re.Match[str]) -> bool:
    """Whether a mark scales the number: always after money, "m" elsewhere only before something counted."""
    money = re.search(r"[$\u20ac\u00a3\u00a5\u20b9]\s?$|(?<![a-z])[A-Z]{2,3} ?$", plain[max(0, start - 4) : start])
    if money:
        return True
    sign, spaced = mark[1], mark.group()[0] == " "
    if spaced:
        return sign in ("bn", "mn", "mln", "B") and bool(_counts_pattern().match(plain, mark.end()))
    if sign in ("m", "b", "T", "mm", "MM", "M", "B", "K"):
        return bool(_counts_pattern().match(plain, mark.end()))
    return True


@cache
def _after_pattern() -> re.Pattern[str]:
    """Scale words just after digits."""
    scales = "|".join(_SCALES)
    return re.compile(rf"[ -]((?:{scales})\b(?:[ -](?:{scales}|and|a|half|quarter)\b)*)", re.IGNORECASE)
