"""The cells of this repository's positions matrices, found in the digests and in the articles; and nothing against them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.model.fact import Position
from briefgen.pipeline.load import library, open_desk

CELLS = Path(__file__).parent / "cases" / "matrix.txt"
AGAINST = {"supports": {"opposes", "resists"}, "proposes": {"opposes", "resists"}, "opposes": {"supports", "proposes"}}

Cell = tuple[str | None, str | None, str]


def expected() -> set[Cell]:
    lines = CELLS.read_text(encoding="utf-8").splitlines()
    return {(a, i, s) for a, i, s in (line.split("\t") for line in lines if not line.startswith("#"))}


def found(root: Path, seeds: Path) -> set[Cell]:
    bodies = [fact.body for fact in library(open_desk(root, seeds)).facts]
    return {(b.actor.actor, b.issue, b.stance.value) for b in bodies if isinstance(b, Position)}


@pytest.mark.parametrize("which", ["digests", "articles"])
def test_every_cell_is_found(which: str, root: Path, request: pytest.FixtureRequest) -> None:
    seeds = root / "seeds" if which == "digests" else request.getfixturevalue("shared") / "seeds"
    cells = found(root, seeds)
    assert expected() <= cells
    against = {(a, i, other) for a, i, s in expected() for other in AGAINST.get(s, ())}
    assert not (against - expected()) & cells
