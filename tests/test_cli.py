"""The command line as a user meets it: results on stdout, talk on stderr, exit statuses that mean something."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

FERRY = Path(__file__).parent / "projects" / "ferry"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY, tmp_path / "ferry"))


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_build_prints_what_it_wrote(ferry: Path) -> None:
    result = run("-C", ferry, "build", "--format", "html,text")
    assert result.exit_code == 0, result.stderr
    assert [Path(line).name for line in result.stdout.splitlines()] == ["crews.html", "crews.txt"]
    assert result.stderr == ""


def test_findings_exit_1_and_say_where_on_stderr(ferry: Path) -> None:
    outline = ferry / "briefs/crews.yaml"
    outline.write_text(outline.read_text(encoding="utf-8").replace("to 9 a week", "to 8 a week"), encoding="utf-8")
    result = run("-C", ferry, "check")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "briefs/crews.yaml:10:48: number-unbound:" in result.stderr
    assert "1 finding to mend; nothing was written." in result.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("build", "--format", "docx"),
        ("build", "--date", "yesterday"),
        ("render", "nobody"),
        ("frobnicate",),
        ("facts", "show", "f-0000000000"),
    ],
)
def test_wrong_usage_exits_2_in_one_line(ferry: Path, words: tuple[str, ...]) -> None:
    result = run("-C", ferry, *words)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "Traceback" not in result.stderr


def test_a_folder_that_is_not_there_exits_2(tmp_path: Path) -> None:
    result = run("-C", tmp_path / "nowhere", "check")
    assert result.exit_code == 2
    assert "project-missing" in result.stderr


def test_an_output_that_cannot_be_written_exits_3(ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    result = run("-C", ferry, "build", "--format", "text", "--output", tmp_path / "taken" / "out")
    assert result.exit_code == 3
    assert "output-unwritable" in result.stderr


def test_extract_needs_no_project_and_keeps_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffThe yard employs 1,400\u00a0welders.\r\n\r\n“We stay,” Ida Falk said.".encode())
    result = run("extract", path, "--published", "2024-03-05")
    assert result.exit_code == 0
    text = path.read_bytes().decode("utf-8")
    facts = [json.loads(line) for line in result.stdout.splitlines()]
    assert {fact["kind"] for fact in facts} >= {"figure", "statement"}
    for fact in facts:
        assert fact["schema"] == 1
        assert fact["source"] == "a.txt"
        assert text[fact["start"] : fact["end"]] == fact["quote"]


def test_extract_prints_the_facts_of_each_file_in_turn_and_in_whole(tmp_path: Path) -> None:
    """More lines than are written at once."""
    long, short = tmp_path / "long.txt", tmp_path / "short.txt"
    long.write_text("The yard employs 1,400 welders and owns 30 cranes.\n\n" * 200)
    short.write_text("The pier lost 12 boats.")
    lines = run("extract", long, short).stdout.splitlines()
    alone = [line for path in (long, short) for line in run("extract", path).stdout.splitlines()]
    assert lines == alone
    assert len(lines) > 400
    assert json.loads(run("extract", long, short, "--format", "json").stdout) == list(map(json.loads, lines))


def test_extract_prints_the_facts_of_the_files_that_can_be_read(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text("The pier lost 12 boats.")
    bad.write_bytes(b"\xff\xfe\x00 no text")
    result = run("extract", bad, good)
    assert result.exit_code == 1
    assert result.stdout == run("extract", good).stdout != ""
    assert "bad.txt:1:1: seed-encoding" in result.stderr
    assert "1 finding to mend; the other files were read." in result.stderr
    assert run("extract", bad).stdout == ""


def test_a_name_finds_what_is_said_as_she_and_a_position_without_an_issue_shows_its_words(tmp_path: Path) -> None:
    (tmp_path / "briefgen.yaml").write_text("title: Piers\n")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "briefs").mkdir()
    text = '---\npublished: 2024-03-05\n---\nAna Falk opposes the pier.\n\n"It leaks," she said.\n'
    (tmp_path / "seeds" / "a.md").write_text(text)
    told = run("-C", tmp_path, "facts", "--actor", "Ana Falk").stdout
    assert 'Ana Falk: "It leaks,"' in told
    assert 'Ana Falk opposes: "Ana Falk opposes the pier"' in told
    (tmp_path / "briefs" / "_vocabulary.yaml").write_text("actors: {falk: {name: Ana Falk, kind: person}}\n")
    assert 'Ana Falk: "It leaks,"' in run("-C", tmp_path, "facts", "--actor", "falk").stdout


def test_facts_are_listed_and_shown(ferry: Path) -> None:
    listed = run("-C", ferry, "facts", "--kind", "figure", "--grep", "seafarers", "--format", "jsonl")
    facts = [json.loads(line) for line in listed.stdout.splitlines()]
    assert {fact["value"] for fact in facts} == {260}
    shown = run("-C", ferry, "facts", "show", facts[0]["id"])
    assert shown.exit_code == 0
    assert "[260 seafarers]" in shown.stdout


def test_facts_that_nobody_states_are_a_finding(ferry: Path) -> None:
    result = run("-C", ferry, "facts", "--topic", "jobs", "--kind", "position")
    assert result.exit_code == 1
    assert "facts-none" in result.stderr


@pytest.mark.parametrize("command", ["extract", "facts", "render", "build", "check", "send"])
def test_each_command_has_an_example(command: str) -> None:
    assert f"Example: briefgen {command}" in run(command, "--help").stdout


def test_send_writes_a_message_with_the_brief(ferry: Path) -> None:
    result = run("-C", ferry, "send", "crews", "--to", "delegates@union.example")
    assert result.exit_code == 0, result.stderr
    message = (ferry / "build" / "crews.eml").read_bytes()
    assert b"To: delegates@union.example" in message
    assert b"application/pdf" in message
