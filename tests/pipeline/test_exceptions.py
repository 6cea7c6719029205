"""Exceptions to what only the pages show, and those of a section for what it shares."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.model.brief import Brief
from briefgen.pipeline import briefs
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.limits import caps, paged
from briefgen.pipeline.load import Desk
from briefgen.pipeline.work import Work

SEED = "---\ntitle: Pier\npublisher: Quay News\npublished: 2024-03-05\n---\n\nThe yard employs 1,200 welders.\n"
LATE = "{rule: pages-over, text: harbour, reason: The board wants it whole., by: Ida Falk, until: 2024-06-30}"
OUTLINE = """\
title: The yard
label: Brief
audience: harbour
as_of: 2024-03-12
max_pages: 1
exceptions: [LATE]
bottom_line: The yard has 1,200 welders [@welders].
facts:
  welders: {figure: 1200 welders}
sections:
  - title: Where it stands
    blocks:
      - prose: Nothing has changed.
      - sources: {}
"""


def project(root: Path, outline: str, part: str = "") -> Path:
    for name, text in {"seeds/pier.md": SEED, "briefs/harbour.yaml": outline, "briefs/_part.yaml": part}.items():
        path = root / name
        path.parent.mkdir(exist_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")
    return root


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """How many pages the PDF has; none is set."""
    counts = {"pages": 2}

    def paper(_page: str, brief: Brief, desk: Desk) -> bytes:
        desk.findings.extend(paged(caps(desk.plans[brief.id]), brief, counts))
        return b"%PDF"

    monkeypatch.setattr(briefs, "_paper", paper)
    return counts


def test_too_many_pages_fail_and_an_exception_lets_them_pass(tmp_path: Path, pages: dict[str, int]) -> None:
    assert pages["pages"] == 2
    root = project(tmp_path, OUTLINE.replace("exceptions: [LATE]\n", ""))
    with pytest.raises(BriefgenError, match="pages-over"):
        build(Work(root), ("html", "pdf", "text"))
    project(tmp_path, OUTLINE.replace("LATE", LATE))
    told = build(Work(root), ("html", "pdf", "text")).warnings
    assert [(each.rule, each.severity.value) for each in told] == [("pages-over", "accepted")]
    text = " ".join((root / "build" / "harbour.txt").read_text(encoding="utf-8").split())
    assert "pages-over, “harbour”: accepted by Ida Falk until 2024-06-30: The board wants it whole." in text


def test_check_waits_for_the_pages_and_says_that_it_saw_none(tmp_path: Path) -> None:
    report = check(Work(project(tmp_path, OUTLINE.replace("LATE", LATE))))
    assert report.warnings == ()
    assert "No page was set" in report.summary


def test_an_exception_that_no_page_needs_is_found_where_all_pages_are_set(
    tmp_path: Path, pages: dict[str, int]
) -> None:
    pages["pages"] = 1
    root = project(tmp_path, OUTLINE.replace("LATE", LATE))
    assert build(Work(root), ("html", "text")).warnings == ()
    with pytest.raises(BriefgenError, match="exception-unused"):
        build(Work(root), ("html", "pdf"))


SHARED = """\
blocks:
  count: {prose: There are 777 boats.}
  other: {prose: There are 777 carts.}
"""
BOATS = "{rule: number-unbound, text: 777, reason: Counted., by: Ida Falk, until: 2024-06-30}"
USING = OUTLINE.replace("exceptions: [LATE]\n", "include: [_part.yaml]\n").replace("max_pages: 1\n", "")


@pytest.mark.parametrize("there", ["section", "block"])
def test_an_exception_holds_for_what_its_part_shares(tmp_path: Path, there: str) -> None:
    own = f"exceptions: [{BOATS}]"
    used = "      - use: count\n" + (f"        {own}\n" if there == "block" else "")
    outline = USING.replace("      - prose: Nothing has changed.\n", used)
    if there == "section":
        outline = outline.replace("    blocks:\n", f"    {own}\n    blocks:\n")
    root = project(tmp_path, outline, SHARED)
    assert [each.severity.value for each in check(Work(root)).warnings] == ["accepted"]
    more = "  - title: And more\n    blocks:\n      - use: other\n"
    project(tmp_path, outline + more, SHARED)
    with pytest.raises(BriefgenError, match="777") as caught:
        check(Work(root))
    assert [each.severity.value for each in caught.value.findings].count("error") == 1
