"""A text's words and marks with the closed class of each: what the statement rules walk over.

Built once for a document. What a run of tokens means is decided in `cues`, `speakers` and `contents`.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, filterfalse

from briefgen.grammar.lexicon import rows
from briefgen.grammar.quotations import Quotation
from briefgen.model.source import Span

DET, POSS, PRON, OBJ, PREP, CONJ, SUB, REL, AUX, MODAL, NEG, ADV, QUANT, TIME = (1 << n for n in range(14))
COMMA, MARK, STOP, DASH, COLON, BRACKET = (1 << n for n in range(14, 20))
_CLASSES = {
    "det": DET, "poss": POSS, "pron": PRON, "obj": OBJ, "prep": PREP, "conj": CONJ, "sub": SUB, "rel": REL,
    "aux": AUX, "modal": MODAL, "neg": NEG, "adv": ADV, "quant": QUANT, "time": TIME,
}  # fmt: skip
_PUNCTUATION = {
    ",": COMMA, '"': MARK, "''": MARK, "'''": MARK, "«": MARK, "»": MARK, ".": STOP, "!": STOP, "?": STOP, ";": STOP, "…": STOP,
    "-": DASH, "–": DASH, "—": DASH, "--": DASH, "―": DASH, ":": COLON, "(": BRACKET, ")": BRACKET, "[": BRACKET, "]": BRACKET,
}  # fmt: skip
PUNCTUATION = COMMA | MARK | STOP | DASH | COLON | BRACKET


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel lists, one item a token; `quoted` is 1 for tokens between quotation marks, marks included.

    A class with slots, which every rule reads at every step: a named tuple's fields take four times as long.
    """

    words: list[str]
    lower: list[str]
    starts: array[int]
    flags: list[int]
    quoted: bytearray
    edges: bytearray
    """1 where a quotation opens, 2 where one closes."""
    parts: list[str]
    """The pieces of words joined by a mark: "pay" and "related" of "pay-related"."""
    lower_parts: list[str]
    part_starts: list[int]
    where: dict[str, array[int]]
    """The tokens of each word in lower case, in order, so that a lexicon is looked up without a pass over the text."""
    distinct: frozenset[str]
    """The words of `where`."""

    def beginnings(self, *lexicons: frozenset[str]) -> list[list[int]]:
        """Return where words, or pieces of joined ones, start that each lexicon knows; in order, each once.

        This is the cheap test before a costly pattern: most sentences hold none of a lexicon's words.

        >>> cut = tokens("We will accept what Oslo may offer, and would sign.", ())
        >>> cut.beginnings(frozenset({"accept"}), frozenset({"will", "would"}))
        [[8], [3, 40]]
        """
        pieces = list(zip(self.part_starts, self.lower_parts, strict=True))
        return [
            sorted(
                {self.starts[at] for at in self.places(known)}.union(start for start, word in pieces if word in known)
            )
            for known in lexicons
        ]

    def begun(self, known: frozenset[str]) -> list[tuple[int, str]]:
        """Return where known words, or pieces of joined ones, start, in order, each with the word in lower case.

        >>> tokens("Oslo's pay-related offer", ()).begun(frozenset({"offer", "pay"}))
        [(7, 'pay'), (19, 'offer')]
        """
        whole = [(self.starts[at], word) for word in self.distinct & known for at in self.where[word]]
        return sorted(
            whole
            + [(start, part) for start, part in zip(self.part_starts, self.lower_parts, strict=True) if part in known]
        )

    def places(self, known: frozenset[str]) -> list[int]:
        """Return the tokens that are known in lower case, in order."""
        return sorted(chain.from_iterable(map(self.where.__getitem__, self.distinct & known)))

    def opens(self, at: int) -> bool:
        """Whether a quotation opens at a token."""
        return 0 <= at < len(self.edges) and self.edges[at] == 1

    def closes(self, at: int) -> bool:
        """Whether a quotation closes at a token."""
        return 0 <= at < len(self.edges) and self.edges[at] == 2

    def quote_start(self, at: int) -> int:
        """Return the opening token of the quotation that a token lies in."""
        return max(self.edges.rfind(1, 0, at + 1), 0)

    def quote_end(self, at: int, last: int) -> int:
        """Return the token behind the quotation that opens at a token."""
        end = self.quoted.find(0, at + 1, last)
        end = end if end >= 0 else max(at + 1, last)
        opening = self.edges.find(1, at + 1, end)
        return opening if opening >= 0 else end

    def at(self, offset: int) -> int:
        """Return the number of the first token that starts at an offset or after it."""
        return bisect_left(self.starts, offset)

    def adverb(self, at: int) -> bool:
        """Whether a token is an adverb that may stand between a subject and its verb."""
        flag, word = self.flags[at], self.lower[at]
        return flag & ADV != 0 or (
            flag == 0 and word.endswith("ly") and word not in _NO_ADVERBS and self.words[at][0].islower()
        )

    def span(self, first: int, last: int) -> Span:
        """Return the span of the tokens from first to last, last excluded."""
        return Span(self.starts[first], self.starts[last - 1] + len(self.words[last - 1]))

    def end(self, at: int) -> int:
        """Return where a token ends."""
        return self.starts[at] + len(self.words[at])


_NO_ADVERBS = frozenset(
    "ally assembly bully butterfly daily elderly family fly friendly jelly monopoly monthly rally reply supply weekly".split()
)


def between(places: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return the places, in order, from a start to an end, found by bisection; between most there are none."""
    first = bisect_left(places, start)
    return places[first : bisect_left(places, end, first)] if first < len(places) and places[first] < end else ()


def inside(offsets: Sequence[int], spans: Iterable[Span]) -> Iterator[tuple[int, Span]]:
    """Yield the offsets that lie in one of the spans, each with its span; both are in order."""
    return ((offset, span) for span in spans for offset in between(offsets, span.start, span.end))


@cache
def _pattern() -> re.Pattern[str]:
    """A word or mark; every code point of a chunk is in one."""
    word = r"[^\W_]++(?:(?:[-&/.](?=[^\W_])|(?<=\d),(?=\d\d\d)|'(?=[^\W_])(?!(?:s|re|ve|d|ll|m)\b))[^\W_]++)*+"
    return re.compile(rf"(?s:{word}|'(?:s|re|ve|d|ll|m)\b|'{{2,3}}|--|.)")


class _Chunks(dict[str, tuple["_Word", ...]]):
    """The words and marks of what stands between two spaces: most chunks have stood in an earlier text or line."""

    def __init__(self) -> None:
        super().__init__()
        self.words: dict[str, _Word] = {}

    def __missing__(self, chunk: str) -> tuple[_Word, ...]:
        if len(self) >= _MOST:
            self.clear()
        told = tuple([self.words.get(word) or self._word(word) for word in _pattern().findall(chunk)])
        if len(chunk) <= _LONGEST:
            self[chunk] = told
        return told

    def _word(self, word: str) -> _Word:
        lower = word.lower()
        small = word if lower == word else lower
        told = word, small, classes().get(small, 0), len(word)
        if len(self.words) >= _MOST:
            self.words.clear()
        if len(word) <= _LONGEST:
            self.words[word] = told
        return told


_Word = tuple[str, str, int, int]
"""A word or mark, the same in lower case, its class and its length, kept once however often it comes."""
_MOST = 1 << 15
"""Chunks and words kept at most."""
_LONGEST = 24
"""Code points of the longest chunk or word worth keeping."""
_CHUNKS = _Chunks()


_NAMES = {name.lower(): name for name in ("Will", "May", "Mark", "April", "June", "August", "Sun", "An")}


def _clear_names(words: list[str], flags: list[int], where: Mapping[str, Sequence[int]]) -> None:
    """Take the wrong class from names that are also words of the closed classes: "Will Ito", "May Chen", "4 May"."""
    for at in [at for small, name in _NAMES.items() for at in where.get(small, ()) if words[at] == name]:
        before, behind = words[at - 1] if at else ".", words[at + 1] if at + 1 < len(words) else "."
        if words[at] == "May" and (
            before.isdigit() or behind.isdigit() or before in ("in", "of", "since", "until", "a")
        ):
            flags[at] = TIME
        elif behind[0].isupper() and before not in (".", "?", "!"):
            flags[at] = 0


@cache
def classes() -> dict[str, int]:
    """Return the classes of the words of the closed classes, as flags."""
    told = {row[0]: sum(_CLASSES[name] for name in row[1].split(" ")) for row in rows("function_words")}
    return {**told, **_PUNCTUATION}


def tokens(plain: str, quotations: Sequence[Quotation]) -> Tokens:
    """Cut a text into tokens; of white space, plain text has spaces and line ends."""
    words, lower, flags, starts, where = _columns(plain)
    _clear_names(words, flags, where)
    quoted, edges = bytearray(len(words)), bytearray(len(words))
    for quotation in quotations:
        first, last = bisect_left(starts, quotation.span.start), bisect_left(starts, quotation.span.end)
        quoted[first:last] = b"\x01" * (last - first)
        edges[first] = 1
        if last > first + 1 and quotation.closed:
            edges[last - 1] = 2
    parts, part_starts = _parts(words, starts, where)
    lower_parts = list(map(str.lower, parts))
    return Tokens(words, lower, starts, flags, quoted, edges, parts, lower_parts, part_starts, where, frozenset(where))


def _columns(plain: str) -> tuple[list[str], list[str], list[int], array[int], dict[str, array[int]]]:
    """The words of a text, the same in lower case, their classes, where they start, and the tokens of each."""
    words: list[str] = []
    lower: list[str] = []
    flags: list[int] = []
    starts = array("I")  # four octets a number, not 36
    chunks, start = _CHUNKS, 0
    for line in plain.split("\n"):
        for chunk in line.split(" "):
            for word, small, flag, length in chunks[chunk]:
                words.append(word)
                lower.append(small)
                flags.append(flag)
                starts.append(start)
                start += length
            start += 1
    return words, lower, flags, starts, _places(lower)


def _places(lower: Iterable[str]) -> dict[str, array[int]]:
    where: dict[str, array[int]] = {}
    for at, word in enumerate(lower):
        if word in where:
            where[word].append(at)
        else:
            where[word] = array("I", (at,))
    return where


def _parts(words: list[str], starts: array[int], where: dict[str, array[int]]) -> tuple[list[str], list[int]]:
    joined = [where[word] for word in filterfalse(str.isalnum, where) if len(word) > _MARKS]
    found = [(starts[at], part) for at in sorted(chain.from_iterable(joined)) for part in _part().finditer(words[at])]
    return [part[0] for _, part in found], [start + part.start() for start, part in found]


_MARKS = 2
"""Code points of the longest mark, and of "'s": joined words have more."""


@cache
def _part() -> re.Pattern[str]:
    return re.compile(r"\w+")
