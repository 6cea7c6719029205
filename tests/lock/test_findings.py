"""What a lock says of a seed that was changed after it was accepted, by cases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, Finding
from briefgen.pipeline.accept import accept
from briefgen.pipeline.briefs import check
from briefgen.pipeline.work import Work
from tests.casefile import cases

RULES = {
    "fact-changed",
    "fact-turned",
    "fact-gone",
    "fact-reworded",
    "fact-moved",
    "seed-changed",
    "lock-behind",
    "lock-form",
}
HEAD = "---\ntitle: The mill\npublisher: Valley News\npublished: 2024-03-05\n---\n\n"
BRIEF = """\
title: The mill
label: Brief
audience: valley
as_of: 2024-03-12
bottom_line: What the papers say of the mill {cited}.
facts:
{facts}
sections:
  - title: What comes
    blocks:
      - prose: Nobody knows.
"""


def lay(root: Path, seed: str, names: str) -> None:
    cited = " ".join(f"[@{line.partition(':')[0]}]" for line in names.splitlines())
    facts = "\n".join(f"  {line}" for line in names.splitlines())
    for path, text in {
        "seeds/mill.md": HEAD + seed,
        "briefs/valley.yaml": BRIEF.format(cited=cited, facts=facts),
    }.items():
        (root / path).parent.mkdir(exist_ok=True)
        (root / path).write_text(text + "\n", encoding="utf-8")


def told(root: Path) -> Iterator[Finding]:
    """What check says of the lock, errors and warnings."""
    try:
        found = check(Work(root)).warnings
    except BriefgenError as error:
        found = error.findings
    yield from (finding for finding in found if finding.rule in RULES)


@pytest.mark.parametrize(("given", "expected"), cases(__file__, "moved.txt"))
def test_a_changed_seed_is_told(given: str, expected: str, tmp_path: Path) -> None:
    first, rest = given.split("\nthen\n")
    later, names = rest.split("\nnames\n")
    lay(tmp_path, first, names)
    accept(Work(tmp_path))
    assert list(told(tmp_path)) == []
    lay(tmp_path, later, names)
    lines = [f"{finding.rule}: {finding.message}" for finding in told(tmp_path)]
    wanted = expected.splitlines()
    assert [line.partition(":")[0] for line in sorted(lines)] == [line.partition(":")[0] for line in sorted(wanted)]
    assert all(line.startswith(start) for line, start in zip(sorted(lines), sorted(wanted), strict=True)), lines


def test_a_change_names_the_sentence_and_its_place(tmp_path: Path) -> None:
    names = "meeting: {event: board}"
    lay(tmp_path, "The board will meet on 18 March.", names)
    accept(Work(tmp_path))
    lay(tmp_path, "The board will meet on 25 March.", names)
    changed = next(finding for finding in told(tmp_path) if finding.rule == "fact-changed")
    assert str(changed.place) == "briefs/valley.yaml:7:3"
    assert 'briefs/valley.yaml:5:14 (valley, Opening): "What the papers say of the mill."' in changed.message
    assert changed.cure.endswith("`briefgen accept meeting`.")


def test_new_names_are_told_once_a_brief(tmp_path: Path) -> None:
    lay(tmp_path, "The mill employs 310 spinners and 20 dyers.", "spinners: {figure: 310 spinners}")
    accept(Work(tmp_path))
    lay(tmp_path, "The mill employs 310 spinners and 20 dyers.", "dyers: {figure: 20 dyers}")
    (finding,) = told(tmp_path)
    assert finding.message == (
        '"valley" rests on dyers, which briefgen.lock does not hold, and rests no longer on spinners, '
        "which briefgen.lock holds."
    )


def test_without_a_lock_nothing_is_said(tmp_path: Path) -> None:
    lay(tmp_path, "The mill employs 310 spinners.", "spinners: {figure: 310 spinners}")
    assert check(Work(tmp_path)).warnings == ()


def test_other_seeds_are_not_held_against_the_lock(tmp_path: Path) -> None:
    lay(tmp_path, "The board will meet on 18 March.", "meeting: {event: board}")
    accept(Work(tmp_path))
    lay(tmp_path, "The board will meet on 25 March.", "meeting: {event: board}")
    assert list(told(tmp_path))
    assert check(Work(tmp_path, tmp_path / "seeds")).warnings == ()


def test_a_broken_lock_says_where_and_is_written_anew(tmp_path: Path) -> None:
    lay(tmp_path, "The mill employs 310 spinners.", "spinners: {figure: 310 spinners}")
    accept(Work(tmp_path))
    path = tmp_path / "briefgen.lock"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole.replace("kind: figure", "kind: [figure]"), encoding="utf-8")
    (finding,) = told(tmp_path)
    assert (finding.rule, finding.place.line) == ("lock-form", 12)
    accept(Work(tmp_path))
    assert path.read_text(encoding="utf-8") == whole
