"""Where a text's numbers may begin, the words by the index of its tokens: a search of the whole text costs far more.

What a number is, `grammar.numbers` decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import chain, filterfalse

from briefgen.extract.tokens import Tokens
from briefgen.grammar.digits import places
from briefgen.grammar.number import Begins
from briefgen.grammar.spelled import openers


def number_openers(plain: str, cut: Tokens) -> Begins | None:
    """Return where numbers may begin; None where another script's letter or sign may touch a word that begins one.

    >>> from briefgen.extract.tokens import tokens
    >>> text = "Two of the 2million twenty-one boats tripled."
    >>> number_openers(text, tokens(text, ())).words
    [(0, 'two'), (12, 'million'), (20, 'twenty'), (27, 'one'), (37, 'tripled')]
    """
    if not plain.isascii() and any(map(_hides, filterfalse(str.isascii, chain(cut.distinct, cut.lower_parts)))):
        return None
    digits = places(plain)
    return Begins(digits, sorted(cut.begun(openers()) + _behind(plain, digits)))


_MARKS = 2
"""Code points of the longest dash or sign; every opener has more."""


def _hides(piece: str) -> bool:
    """Whether an opener stands in a piece of a text; "İ" in small letters is two, and `spelled` reads it as "i"."""
    return len(piece) > _MARKS and any(map(piece.replace("i\u0307", "i").__contains__, openers()))


def _behind(plain: str, digits: Sequence[int]) -> list[tuple[int, str]]:
    """The openers that touch a digit: no token begins there."""
    touching = [at + 1 for at in digits if plain[at + 1 : at + 2].isalpha()]
    found = [(at, word[0].lower()) for at in touching if (word := _word().match(plain, at))]
    return [(at, word) for at, word in found if word in openers()]


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z]++(?![^\W_])")
