"""Work grows with the length of a text, whatever stands in it: functions called are counted, no clock is asked."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

import pytest

from briefgen.grammar.dates import dates
from briefgen.grammar.quantities import quantities
from briefgen.grammar.quotations import quotations
from briefgen.ingest import document
from briefgen.model.source import Source

if TYPE_CHECKING:
    from types import FrameType

SOURCE = Source("seed", "seed.md", published=date(2018, 3, 5))
UNITS = (
    *('"', '" ', "' a ", " ", "(", "() ", "[a](", "A", "Aa ", "A.B. ", "7", "7 ", "7, ", "1,000 ", "and ", "Monday "),
    *("May 3 ", "$", "$1 to ", "-", "a-", "1-", "one ", "twenty-", "half a ", "one in ", "3 per ", "3 and 4 ", "'90s "),
    *("compared with 3 ", "between 3 and 4 ", "the ", ". ", "Mr. ", "a\n\n", "a\n", "- a\n", "<", "*", "_", "www."),
)
"""What a text may hold without end: marks, blanks, brackets, capitals, digits, number words, days, amounts, lines."""


def steps(text: str) -> int:
    """How many functions it takes to read a text, Python's and C's."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        read(text)
    finally:
        sys.setprofile(None)
    return count


def read(text: str) -> None:
    """Read everything that the grammars find in a file."""
    made = document("seed.md", text.encode(), SOURCE)
    found = dates(made.plain, [sentence.span for sentence in made.sentences], SOURCE.published)
    quantities(made.plain, [each.span for each in found])
    quotations(made.plain, [paragraph.span for paragraph in made.paragraphs])


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_text_takes_about_twice_the_steps(unit: str) -> None:
    read("Rain fell. " + unit * 9)
    once, twice = (steps("Rain fell. " + unit * (4000 // len(unit)) * times) for times in (1, 2))
    assert twice < 2.3 * once
