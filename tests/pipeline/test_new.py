"""A new project: it passes as it is written, teaches what it should, and never touches what is there."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from briefgen.errors import ConfigurationError
from briefgen.pipeline.briefs import check
from briefgen.pipeline.new import new
from briefgen.pipeline.work import Work

WRITTEN = [
    *("briefgen.yaml", "briefs/_vocabulary.yaml", "briefs/readers.yaml"),
    *("seeds/marnfield-echo.txt", "seeds/sources.yaml"),
]


def program(*words: str, at: Path) -> subprocess.CompletedProcess[str]:
    """Run the real program in a folder that knows nothing of the repository."""
    code = "import sys; sys.argv[0] = 'briefgen'; from briefgen.cli import main; main()"
    command = [sys.executable, "-c", code, *words]
    root = Path(__file__).parents[2]
    return subprocess.run(
        command, cwd=at, capture_output=True, text=True, check=False, timeout=120, env={"PYTHONPATH": str(root)}
    )


def test_a_new_project_is_checked_and_rendered_by_the_real_program(tmp_path: Path) -> None:
    made = program("new", "our libraries", at=tmp_path)
    assert (made.returncode, made.stderr) == (0, "Next: briefgen -C 'our libraries' build\n")
    assert made.stdout.splitlines() == [f"our libraries/{path}" for path in WRITTEN]
    checked = program("-C", "our libraries", "check", at=tmp_path)
    assert (checked.returncode, checked.stderr) == (0, "")
    assert "nothing unbound" in checked.stdout
    rendered = program("render", "readers", at=tmp_path / "our libraries")
    assert (rendered.returncode, rendered.stderr) == (0, "")
    assert rendered.stdout.split() == ["build/readers.html", "build/readers.pdf"]
    assert (tmp_path / "our libraries/build/readers.pdf").read_bytes().startswith(b"%PDF")


def test_the_change_that_its_comment_proposes_is_found(tmp_path: Path) -> None:
    new(tmp_path / "new")
    outline = tmp_path / "new/briefs/readers.yaml"
    text = outline.read_text(encoding="utf-8")
    head, mark, rest = text.partition("key_points:")
    outline.write_text(head + mark + rest.replace("2,100", "2,200"), encoding="utf-8")
    assert "Change 2,100 below to 2,200" in text
    with pytest.raises(Exception, match=r'"2,200 children" is in no source \(nearest: 2,100 children'):
        check(Work(tmp_path / "new"))


def test_a_folder_with_other_things_in_it_will_do(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("Ours.", encoding="utf-8")
    assert [Path(path).relative_to(tmp_path).as_posix() for path in new(tmp_path).paths] == WRITTEN
    assert (tmp_path / "notes.md").read_text(encoding="utf-8") == "Ours."


@pytest.mark.parametrize("there", ["briefgen.yaml", "seeds/ours.md", "briefs/ours.yaml"])
def test_what_is_there_is_left_alone(tmp_path: Path, there: str) -> None:
    path = tmp_path / there
    path.parent.mkdir(exist_ok=True)
    path.write_text("Ours.", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=f"project-exists: holds {there.partition('/')[0]} already"):
        new(tmp_path)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == [path]
    assert path.read_text(encoding="utf-8") == "Ours."


def test_a_link_that_leads_nowhere_is_there_too(tmp_path: Path) -> None:
    (tmp_path / "seeds").symlink_to("/nowhere")
    with pytest.raises(ConfigurationError, match="holds seeds already"):
        new(tmp_path)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="is no folder"):
        new(tmp_path / "x")
