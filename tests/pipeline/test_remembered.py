"""A text that did not change is not read again by `check`; what is found is the same, and no brief is built on it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from briefgen.check.bound import bound
from briefgen.check.claim import Claim
from briefgen.errors import BriefgenError, Finding
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.pipeline import kept, remembered
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.work import Work

OUTLINE = """\
title: The pier
label: Brief
audience: NAME
as_of: 2024-03-12
bottom_line: The pier has 41 planks [@planks] and 7 lamps [@planks].
facts:
  planks: {figure: 41 planks}
sections:
  - title: Where it stands
    blocks:
      - prose: Nothing has changed.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for folder in ("seeds", "briefs"):
        (tmp_path / folder).mkdir()
    for number in range(kept.WORTH):
        head = f"---\ntitle: Pier {number}\npublisher: Quay News {number}\npublished: 2024-03-05\n---\n\n"
        text = f"The pier of Skarn {number} has {40 + number} planks.\n"
        (tmp_path / "seeds" / f"pier-{number:02}.md").write_text(head + text, encoding="utf-8")
    for name in ("harbour", "crews"):
        (tmp_path / "briefs" / f"{name}.yaml").write_text(OUTLINE.replace("NAME", name), encoding="utf-8")
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def told(project: Path) -> list[str]:
    try:
        return [str(each) for each in check(Work(project)).warnings]
    except BriefgenError as error:
        return [str(each) for each in error.findings]


def lamps(lines: list[str]) -> list[str]:
    return [line for line in lines if "lamps" in line]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The outlines whose texts are read."""
    found: list[str] = []

    def read(
        plan: Outline, bindings: Sequence[Binding], library: Library, claims: Sequence[Claim]
    ) -> tuple[Finding, ...]:
        found.append(plan.id)
        return bound(plan, bindings, library, claims)

    monkeypatch.setattr(remembered, "bound", read)
    return found


def test_the_same_is_found_without_reading_again(project: Path, asked: list[str]) -> None:
    first = told(project)
    assert sum('"7 lamps"' in line for line in first) == 2
    assert told(project) == first
    assert asked == ["crews", "harbour"]


def test_what_was_edited_is_read_again_and_nothing_else(project: Path, asked: list[str]) -> None:
    first = told(project)
    edit(project / "briefs" / "harbour.yaml", " and 7 lamps [@planks]", "")
    assert lamps(told(project)) == [line for line in lamps(first) if "crews" in line]
    assert asked == ["crews", "harbour", "harbour"]


def test_a_changed_seed_or_vocabulary_reads_all_anew(project: Path, asked: list[str]) -> None:
    told(project)
    edit(project / "seeds" / "pier-01.md", "41 planks.", "41 planks and 7 lamps.")
    assert not any("lamps" in line for line in told(project))
    assert asked == ["crews", "harbour"] * 2
    (project / "briefs" / "_vocabulary.yaml").write_text(
        "topics: {pier: {label: Pier, terms: [pier]}}\n", encoding="utf-8"
    )
    told(project)
    assert asked == ["crews", "harbour"] * 3


def test_a_brief_is_built_on_what_is_read_now(project: Path, asked: list[str]) -> None:
    told(project)
    with pytest.raises(BriefgenError, match="lamps"):
        build(Work(project), ("text",))
    assert asked == ["crews", "harbour"] * 2


def test_a_torn_line_is_read_again(project: Path, asked: list[str]) -> None:
    first = told(project)
    (file,) = (project / kept.FOLDER).glob("*.findings")
    edit(file, "7 lamps", "8 lamps")
    assert told(project) == first
    assert asked == ["crews", "harbour"] * 2
    assert told(project) == first
    assert len(asked) == 4
