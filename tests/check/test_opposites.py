"""Contraries, by cases: what says the contrary of its passage, and what only has a word that elsewhere would."""

import pytest

from tests.check.claims import Case, cases, told


@pytest.mark.parametrize("case", cases("opposites.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    assert told(case) == case["says"]
