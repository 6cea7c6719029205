"""The lock from end to end: a seed changes, check names the sentence, a person accepts, diff and the brief tell it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, ConfigurationError
from briefgen.model.lock import Lock
from briefgen.pipeline.accept import accept
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.difference import diff
from briefgen.pipeline.trace import uses, why
from briefgen.pipeline.work import Work

SEED = """\
---
title: Dyers wait
publisher: Valley News
published: 2024-03-05
---

The mill at Varn employs 310 spinners. "We will not close the mill," said Inga Holt, its chair.

The board will meet on 18 March.
"""
BRIEF = """\
title: The mill
label: Brief
audience: valley
as_of: 2024-03-12
version: "1"
bottom_line: The mill has 310 spinners [@spinners].
facts:
  spinners: {figure: 310 spinners}
  promise: {statement: close the mill, speaker: Inga Holt}
  meeting: {event: board}
key_figures:
  - {fact: spinners, text: at Varn}
sections:
  - title: In her words
    blocks:
      - quotes: [promise]
  - title: Calendar
    blocks:
      - timeline: [meeting]
  - title: Since the last edition
    blocks:
      - changes: {}
"""


@pytest.fixture
def mill(tmp_path: Path) -> Path:
    for path, text in {"seeds/news.md": SEED, "briefs/valley.yaml": BRIEF}.items():
        (tmp_path / path).parent.mkdir()
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def page(root: Path) -> str:
    (path,) = build(Work(root), ("text",)).paths
    return " ".join(Path(path).read_text(encoding="utf-8").split())


def test_from_a_changed_seed_to_a_brief_that_tells_it(mill: Path) -> None:
    assert accept(Work(mill)).words == "Accepted 3 facts of 1 source, for valley.\n"
    assert "no earlier version was accepted" in page(mill)

    edit(mill / "seeds/news.md", ("310 spinners", "325 spinners"))
    with pytest.raises(BriefgenError) as caught:
        check(Work(mill))
    told = {finding.rule: str(finding) for finding in caught.value.findings}
    assert 'briefs/valley.yaml:6:14 (valley, Opening): "The mill has 310 spinners."' in told["fact-changed"]
    assert "is 325 spinners (news.md ¶1), up 15, 4.8%" in told["fact-changed"]
    with pytest.raises(BriefgenError, match="fact-missing"):
        accept(Work(mill))  # the outline still says 310

    edit(mill / "briefs/valley.yaml", ("310", "325"), ('"1"', '"2"'))
    with pytest.raises(BriefgenError, match="fact-changed") as caught:
        build(Work(mill), ("text",))
    assert [f.rule for f in caught.value.findings if f.severity.value == "error"] == ["fact-changed"]

    words = accept(Work(mill)).words
    assert "valley, version 1 → 2, as of 2024-03-12" in words
    assert "spinners: 310 spinners → 325 spinners (up 15, 4.8%), news.md ¶1" in words
    assert check(Work(mill)).warnings == ()
    assert diff(mill, None, None, "text") == ("Nothing changed.\n", False)
    assert (
        "WHAT CHANGED (since version 1, as of 12 March 2024) Updates * 325 spinners (was 310 spinners) "
        "– The mill has 325 spinners.[1] Sources * Changed: Dyers wait, 5 March 2024"
    ) in page(mill)


def test_our_own_mistake_is_a_correction(mill: Path) -> None:
    edit(mill / "seeds/news.md", ("310 spinners.", "310 spinners. The mill at Orra employs 120 spinners."))
    accept(Work(mill))
    edit(mill / "briefs/valley.yaml", ("310", "120"), ('"1"', '"2"'), ("at Varn", "at Orra"))
    assert "correction: its sources read as before" in diff(mill, None, None, "text")[0]
    accept(Work(mill))
    assert "Corrections * 120 spinners (was 310 spinners) – The mill has 120 spinners.[1]" in page(mill)


def test_a_correction_by_hand_says_when_and_why(mill: Path) -> None:
    by_hand = "changes: {corrections: [{date: 2024-03-11, fact: spinners, was: 300, text: We misread a table.}]}"
    edit(mill / "briefs/valley.yaml", ("changes: {}", by_hand))
    assert "Corrections * 11 March 2024: (was 300) – We misread a table.[1]" in page(mill)
    edit(mill / "briefs/valley.yaml", ("We misread a table.", "It is 330 spinners."))
    with pytest.raises(BriefgenError, match='"330 spinners"'):
        check(Work(mill))


def test_accepting_one_fact_leaves_the_other_to_be_read(mill: Path) -> None:
    accept(Work(mill))
    edit(mill / "seeds/news.md", ("310", "325"), ("18 March", "25 March"))
    edit(mill / "briefs/valley.yaml", ("310", "325"))
    accept(Work(mill), ("meeting",))
    with pytest.raises(BriefgenError) as caught:
        check(Work(mill))
    told = [finding for finding in caught.value.findings if finding.rule.startswith(("fact", "seed"))]
    assert [(f.rule, f.message.split('"')[1]) for f in told] == [
        ("seed-changed", "news.md"),
        ("fact-changed", "spinners"),
    ]
    accept(Work(mill), ("spinners",))
    assert check(Work(mill)).warnings == ()


def test_a_fact_accepted_by_name_is_an_update_of_the_last_version(mill: Path) -> None:
    accept(Work(mill))
    edit(mill / "seeds/news.md", ("18 March", "25 March"))
    edit(mill / "briefs/valley.yaml", ('"1"', '"2"'))
    assert "update: its sources changed" in accept(Work(mill), ("meeting",)).words
    told = page(mill)
    assert "Updates * 25 March 2024 (was 18 March 2024)" in told
    accept(Work(mill), ("promise",))
    assert page(mill) == told


def test_each_fact_accepted_by_name_is_an_update_where_one_source_has_both(mill: Path) -> None:
    accept(Work(mill))
    edit(mill / "seeds/news.md", ("310", "325"), ("18 March", "25 March"))
    edit(mill / "briefs/valley.yaml", ("310", "325"), ('"1"', '"2"'))
    for name in ("meeting", "spinners"):
        assert "update: its sources changed" in accept(Work(mill), (name,)).words
    assert "Corrections" not in page(mill)
    assert "325 spinners (was 310 spinners)" in page(mill)


def test_a_name_that_nothing_rests_on_cannot_be_accepted(mill: Path) -> None:
    with pytest.raises(BriefgenError, match="lock-missing"):
        accept(Work(mill), ("spinners",))
    accept(Work(mill))
    with pytest.raises(ConfigurationError, match='Did you mean "spinners"'):
        accept(Work(mill), ("spinner",))


def test_seeds_that_say_the_same_in_other_files_let_the_build_pass(mill: Path) -> None:
    accept(Work(mill))
    (mill / "seeds/news.md").unlink()
    other = SEED.replace("The mill at Varn employs 310 spinners.", "At Varn, 310 spinners work in the mill.")
    (mill / "seeds/herald.md").write_text(other, encoding="utf-8")
    told = build(Work(mill), ("text",)).warnings
    assert sorted(finding.rule for finding in told) == ["fact-moved", "fact-reworded", "seed-changed", "seed-changed"]


def test_what_a_query_prints_is_pinned_too(mill: Path) -> None:
    edit(
        mill / "briefs/valley.yaml",
        ("timeline: [meeting]", "timeline: {kind: event}"),
        ("  meeting: {event: board}\n", ""),
    )
    accept(Work(mill))
    edit(mill / "seeds/news.md", ("18 March", "25 March"))
    with pytest.raises(BriefgenError, match=r"was 18 March 2024, scheduled .* is 25 March 2024"):
        check(Work(mill))


def test_the_lock_does_not_depend_on_when_it_is_written(mill: Path) -> None:
    accept(Work(mill))
    first = (mill / "briefgen.lock").read_bytes()
    assert accept(Work(mill)).words == "Nothing changed.\n"
    assert (mill / "briefgen.lock").read_bytes() == first


def test_a_long_passage_is_kept_within_its_limit(mill: Path) -> None:
    edit(mill / "seeds/news.md", ("published:", "quote_limit: 6\npublished:"))
    edit(mill / "briefs/valley.yaml", ("timeline: [meeting]", "timeline: {events: [{fact: meeting, text: The vote}]}"))
    accept(Work(mill))
    text = (mill / "briefgen.lock").read_text(encoding="utf-8")
    assert 'words: "mill at Varn employs 310 spinners."' in text
    assert "The mill at Varn" not in text


@pytest.mark.parametrize("asked", ["310", "310 spinners", "three hundred and ten"])
def test_why_leads_from_a_number_to_its_passage(mill: Path, asked: str) -> None:
    told = why(mill, asked, "text")
    assert "valley, Opening (briefs/valley.yaml:6:14)\n  “The mill has 310 spinners.”\n" in told
    assert "  [@spinners] 310 spinners, news.md ¶1: “The mill at Varn employs 310 spinners.”\n" in told


def test_why_tells_a_card_once(mill: Path) -> None:
    """And not its number first and then the whole of it."""
    told = why(mill, "310", "text")
    assert "“310 spinners at Varn”" in told
    assert "“310 spinners”" not in told


def test_why_finds_a_date_in_any_form_and_words(mill: Path) -> None:
    assert "[@meeting]" in why(mill, "2024-03-18", "text")
    assert "[@promise]" in why(mill, "close the mill", "text")
    with pytest.raises(BriefgenError, match="print-missing"):
        why(mill, "31", "text")


@pytest.mark.parametrize("asked", ["spinners", "news.md", "news", "Valley News"])
def test_uses_lists_what_rests_on_a_fact_or_a_source(mill: Path, asked: str) -> None:
    assert "valley, Opening (briefs/valley.yaml:6:14)\n  “The mill has 310 spinners.”\n  rests on spinners\n" in uses(
        mill, asked, "text", pages=False
    )


@pytest.mark.parametrize("asked", ["news.md", "news", "Valley News"])
def test_uses_knows_a_withdrawn_source_from_the_lock(mill: Path, asked: str) -> None:
    accept(Work(mill))
    (mill / "seeds/news.md").rename(mill / "seeds/herald.md")
    edit(mill / "seeds/herald.md", ("publisher: Valley News", "publisher: The Herald"))
    rows = json.loads(uses(mill, asked, "json", pages=False))
    assert {row["origin"] for row in rows} == {"briefgen.lock, version 1"}
    assert {fact["name"] for row in rows for fact in row["facts"]} == {"spinners", "promise", "meeting"}


def test_diff_reads_files_folders_and_revisions(mill: Path) -> None:
    git(mill, "init", "-q")
    git(mill, "add", ".")
    git(mill, "commit", "-q", "-m", "one")
    accept(Work(mill))
    kept = mill / "kept.lock"
    kept.write_bytes((mill / "briefgen.lock").read_bytes())
    edit(mill / "seeds/news.md", ("310", "325"))
    edit(mill / "briefs/valley.yaml", ("310", "325"))
    git(mill, "add", ".")
    accept(Work(mill))
    git(mill, "add", ".")
    git(mill, "commit", "-q", "-m", "two")
    told = diff(mill, str(kept), str(mill), "text")[0]
    assert "spinners: 310 spinners → 325 spinners" in told
    assert diff(mill, "HEAD~1", "HEAD", "text")[0].splitlines()[:4] == told.splitlines()[:4]
    tree = json.loads(diff(mill, "HEAD~1", "HEAD", "json")[0])
    assert tree["briefs"][0]["changes"][0]["step"] == "up 15, 4.8%"
    assert diff(mill, "HEAD~1", "HEAD", "markdown")[0].startswith("### valley, version 1, as of 2024-03-12\n\n- source")
    with pytest.raises(ConfigurationError, match="state-unknown"):
        diff(mill, "no-such-branch", None, "text")


def git(root: Path, *words: str) -> None:
    who = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(root), *who, *words], check=True, capture_output=True)  # noqa: S607 - whichever git there is


def test_a_lock_without_anything_has_nothing_to_say() -> None:
    assert Lock().before("valley", "1") is None


def test_the_lock_of_this_repository_holds(root: Path) -> None:
    """Where it does not, read `briefgen diff`, then run `briefgen accept`."""
    assert (root / "briefgen.lock").is_file()
    assert [str(finding) for finding in check(Work(root)).warnings if finding.rule in OF_THE_LOCK] == []


OF_THE_LOCK = {"seed-changed", "fact-reworded", "fact-moved", "lock-behind"}
