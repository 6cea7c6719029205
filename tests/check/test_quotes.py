"""Quotations, by cases: the source's words and all of them, or a finding that shows the difference."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize("case", cases("quotes.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
