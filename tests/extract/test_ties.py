"""The words between a figure and the noun phrase before it, read backward."""

from __future__ import annotations

import pytest

from briefgen.extract.ties import acted_on, leading, tie


@pytest.mark.parametrize(
    ("left", "before"),
    [
        ("the ferry carried ", "the ferry carried"),
        ("sales rose by about ", "sales rose by"),
        ("wages grew at an annual rate of ", "wages grew at"),
        ("the pier costs in the region of only ", "the pier costs"),
    ],
)
def test_what_only_leads_to_a_figure_is_left_out(left: str, before: str) -> None:
    led = leading(left)
    assert led is not None
    assert left[:led] == before


def test_no_word_leads_to_a_figure_that_touches_it() -> None:
    assert leading("about") is None


@pytest.mark.parametrize(
    ("left", "tied"),
    [
        ("the catch rose by", " rose by"),
        ("a fleet of", " of"),
        ("the tolls, which have now been expected to reach", ", which have now been expected to reach"),
        ("boats that may have cost", " that may have cost"),
        ("the harbour", ""),
    ],
)
def test_the_longest_tie_is_found(left: str, tied: str) -> None:
    assert left[tie(left).start :] == tied


@pytest.mark.parametrize(
    ("left", "acted"),
    [
        ("will raise the lowest fare", "the lowest fare"),
        ("fares went up a whole krone", "a whole krone"),
        ("fares, cut tolls", "tolls"),
        ("the keeper sleeps", None),
    ],
)
def test_what_a_verb_of_change_acts_on_stands_behind_it(left: str, acted: str | None) -> None:
    found = acted_on(left)
    assert (None if found is None else left[found:]) == acted
