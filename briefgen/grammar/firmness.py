"""Signs of strength in plain text: words that deny, hedge, tell of what is ahead or wished, say whose words, or bound a number.

Reads words, no syntax, so that two languages can be held against each other; `assertions` reads English verbs for a
text and its source. French is read by `french.firmness`, and `check.kept` compares the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from briefgen.grammar.lexicon import rows, words
from briefgen.model.source import Span


class Sort(Enum):
    """What a word says of the strength of what is told."""

    DENIAL = "denial"
    HEDGE = "hedge"
    WOULD = "would"
    FUTURE = "future"
    WISH = "wish"
    VOICE = "voice"
    NEAR = "near"
    OVER = "over"
    UNDER = "under"
    DONE = "done"


class Sign(NamedTuple):
    """A word or phrase, the sorts that it says, and those that it may stand for in another language's rendering."""

    span: Span
    says: frozenset[Sort]
    stands: frozenset[Sort] = frozenset()


def place(sign: Sign) -> Span:
    """Where a sign stands, to put signs in order."""
    return sign.span


BOUNDS = frozenset({Sort.NEAR, Sort.OVER, Sort.UNDER})


def signs(plain: str) -> tuple[Sign, ...]:
    """Return the signs of an English text in order.

    >>> [sorted(sort.value for sort in each.says) for each in signs("It may not close, Falk said; not only that.")]
    [['denial'], ['voice']]
    """
    found = (sign for sign in listed(plain, "strength_words") if not sign.says & BOUNDS or _bounding(plain, sign.span))
    return tuple(sorted((*found, *_contracted(plain), *_past(plain)), key=place))


_PAST = re.compile(
    r"\b(?:is|are|be|been|being) \w+ed\b|\b(?:was|were) (?:set|due|to|scheduled|expected|planned)\b|\b(?P<done>has|have|had|was|were|[a-z]{3,}ed)\b"
)


def _past(plain: str) -> Iterator[Sign]:
    """What may be told as done; loosely, since it only keeps a future beside it from being missed."""
    for match in _PAST.finditer(plain):
        if match["done"]:
            yield Sign(Span(*match.span()), frozenset({Sort.DONE}))


def _bounding(plain: str, span: Span) -> bool:
    """Whether a word that may bound a number stands at one, or at "all", "half" and the like."""
    after, before = plain[span.end :], plain[: span.start]
    return _number().match(after) is not None or (plain[span.end - 4 : span.end] in _BEHIND and _ended(before))


_BEHIND = ("more", "less", "ewer")


def _ended(before: str) -> bool:
    return not before.strip() or re.search(r"[\d%]\s*(?:\w+\s+){0,2}$", before) is not None


@cache
def _number() -> re.Pattern[str]:
    named = "|".join(sorted(set(words("number_words")) - {"a"}))
    parts = "all|every|everyone|everything|half|none|nothing|double|doubled|triple|tripled|twice|unanimous\\w*"
    return re.compile(rf"\s(?:an? |the )?(?:[^\w\s]{{0,3}}\d|(?:{named}|{parts})(?![\w]))", re.IGNORECASE)


def _contracted(plain: str) -> Iterator[Sign]:
    for match in re.finditer(r"\b(?!won't)[a-z]+n't\b", plain, re.IGNORECASE):
        yield Sign(Span(*match.span()), frozenset({Sort.DENIAL}))


def listed(plain: str, lexicon: str) -> Iterator[Sign]:
    """Yield the signs that a lexicon lists; the longest that begin at a place, and nothing inside an idiom."""
    for match in _pattern(lexicon).finditer(plain):
        says, stands = _sorts(lexicon)[int((match.lastgroup or "")[1:])]
        if (says or stands) and not _name(plain, match):
            yield Sign(Span(*match.span()), says, stands)


def _name(plain: str, match: re.Match[str]) -> bool:
    """Whether a word is capital inside a sentence, so that it is a name or a month."""
    if not match[0][0].isupper():
        return False
    before = plain[: match.start()].rstrip()
    return (bool(before) and before[-1] not in '.:;!?"(-*') or (
        match[0] == "May" and plain[match.end() :][1:2].isdigit()
    )


_ER = "(?:e|ent|ait|aient|ée?s?|ant|er|era|eront|erait|eraient|a|èrent|ons|ez)"


@cache
def _longest(lexicon: str) -> list[tuple[str, ...]]:
    return sorted(rows(lexicon), key=lambda row: (-len(re.sub("[*~]", "", row[0])), "*" in row[0], row[0]))


@cache
def _sorts(lexicon: str) -> list[tuple[frozenset[Sort], frozenset[Sort]]]:
    return [(_named(row[1]), _named(row[2] if len(row) > 2 else "")) for row in _longest(lexicon)]


def _named(sorts: str) -> frozenset[Sort]:
    return frozenset(Sort(sort) for sort in sorts.split() if sort not in {"-", "idiom"})


@cache
def _pattern(lexicon: str) -> re.Pattern[str]:
    told = (f"(?P<n{number}>{_shape(row[0])})" for number, row in enumerate(_longest(lexicon)))
    return re.compile(
        rf"(?<![\w-])(?:{'|'.join(told)})(?:(?<=')|(?!\w))(?!-(?!(?:t-)?(?:ils?|elles?|on|nous|vous|je|ce)\b))",
        re.IGNORECASE,
    )


def _shape(words: str) -> str:
    """The pattern of an entry: `*` for the rest of a word, `~` for the endings of a verb in -er, `…` for words between."""
    shape = (
        re.escape(words)
        .replace(r"\*", r"\w*")
        .replace(r"\~", "~")
        .replace("~", _ER)
        .replace(r"\ …\ ", r"\ (?:[\w'.-]+\ ){0,4}?")
    )
    return re.sub(r" de$", r" (?:de|du|des|d')", shape.replace(r"\ ", " "))
