"""Every rule: its example breaks it as its file says, the repaired one does not; nothing can be raised without a file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import briefgen
from briefgen import rules
from briefgen.cli import main
from briefgen.errors import Severity
from briefgen.rules.rule import ENDING, File, Rule, ids, rule

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


def told(result: Result, root: Path) -> list[str]:
    """What a command finds, without the line that counts and what is accepted."""
    lines = result.stderr.replace(f"{root}/", "").splitlines()
    return [line for line in lines if not line.endswith("nothing was written.") and ": accepted: " not in line]


@pytest.mark.parametrize("each", SHOWN, ids=lambda each: each.id)
def test_the_example_is_found_and_the_repaired_one_passes(
    each: Rule, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    lay(each.wrong, tmp_path)
    wrong = run(each.run, tmp_path, monkeypatch)
    if request.config.getoption("--update-golden"):
        write(each, told(wrong, tmp_path))
    else:
        assert told(wrong, tmp_path) == each.finding.splitlines(), "--update-golden accepts what is printed now"
    assert f" {each.id}: " in wrong.stderr
    assert (wrong.exit_code == 0) == (each.severity is Severity.WARNING), wrong.stdout
    lay(each.repaired, tmp_path)
    repaired = run(each.rerun, tmp_path, monkeypatch)
    assert (told(repaired, tmp_path), repaired.exit_code) == ([], 0)


def write(each: Rule, lines: list[str]) -> None:
    """Put the lines into a rule's file as what is found."""
    path = Path(rules.__file__).parent / f"{each.id}{ENDING}"
    head = "=== finding\n"
    before, _, rest = path.read_text(encoding="utf-8").partition(head)
    rest = rest.replace(each.finding, "\n".join(lines), 1)
    path.write_text(before + head + rest, encoding="utf-8")


@pytest.mark.parametrize("each", RULES, ids=lambda each: each.id)
def test_a_rule_says_why_in_short(each: Rule) -> None:
    assert each.forbids.endswith(".")
    assert len(each.forbids) <= 120
    assert 1 <= len(each.text) <= 4


RAISING = {"Finding", "find", "stop", "fault", "error", "_finding", "_fault"}
"""Functions whose first argument is a rule, where it is written out."""
FAMILIES = {id.partition("-")[0] for id in ids()}
NO_RULES = {
    # Words of other lists that begin as rules do.
    "date-time",
}
WITHOUT_EXAMPLE = {
    "chart-converter": "the tests have the converter",
    "name-invalid": "outlines of such names are refused before",
    "recipient-missing": "the command line asks for one before",
    "seed-too-large": "file-unreadable is found before",
    **dict.fromkeys(("smtp-broken", "smtp-login", "smtp-recipient", "smtp-refused", "smtp-tls"), "needs a server"),
    **dict.fromkeys(
        ("delivery-twice", "delivery-unknown"),
        "known by digests of a PDF, which change with its maker; tests/pipeline/test_send.py has them",
    ),
}
"""Rules whose example cannot be laid out in files, each with the reason."""


def written() -> Iterator[str]:
    """The ids in the code: whatever is handed to what makes findings, and whatever begins like a rule."""
    for path in sorted(Path(briefgen.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                if "-" in node.value and is_id(node.value) and node.value.partition("-")[0] in FAMILIES:
                    yield node.value
            elif isinstance(node, ast.Call) and node.args and called(node) in RAISING:
                first = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                if isinstance(first, str) and is_id(first) and ("-" in first or called(node) == "Finding"):
                    yield first


def is_id(word: str) -> bool:
    return re.fullmatch("[a-z]+(-[a-z]+)*", word) is not None


def called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_every_rule_that_the_code_can_raise_has_a_file_and_every_file_a_rule() -> None:
    raised = set(written()) - NO_RULES
    assert sorted(raised - set(ids())) == []
    assert sorted(set(ids()) - raised) == []


def test_no_id_is_put_together_where_no_reader_finds_it() -> None:
    composed = [
        f"{path.name}:{node.lineno}"
        for path in sorted(Path(briefgen.__file__).parent.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and called(node) in RAISING
        and node.args
        and isinstance(node.args[0], ast.JoinedStr)
    ]
    assert composed == []


def test_only_what_cannot_be_shown_has_no_example() -> None:
    assert {each.id for each in RULES if not each.wrong} == set(WITHOUT_EXAMPLE)
