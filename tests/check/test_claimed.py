"""Claimed figures, by cases: what a passage has on somebody's word is not told as plain fact."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize("case", cases("claimed.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
