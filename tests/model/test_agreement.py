"""One event told by two sources, at two precisions and under two names."""

from __future__ import annotations

import pytest

from briefgen.model.agreement import same_event
from tests.model.test_conflict import library

TOLD = {
    "a round that another calls the next meeting": (
        "A full round of talks is set for Lima in February.",
        "The next official meeting is planned for Lima in early 2018.",
        True,
    ),
    "another place": (
        "A full round of talks is set for Lima in February.",
        "The next official meeting is planned for Quito in early 2018.",
        False,
    ),
    "another day": (
        "The next round is set for Lima on 3 February.",
        "The next meeting is planned for Lima on 9 February.",
        False,
    ),
}


@pytest.mark.parametrize("case", TOLD)
def test_one_event(case: str) -> None:
    one, other, agree = TOLD[case]
    made = library(one, other)
    first, second = (next(f for f in made.facts if f.kind == "event" and f.target.source == id) for id in ("s0", "s1"))
    assert same_event(first, second) is agree
