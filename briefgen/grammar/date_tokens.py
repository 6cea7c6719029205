"""Words as letters: plain text becomes one letter a token, so that a date's form is a short pattern over letters.

"Aug. 16 to Aug. 20" reads `M.d2M.d`. The words stand in lexicons/date_words.txt; the forms in `forms`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, compress, repeat
from typing import NamedTuple, Protocol

from briefgen.grammar.digits import places as digit_places
from briefgen.grammar.lexicon import rows, words
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


class Cut(Protocol):
    """A text's words and marks in order: plain words are whole, pieces with other characters may be cut anyhow."""

    @property
    def words(self) -> Sequence[str]:
        """As printed."""

    @property
    def lower(self) -> Sequence[str]:
        """In lower case."""

    @property
    def starts(self) -> Sequence[int]:
        """The offset of each."""

    def beginnings(self, *lexicons: frozenset[str]) -> list[list[int]]:
        """Return where words that each lexicon knows start, in order, in pieces with other characters too."""


class Pieces(NamedTuple):
    """A text cut into runs of letters and digits and single marks, for callers that have not cut it before."""

    words: Sequence[str]
    lower: Sequence[str]
    starts: Sequence[int]

    def beginnings(self, *lexicons: frozenset[str]) -> list[list[int]]:
        """Return where the words that each lexicon knows start."""
        return [[*compress(self.starts, map(known.__contains__, self.lower))] for known in lexicons]


def pieces(plain: str) -> Pieces:
    """Return a text's pieces."""
    opening = len(plain) - len(plain.lstrip(" "))
    found = _piece().findall(plain, opening)
    starts = [*accumulate(map(len, found), initial=opening)][:-1]
    words = [*map(str.rstrip, found)]
    return Pieces(words, [*map(str.lower, words)], starts)


@cache
def _piece() -> re.Pattern[str]:
    """A piece with the spaces behind it, so that every code point is in one; a line's end is a piece without words."""
    return re.compile(r"(?:[^\W_]++|[^ ]) *+")


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
def _values() -> dict[str, str]:
    return {row[0]: row[2] for row in rows("date_words") if len(row) > 2}  # word, class, value


@cache
def _dating() -> frozenset[str]:
    kinds = {row[0]: row[1] for row in rows("date_words")}
    alone = {word for word, kind in kinds.items() if kind in CORE}
    named = (set(re.findall(r"[a-z]+", name)) for name in (*words("holidays"), *words("time_phrases")))
    others = {word for parts in named if alone.isdisjoint(parts) for word in parts}
    return frozenset(alone | _QUARTERS | {word for word in others if kinds.get(word) in ("holiday", "moment")})


_QUARTERS = frozenset(letter + number for letter in "qh" for number in "1234")


@cache
def _alone() -> re.Pattern[str]:
    """Digits that date without a word: a year, "8:30", "3/5/12", "the '90s", "8 p.m.", "300 BC". Most others count."""
    # A set first, for the engine's fast search.
    return re.compile(r"[0-9](?<![A-Za-z].)(?:\d\d\d|[:/]\d|0'?[sS]|\ *(?:[aApP]\.?\ ?[mM]|[oO]'[cC]|[bB]\.?\ *[cC]))")


CORE = frozenset("month weekday weekdays season unit units daypart decades deictic often reference future last".split())
"""Classes of which each date without digits has a word, but for a few holidays and phrases ("Easter", "at that point")."""


def may_date(plain: str) -> bool:
    """Whether a text has a word of dates, or digits that date alone: told without cutting it."""
    return not _dating().isdisjoint(_word().findall(plain.lower())) or _alone().search(plain) is not None


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+")


class _Letters(dict[str, str]):
    """The letter of each word, in lower case; of words that the lexicon does not know, the ones met lately.

    What is no plain word is cut anew: "!" by its marks alone ("don't"), "?" as its neighbours have it ("8 p.m.").
    """

    def __missing__(self, word: str) -> str:
        letter = _known().get(word) or _unknown(word)
        if len(self) >= _MOST:
            self.clear()
        if len(word) <= _LONGEST:
            self[word] = letter
        return letter


_MOST = 1 << 15
"""Words kept at most."""
_LONGEST = 24
"""Code points of the longest word worth keeping."""
_LETTERS = _Letters()


@cache
def _known() -> dict[str, str]:
    return {row[0]: LETTERS[row[1]] for row in rows("date_words")} | _MARKS


def _unknown(word: str) -> str:
    if word.isalpha():
        return "_"
    if not _marked().fullmatch(word):
        return "?"
    return "!" if len(word) > 1 else "_"


@cache
def _marked() -> re.Pattern[str]:
    """Letters and marks that are cut alike wherever they stand: an apostrophe may open what is behind it."""
    return re.compile(r"[^\d_]*[^\d_'\s]")


def dated(plain: str, cut: Cut, sentences: Sequence[Span]) -> Iterator[tuple[Span, Tokens]]:
    """Yield the sentences with a word of dates, or digits that date alone, cut into tokens; most have none.

    >>> text = "from Aug. 16 to the end of mid-1999"
    >>> [tokens.letters for _, tokens in dated(text, pieces(text), [Span(0, 35)])]
    ['<M.d2tbfe-Y']
    """
    [begun], alone = cut.beginnings(_dating()), _alone().match
    places = sorted([*begun, *[at for at in digit_places(plain) if alone(plain, at)]])
    for span in sentences:
        at = bisect_left(places, span.start)
        if at < len(places) and places[at] < span.end:
            yield span, _tokens(plain, cut, span)


_SHAPES = {
    "quarter": "Q", "clock": "T", "iso": "O", "ordinal": "o", "decade": "k", "possessive": "s", "blank": "|",
}  # fmt: skip
_MARKS = {"–": "-", "—": "-", "-": "-", ",": ",", ".": ".", "(": "(", ")": ")", "'s": "s"} | dict.fromkeys(
    '":;?!/$&%[]', "_"
)


@cache
def _mixed() -> re.Pattern[str]:
    return re.compile("[?!]")


def _tokens(plain: str, cut: Cut, span: Span) -> Tokens:
    first, last = bisect_left(cut.starts, span.start), bisect_left(cut.starts, span.end)
    letters = "".join(map(_LETTERS.__getitem__, cut.lower[first:last]))
    whole = Tokens(plain, cut.words[first:last], cut.starts[first:last], letters)
    return _recut(whole, span.end) if "?" in letters or "!" in letters else whole


def _recut(whole: Tokens, end: int) -> Tokens:
    """The tokens with what is no plain word or mark cut anew: "mid-May" is three tokens, "8 p.m." is one."""
    words: list[str] = []
    starts: list[int] = []
    letters: list[str] = []
    row, done = list(whole.letters), 0
    for mark in _mixed().finditer(whole.letters):
        at = mark.start()
        if at < done:
            continue
        if whole.words[at].isdecimal() and _ends(whole, at, end):  # half of these marks: a number on its own
            row[at] = _counted(whole.words[at])
            continue
        anew, offsets, shape, after = _parts(whole, at, end) if mark[0] == "!" else _anew(whole, at, end)
        words += whole.words[done:at]
        words += anew
        starts += whole.starts[done:at]
        starts += offsets
        letters += row[done:at]
        letters.append(shape)
        done = after
    words += whole.words[done:]
    starts += whole.starts[done:]
    letters += row[done:]
    return Tokens(whole.plain, words, starts, "".join(letters))


def _ends(tokens: Tokens, at: int, end: int) -> bool:
    """Whether nothing behind a whole number goes on with it: no fraction, time of day or other part of a date."""
    stop = tokens.starts[at] + len(tokens.words[at])
    after, second = tokens.plain[stop : stop + 1], tokens.plain[stop + 1 : stop + 2]
    return stop < end and after in " ,.;)" and second not in "aApPo" and not second.isdecimal()


_Row = tuple[Sequence[str], Sequence[int], str]
"""Some tokens: their words, where they start, and their letters."""


class _Parts(dict[str, _Row]):
    """What words are cut into at their marks, counted from their start; of the ones met lately."""

    def __missing__(self, word: str) -> _Row:
        words = _run().findall(word)
        starts = [*accumulate(map(len, words[:-1]), initial=0)]
        parts = words, starts, "".join(map(_known().get, map(str.lower, words), repeat("_")))
        if len(self) >= _MOST:
            self.clear()
        if len(word) <= _LONGEST:
            self[word] = parts
        return parts


_PARTS = _Parts()


def _parts(whole: Tokens, at: int, end: int) -> tuple[Sequence[str], Sequence[int], str, int]:
    """What a word is cut into at its marks, and the number of the token behind it."""
    start = whole.starts[at]
    words, starts, letters = _PARTS[whole.words[at][: end - start]]
    return words, [start + offset for offset in starts], letters, at + 1


@cache
def _run() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+|[^\w\s]")


def _anew(whole: Tokens, at: int, end: int) -> tuple[Sequence[str], Sequence[int], str, int]:
    """The tokens from one on, up to where both cuts end a token, and the number of the next."""
    made: list[re.Match[str]] = []
    place = whole.starts[at]
    while token := _token().search(whole.plain, place, end):
        made.append(token)
        place = token.end()
        at = bisect_left(whole.starts, place, at)
        if place >= whole.starts[at - 1] + len(whole.words[at - 1]):
            break
    else:
        at = len(whole.starts)
    return [token[0] for token in made], [token.start() for token in made], "".join(map(_letter, made)), at


def _letter(token: re.Match[str]) -> str:
    """The letter of a token by its shape; a number that a letter touches, as in "G7", is none."""
    text, shape, start = token[0], token.lastgroup or "", token.start()
    if shape not in ("number", "figure"):
        return _known().get(text.lower()) or _SHAPES.get(shape, "_")
    if start and token.string[start - 1].isalpha():
        return "_"
    return _counted(text)


def _counted(text: str) -> str:
    """The letter of a number: a day of the month, a year or another."""
    if len(text) <= 2 and text.isdigit() and 1 <= int(text) <= 31:  # days of a month
        return "d"
    return "Y" if len(text) == 4 and text.isdigit() and "1000" <= text <= "2199" else "N"  # a year
