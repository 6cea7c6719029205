"""The comparison of pages itself: it sees a changed token and a missing page, and not a smoothed edge."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image, ImageFilter

from briefgen.render.pdf import pdf
from tests.look.test_pages import ALLOWED, apart, compared, drawn, shaded, stored

PAGE = """<!doctype html><html lang="en"><head><title>Herring</title><style>
:root { --ink: #1d1b18; --line: 1.4rem } body { color: var(--ink); line-height: var(--line) }
</style></head><body><h1>Herring</h1><p>%s</p><p style="break-before: page">The end.</p></body></html>"""
WORDS = " ".join(["The quota of the coastal fleet is less than it was."] * 20)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("pages")
    stored("herring", pdf(PAGE % WORDS), made)
    return made


def test_the_same_page_is_the_same(folder: Path, tmp_path: Path) -> None:
    assert compared("herring", pdf(PAGE % WORDS), folder, tmp_path) == []


@pytest.mark.parametrize("other", ["--line: 1.45rem", "--ink: #8f8f8f"])
def test_a_changed_token_is_seen_and_shown(folder: Path, tmp_path: Path, other: str) -> None:
    changed = PAGE.replace("--line: 1.4rem" if "line" in other else "--ink: #1d1b18", other)
    wrong = compared("herring", pdf(changed % WORDS), folder, tmp_path)
    assert wrong[0].startswith("herring-1 differs in ")
    assert wrong[0].endswith(str(tmp_path / "herring-1.png"))
    with Image.open(tmp_path / "herring-1.png") as shown, Image.open(folder / "herring-1.png") as before:
        assert shown.size == before.size


def test_a_page_too_few_is_seen(folder: Path, tmp_path: Path) -> None:
    short = (PAGE % WORDS).replace("break-before: page", "")
    assert compared("herring", pdf(short), folder, tmp_path)[0] == "herring has 1 pages, and had 2."


def test_another_smoothing_is_not_a_difference() -> None:
    page = next(drawn(pdf(PAGE % WORDS)))
    share, _ = apart(page, shaded(page.convert("RGB").filter(ImageFilter.GaussianBlur(0.2))))
    assert share <= ALLOWED
