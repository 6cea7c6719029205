"""A card's value in its parts: what qualifies the number, the number that is set large, and what it counts.

The grammar finds the number, so that "Some 71 per cent" is a large 71 in every language. `blocks` makes the cards.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefgen.grammar.french import numbers as french
from briefgen.grammar.numbers import numbers
from briefgen.language.catalogue import primary
from briefgen.language.typography import split, typeset
from briefgen.model.source import Span

_JOINT = re.compile(r" ?(?:and|to|et|à) ?")
"""Between two numbers that are one range."""


class Parted(NamedTuple):
    """A value as a card prints it; all but the number may be empty."""

    qualifier: str
    number: str
    rest: str


def parted(value: str, language: str) -> Parted:
    r"""Return the parts of a value; one without a number is set large at its first word.

    >>> parted("Some 71 per cent", "en-CA"), parted("more than a third of pay", "en-CA")
    (Parted(qualifier='Some', number='71', rest='per cent'), Parted(qualifier='more than', number='a third', rest='of pay'))
    >>> parted("près de 1 400 postes", "fr-CA"), parted("from 14 to 9", "en-CA").number
    (Parted(qualifier='près de', number='1\xa0400', rest='postes'), '14 to 9')
    """
    plain = value.replace("\u00a0", " ").replace("\u202f", " ")
    found = french.numbers(plain) if primary(language) == "fr" else numbers(plain)
    if not found:
        return Parted("", *split(value, language))
    start = plain.rfind(" ", 0, found[0].span.start) + 1
    end = _end(plain, [number.span for number in found])
    if end is None and not found[0].spelled:
        return Parted(typeset(plain[:start].strip(), language), *split(plain[start:], language))
    end = _word(plain, found[0].span.end if end is None else end)
    told = (plain[:start], plain[start:end], plain[end:])
    return Parted(*(typeset(part.strip(), language) for part in told))


def _end(plain: str, found: Sequence[Span]) -> int | None:
    """Where a range ends whose two numbers stand together; None where the first number is alone."""
    if len(found) > 1 and _JOINT.fullmatch(plain, found[0].end, found[1].start):
        return found[1].end
    return None


def _word(plain: str, end: int) -> int:
    """The end of the word, so that a sign stays with its number: the sign of per cent, in French behind a space."""
    after = re.compile(r"(?: ?[%$€£])?[^\s]*").match(plain, end)
    return after.end() if after else end
