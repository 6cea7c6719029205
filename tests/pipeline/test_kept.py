"""A seed that did not change is not read again; facts are the same with the kept ones, without, and where they are torn."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen import files
from briefgen.pipeline import kept
from briefgen.pipeline.load import library, open_desk


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "seeds").mkdir()
    for number in range(kept.WORTH):
        text = f"The pier has {40 + number} planks, Ada Berg said on Monday.\n"
        (tmp_path / "seeds" / f"pier-{number:02}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def read(project: Path) -> tuple[str, list[str]]:
    desk = open_desk(project)
    return repr(library(desk).facts), desk.talk


def file(project: Path) -> Path:
    (found,) = (project / kept.FOLDER).glob("*.facts")
    return found


def test_what_is_kept_is_not_read_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(project)
    monkeypatch.setattr(kept, "_read", lambda *_: pytest.fail("read again"))
    assert read(project) == first
    assert not first[1]


def test_a_changed_seed_is_read_again(project: Path) -> None:
    read(project)
    (project / "seeds" / "pier-03.txt").write_text("The pier has 900 planks.\n", encoding="utf-8")
    again = read(project)
    assert "'900'" in again[0]
    file(project).unlink()
    assert read(project) == again


def test_what_many_seeds_state_is_found_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1000)
    facts, _ = read(project)
    assert file(project).stat().st_size > files.LARGEST
    monkeypatch.setattr(kept, "_read", lambda *_: pytest.fail("read again"))
    assert read(project) == (facts, [])


def test_a_torn_file_is_made_anew_with_a_line_of_talk(project: Path) -> None:
    first, _ = read(project)
    whole = file(project).read_bytes()
    file(project).write_bytes(whole.replace(b'"41"', b'"47"'))
    again, talk = read(project)
    assert again == first
    assert "damaged" in talk[0]
    assert file(project).read_bytes() == whole


def test_a_few_seeds_are_not_kept(project: Path) -> None:
    (project / "seeds" / "pier-00.txt").unlink()
    read(project)
    assert not (project / kept.FOLDER).exists()


def test_a_project_that_cannot_be_written_to_goes_without(project: Path) -> None:
    (project / kept.FOLDER).write_text("in the way", encoding="utf-8")
    assert read(project) == read(project)
