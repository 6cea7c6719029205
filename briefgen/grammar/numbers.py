"""Numbers in text: digits, words, ordinals, fractions, ratios and words that multiply; no units.

`number_words` reads words, `labels` tells numbers that only name something, `quantities` adds what is measured.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from unicodedata import numeric

from briefgen.grammar.labels import is_label
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.number_words import Value, read_words, word_values
from briefgen.grammar.prefixes import factored
from briefgen.model.source import Span

_LINKS = ("and", "of", "a", "an", "point")
"""Words that stand inside numbers, never at their end."""
_PARTS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"


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


def numbers(plain: str) -> tuple[Number, ...]:
    """Return the numbers of a text in reading order; what only names something ("G7", "9/11") is none.

    >>> [str(number.low) for number in numbers("Two-thirds of the 1,200 boats, some three million.")]
    ['0.6666666666666666666666666667', '1200', '3000000']
    """
    digits = tuple(_digits(plain))
    ends = {number.span.start: number.span.end for number in digits}
    starts = sorted(ends)
    spelled = (number for number in _spelled(plain) if not _inside(starts, ends, number.span))
    return tuple(_ratios(plain, sorted((*digits, *spelled), key=lambda number: number.span)))


def _inside(starts: list[int], ends: dict[int, int], span: Span) -> bool:
    """Whether a word belongs to a number in digits: the "million" of "3 million"."""
    place = bisect_right(starts, span.start) - 1
    return place >= 0 and span.start < ends[starts[place]]


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


def _digits(plain: str) -> Iterator[Number]:
    """Numbers that begin with digits."""
    place = 0
    while found := _first_pattern().search(plain, place):
        match = _digit_pattern().match(plain, _point(plain, found.start()))
        if match is None or is_label(plain, match.start(), match.end()):
            place = _chunk_end(plain, match.end() if match else found.end())
            continue
        number = _with_tail(plain, match)
        place = number.span.end
        yield number


@cache
def _first_pattern() -> re.Pattern[str]:
    return re.compile(rf"[0-9{_PARTS}]")


def _point(plain: str, start: int) -> int:
    """Return where a number begins that begins with a point: ".5"."""
    pointed = start and plain[start - 1] == "." and not (start > 1 and plain[start - 2].isalnum())
    return start - 1 if pointed else start


def _chunk_end(plain: str, place: int) -> int:
    """Return the end of the digits and marks that hang on a label: "9/11", "555-0134", "F-150s"."""
    rest = _chunk_pattern().match(plain, place) if plain[place : place + 1] not in (" ", ")") else None
    return rest.end() if rest else place


@cache
def _chunk_pattern() -> re.Pattern[str]:
    return re.compile(r"[\w/:.,-]*")


def _with_tail(plain: str, match: re.Match[str]) -> Number:
    """Read what follows the digits: ending, fraction, exponent, scale word or mark."""
    text, start, end = match.group(), match.start(), match.end()
    value = Decimal(str(numeric(text))) if text in _PARTS else Decimal(text.replace(",", "").replace(" ", ""))
    tail = _tail_pattern().match(plain, end)
    if tail and tail["ordinal"]:
        return Number(Span(start, tail.end()), value, value, "ordinal")
    form = "fraction" if text in _PARTS else "cardinal"
    if tail:
        value, form, end = *_tailed(value, tail), tail.end()
    value, end = _scaled(plain, start, end, value)
    return Number(Span(start, end), value, value, form)


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
        tokens = _tokens(plain, run.start(1), run.end())
        read = read_words([token[0] for token in tokens], 0, value)
        if read:
            return read.low, tokens[read.words - 1][2]
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
    if sign in ("m", "b", "T", "mm", "MM", "M", "B"):
        return bool(_counts_pattern().match(plain, mark.end()))
    return True


@cache
def _start_pattern() -> re.Pattern[str]:
    """Where a number in words or a word that multiplies may begin; it starts with plain letters, so it is fast."""
    return re.compile(rf"{factored((*words('number_words'), *words('multiples')))}(?![a-z])")


@cache
def _run_pattern() -> re.Pattern[str]:
    """A run of number words with the links between them; each step takes a word, so it is linear."""
    word = factored(words("number_words"))
    return re.compile(rf"{word}(?![a-z])(?:(?: ?- ?|\s+)(?:{word}|{'|'.join(_LINKS)})(?![a-z]))*")


@cache
def _after_pattern() -> re.Pattern[str]:
    """Scale words just after digits."""
    scales = "hundred|thousand|million|billion|trillion|quadrillion|dozen|lakh|crore"
    return re.compile(rf"[ -]((?:{scales})\b(?:[ -](?:{scales}|and|a|half|quarter)\b)*)", re.I)


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+")


def _tokens(plain: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the words of a run; a "second" after a space is a time, and ends the number before it."""
    found = [(m.group().lower(), m.start(), m.end()) for m in _word_pattern().finditer(plain, start, end)]
    return [
        ("", s, e) if word == "second" and order and plain[s - 1] != "-" else (word, s, e)
        for order, (word, s, e) in enumerate(found)
    ]


def _spelled(plain: str) -> Iterator[Number]:
    """Numbers in words, and words that multiply."""
    lower, place = _lower(plain), 0
    while start := _start_pattern().search(lower, place):
        place = start.end()
        if lower[start.start() - 1 : start.start()].isalpha():
            continue
        if start.group() in _factors():
            yield from _multiple(plain, start)
        else:
            run = _run_pattern().match(lower, start.start())
            place = run.end() if run else place
            yield from _in_run(plain, _article(lower, start.start()), place)


def _lower(plain: str) -> str:
    """The text in small letters, one for one: a single capital would become two."""
    return plain.replace("\u0130", "I").lower()


def _article(lower: str, start: int) -> int:
    """Return where the number begins with the "a" or "an" before it."""
    for article in ("a ", "an ", "a-"):
        if lower.startswith(article, start - len(article)) and not lower[start - len(article) - 1 : start - len(article)].isalnum():
            return start - len(article)
    return start


def _in_run(plain: str, start: int, end: int) -> Iterator[Number]:
    """The numbers in one run of number words."""
    tokens = _tokens(plain, start, end)
    spoken = [token[0] for token in tokens]
    place = 0
    while place < len(spoken):
        value = read_words(spoken, place)
        if value and value.form == "fraction":
            value = _share(plain, tokens, place, value)
        if value is None:
            value = _attributive(plain, tokens[place])
        if value:
            yield _number(plain, tokens, place, value)
        place += value.words if value else 1


def _attributive(plain: str, token: tuple[str, int, int]) -> Value | None:
    """Read the scale in "a trillion-dollar pact" as about that much."""
    kind, value = word_values().get(token[0], ("", Decimal(0)))
    if kind != "scale" or not re.match(r"-(?:dollar|euro|pound|yen|peso|rupee|ton|year)\b", plain[token[2] : token[2] + 8], re.I):
        return None
    return Value(value, value, "indefinite", 1)


def _share(plain: str, tokens: list[tuple[str, int, int]], place: int, value: Value) -> Value | None:
    """Keep a fraction that is one, and read "a third term" as an ordinal, "a quarter ago" and "second half" as none."""
    start, end = tokens[place][1], tokens[place + value.words - 1][2]
    if _part_before().search(plain[max(0, start - 10) : start]):
        return None
    last, first = tokens[place + value.words - 1][0], tokens[place][0]
    if value.words > 1 and first not in ("a", "an") and last != "quarters":
        return value
    if _share_after().match(plain, end) or (_share_before().search(plain[max(0, start - 12) : start])):
        return value
    if last in ("half", "quarter", "halves", "quarters"):
        return Value(value.low * 4, value.low * 4, "cardinal", 1) if last == "quarters" and value.words == 2 else None
    if first in ("a", "an"):
        ordinal = 1 / value.low
        return Value(Decimal(round(ordinal)), Decimal(round(ordinal)), "ordinal", value.words)
    return None


@cache
def _share_after() -> re.Pattern[str]:
    return re.compile(
        r"(?: of\b(?! fame)| (?:the|an?|its|their|his|her|our|all|as|those|these|that|percent|what|less|more|fewer|higher"
        r"|lower|larger|smaller)\b(?! year)|-(?:century|million|billion|point|mile|hour|inch|cent)|,? or (?:more|less)\b)",
        re.I,
    )


@cache
def _part_before() -> re.Pattern[str]:
    """A "half" that is a part of a game or a year, not a share."""
    return re.compile(r"\b(?:first|second|last|final|latter|other|better)[ -]$", re.I)


@cache
def _share_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|nearly|almost|about|roughly|than|over|up|down|one|least|exactly) $", re.I)


def _number(plain: str, tokens: list[tuple[str, int, int]], place: int, value: Value) -> Number:
    """Put a number together from the words it took."""
    start, end = tokens[place][1], tokens[place + value.words - 1][2]
    idiom = plain[start:end].lower() in ("one", "first", "second") or _is_name(plain, start, end)
    return Number(Span(start, end), value.low, value.high, value.form, True, idiom)


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(r"(?:^|[^.!?:]\s)(?:[a-z]+|The) $")


def _is_name(plain: str, start: int, end: int) -> bool:
    """Whether a capital inside a sentence makes it a name: "the Group of Seven"."""
    capital = plain[start].isupper() and not plain[start:end].isupper()
    return capital and bool(_name_before().search(plain[max(0, start - 16) : start])) and not plain[end : end + 2].strip().isupper()


@cache
def _factors() -> dict[str, Decimal]:
    return {word: Decimal(factor) for word, factor in rows("multiples")}


def _multiple(plain: str, match: re.Match[str]) -> Iterator[Number]:
    """A word that multiplies: "tripled", "twice"; "doubled down" does not."""
    factor = _factors()[match.group()]
    if not re.match(r"[ -](?:down|back|over|up)\b", plain[match.end() : match.end() + 6]):
        yield Number(Span(*match.span()), factor, factor, "multiple", spelled=True)


@cache
def _ratio_pattern() -> re.Pattern[str]:
    return re.compile(r"[ -](?:in|out of)(?: every)?[ -]", re.I)


_RATIO_BASES = frozenset(map(Decimal, (2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 50, 100, 1000, 10000, 100000, 1000000)))


def _ratios(plain: str, found: list[Number]) -> Iterator[Number]:
    """Join "one in three" and "9 out of 10" into one fraction."""
    place = 0
    while place < len(found):
        number, after = found[place], found[place + 1] if place + 1 < len(found) else None
        between = plain[number.span.end : after.span.start] if after else ""
        if after and len(between) < 15 and _ratio_pattern().fullmatch(between) and _is_ratio(number, after, between):
            value = number.low / after.low
            number = replace(number, span=Span(number.span.start, after.span.end), low=value, high=value,
                             form="fraction", idiom=False)
            place += 1
        yield number
        place += 1


def _is_ratio(number: Number, base: Number, between: str) -> bool:
    """Whether two numbers are a share: whole, the smaller first, written alike, and "in" only before round bases."""
    whole = number.form == base.form == "cardinal" and number.low == int(number.low)
    alike = number.spelled == base.spelled or "out" in between or base.low in (10, 100, 1000)
    return whole and alike and number.low < base.low and ("out" in between or base.low in _RATIO_BASES)
