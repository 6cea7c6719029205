"""The texts of an outline against those that a person accepted, from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, Finding
from briefgen.pipeline.accept import accept
from briefgen.pipeline.briefs import check
from briefgen.pipeline.work import Work

SEED = """\
---
title: Dyers wait
publisher: Valley News
published: 2024-03-05
---

The board of the mill at Varn resists a strike fund. The board meets on 18 March.
"""
BRIEF = """\
title: The mill
label: Brief
audience: valley
as_of: 2024-03-12
bottom_line: |
  The board of the mill
  resists a strike fund [@fund], and waits for {@meeting}.
facts:
  fund: {quote: a strike fund}
  meeting: {event: board meets}
sections:
  - title: What we do not know
    blocks:
      - prose: Nobody names a date.
      - analysis: We should wait.
"""


def lay(root: Path, seed: str, brief: str) -> None:
    for path, text in {"seeds/mill.md": seed, "briefs/valley.yaml": brief}.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")


def told(root: Path) -> list[Finding]:
    try:
        found = check(Work(root)).warnings
    except BriefgenError as error:
        found = error.findings
    return [finding for finding in found if finding.rule == "text-turned"]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("resists", "plans", "briefs/valley.yaml:7:3"),
        ("Nobody names", "Somebody names", "briefs/valley.yaml:14:16"),
        ("We should wait", "We should not wait", "briefs/valley.yaml:15:29"),
    ],
)
def test_a_text_that_turned_is_told_at_its_words(tmp_path: Path, old: str, new: str, place: str) -> None:
    lay(tmp_path, SEED, BRIEF)
    accept(Work(tmp_path))
    assert told(tmp_path) == []
    lay(tmp_path, SEED, BRIEF.replace(old, new))
    (finding,) = told(tmp_path)
    assert str(finding.place) == place
    accept(Work(tmp_path))
    assert told(tmp_path) == []


def test_a_value_that_a_source_changed_is_not_told_twice(tmp_path: Path) -> None:
    lay(tmp_path, SEED, BRIEF)
    accept(Work(tmp_path))
    lay(tmp_path, SEED.replace("18 March", "25 March"), BRIEF.replace("waits", "hopes"))
    assert told(tmp_path) == []


def test_to_accept_one_fact_accepts_the_texts_that_rest_on_it(tmp_path: Path) -> None:
    lay(tmp_path, SEED, BRIEF)
    accept(Work(tmp_path))
    lay(tmp_path, SEED, BRIEF.replace("resists", "plans").replace("Nobody names", "Somebody names"))
    accept(Work(tmp_path), ["fund"])
    assert [finding.excerpt for finding in told(tmp_path)] == ["Somebody"]


def test_a_lock_without_texts_holds_none(tmp_path: Path) -> None:
    lay(tmp_path, SEED, BRIEF)
    accept(Work(tmp_path))
    path = tmp_path / "briefgen.lock"
    path.write_text(path.read_text(encoding="utf-8").partition("    texts:")[0], encoding="utf-8")
    lay(tmp_path, SEED, BRIEF.replace("resists", "plans"))
    assert told(tmp_path) == []
    (finding,) = check(Work(tmp_path)).warnings
    assert (finding.rule, finding.excerpt) == ("lock-behind", "valley")
    accept(Work(tmp_path))
    assert check(Work(tmp_path)).warnings == ()


def test_the_texts_of_one_fact_are_accepted_where_they_stand(tmp_path: Path) -> None:
    lay(tmp_path, SEED, BRIEF)
    accept(Work(tmp_path))
    lay(tmp_path, SEED, BRIEF.replace("resists", "plans").replace("We should", "We must"))
    accept(Work(tmp_path), ["fund"])
    lock = (tmp_path / "briefgen.lock").read_text(encoding="utf-8").partition("    texts:")[2]
    assert lock.index("plans") < lock.index("Nobody names") < lock.index("We should wait")


def test_a_label_in_the_place_of_another_is_told(tmp_path: Path) -> None:
    table = (
        BRIEF
        + """\
      - table:
          head: [Who, What]
          rows: [[The board, resists], [The dyers, wait]]
"""
    )
    lay(tmp_path, SEED, table)
    accept(Work(tmp_path))
    lay(tmp_path, SEED, table.replace("[The board, resists]", "[The dyers, resists]"))
    assert [finding.excerpt for finding in told(tmp_path)] == ["dyers"]
