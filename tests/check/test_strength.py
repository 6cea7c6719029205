"""Strength, by cases: nothing is told as surer, or as less sure, than its source tells it."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize("case", cases("strength.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
