"""What every validator looks at, built once, and the tools, where the machine has them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from briefgen.cli import main

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FERRY = "tests/projects/ferry"
BUILDS = {
    "whole": (".", ["build"]),
    "one-pager": (".", ["render", "labour", "--variant", "one-pager"]),
    "ferry": (FERRY, ["build"]),
}


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of what the program prints, in HTML and PDF: the briefs, as one-pagers too, and a project on A4."""
    folder = tmp_path_factory.mktemp("built")
    for name, (project, command) in BUILDS.items():
        words = ["-C", str(root / project), *command, "--output", str(folder / name)]
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="session")
def papers(built: Path) -> list[Path]:
    found = sorted(built.rglob("*.pdf"))
    assert len(found) >= 5
    return found


@pytest.fixture(scope="session")
def pages(built: Path, root: Path) -> list[Path]:
    seed = next(iter(sorted((root / "seeds").glob("*.md"))))
    done = CliRunner().invoke(main, ["extract", str(seed), "--format", "html"])
    (built / "extracted.html").write_text(done.stdout, encoding="utf-8")
    return sorted(built.rglob("*.html"))


@pytest.fixture(scope="session")
def java() -> str:
    found = shutil.which("java")
    if not found:
        pytest.skip("needs Java: apt-get install default-jre-headless")
    return found


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    return browser
