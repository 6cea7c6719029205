"""The line that the evidence site offers for a fact finds this very fact, read as an outline is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.compose.bind import bind
from briefgen.compose.snippet import snippet
from briefgen.located_yaml import load
from briefgen.model.library import Library
from briefgen.outline.read import outline
from briefgen.pipeline.load import library, open_desk

FERRY = Path(__file__).parents[1] / "projects" / "ferry"
PLAN = "title: T\naudience: a\nlabel: L\nas_of: 2024-01-01\nbottom_line: Text.\nsections: [{{title: S, blocks: [{{prose: Text.}}]}}]\nfacts:\n  it: {}\n"


@pytest.fixture(scope="module", params=["ferry", "this repository"])
def found(request: pytest.FixtureRequest, root: Path) -> Library:
    return library(open_desk(FERRY if request.param == "ferry" else root))


def test_every_line_binds_to_its_fact(found: Library) -> None:
    astray: list[str] = []
    for fact in found.facts:
        line = snippet(fact, found)
        plan, _ = outline(load(PLAN.format(line), "briefs/a.yaml"), {}, found.vocabulary)
        assert plan is not None, line
        bindings, missing = bind(plan.namings, found)
        assert not missing, line
        (binding,) = bindings
        quoted = line.startswith("{quote:") and any(
            fact.passage.span.holds(other.target.span) for other in binding.cited
        )
        if fact not in binding.cited and not quoted:
            astray.append(line)
    assert astray == []


def test_few_lines_need_the_words_themselves(found: Library) -> None:
    lines = [snippet(fact, found) for fact in found.facts]
    assert sum(line.startswith("{quote:") for line in lines) <= len(lines) // 20
    assert all(lines)
