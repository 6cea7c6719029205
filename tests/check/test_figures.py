"""Figures and dates, by cases: with their unit, period, bound and owner, or a finding."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize("case", cases("figures.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
