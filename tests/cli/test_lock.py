"""The commands of the lock: what they print where, and how they exit."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

FERRY = Path(__file__).parents[1] / "projects" / "ferry"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY, tmp_path / "ferry"))


def run(root: Path, *words: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(root), *words])


def test_accept_then_diff_has_nothing_to_say(ferry: Path) -> None:
    accepted = run(ferry, "accept")
    assert (accepted.exit_code, accepted.stdout) == (0, "Accepted 12 facts of 2 sources, for crews.\n")
    assert run(ferry, "diff", "--exit-code").exit_code == 0
    assert run(ferry, "check").stderr == ""


def test_a_difference_is_told_and_fails_only_on_request(ferry: Path) -> None:
    run(ferry, "accept")
    for seed in (ferry / "seeds").iterdir():
        text = seed.read_text(encoding="utf-8").replace("18 March", "19 March").replace("March 18", "March 19")
        seed.write_text(text, encoding="utf-8")
    told = run(ferry, "diff")
    assert told.exit_code == 0
    assert "hearing: 18 March 2024, scheduled → 19 March 2024, scheduled" in told.stdout
    assert run(ferry, "diff", "--exit-code").exit_code == 1
    assert run(ferry, "check").exit_code == 1


def test_a_changed_text_is_told_before_and_after_it_is_accepted(ferry: Path) -> None:
    run(ferry, "accept")
    outline = ferry / "briefs" / "crews.yaml"
    text = outline.read_text(encoding="utf-8")
    outline.write_text(text.replace("smaller than the words", "larger than the words"), encoding="utf-8")
    step = '"… the numbers is smaller than the words." → "… the numbers is larger than the words."'
    assert json.loads(run(ferry, "diff", "--format", "json").stdout)["briefs"][0]["texts"][0]["new"].endswith("words.")
    assert f"- **Our own texts**\n  - {step}\n" in run(ferry, "diff", "--format", "markdown").stdout
    for told in (run(ferry, "diff").stdout, run(ferry, "accept").stdout):
        assert f"  Our own texts\n    {step}\n" in told
    assert run(ferry, "diff").stdout == "Nothing changed.\n"


def test_a_diff_without_a_lock_is_wrong_usage(ferry: Path) -> None:
    told = run(ferry, "diff")
    assert (told.exit_code, told.stdout) == (2, "")
    assert "lock-missing" in told.stderr


def test_other_seeds_are_told_in_one_line(ferry: Path) -> None:
    run(ferry, "accept")
    told = run(ferry, "check", "--seeds", str(ferry / "seeds"))
    assert told.stderr == "Other sources were named, so that nothing was held against briefgen.lock.\n"


def test_why_and_uses_print_to_stdout(ferry: Path) -> None:
    assert "[@cut]" in run(ferry, "why", "9").stdout
    assert "Nothing of it was delivered" in run(ferry, "uses", "hearing").stdout


@pytest.mark.slow
def test_uses_finds_the_pages(ferry: Path) -> None:
    assert "crews, Calendar, page 1 (briefs/crews.yaml:" in run(ferry, "uses", "hearing", "--pages").stdout
