"""The data files of the kinds: the words that outlines may use for them, and nothing that no outline could hold."""

from __future__ import annotations

from typing import get_args

import pytest

from briefgen.outline.kinds import ids, kind
from briefgen.outline.plans import Kind
from briefgen.outline.shapes import BlockShape


def test_outlines_may_be_of_every_kind_there_is() -> None:
    assert sorted(get_args(Kind)) == list(ids())


@pytest.mark.parametrize("id", ids())
def test_parts_are_told_apart_and_hold_blocks_that_there_are(id: str) -> None:
    made = kind(id)
    assert made.title
    assert len({part.id for part in made.parts}) == len(made.parts)
    for part in made.parts:
        assert part.title
        assert part.holds
        assert set(part.blocks) <= set(BlockShape.keys())
    assert all(limit.least <= limit.most for limit in made.limits)
