"""The commands that print facts: the same forms for both, and standard input as a file among files."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

FERRY = Path(__file__).parent.parent / "projects" / "ferry"
TEXT = "The yard employs 1,400 welders.\n\n“We stay,” Ida Falk said on Monday."


def run(*words: str | Path, told: str | bytes = "") -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=told)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "yard.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_standard_input_is_read_as_the_file_would_be(file: Path) -> None:
    piped = run("extract", "-", "--name", "yard.txt", "--published", "2024-03-05", told=TEXT)
    assert (piped.exit_code, piped.stderr) == (0, "")
    assert piped.stdout == run("extract", file, "--published", "2024-03-05").stdout


def test_standard_input_stands_where_it_is_named_and_has_a_name_of_its_own(file: Path) -> None:
    lines = run("extract", "-", file, told="The pier lost 12 boats.").stdout.splitlines()
    sources = [json.loads(line)["source"] for line in lines]
    assert sources[0] == "stdin"
    assert list(dict.fromkeys(sources)) == ["stdin", "yard.txt"]


def test_standard_input_is_markdown_where_its_name_says_so() -> None:
    text = "# 12 boats\n\n| 3 | 4 |\n|---|---|\n| 5 | 6 |\n\nThe pier lost [40 nets](https://pier.example/9).\n"
    plain, marked = (run("extract", "-", "--name", name, told=text).stdout for name in ("a.txt", "a.md"))
    assert '"surface": "40 nets"' in marked
    assert plain != marked


@pytest.mark.parametrize(
    ("told", "finding"),
    [
        (b"", "stdin:1:1: seed-empty:"),
        (b"The pier\xe9", "stdin:1:9: seed-encoding:"),
        (b"x" * 8_000_001, "stdin:1:1: seed-too-large:"),
    ],
)
def test_what_cannot_be_read_from_standard_input_is_a_finding(told: bytes, finding: str) -> None:
    result = run("extract", "-", told=told)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(finding)


@pytest.mark.parametrize(
    ("redirected", "told"),
    [
        ("<&-", "stdin: file-unreadable: cannot be read: it is closed. Name a file, or pipe a text in."),
        ("0>/dev/null", "stdin: file-unreadable: cannot be read: bad file descriptor. Name a file, or pipe a text in."),
    ],
)
def test_no_standard_input_is_a_finding_and_no_hindrance_to_files(redirected: str, told: str, file: Path) -> None:
    def shell(name: str) -> subprocess.CompletedProcess[str]:
        command = f'"{sys.executable}" -m briefgen extract "{name}" {redirected}'
        return subprocess.run(["/bin/sh", "-c", command], check=False, capture_output=True, text=True)

    assert (shell("-").returncode, shell("-").stderr.splitlines()[0]) == (1, told)
    assert (shell(str(file)).returncode, shell(str(file)).stderr) == (0, "")


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_text_that_states_nothing_is_told(form: str, file: Path) -> None:
    result = run("extract", file, "-", "--format", form, told="Nothing at all")
    assert result.exit_code == 0
    assert "1,400" in result.stdout
    assert result.stderr.splitlines() == [
        "stdin:1:1: warning: seed-silent: states no fact that can be read. Check that it is running text."
    ]


@pytest.mark.parametrize(
    ("form", "has"),
    [
        (
            "jsonl",
            lambda out: {json.loads(line)["source"] for line in out.splitlines()} == {"2024-03-05-harbour-post.md"},
        ),
        ("json", lambda out: {fact["source"] for fact in json.loads(out)} == {"2024-03-05-harbour-post.md"}),
        ("jsonld", lambda out: '"@context"' in out),
        ("csv", lambda out: out.startswith("id,kind,source,") and "2024-03-05-harbour-post.md" in out),
        ("html", lambda out: out.startswith("<!doctype html>") and out.count("<section") == 1),
        ("table", lambda out: "2024-03-05-harbour-post.md ¶" in out),
    ],
)
def test_both_commands_print_every_form(form: str, has: Callable[[str], bool]) -> None:
    """The page of a project's facts has the sources that state them, and no other."""
    file = "2024-03-05-harbour-post.md"
    extracted = run("extract", FERRY / "seeds" / file, "--format", form)
    listed = run("-C", FERRY, "facts", "--source", file, "--format", form)
    assert (extracted.exit_code, listed.exit_code) == (0, 0)
    assert has(extracted.stdout)
    assert has(listed.stdout)


def test_a_card_tells_by_which_rule_a_fact_was_read_once(file: Path) -> None:
    page = run("extract", file, "--format", "html").stdout
    assert page.count("<dt>read</dt>") > 1
    assert "<dt>grade</dt>" not in page
    assert "<dt>rule</dt>" not in page


@pytest.mark.parametrize("words", [("facts", "--kind", "figure"), ("facts", "conflicts")])
def test_what_is_wrong_with_the_sources_is_told_beside_their_facts(words: tuple[str, ...], tmp_path: Path) -> None:
    """Without its record a source has no day from which "on Thursday" could be counted."""
    ferry = shutil.copytree(FERRY, tmp_path / "ferry")
    assert run("-C", ferry, *words).stderr == ""
    (ferry / "seeds/sources.yaml").unlink()
    result = run("-C", ferry, *words)
    assert result.exit_code == 0
    assert "warning: source-incomplete:" in result.stderr
    assert "source-incomplete" not in result.stdout
