"""Nouns for people by what they do: "the union's president", "two officials". Who they are is no grammar's matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.grammar.lexicon import words
from briefgen.grammar.prefixes import factored
from briefgen.model.source import Span


def nouns(text: str) -> Iterator[tuple[Span, str, bool]]:
    """Yield the place of each noun for people, its singular, and whether it stands in the plural."""
    for match in _role().finditer(text):
        noun = match[1].lower()
        single = _singular().get(noun, noun)
        yield Span(*match.span(1)), single, single != noun


@cache
def _singular() -> dict[str, str]:
    return {_plural(noun): noun for noun in words("role_nouns")}


def _plural(noun: str) -> str:
    if noun.endswith("man"):
        return noun[:-3] + "men"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2:-1] not in "aeiou" else noun + "s"


@cache
def _role() -> re.Pattern[str]:
    nouns = {*words("role_nouns"), *_singular()}
    return re.compile(rf"(?<![\w-])({factored(nouns)})(?![\w-])", re.IGNORECASE)


def roles(text: str) -> frozenset[str]:
    """Return the nouns for people in a text, in the singular.

    >>> sorted(roles("the union's president and two officials"))
    ['official', 'president']
    """
    return frozenset(noun for _, noun, _ in nouns(text))
