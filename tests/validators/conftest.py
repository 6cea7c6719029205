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

FERRY, LINES, ISLES = "tests/projects/ferry", "tests/projects/lines", "tests/projects/isles"
BUILDS = {
    "whole": (".", ["build"]),
    "one-pager": (".", ["render", "labour", "--variant", "one-pager"]),
    "qa": (".", ["render", "government", "--variant", "qa"]),
    "ferry": (FERRY, ["build"]),
    "lines": (LINES, ["build"]),
    "site": (FERRY, ["site"]),
    "isles": (ISLES, ["build"]),
    "site/isles": (ISLES, ["site"]),
}


@pytest.fixture(scope="session")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of what the program prints, in HTML and PDF: the briefs, two in short, charts on A4 in two languages, a French brief with a look of its own, two sites."""
    folder = tmp_path_factory.mktemp("built")
    for name, (project, command) in BUILDS.items():
        words = ["-C", str(root / project), *command, "--output", str(folder / name)]
        done = CliRunner().invoke(main, words)
        assert done.exit_code == 0, done.output
    return folder


@pytest.fixture(scope="session")
def papers(built: Path) -> list[Path]:
    found = sorted(path for path in built.rglob("*.pdf") if "site" not in path.parts)
    assert len(found) >= 10
    return found


@pytest.fixture(scope="session")
def pages(built: Path, root: Path) -> list[Path]:
    seed = next(iter(sorted((root / "seeds").glob("*.md"))))
    done = CliRunner().invoke(main, ["extract", str(seed), "--format", "html"])
    (built / "extracted.html").write_text(done.stdout, encoding="utf-8")
    return sorted(built.rglob("*.html"))


@pytest.fixture(scope="session")
def briefs(pages: list[Path]) -> list[Path]:
    """The pages but the site's, which axe sees in light and dark among the site's own tests."""
    return [path for path in pages if "site" not in path.parts]


@pytest.fixture(scope="session")
def java() -> str:
    found = shutil.which("java")
    if not found:
        pytest.skip("needs Java: apt-get install default-jre-headless")
    return found


@pytest.fixture(scope="session")
def chromium(browser: Browser) -> Browser:
    return browser
