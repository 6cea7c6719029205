"""Only regular files inside their folder are read; all files are written, or none."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import files
from briefgen.errors import BriefgenError, EnvironmentFault


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(BriefgenError, match=r"seeds/a\.txt:1:1: file-unreadable: leads out of its folder"):
        files.read(seeds / "a.txt", "seeds/a.txt", seeds)


@pytest.mark.parametrize("make", [os.mkfifo, Path.mkdir])
def test_what_is_no_regular_file_is_refused(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "a.txt")
    with pytest.raises(BriefgenError, match="is no regular file"):
        files.read(tmp_path / "a.txt", "a.txt", tmp_path)


def test_a_large_file_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    (tmp_path / "a.txt").write_bytes(b"x" * 11)
    with pytest.raises(BriefgenError, match="has 11 bytes, more than 10"):
        files.read(tmp_path / "a.txt", "a.txt")


def test_hidden_files_are_left_out_and_the_rest_is_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".c.txt", "d.pdf"):
        (tmp_path / name).touch()
    assert files.folder(tmp_path, (".txt", ".md")) == ("a.md", "b.txt")


def test_when_one_file_cannot_be_written_the_others_stay_as_they_were(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(b"old")
    (tmp_path / "taken").write_bytes(b"")
    with pytest.raises(EnvironmentFault, match="output-unwritable"):
        files.write({tmp_path / "a.html": b"new", tmp_path / "taken" / "b.html": b"new"})
    assert (tmp_path / "a.html").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.html", "taken"]
