"""Whether a text prints a number, a date or words, in whatever form it writes them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from briefgen.grammar.dates import DateExpression, dates
from briefgen.grammar.quantities import Quantity, agrees, quantities, read_quantity
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import folded, straight


def prints(text: str, wanted: str, as_of: date | None) -> bool:
    """Whether a text has the words, a number of that value, or a date of those days; relative ones count from as_of.

    >>> prints("It employs fourteen hundred workers.", "1,400", None), prints("It employs 1,400.", "400", None)
    (True, False)
    """
    return _words(text, wanted) or _quantity(text, wanted, as_of) or _date(text, wanted, as_of)


def _words(text: str, wanted: str) -> bool:
    pattern = rf"(?<![\w.,]){re.escape(folded(wanted))}(?!\w|[.,]\d)"
    return re.search(pattern, re.sub(r"(?<=[\s\"'(]),|(?<=^),", " ", folded(text))) is not None


def _quantity(text: str, wanted: str, as_of: date | None) -> bool:
    known = read_quantity(wanted)
    if known is None or _dates(wanted, as_of):
        return False
    found: Sequence[Quantity] = quantities(straight(text), tuple(each.span for each in _dates(text, as_of)))
    return any(agrees(known, each) or _bare(known, each) for each in found)


def _bare(known: Quantity, found: Quantity) -> bool:
    """Whether a number without a unit is asked for, and this is one of that value."""
    return not known.unit and (known.low, known.high) == (found.low, found.high) and not found.idiom


def _date(text: str, wanted: str, as_of: date | None) -> bool:
    asked = {(each.first, each.last) for each in _dates(wanted, as_of)}
    return any((each.first, each.last) in asked for each in _dates(text, as_of))


def _dates(text: str, as_of: date | None) -> tuple[DateExpression, ...]:
    plain = straight(text)
    found = dates(plain, sentences(plain, 0, len(plain)), as_of)
    return tuple(each for each in found if each.first is not None)
