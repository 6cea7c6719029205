"""Where a text's numbers in words may begin, by the index of its tokens: a search of the whole text costs far more.

What a number is, `grammar.numbers` decides.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, filterfalse

from briefgen.extract.tokens import Tokens
from briefgen.grammar.spelled import openers


def number_openers(plain: str, cut: Tokens) -> list[int] | None:
    """Return where each word that may begin a number starts; None where another script's letter or sign may touch one.

    >>> from briefgen.extract.tokens import tokens
    >>> text = "Two of the 2million twenty-one boats tripled."
    >>> number_openers(text, tokens(text, ()))
    [0, 12, 20, 27, 37]
    """
    if not plain.isascii() and any(map(_hides, filterfalse(str.isascii, chain(cut.distinct, cut.lower_parts)))):
        return None
    return sorted(
        {*cut.beginnings(openers())[0], *chain.from_iterable(_behind(plain, digit) for digit in "0123456789")}
    )


_MARKS = 2
"""Code points of the longest dash or sign; every opener has more."""


def _hides(piece: str) -> bool:
    """Whether an opener stands in a piece of a text; "İ" in small letters is two, and `spelled` reads it as "i"."""
    return len(piece) > _MARKS and any(map(piece.replace("i\u0307", "i").__contains__, openers()))


def _behind(plain: str, digit: str) -> Iterator[int]:
    """Where a letter touches a digit: no token begins there."""
    at = plain.find(digit)
    while at >= 0:
        if plain[at + 1 : at + 2].isalpha():
            yield at + 1
        at = plain.find(digit, at + 1)
