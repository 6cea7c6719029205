"""Degrees, by cases: a verb is not told harder or surer than its passage has it."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize("case", cases("degrees.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
