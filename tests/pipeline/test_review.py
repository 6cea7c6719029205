"""Decisions on facts: found again by their words, suspended when these change, told in the brief, added and never lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from briefgen.cli import main

SEED = "2024-03-05-harbour-post.md"


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(root / "tests" / "projects" / "ferry", tmp_path / "ferry"))


def review(project: Path, keys: str) -> str:
    words = ["-C", str(project), "review", "--by", "Ada Berg", "--on", "2024-03-13"]
    result = CliRunner().invoke(main, words, input=keys)
    assert result.exit_code == 0, result.output
    return result.output


def check(project: Path) -> list[str]:
    return CliRunner().invoke(main, ["-C", str(project), "check"]).stderr.splitlines()


def status(project: Path, word: str) -> None:
    outline = project / "briefs" / "crews.yaml"
    outline.write_text(f"status: {word}\n" + outline.read_text(encoding="utf-8"), encoding="utf-8")


def decided(project: Path) -> str:
    return (project / "briefs" / "_review.yaml").read_text(encoding="utf-8")


def built(project: Path) -> str:
    result = CliRunner().invoke(main, ["-C", str(project), "build", "--format", "text"])
    assert result.exit_code == 0, result.output
    return " ".join((project / "build" / "crews.txt").read_text(encoding="utf-8").split())


def test_a_pipe_of_keys_decides_and_what_is_decided_is_not_asked_again(project: Path) -> None:
    assert "1 of 14" in (first := review(project, "a\nq\n"))
    assert first.endswith("1 decided, 13 still open.\n")
    assert "1 of 13" in review(project, "q\n")


def test_the_file_is_only_added_to(project: Path) -> None:
    review(project, "a\nq\n")
    path = project / "briefs" / "_review.yaml"
    path.write_text(decided(project) + "# Ask Solberg about this.", encoding="utf-8")
    before = decided(project)
    review(project, "r\nNot hers.\nq\n")
    assert decided(project).startswith(before + "\n")
    assert decided(project).count("- decision:") == 2


def test_a_final_brief_has_only_approved_facts(project: Path) -> None:
    status(project, "final")
    assert sum(": review-open: " in line for line in check(project)) == 14
    review(project, "a\n" * 14)
    assert check(project) == []
    assert "14 of the 14 facts that this brief rests on were approved by a person." in built(project)


def test_a_draft_says_so_and_what_is_open(project: Path) -> None:
    status(project, "draft")
    review(project, "a\nq\n")
    assert built(project).startswith("DRAFT: 13 of the facts that it rests on not yet approved")


def test_a_brief_that_asks_for_no_review_says_that_there_was_none(project: Path) -> None:
    assert "No person has reviewed the facts." in built(project)


def test_an_edit_elsewhere_leaves_a_decision_an_edit_of_the_sentence_suspends_it(project: Path) -> None:
    review(project, "a\nq\n")
    seed = project / "seeds" / SEED
    text = seed.read_text(encoding="utf-8")
    seed.write_text(text.replace("The county will hold", "As told, the county will hold"), encoding="utf-8")
    assert not [line for line in check(project) if "review" in line]
    seed.write_text(text.replace("wants to cut winter", "wants soon to cut winter"), encoding="utf-8")
    (line,) = (line for line in check(project) if "review" in line)
    assert "warning: review-suspended: The sentence of" in line
    assert "wants soon to cut winter" in line


def test_a_rejected_fact_is_not_bound_and_the_reason_is_told(project: Path) -> None:
    review(project, "r\nCounted twice.\nq\n")
    (line,) = (line for line in check(project) if ": review-rejected: " in line)
    assert "which Ada Berg rejected on 2024-03-13: Counted twice." in line


def test_a_corrected_field_is_what_the_gates_judge_by(project: Path) -> None:
    review(project, "e\nvalue\n10\nThe later count.\nq\n")
    assert 'correct: {value: "10"}' in decided(project)
    assert any(": number-unbound: " in line or ": fact-missing: " in line for line in check(project))


def test_a_correction_that_cannot_be_is_asked_again(project: Path) -> None:
    said = review(project, "e\nvalue\nmany\nq\n")
    assert '"value" cannot be "many". Write a number, such as 1,400.' in said
    assert not (project / "briefs" / "_review.yaml").exists()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- decision: aproved\n", 'Did you mean "approved"?'),
        ("decision: approved\n", "The file is no list of decisions."),
    ],
)
def test_a_file_that_is_wrong_is_told_where(project: Path, text: str, words: str) -> None:
    (project / "briefs" / "_review.yaml").write_text(text, encoding="utf-8")
    assert any(line.startswith("briefs/_review.yaml:1:") and words in line for line in check(project))
