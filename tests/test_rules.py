"""Every rule: its example breaks it as its file says, the repaired one does not; nothing can be raised without a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main
from briefgen.errors import Severity
from briefgen.rules.rule import File, Rule, ids, rule

RULES = tuple(rule(id) for id in ids())
SHOWN = tuple(each for each in RULES if each.wrong)


def lay(files: tuple[File, ...], root: Path) -> None:
    """Write an example's files."""
    for file in files:
        path = root / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_symlink() or (path.exists() and file.form == "removed"):
            path.unlink()
        if file.link:
            path.symlink_to(file.link)
        elif file.path.endswith("/"):
            path.mkdir(exist_ok=True)
        elif file.form.isdigit():
            path.write_text(file.text * int(file.form), encoding="utf-8")
        elif file.form != "removed":
            path.write_text(file.text, encoding=file.form or "utf-8")


def run(words: str, root: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    monkeypatch.chdir(root)
    return CliRunner().invoke(main, words.split())


def told(result: Result) -> list[str]:
    """What a command says on stderr, without the line that counts."""
    return [line for line in result.stderr.splitlines() if not line.endswith("nothing was written.")]


@pytest.mark.parametrize("each", SHOWN, ids=lambda each: each.id)
def test_the_example_is_found_and_the_repaired_one_passes(
    each: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay(each.wrong, tmp_path)
    wrong = run(each.run, tmp_path, monkeypatch)
    assert told(wrong) == each.finding.splitlines()
    assert f" {each.id}: " in each.finding
    assert (wrong.exit_code == 0) == (each.severity is Severity.WARNING), wrong.stdout
    lay(each.repaired, tmp_path)
    repaired = run(each.rerun, tmp_path, monkeypatch)
    assert (told(repaired), repaired.exit_code) == ([], 0)


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_a_rule_says_why_in_short(each: Rule) -> None:
    assert each.forbids.endswith(".")
    assert len(each.forbids) <= 120
    assert 1 <= len(each.text) <= 4
