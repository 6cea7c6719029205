"""Denials, by cases: what a passage says not to be is not told to be."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize("case", cases("denied.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
