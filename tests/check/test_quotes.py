"""Quotations and speakers, by cases: the source's words, all of them and in the right mouth, or a finding."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize(
    "case", [*cases("quotes.txt"), *cases("mouths.txt"), *cases("offices.txt")], ids=lambda case: case["title"]
)
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
