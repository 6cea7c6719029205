"""How much of one source a brief prints in all, and what each audience's brief must cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.pipeline.briefs import check
from briefgen.pipeline.work import Work

SEED = """\
---
title: Pier
publisher: Quay News
published: 2024-03-05
{}
---

The yard employs 1,200 welders. The board met for three days.

"We will stay," said Ada Rowe.
"""
OUTLINE = """\
title: The yard
label: Brief
audience: harbour
as_of: 2024-03-12
include: [_common.yaml]
bottom_line: The yard has 1,200 welders [@welders], and Ada Rowe says “We will stay” [@stay].
facts:
  welders: {figure: 1200 welders}
  stay: {statement: stay, speaker: Ada Rowe}
sections:
  - title: In her words
    blocks:
      - quotes: [stay]
"""
TOPICS = "topics:\n  jobs: {label: Jobs, terms: [welders]}\n  wages: {label: Wages, terms: [wages]}\n"


def project(root: Path, limit: str = "", common: str = "must_cover: [jobs]\n", audience: str = "harbour") -> Work:
    files = {"seeds/pier.md": SEED.format(limit), f"briefs/{audience}.yaml": OUTLINE.replace("harbour", audience)}
    files |= {"briefs/_common.yaml": common, "briefs/_vocabulary.yaml": TOPICS}
    for name, text in files.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    return Work(root)


def test_words_count_once_however_often_they_are_printed(tmp_path: Path) -> None:
    # Five words of the first note, six of the second; the quotation block and the bottom line print three of these again.
    assert check(project(tmp_path, "total_limit: 11")).warnings == ()
    with pytest.raises(BriefgenError, match="rights-exceeded") as caught:
        check(project(tmp_path, "total_limit: 10"))
    (finding,) = caught.value.findings
    assert (str(finding.place), finding.excerpt) == ("briefs/harbour.yaml:8:3", "pier.md")
    assert "11 of its words" in finding.message


COPIED = (
    "      - prose: At the pier it was told that the yard employs its welders for three more days a week [@stay].\n"
)


def test_words_taken_over_without_quotation_marks_count(tmp_path: Path) -> None:
    work = project(tmp_path, "total_limit: 11")
    seed, brief = tmp_path / "seeds/pier.md", tmp_path / "briefs/harbour.yaml"
    seed.write_text(seed.read_text() + "\nThe yard employs its welders for three more days a week.\n")
    assert check(work).warnings == ()
    brief.write_text(OUTLINE + COPIED)
    with pytest.raises(BriefgenError, match="22 of its words"):
        check(work)


def test_a_word_in_a_cell_is_nobodys(tmp_path: Path) -> None:
    work = project(tmp_path, "total_limit: 11")
    cells = "      - table:\n          head: [Who, What]\n          rows: [[The board, met], [days, three]]\n"
    (tmp_path / "briefs/harbour.yaml").write_text(OUTLINE + cells)
    try:
        told = check(work).summary
    except BriefgenError as error:
        told = str(error)
    assert "rights-exceeded" not in told


@pytest.mark.parametrize(("audience", "silent"), [("harbour", True), ("crews", False), ("board", False)])
def test_a_shared_part_says_what_each_audience_must_be_told(tmp_path: Path, audience: str, *, silent: bool) -> None:
    common = "must_cover:\n  for:\n    harbour: [jobs, wages]\n    crews: [jobs]\n  else: [jobs]\n"
    project(tmp_path, common=common, audience="harbour")
    project(tmp_path, common=common, audience="crews")
    work = project(tmp_path, common=common, audience="board")
    try:
        told = check(Work(work.directory, audience=audience)).summary
    except BriefgenError as error:
        told = str(error)
    assert ("topic-silent" in told) == silent
