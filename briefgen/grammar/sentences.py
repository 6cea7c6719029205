"""Where sentences end: stops told apart from abbreviations, initials, ellipses and quotations that go on with a cue.

Reads plain text (`Document.plain`), where a newline is always a paragraph's end. Who speaks in a sentence is
`quotations`' and the extractors' work.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.lexicon import rows, words
from briefgen.model.source import Span

_TOKEN = 24
"""Code points looked back for the word before a stop: longer words are no abbreviations."""


def sentences(plain: str, start: int, end: int) -> tuple[Span, ...]:
    """Return the sentences between two offsets, in order, white space at their edges left out.

    >>> text = 'The U.S. plant in Guelph shut on Aug. 4. "Will it reopen?" she asked.'
    >>> [text[s.start:s.end] for s in sentences(text, 0, len(text))]
    ['The U.S. plant in Guelph shut on Aug. 4.', '"Will it reopen?" she asked.']
    """
    found, begin, text = [], start, plain[start:end]
    rare = "?" in text or "!" in text or "…" in text or "\n" in text
    if rare or "." in text[:-1]:
        for stop in _stops(rare).finditer(plain, start, end):
            if plain[stop.start()] == "\n" or _ends(plain, begin, stop, end):
                found.append(_trimmed(plain, begin, stop.end()))
                begin = stop.end() + plain.startswith(" ", stop.end(), end)
    found.append(_trimmed(plain, begin, end))
    return tuple([span for span in found if span[0] < span[1]])


def _trimmed(plain: str, start: int, end: int) -> Span:
    if start < end and not plain[start].isspace() and not plain[end - 1].isspace():
        return Span(start, end)
    words = plain[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


@cache
def _stops(rare: bool) -> re.Pattern[str]:
    """What may end a sentence: most paragraphs have full stops alone, which the engine finds many times faster."""
    # A set first, for the engine's fast search; possessive runs and the look-behinds keep 20,000 stops linear.
    run = r"(?<![.!?…]{2})[.!?…]*+(?P<closing>[\"')\]»]*+(?:\[\d{1,3}\])*+)(?=\s)"
    return re.compile(rf"[\n.!?…](?:(?<=\n)|{run})" if rare else rf"[.]{run}")


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"""\s*+([\"'(\[«]*+)""")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[^\W_](?:[^\W_]|[.'’-](?=\w)){0,40}|\S")


@cache
def _tag() -> re.Pattern[str]:
    verbs = "|".join(words("tag_verbs"))
    return re.compile(rf"""\s(?:[^\W\d_a-z][\w.'’-]{{0,30}}\s){{1,4}}(?:(?:also|later|then)\s)?(?:{verbs})\b""")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(r"""[^\s\"'(\[—–/-]*$""")


@cache
def _abbreviations() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("abbreviations")}


@cache
def _openers() -> frozenset[str]:
    return frozenset(words("sentence_openers"))


def _ends(plain: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Whether a run of stops with what closes after it ends the sentence that opens at `begin`."""
    place, opened = stop.end() + 1, False
    first = plain[place] if place < end else ""
    if not first.isalnum():
        if ahead := _opening().match(plain, stop.end(), end):
            place, opened = ahead.end(), bool(ahead[1])
            first = plain[place] if place < end else ""
        if not first or first.isspace() or first in ",;:.!?":
            return False
    if first.islower():
        return False
    if stop[0] == ".":  # nearly all
        return _full(plain, begin, stop.start(), place, opened, end)
    closing = stop["closing"]
    quoted = '"' in closing or "''" in closing
    if plain[stop.start() : stop.start("closing")] == ".":
        return quoted or _full(plain, begin, stop.start(), place, opened, end)
    return first not in "-–—" and not (quoted and _tag().match(plain, stop.end(), end))


def _full(plain: str, begin: int, at: int, place: int, opened: bool, end: int) -> bool:
    """Whether a single stop after an ordinary word, an initial or an abbreviation is a full stop.

    `place` is where the next word begins, `opened` whether behind a mark that opens something.
    """
    token = plain[at - _TOKEN if at - begin > _TOKEN else begin : at].rpartition(" ")[2]
    if token.isalpha():  # most words before a stop are whole at once
        if len(token) > 1 and token not in _abbreviations():
            return True
    else:
        before = _before().search(token)
        token = before[0] if before else ""
    kind = _kind(token)
    if kind == "number":
        return not plain[place].isdigit()
    if kind == "clock":
        return plain[place].isupper() and not _dated(_next(plain, place, end))
    if kind == "either":
        return _next(plain, place, end) in _openers()
    if kind == "":  # "1. The first point": a list's number opens a sentence, it does not end one.
        return opened or not token.isdigit() or bool(plain[begin : at - len(token)].strip())
    return kind == "tail"


def _next(plain: str, place: int, end: int) -> str:
    word = _word().match(plain, place, end)
    return word[0] if word else ""


def _kind(token: str) -> str:
    """What a stop after this word can mean; empty for an ordinary word."""
    kind = _abbreviations().get(token)
    if kind:
        return kind
    if len(token) == 1 and token.isupper():
        return "either"  # an initial
    initials = "." in token and all(len(part) == 1 and part.isalpha() for part in token.split("."))
    return "either" if initials else ""


def _dated(word: str) -> bool:
    """Whether a word after a time of day belongs to it: a day, a month or a time zone."""
    zone = word.isupper() and 1 < len(word) <= 4
    return zone or word.endswith("day") or word in {"Eastern", "Central", "Mountain", "Pacific", "Atlantic"}
