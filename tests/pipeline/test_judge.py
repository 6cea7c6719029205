"""Rules raised and lowered, exceptions beside the text, the baseline: what fails, what passes, and what a brief tells."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

FERRY = Path(__file__).parents[1] / "projects" / "ferry"
SOURCES = "- sources: {}"
WRONG = ("to 9 a week", "to 8 a week")


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    root = Path(shutil.copytree(FERRY, tmp_path / "ferry"))
    edit(root / "briefs/crews.yaml", *WRONG)
    return root


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def run(root: Path, *words: str | Path) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), *map(str, words)])


def excused(root: Path) -> None:
    """Write an exception for the whole outline."""
    path = root / "briefs/crews.yaml"
    entry = "{rule: number-unbound, text: 8, reason: By telephone., by: Ida Falk, until: 2024-06-30}"
    path.write_text(f"exceptions: [{entry}]\n{path.read_text(encoding='utf-8')}", encoding="utf-8")


def test_a_rule_lowered_is_a_warning_and_the_account_says_so(ferry: Path) -> None:
    with (ferry / "briefgen.yaml").open("a", encoding="utf-8") as settings:
        settings.write("rules: {number-unbound: warning, fact-unused: off}\n")
    result = run(ferry, "build", "--format", "text")
    assert result.exit_code == 0, result.stderr
    assert "warning: number-unbound" in result.stderr
    told = " ".join((ferry / "build/crews.txt").read_text(encoding="utf-8").split())
    assert (
        "The rule number-unbound is a warning in this project. - The rule fact-unused is off in this project." in told
    )
    assert "number-unbound, “8”: found and not mended." in told


def test_a_rule_raised_fails(ferry: Path) -> None:
    edit(ferry / "briefs/crews.yaml", *reversed(WRONG))
    edit(ferry / "briefs/crews.yaml", "facts:\n", "facts:\n  spare: {figure: 9, near: sailings}\n")
    assert run(ferry, "check").exit_code == 0
    with (ferry / "briefgen.yaml").open("a", encoding="utf-8") as settings:
        settings.write("rules: {fact-unused: error}\n")
    result = run(ferry, "check")
    assert (result.exit_code, "fact-unused" in result.stderr) == (1, True)


def test_an_exception_passes_and_is_printed_with_name_day_and_reason(ferry: Path) -> None:
    excused(ferry)
    result = run(ferry, "build", "--format", "text")
    assert result.exit_code == 0, result.stderr
    assert ": accepted: number-unbound: " in result.stderr
    told = " ".join((ferry / "build/crews.txt").read_text(encoding="utf-8").split())
    assert "number-unbound, “8”: accepted by Ida Falk until 2024-06-30: By telephone." in told


def test_an_exception_holds_in_its_own_part_only(ferry: Path) -> None:
    path = ferry / "briefs/crews.yaml"
    edit(path, *reversed(WRONG))
    edit(path, "    blocks:\n", "    blocks:\n      - prose: There are 777 boats.\n")
    text = path.read_text(encoding="utf-8")
    assert run(ferry, "check").stderr.count("number-unbound") == text.count("777") > 1
    entry = "{rule: number-unbound, text: 777 boats, reason: Counted., by: Ida Falk, until: 2024-06-30}"
    block = "- prose: There are 777 boats.\n"
    path.write_text(text.replace(block, f"{block}        exceptions: [{entry}]\n", 1), encoding="utf-8")
    result = run(ferry, "check")
    assert result.stderr.count(": accepted: ") == 1
    assert result.stderr.count(": number-unbound: ") == text.count("777")
    path.write_text(text.replace("    blocks:\n", f"    exceptions: [{entry}]\n    blocks:\n"), encoding="utf-8")
    assert run(ferry, "check").stderr.count(": accepted: ") == text.count("777")


@pytest.mark.parametrize(
    ("rule", "cure"), [("number-unbond", '"number-unbound"'), ("yaml-syntax", "Mend what it finds")]
)
def test_an_exception_to_what_has_none_is_refused(ferry: Path, rule: str, cure: str) -> None:
    excused(ferry)
    edit(ferry / "briefs/crews.yaml", "rule: number-unbound", f"rule: {rule}")
    result = run(ferry, "check")
    assert result.exit_code == 1
    assert cure in result.stderr


@pytest.mark.parametrize("key", ["reason: By telephone., ", "by: Ida Falk, ", ", until: 2024-06-30"])
def test_an_exception_needs_reason_name_and_day(ferry: Path, key: str) -> None:
    excused(ferry)
    edit(ferry / "briefs/crews.yaml", key, "")
    assert "outline-missing-key" in run(ferry, "check").stderr


def test_a_baseline_lets_pass_what_was_there_wherever_it_moved(ferry: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.txt"
    assert run(ferry, "check", "--write-baseline", known).exit_code == 0
    edit(ferry / "briefs/crews.yaml", "title: The winter", "# moved\n\ntitle: The winter")
    result = run(ferry, "check", "--baseline", known)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Nothing new; 1 findings of known.txt are left, 0 are mended." in result.stdout
    edit(ferry / "briefs/crews.yaml", "    blocks:\n", "    blocks:\n      - prose: There are 777 boats.\n")
    result = run(ferry, "check", "--baseline", known)
    assert result.exit_code == 1
    assert "777" in result.stderr
    assert '"8" is in' not in result.stderr


def test_a_baseline_tells_what_is_mended(ferry: Path, tmp_path: Path) -> None:
    run(ferry, "check", "--write-baseline", tmp_path / "known.txt")
    edit(ferry / "briefs/crews.yaml", *reversed(WRONG))
    assert (
        "0 findings of known.txt are left, 1 are mended"
        in run(ferry, "check", "--baseline", tmp_path / "known.txt").stdout
    )


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_a_form_for_machines_is_all_that_stdout_has(ferry: Path, form: str) -> None:
    failed = run(ferry, "build", "--format", "text", "--findings", form)
    assert failed.exit_code == 1
    assert "number-unbound" in json.dumps(json.loads(failed.stdout))
    assert failed.stderr == ""
    edit(ferry / "briefs/crews.yaml", *reversed(WRONG))
    done = run(ferry, "build", "--format", "text", "--findings", form)
    assert done.exit_code == 0
    assert "number-unbound" not in json.dumps(json.loads(done.stdout))
    assert "crews.txt" in done.stderr


def test_annotations_begin_at_the_repository(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ferry.parent)
    result = run(Path("ferry"), "check", "--findings", "github")
    assert result.stdout.startswith("::error file=ferry/briefs/crews.yaml,line=")
