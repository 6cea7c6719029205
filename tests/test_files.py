"""Only regular files inside their folder are read; all files are written, or none."""

import os
import tempfile
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


@pytest.mark.parametrize(("make", "told"), [(os.mkfifo, "is no regular file"), (Path.mkdir, "is a folder")])
def test_what_is_no_regular_file_is_refused(tmp_path: Path, make: Callable[[Path], None], told: str) -> None:
    make(tmp_path / "a.txt")
    with pytest.raises(BriefgenError, match=told):
        files.read(tmp_path / "a.txt", "a.txt", tmp_path)


def test_a_file_that_is_not_there_has_no_lines(tmp_path: Path) -> None:
    with pytest.raises(BriefgenError, match=r"^a\.txt: file-unreadable: does not exist"):
        files.read(tmp_path / "a.txt", "a.txt")


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


def test_what_cannot_be_written_is_told_by_the_name_it_would_have_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not by its temporary name; root may write anywhere, so the refusal is played."""

    def refused(prefix: str, dir: Path) -> tuple[int, str]:  # noqa: A002 - as in tempfile
        raise PermissionError(13, "Permission denied", f"{dir}/{prefix}x1y2")

    monkeypatch.setattr(tempfile, "mkstemp", refused)
    with pytest.raises(EnvironmentFault) as caught:
        files.write({tmp_path / "briefgen.lock": b"new"})
    told = f"{tmp_path}/briefgen.lock: output-unwritable: cannot be written: permission denied. {files.MEND}"
    assert str(caught.value) == told


def test_a_file_in_a_folders_place_is_told_by_its_own_name(tmp_path: Path) -> None:
    (tmp_path / "build").touch()
    with pytest.raises(EnvironmentFault, match=f"^{tmp_path}/build: output-unwritable: .* {files.ELSEWHERE}$"):
        files.write({tmp_path / "build" / "a.html": b"new"}, files.ELSEWHERE)
