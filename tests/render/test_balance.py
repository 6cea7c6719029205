from __future__ import annotations

import pytest

from briefgen.render.balance import even

TITLE = "The price of the long winter: managing the herring, the MACKEREL and the capelin together"


def test_no_line_more_than_the_full_measure_takes() -> None:
    full = even(TITLE, 20.0)
    assert full.measure < 20.0
    assert even(TITLE, full.measure).lines == full.lines


@pytest.mark.parametrize("title", ["", "A", "Intercommissionalarbitrationprocedure" * 3])
def test_odd_titles_do_not_hang(title: str) -> None:
    assert even(title, 20.0).measure <= 20.0
