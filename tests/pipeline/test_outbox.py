"""Who has to be told of a change: those who have the fact otherwise than it is now."""

from __future__ import annotations

import pytest

from briefgen.model.lock import Change, Difference, Pin
from briefgen.model.receipt import Receipt, State
from briefgen.pipeline.outbox import line, outdated

GIVEN = Receipt("crews", "2024-06-05", State.SENT, "Crews", 2, "1", "2024-06-01", "5f0c", (), (), (("cut", "9 000"),))


def pin(printed: str) -> Pin:
    return Pin("cut", "figure", (("value", printed),), printed, ())


@pytest.mark.parametrize(
    ("how", "old", "new", "told"),
    [
        ("value", "9\u00a0000", "8\u00a0000", True),
        ("value", "8 000", "7 000", True),
        ("value", "8 000", "9\u00a0000", False),
        ("value", "9 000", "9 000", True),
        ("turn", "9 000", "9 000", True),
        ("place", "9 000", "9 000", False),
        ("gone", "9 000", None, True),
    ],
    ids=["as it was", "two changes old", "right already", "status changed", "denied", "moved", "gone"],
)
def test_who_has_a_fact_otherwise_than_it_is_now(how: str, old: str, new: str | None, told: bool) -> None:
    change = Change(how, "cut", pin(old), pin(new) if new else None)
    found = [Difference("crews", None, None, (change,))]
    assert (list(outdated([GIVEN], found)) == [GIVEN]) is told
    assert not list(outdated([GIVEN], [Difference("auto", None, None, (change,))]))


def test_a_delivery_in_a_line() -> None:
    assert line(GIVEN) == "2024-06-05  crews, version 1 of 2024-06-01: sent to Crews, 2 recipients"
