"""Words as letters: plain text becomes one letter a token, so that a date's form is a short pattern over letters.

"Aug. 16 to Aug. 20" reads `M.d2M.d`. The words stand in lexicons/date_words.txt; the forms in `forms`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, compress, repeat
from operator import not_
from typing import NamedTuple

from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.prefixes import factored
from briefgen.model.source import Span

LETTERS = {
    "month": "M", "weekday": "W", "season": "S", "unit": "u", "units": "U", "daypart": "P", "cardinal": "c",
    "magnitude": "h", "ordinal": "o", "last": "L", "next": "X", "following": "F", "this": "C", "that": "A",
    "ago": "G", "apart": "E", "after": "r", "part": "e", "edge": "b", "the": "t", "of": "f", "every": "v", "per": "p",
    "often": "D", "reference": "R", "deictic": "K", "article": "a", "vague": "q", "decades": "Z", "fiscal": "y",
    "until": "2", "and": "+", "or": "/", "from": "<", "in": "i", "on": "i", "at": "@", "about": "~", "preposition": "j",
    "more": ">", "than": "n", "adjective": "x", "era": "B", "recent": "l", "future": "z", "weekdays": "w", "holiday": "H", "moment": "m", "times": "*", "zone": "&",
}  # fmt: skip
"""One letter for each class of the lexicon. Tokens told by their shape: d day number, N other number, Y year,
O dates in digits, T clock, k decade in digits, s possessive; `, . - ( )` themselves; `_` any other, `|` a break."""


class Tokens(NamedTuple):
    """A text's tokens, and the same as a string of letters."""

    plain: str
    words: Sequence[str]
    starts: Sequence[int]
    letters: str

    def text(self, index: int) -> str:
        """Return a token's words, in lower case."""
        return self.words[index].lower()

    def value(self, index: int) -> str:
        """Return what the lexicon says of a token; empty for a word that it does not know."""
        return _values().get(self.text(index), "")

    def closed(self, end: int) -> int:
        """Return an expression's end without a stop that is the sentence's: not the one of "Aug." or "B.C."."""
        while self.letters[end - 1] == "." and not self._abbreviated(end - 2):
            end -= 1
        return end

    def _abbreviated(self, place: int) -> bool:
        word = self.text(place)
        short = len(word) <= 3 or word in ("sept", "tues", "thur", "thurs")  # "Aug."
        return (short and word != "may" and self.letters[place] in "MW") or word == "c"

    def span(self, first: int, last: int) -> Span:
        """Return the span from the first token to before the last."""
        return Span(self.starts[first], self.starts[last - 1] + len(self.words[last - 1]))


@cache
def _token() -> re.Pattern[str]:
    """A token, with a group for each shape."""
    # Plain words, then what is no digit, are told first: nine tokens in ten try no other shape.
    meridiem = r"(?:[aApP]\.\ ?[mM]\.|[aApP][mM]\b)"
    return re.compile(
        rf"""
        (?P<word>[A-Za-z]++(?![^\W_]) | (?!(?:[qQ][1-4]|[hH][12])\b)[^\W\d_]+)
      | (?=\d|'\d)(?:
        (?P<number>\d+(?:,\d{{3}})*(?:\.\d+)?(?![^\W_]|[-.:/]\d|\ ?{meridiem}|\ ?o'clock))
      | (?P<clock>\d{{1,2}}(?:[:.]\d\d){{0,2}}\ ?{meridiem} | \d{{1,2}}:\d\d(?::\d\d)?(?![\d:])(?:\ ?hrs\b)? | \d{{1,2}}\ ?o'clock\b)
      | (?P<iso>\d{{4}}-\d\d?-\d\d?(?:T\d\d:\d\d(?::\d\d)?Z?)?(?![\w-]) | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d\d)(?![\w/]) | \d\d\.\d\d\.\d{{4}}\b)
      | (?P<ordinal>\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
      | (?P<decade>(?<!\w)'?\d{{1,3}}0'?s\b)
      | (?P<figure>\d+(?:,\d{{3}})*(?:\.\d+)?(?![^\W_]|[/:]\d))
        )
      | (?P<quarter>[qQhH][1-4]\b)
      | (?P<blank>\n)
      | (?P<possessive>'s\b|(?<=s)'(?=\s))
      | (?P<other>\d[\w/:.]*|[^\w\s]|_+)
        """,
        re.VERBOSE,
    )


@cache
def _piece() -> re.Pattern[str]:
    """A token with the white space behind it, so that every code point is in one piece; no groups, which cost more."""
    token = re.sub(r"\(\?P<\w+>", "(?:", _token().pattern)
    return re.compile(rf"[A-Za-z]++\ ++|(?:{token})[^\S\n]*+", re.VERBOSE)


@cache
def _letters() -> dict[str, str]:
    return {row[0]: LETTERS[row[1]] for row in rows("date_words")} | _MARKS


@cache
def _values() -> dict[str, str]:
    return {row[0]: row[2] for row in rows("date_words") if len(row) > 2}  # word, class, value


@cache
def _dating() -> re.Pattern[str]:
    kinds = {row[0]: row[1] for row in rows("date_words")}
    alone = {word for word, kind in kinds.items() if kind in CORE}
    named = (set(re.findall(r"[a-z]+", name)) for name in (*words("holidays"), *words("time_phrases")))
    others = {word for parts in named if alone.isdisjoint(parts) for word in parts}
    dating = alone | {word for word in others if kinds.get(word) in ("holiday", "moment")}
    return re.compile(rf"[^a-z](?:{_ALONE}|{factored(sorted(dating))}\b)")  # a set first: see `prefixes`


_ALONE = r"[qh][1-4]|\d(?:\d\d\d|[:/]\d|0'?s|\ *(?:[ap]\.?\ ?m|o'c|b\.?\ *c))"
"""Digits that date without a word: a quarter, a year, "8:30", "3/5/12", "the '90s", "8 p.m.", "300 BC". Most others count."""


CORE = frozenset("month weekday weekdays season unit units daypart decades deictic often reference future last".split())
"""Classes of which each date without digits has a word, but for a few holidays and phrases ("Easter", "at that point")."""


def may_date(plain: str, start: int, end: int) -> bool:
    """Whether a stretch of text has a word of dates or digits that date alone: most have none, and are passed over."""
    return _dating().search("\n" + plain[start:end].lower()) is not None


_SHAPES = {"quarter": "Q", "clock": "T", "iso": "O", "ordinal": "o", "decade": "k", "possessive": "s"}
_MARKS = {"–": "-", "—": "-", "-": "-", ",": ",", ".": ".", "(": "(", ")": ")", '"': "_", ":": "_", ";": "_", "": "|"}
"""Marks; a line's end has nothing left once white space is taken off."""


def tokens(plain: str, start: int, end: int) -> Tokens:
    """Return the tokens between two offsets.

    >>> tokens("from Aug. 16 to the end of May 1999", 0, 35).letters
    '<M.d2tbfMY'
    """
    first = start + len(plain[start:end]) - len(plain[start:end].lstrip())
    pieces = _piece().findall(plain, first, end)
    words = list(map(str.rstrip, pieces))
    starts = list(accumulate(map(len, pieces), initial=first))[:-1]
    known = _letters()
    letters = list(map(known.get, map(str.lower, words), repeat("_")))
    for at, word in compress(enumerate(words), map(not_, map(str.isalpha, words))):
        if word not in known:
            letters[at] = _other(plain, starts[at], end)
    return Tokens(plain, words, starts, "".join(letters))


def _other(plain: str, start: int, end: int) -> str:
    """The letter of a token that is no plain word; a number that a letter touches, as in "G7", is none."""
    found = _token().match(plain, start, end)
    shape, text = (found.lastgroup or "", found[0]) if found else ("", "")
    if shape not in ("number", "figure"):
        return _SHAPES.get(shape, "_")
    if start and plain[start - 1].isalpha():
        return "_"
    if len(text) <= 2 and text.isdigit() and 1 <= int(text) <= 31:  # days of a month
        return "d"
    return "Y" if len(text) == 4 and text.isdigit() and "1000" <= text <= "2199" else "N"  # a year
