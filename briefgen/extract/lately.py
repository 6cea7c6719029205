"""Lately: events that a phrase without a verb calls past: "the minister's recent trip to Lima".

What verbs tell of is read in `deeds`, what dates do in `occasions`.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.bounds import classes
from briefgen.extract.reading import Reading
from briefgen.extract.subjects import last_named
from briefgen.grammar.lexicon import known, rows
from briefgen.grammar.prefixes import factored
from briefgen.model.source import Sentence, Span

RECENT = frozenset({"recent"})
"""What says so."""


def lately(reading: Reading, sentence: Sentence, start: int) -> tuple[Span, str] | None:
    """Return the words and the class of the event that "recent" at an offset stands before; None where it names none.

    What the event's noun only modifies is no event: "recent election results".
    """
    plain, end = reading.plain, sentence.span.end
    found = _event().match(plain, start, end)
    if found is None or not _ends().match(plain, found.end("noun"), end):
        return None
    begin = _owner(reading, sentence, start)
    if begin == start and found["noun"].endswith("s") and _nouns()[found["noun"]] != "talks":
        return None  # "in recent elections"
    return (Span(begin, found.end()), _nouns()[found["noun"]]) if begin is not None else None


def _owner(reading: Reading, sentence: Sentence, start: int) -> int | None:
    """Where the phrase begins: at whose event it is, at its article, or at "recent" itself; None behind "no"."""
    before = _before().search(reading.plain, max(sentence.span.start, start - _REACH), start)
    if before is None:
        return start
    if before["owned"] is None:
        return None if before["word"].lower() in _OTHER else before.start("word")
    named = last_named(reading, sentence.span.start, before.start("owned"))
    return named.span.start if named else before.start("owned") if before["owned"].isalpha() else start


_OTHER = ("any", "as", "few", "many", "more", "most", "no", "other", "several")
_REACH = 16
"""Code points of what stands right before."""


@cache
def _before() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?P<owned>'s?)|(?<![\w'-])(?P<word>(?:the|an?|his|her|its|their|our|my|this|no|any|most|more|as|other|few|many|several))) $",
        re.IGNORECASE,
    )


@cache
def _nouns() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("events") if row[2] == "noun"}


@cache
def _event() -> re.Pattern[str]:
    """The event's noun with up to two words before it, and the place or people behind it."""
    word = r"[A-Z][\w'-]*(?:\.[A-Z]\.?)*"
    name = rf"{word}(?: (?:(?:and|of|the) )*{word}){{0,4}}"
    return re.compile(
        rf"recent (?:(?!(?:and|at|for|from|in|of|on|or|to|with)\b)[\w'-]+ ){{0,2}}?(?P<noun>{factored(_nouns())})(?![\w'-])"
        rf"(?: (?:to|in|at|with|between|by) (?:the )?{name})?"
    )


@cache
def _ends() -> re.Pattern[str]:
    """What shows that the noun is the last of its phrase: a mark, or a word that no phrase goes on with."""
    told = {word for word, kind in classes().items() if kind in ("past", "present", "future")}
    closing = sorted({word for word in (*known("function_words"), *told) if word.isalpha()})
    return re.compile(rf"[^\w\s]|\s(?:{factored(closing)})(?![\w'-])|\s\w+ed\b|$", re.IGNORECASE)
