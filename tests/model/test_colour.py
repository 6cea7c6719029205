from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.model.colour import contrast, nearest

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#123456", "#123456", 1.0)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert round(contrast(one, other), 2) == ratio


@given(COLOURS, COLOURS)
def test_the_nearest_shade_can_be_read_wherever_any_can(colour: str, ground: str) -> None:
    assert contrast(nearest(colour, (ground,)), ground) >= min(
        4.5, max(contrast("#000000", ground), contrast("#ffffff", ground))
    )
