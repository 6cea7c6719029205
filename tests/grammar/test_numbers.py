"""Bare numbers. Add cases to cases/numbers.txt."""

from __future__ import annotations

import itertools
import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.grammar.numbers import Number, numbers
from tests.casefile import cases

PIECES = [
    "one",
    "two",
    "hundred",
    "million",
    "half",
    "a",
    "of",
    "and",
    "third",
    "thousands",
    "-",
    " ",
    "5",
    "1,000",
    ".5",
    "½",
    "/",
    "x",
    "\n",
    "$",
]
ODD = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def value(low: Decimal, high: Decimal) -> str:
    """A value or range without trailing zeros, to four places."""
    ends = [f"{round(end, 4):f}" for end in ([low] if low == high else [low, high])]
    return "..".join(end.rstrip("0").rstrip(".") if "." in end else end for end in ends)


def line(text: str, number: Number) -> str:
    marks = [number.form] * (number.form != "cardinal") + ["idiom"] * number.idiom
    return " | ".join([text[number.span.start : number.span.end], value(number.low, number.high), *marks])


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "numbers.txt"))
def test_case(text: str, expected: str) -> None:
    assert "\n".join(line(text, number) for number in numbers(text)) == expected


@given(ODD)
def test_numbers_stand_in_order_and_apart(text: str) -> None:
    found = numbers(text)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert all(0 <= number.span.start < number.span.end <= len(text) for number in found)
    assert all(number.low <= number.high for number in found)


@given(st.integers(0, 10**9))
def test_digits_with_commas_read_back(amount: int) -> None:
    (number,) = numbers(f"{amount:,} kg")
    assert number.low == amount


def test_a_run_without_end_is_no_number() -> None:
    assert not numbers("one hundred " * 20)
    assert not numbers("Series 1," + "2," * 40)
    assert not numbers("Series " + "1, " * 80)
    assert len(numbers("Draws 1, 3, 4, 7, 9, 11, 12, 18.")) == 8
    assert len(numbers("nine hundred ninety-nine thousand nine hundred and ninety-nine")) == 1


@pytest.mark.parametrize(
    "unit", ["one hundred ", "1,", "12.5,", "a half ", "a third and ", "1.", "one, ", "half of ", ".5"]
)
def test_twice_the_text_takes_about_twice_the_time(unit: str) -> None:
    once, twice = (min(_seconds("Rain. " + unit * (20_000 // len(unit)) * times) for _ in range(2)) for times in (1, 2))
    assert twice < 3 * once + 0.02


def _seconds(text: str) -> float:
    start = time.process_time()
    numbers(text)
    return time.process_time() - start


def test_hundreds_and_tens_count_their_thousands_together() -> None:
    found = numbers(
        "Some two hundred and fifty thousand people, one hundred and three million crowns, a million and a half fish."
    )
    assert [int(number.low) for number in found] == [250_000, 103_000_000, 1_500_000]
