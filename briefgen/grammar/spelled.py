"""Numbers in words found in a text: runs of number words, shares, and words that multiply.

`number_words` reads a run's value; `numbers` joins these with the numbers in digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache

from briefgen.grammar.labels import is_numbered
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.number import Number
from briefgen.grammar.number_words import Value, read_words, word_values
from briefgen.grammar.prefixes import factored
from briefgen.model.source import Span

_LINKS = ("and", "of", "a", "an", "point")
"""Words that stand inside numbers, never at their end."""
_LONGEST = 16
"""Words in the longest number; a longer run is a rhyme or a fault, and no number."""


@cache
def openers() -> frozenset[str]:
    """Return the words that may begin a number in words, and the words that multiply."""
    return frozenset((*words("number_words"), *words("multiples")))


@cache
def _start_pattern() -> re.Pattern[str]:
    """Where a number in words or a word that multiplies may begin, with what stands before it."""
    letters = "".join(sorted({word[0] for word in openers()}))
    return re.compile(rf"[^a-z](?=[{letters}])({factored(openers())})(?![a-z0-9])")


@cache
def _next_pattern() -> re.Pattern[str]:
    """The next word of a run, of letters that are one of a to z when small."""
    return re.compile(r"(?: ?- ?|\s+)([A-Za-z\u0130\u212a]++)(?![0-9])")


@cache
def _inside() -> frozenset[str]:
    """The words of a run behind its first."""
    return frozenset((*words("number_words"), *_LINKS))


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]+")


def tokens(plain: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return the words of a run; a "second" after a space is a time, and ends the number before it."""
    found: list[tuple[str, int, int]] = []
    for match in _word_pattern().finditer(plain, start, end):
        word, (first, last) = match[0].lower(), match.span()
        time = word == "second" and found and plain[first - 1] != "-"
        found.append(("" if time else word, first, last))
    return found


def spelled(plain: str, begins: Iterable[tuple[int, str]]) -> Iterator[Number]:
    """Numbers in words, and words that multiply; `begins` are the `openers` of the text, with where they stand."""
    place = 0
    for start, word in begins:
        if start < place:
            continue
        place = start + len(word)
        if word in _factors():
            yield from _multiple(plain, start, word)
            continue
        first, end = _article(plain, start), _run_end(plain, place)
        if first == start and end == place and (value := _alone_values().get(word)) and plain[start:place].isascii():
            yield _number(plain, start, place, value)
            continue
        yield from _in_run(plain, tokens(plain, first, end))
        place = end


@cache
def _alone_values() -> dict[str, Value]:
    """The values of words that are a number by themselves, whatever stands around: "one", "second", not "third"."""
    read = {word: read_words([word]) for word in words("number_words")}
    return {word: value for word, value in read.items() if value and value.form in ("cardinal", "ordinal")}


def _run_end(plain: str, end: int) -> int:
    """Return where the run of number words and links ends whose first word ends at a place."""
    pattern = _next_pattern()
    while (found := pattern.match(plain, end)) and _lower(found[1]) in _inside():
        end = found.end()
    return end


def search(plain: str) -> list[tuple[int, str]]:
    """Return the openers of a text that has no index of its words, with where they stand."""
    shifted = "\n" + _lower(plain)  # for a first word: a match begins here where its word begins in the text
    found = [(match.start(), match[1]) for match in _start_pattern().finditer(shifted)]
    return [(start, word) for start, word in found if not shifted[start].isalpha()]


def _lower(plain: str) -> str:
    """The text in small letters, one for one: a single capital would become two."""
    return plain.replace("\u0130", "I").lower()


_ARTICLES = ("a ", "A ", "an ", "An ", "AN ", "aN ", "a-", "A-")


def _article(plain: str, start: int) -> int:
    """Return where the number begins with the "a" or "an" before it."""
    if not plain.endswith(_ARTICLES, 0, start):
        return start
    before = start - (2 if plain[start - 2] in "aA" else 3)
    return start if plain[before - 1 : before].isalnum() else before


def _in_run(plain: str, run: list[tuple[str, int, int]]) -> list[Number]:
    """The numbers in one run of number words."""
    spoken = tuple([token[0] for token in run])
    found: list[Number] = []
    place = 0
    while place < len(spoken) <= _LONGEST:
        if spoken[place] in ("a", "an") and place + 1 < len(spoken) and _attributive(plain, run[place + 1]):
            place += 1
        value = _read(spoken, place)
        if value and value.form == "fraction":
            value = _share(plain, run, place, value)
        if value and value.form == "indefinite" and not _is_many(plain, run[place + value.words - 1]):
            value = None
        if value is None:
            value = _attributive(plain, run[place])
        if value:
            found.append(_number(plain, run[place][1], run[place + value.words - 1][2], value))
        place += value.words if value else 1
    return found


@lru_cache(maxsize=4096)
def _read(words: tuple[str, ...], place: int) -> Value | None:
    """The number that stands at a place of a short run; most runs are "one", "two" or "first" again and again."""
    return read_words(list(words), place)


def _is_many(plain: str, last: tuple[str, int, int]) -> bool:
    """Whether a plural is a number: "scores" and "tens" only before "of"."""
    return last[0] not in ("scores", "tens") or plain.startswith(" of ", last[2])


def _attributive(plain: str, token: tuple[str, int, int]) -> Value | None:
    """Read the scale in "a trillion-dollar pact" as about that much."""
    kind, value = word_values().get(token[0], ("", Decimal(0)))
    measured = kind == "scale" and _measured().match(plain[token[2] : token[2] + 8])
    return Value(value, value, "indefinite", 1) if measured else None


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(r"-(?:dollar|euro|pound|yen|peso|rupee|ton|year)\b", re.IGNORECASE)


def _share(plain: str, run: list[tuple[str, int, int]], place: int, value: Value) -> Value | None:
    """Keep a fraction that is one, and read "a third term" as an ordinal, "a quarter ago" and "second half" as none."""
    start, end = run[place][1], run[place + value.words - 1][2]
    if _part_before().search(plain[max(0, start - 10) : start]):
        return None
    if _alone(plain, start, end):
        return value
    last, first = run[place + value.words - 1][0], run[place][0]
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


def _alone(plain: str, start: int, end: int) -> bool:
    """Whether nothing but a little white space stands around a number."""
    near = start <= _BLANKS and len(plain) - end <= _BLANKS
    return near and not plain[:start].strip() and not plain[end:].strip()


_BLANKS = 80
"""Code points around a number that is the whole text, white space all of them."""


@cache
def _share_after() -> re.Pattern[str]:
    return re.compile(
        r"(?: of\b(?! fame)| (?:the|an?|its|their|his|her|our|all|as|those|these|that|percent|what|less|more|fewer|higher"
        r"|lower|larger|smaller)\b(?! year)|-(?:century|million|billion|point|mile|hour|inch|cent)|,? or (?:more|less)\b)",
        re.IGNORECASE,
    )


@cache
def _part_before() -> re.Pattern[str]:
    """A "half" that is a part of a game or a year, not a share."""
    return re.compile(
        r"\b(?:first|second|third|fourth|last|final|latter|other|better|this|next|latest|previous)[ -]$", re.IGNORECASE
    )


@cache
def _share_before() -> re.Pattern[str]:
    return re.compile(r"\b(?:by|nearly|almost|about|roughly|than|over|up|down|one|least|exactly) $", re.IGNORECASE)


def _number(plain: str, start: int, end: int, value: Value) -> Number:
    """Put a number together from the words it took."""
    idiom = (
        plain[start:end].lower() in ("one", "first", "second")
        or _is_name(plain, start, end)
        or (value.form == "cardinal" and is_numbered(plain, start))
    )
    return Number(Span(start, end), value.low, value.high, value.form, True, idiom)


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(r"(?:(?:^|[^.!?:]\s)(?:[a-z]+|The)|\b[a-z]+ [A-Z][a-z]+) $")


def _is_name(plain: str, start: int, end: int) -> bool:
    """Whether a capital inside a sentence makes it a name: "the Group of Seven"."""
    return (
        plain[start].isupper()
        and not plain[start:end].isupper()
        and bool(_name_before().search(plain[max(0, start - 24) : start]))
        and not plain[end : end + 2].strip().isupper()
    )


@cache
def _factors() -> dict[str, Decimal]:
    return {word: Decimal(factor) for word, factor in rows("multiples")}


def _multiple(plain: str, start: int, word: str) -> Iterator[Number]:
    """A word that multiplies: "tripled", "twice"; "doubled down" does not."""
    factor, end = _factors()[word], start + len(word)
    if not re.match(r"[ -](?:down|back|over|up)\b", plain[end : end + 6]):
        yield Number(Span(start, end), factor, factor, "multiple", spelled=True)
