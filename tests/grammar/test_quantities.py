"""Figures with units. Add cases to cases/quantities.txt."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.grammar.quantities import Quantity, agrees, quantities, read_quantity
from briefgen.model.fact import Change
from briefgen.model.source import Span
from tests.casefile import cases
from tests.grammar.test_numbers import value

PIECES = [
    "one",
    "5",
    "1,000",
    "$",
    "%",
    "km",
    " ",
    "to",
    "-",
    "of",
    "the",
    "boats",
    "a",
    "day",
    "more than",
    "or",
    "(",
    ")",
    ",",
    ".",
    "\n",
    "£",
    "half",
    "'s",
]
ODD = st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join) | st.lists(st.sampled_from(PIECES), max_size=25).map(
    "".join
)


def line(text: str, found: Quantity) -> str:
    unit = f"{found.unit}/{found.per}" if found.per else found.unit
    change = [found.change.value] if found.change is not Change.LEVEL else []
    form = [found.form] if found.form != "cardinal" else []
    counted = [f'"{found.counted}"'] if found.counted not in ("", found.unit) else []
    marks = (
        [found.bound] * bool(found.bound)
        + ["~"] * found.approximate
        + change
        + form
        + ["idiom"] * found.idiom
        + counted
    )
    return (
        " | ".join([text[found.span.start : found.span.end], value(found.low, found.high), unit, *marks])
        .replace("|  |", "| |")
        .rstrip(" ")
    )


def amount(text: str) -> Quantity:
    found = read_quantity(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "quantities.txt"))
def test_case(text: str, expected: str) -> None:
    lines = [entry.rstrip(" ") for entry in expected.splitlines()]
    assert [line(text, found) for found in quantities(text)] == lines


AGREE = [
    ("1400 welders", "1,400 welders"),
    ("fourteen hundred welders", "1,400 welders"),
    ("1,400 workers", "1,400 unionised workers"),
    ("one welder", "1 welders"),
    ("$64 billion", "64 billion dollars"),
    ("US$64bn", "$64 billion"),
    ("32%", "32 per cent"),
    ("0.25", "a quarter"),
    ("80 pesos a day", "80 Mexican pesos a day"),
    ("80 pesos", "80 pesos a day"),
    ("eight", "eight core crews"),
    ("three times", "tripled"),
    ("a 30-year-old", "aged 30"),
    ("between 40 and 60 boats", "40 to 60 boats"),
    ("60 mph", "60 miles an hour"),
    ("4th", "fourth meeting"),
]
DIFFER = [
    ("1,300 welders", "1,400 welders"),
    ("1,400 welders", "1,400 ferries"),
    ("$64 billion", "£64 billion"),
    ("$64 billion", "64 billion"),
    ("32%", "32 boats"),
    ("32%", "32 percentage points"),
    ("80 pesos a day", "80 pesos a week"),
    ("40 to 60 boats", "40 to 70 boats"),
    ("four meetings", "fourth meeting"),
    ("12 km", "12 miles"),
    ("80 rupees", "80 pesos"),
]


@pytest.mark.parametrize(("printed", "known"), AGREE)
def test_the_same_amount_in_other_words_agrees(printed: str, known: str) -> None:
    assert agrees(amount(printed), amount(known))
    assert agrees(amount(known), amount(printed))


@pytest.mark.parametrize(("printed", "known"), DIFFER)
def test_another_amount_or_unit_does_not(printed: str, known: str) -> None:
    assert not agrees(amount(printed), amount(known))
    assert not agrees(amount(known), amount(printed))


@pytest.mark.parametrize("text", ["", "no figure", "40 boats and 3 dogs", "in 2014"])
def test_a_text_without_one_quantity_reads_as_none(text: str) -> None:
    assert read_quantity(text) is None


def test_dates_are_skipped() -> None:
    text = "They met 12 Floreal with 9 crews."
    assert [str(found.low) for found in quantities(text, [Span(9, 19)])] == ["9"]


@given(ODD)
def test_figures_hold_their_numbers_and_stand_in_the_text(text: str) -> None:
    for found in quantities(text):
        assert 0 <= found.span.start <= found.number.start < found.number.end <= found.span.end <= len(text)
        assert found.low <= found.high


@pytest.mark.parametrize(
    "unit",
    [
        "5",
        "5 ",
        "one ",
        "$",
        "5,",
        "5-",
        "million ",
        "thousands of ",
        "1 of ",
        "point one ",
        "3 pesos ",
        "5a",
        "half a ",
        "Gang of Eight ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            quantities(text)
            best = min(best, time.process_time() - begun)
        return best

    # Eight times the text takes about eight times as long; a quadratic rule takes sixty-four times.
    assert spent(8_000) < 30 * spent(1_000) + 0.05
