"""What is installed works where there is no repository, and what it needs is pinned."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(root)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("briefgen-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with ZipFile(wheel) as packed:
        packed.extractall(folder)
    return folder


def run(installed: Path, code: str, at: Path) -> str:
    """Run code with the unpacked wheel before everything else, outside the repository."""
    program = f"import sys; sys.path.insert(0, {str(installed)!r}); sys.argv[0] = 'briefgen'\n{code}"
    return subprocess.run(
        [sys.executable, "-P", "-c", program], cwd=at, check=True, capture_output=True, text=True, timeout=60
    ).stdout


def tree(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_package_lexicons_and_templates(root: Path, wheel: Path) -> None:
    held = {name for name in ZipFile(wheel).namelist() if name.startswith("briefgen/")}
    package = {f"briefgen/{name}" for name in tree(root / "briefgen") if "__pycache__" not in name}
    templates = {f"briefgen/templates/{name}" for name in tree(root / "templates")}
    assert held == package | templates
    assert any(name.startswith("briefgen/grammar/lexicons/") for name in held)
    assert "briefgen/templates/brief.html" in held


def test_the_installed_program_runs_outside_the_repository(installed: Path, tmp_path: Path) -> None:
    (tmp_path / "harbour.txt").write_text("The pilots want $40 a berth, Ana Rus said on Monday.\n", encoding="utf-8")
    code = "from briefgen.cli import main; main(['extract', 'harbour.txt', '--published', '2031-05-06'])"
    assert '"unit": "USD"' in run(installed, code, tmp_path)


def test_the_installed_program_finds_its_own_templates(installed: Path, tmp_path: Path) -> None:
    said = run(installed, "from briefgen.render.html import default_templates as t; print(t())", tmp_path)
    assert Path(said.strip()) == installed / "briefgen" / "templates"


def test_the_installed_program_begins_a_project_and_renders_it(installed: Path, tmp_path: Path) -> None:
    run(installed, "from briefgen.cli import main; main(['new', 'begun'])", tmp_path)
    said = run(installed, "from briefgen.cli import main; main(['-C', 'begun', 'build', '--format', 'html'])", tmp_path)
    assert said == "begun/build/readers.html\n"


@pytest.mark.parametrize("name", ["run.txt", "develop.txt"])
def test_requirements_are_pinned_with_hashes_and_name_no_address(root: Path, name: str) -> None:
    text = (root / "requirements" / name).read_text(encoding="utf-8")
    words = re.sub(r"#.*", "", text).replace("\\\n", " ")
    pins = [line.split() for line in words.splitlines() if line.strip()]
    assert pins
    for pin, *hashes in pins:
        assert re.fullmatch(r"[a-z0-9-]+==[0-9][0-9a-z.]*", pin)
        assert hashes
        assert all(re.fullmatch(r"--hash=sha256:[0-9a-f]{64}", hashed) for hashed in hashes)
    assert "://" not in text


def test_both_requirements_agree(root: Path) -> None:
    pins: dict[str, str] = {}
    for name in ("run.txt", "develop.txt"):
        text = (root / "requirements" / name).read_text(encoding="utf-8")
        for package, version in re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE):
            assert pins.setdefault(package, version) == version
