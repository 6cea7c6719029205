"""Short forms of a brief that has been checked whole, the limits of both, and variables, which are gated like any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

SEED = """\
---
title: The pier
publisher: Quay News
published: 2024-03-05
---

The yard employs 1,200 welders. The guild wants 40 more, its head Ana Rus said.
"""
OUTLINE = """\
title: The yard
label: Brief
audience: harbour
as_of: 2024-03-12
to: The harbour master
number: HM-7
bottom_line: The yard has 1,200 welders [@welders].
key_figures: [{fact: welders, text: welders at the yard}]
facts:
  welders: {figure: 1200 welders}
sections:
  - title: What to know
    blocks:
      - key_points: ["There are 1,200 welders [@welders].", The guild wants more., The quay is old.]
      - analysis: More may come.
  - title: What they ask
    blocks:
      - questions: [{question: How many?, say: "1,200 welders [@welders].", answer: That many.}]
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "briefs").mkdir()
    (tmp_path / "seeds" / "pier.md").write_text(SEED, encoding="utf-8")
    (tmp_path / "briefs" / "harbour.yaml").write_text(OUTLINE, encoding="utf-8")
    return tmp_path


def run(project: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(project), *words])


def printed(project: Path, variant: str) -> str:
    result = run(project, "render", "harbour", "--variant", variant, "--format", "text")
    assert result.exit_code == 0, result.output
    return (project / "build" / f"harbour-{variant}.txt").read_text(encoding="utf-8")


def test_a_one_pager_has_the_first_page_and_the_key_points(project: Path) -> None:
    told = printed(project, "one-pager")
    assert "The quay is old." in told
    assert "* 1,200" in told
    assert "More may come." not in told
    assert "How many?" not in told


def test_a_question_sheet_has_the_questions_and_the_lines_to_say(project: Path) -> None:
    told = printed(project, "qa")
    assert "How many?\n\n  Say: 1,200 welders[1]." in told
    assert "The quay is old." not in told


def test_a_header_stands_on_top(project: Path) -> None:
    assert "  To: The harbour master\n  Number: HM-7" in printed(project, "qa")


def test_a_one_pager_without_key_messages_says_so(project: Path) -> None:
    outline = OUTLINE.replace("key_points", "recommendations")
    (project / "briefs" / "harbour.yaml").write_text(outline, encoding="utf-8")
    assert 'kind-section-missing: "one-pager"' in run(project, "build", "--variant", "one-pager").stderr


def test_a_number_in_a_line_or_a_variable_is_bound_or_broken(project: Path) -> None:
    outline = OUTLINE.replace("answer: That many.", 'answer: "It has {count}."').replace('say: "1,200', 'say: "1,300')
    outline += 'variables: {count: "1,400 welders"}\n'
    (project / "briefs" / "harbour.yaml").write_text(outline, encoding="utf-8")
    lines = [line for line in run(project, "check").stderr.splitlines() if "number-unbound" in line]
    row = outline.split("\n")[17]
    places = {f"briefs/harbour.yaml:18:{row.index(words) + 1}" for words in ("1,300", "{count}")}
    assert {line.split(": ")[0] for line in lines} == places
