"""Time bounds, by cases: a date stays on the side of what is told on which its source has it."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize("case", cases("time_bounds.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
