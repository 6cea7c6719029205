"""What a project's folders hold: seeds that are not there, files that are none, outlines by either ending."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError, ConfigurationError
from briefgen.pipeline.briefs import check
from briefgen.pipeline.facts import list_facts
from briefgen.pipeline.load import library, open_desk, outlines
from briefgen.pipeline.work import Work

FERRY = Path(__file__).parents[1] / "projects" / "ferry"
ASKED = dict.fromkeys(("kind", "topic", "actor", "source", "grep", "grade"), "")


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY, tmp_path / "ferry"))


def told(work: Work) -> list[str]:
    with pytest.raises(BriefgenError) as caught:
        check(work)
    return [str(finding) for finding in caught.value.findings]


def test_without_seeds_nothing_else_is_told(ferry: Path) -> None:
    cure = "Put the sources there, or name their folder with --seeds."
    shutil.rmtree(ferry / "seeds")
    assert told(Work(ferry)) == [f"seeds: seeds-missing: there is no folder seeds. {cure}"]
    (ferry / "seeds").mkdir()
    assert told(Work(ferry)) == [f"seeds: seeds-missing: holds no .txt or .md file. {cure}"]


def test_a_folder_asked_for_that_is_not_there_is_wrong_usage(ferry: Path) -> None:
    with pytest.raises(ConfigurationError, match="--seeds: seeds-missing: there is no folder nowhere"):
        check(Work(ferry, Path("nowhere")))


def test_files_that_are_no_seeds_are_named(ferry: Path) -> None:
    for name in ("report.pdf", "notes.DOCX", ".hidden.pdf"):
        (ferry / "seeds" / name).touch()
    assert [str(finding) for finding in check(Work(ferry)).warnings] == [
        f"seeds/{name}: warning: seed-ignored: is neither text nor Markdown, and was not read. "
        "Save its text as .txt or .md."
        for name in ("notes.DOCX", "report.pdf")
    ]


def test_a_linked_folder_is_named(ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "archive").mkdir()
    (ferry / "seeds" / "old").symlink_to(tmp_path / "archive")
    assert [str(finding) for finding in check(Work(ferry)).warnings] == [
        "seeds/old: warning: seed-ignored: is a link to a folder, and nothing in it was read. Copy the folder in."
    ]


def test_an_output_folder_that_leads_out_is_refused(ferry: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (ferry / "build").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ConfigurationError, match=r"^build: settings-outside: leads out of the project\."):
        check(Work(ferry))
    assert check(Work(ferry, output=tmp_path / "elsewhere")).summary


def test_an_outline_may_end_in_yml(ferry: Path) -> None:
    for name in ("crews", "_vocabulary"):
        (ferry / f"briefs/{name}.yaml").rename(ferry / f"briefs/{name}.yml")
    assert "crews: " in check(Work(ferry, audience="crews")).summary
    shutil.copy(ferry / "briefs/crews.yml", ferry / "briefs/crews.yaml")
    (twice,) = told(Work(ferry))
    assert twice.startswith("briefs/crews.yml:1:1: outline-twice: briefs/crews.yaml is the same brief.")


def test_an_outline_that_is_not_there_has_a_neighbour(ferry: Path) -> None:
    assert told(Work(ferry, audience="crew")) == [
        'briefs: outline-missing: there is no outline "crew". Did you mean "crews"?'
    ]


def test_settings_hold_where_an_outline_says_nothing(ferry: Path) -> None:
    (ferry / "briefgen.yaml").write_text("marking: Members only\nlanguage: fr\n", encoding="utf-8")
    plan = ferry / "briefs/crews.yaml"
    text = "".join(line for line in plan.read_text("utf-8").splitlines(True) if not line.startswith(("lang", "mark")))
    for more, told in (("", ("fr", "Members only")), ("language: en-GB\nmarking: Secret\n", ("en-GB", "Secret"))):
        plan.write_text(more + text, encoding="utf-8")
        desk = open_desk(ferry)
        (made,) = outlines(desk, library(desk).vocabulary)
        assert (made.language, made.marking) == told


def test_yaml_in_another_encoding(ferry: Path) -> None:
    (ferry / "briefs/crews.yaml").write_bytes("title: F\u00e4hre".encode("cp1252"))
    assert "briefs/crews.yaml:1:1: yaml-encoding: The file is not UTF-8 text. Save the file as UTF-8." in told(
        Work(ferry)
    )


@pytest.mark.parametrize(("what", "word"), [("topic", "wintr"), ("actor", "nobody-at-all"), ("source", "harbour")])
def test_what_the_project_does_not_have_is_wrong_usage(ferry: Path, what: str, word: str) -> None:
    with pytest.raises(ConfigurationError, match=rf'^--{what}: {what}-unknown: there is no {what} "{word}"'):
        list_facts(ferry, None, ASKED | {what: word}, "table")


def test_a_source_is_known_by_its_publisher_too(ferry: Path) -> None:
    assert "260" in list_facts(ferry, None, ASKED | {"source": "Harbour Post"}, "table").text


@pytest.mark.parametrize("data", [b"caf\xe9", b""])
def test_a_source_that_cannot_be_read_is_told_alone(ferry: Path, data: bytes) -> None:
    """Not with each name and number that rests on it, nor as a record of a file that is not there."""
    (ferry / "seeds/2024-03-12-island-courier.txt").write_bytes(data)
    (finding,) = told(Work(ferry))
    assert finding.startswith("seeds/2024-03-12-island-courier.txt:1:")


def test_beside_a_source_that_cannot_be_read_the_form_of_outlines_is_told_too(ferry: Path) -> None:
    source = ferry / "seeds/2024-03-12-island-courier.txt"
    source.unlink()
    source.symlink_to("/etc/hostname")
    outline = ferry / "briefs/crews.yaml"
    outline.write_text(outline.read_text("utf-8") + "sektions: []\n", encoding="utf-8")
    assert [finding.split(": ")[1] for finding in told(Work(ferry))] == ["file-unreadable", "outline-unknown-key"]


def test_a_folder_that_is_no_project_is_told_how_to_begin_one(tmp_path: Path) -> None:
    (finding,) = told(Work(tmp_path))
    assert finding.endswith("Name the project's folder with -C, or begin one with `briefgen new DIR`.")
