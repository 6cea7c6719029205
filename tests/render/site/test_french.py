"""A French site with a look of its own in a real browser: what the explorer says, what axe says, in light and dark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from briefgen.pipeline.site import site as write
from briefgen.pipeline.work import Work
from tests.render.site.looking import Looking

pytestmark = pytest.mark.slow
ISLES = Path(__file__).parents[2] / "projects" / "isles"
PAGES = (
    "index.html",
    "facts.html",
    "sources/2025-05-06-gull-weekly.html",
    "topics/tarif.html",
    "briefs/habitants.en.html",
)


@pytest.fixture(scope="module")
def isles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("isles")
    write(Work(ISLES, output=folder))
    return folder


@pytest.fixture
def looking(browser: Browser, isles: Path) -> Iterator[Looking]:
    made = Looking(browser, isles)
    yield made
    made.close()


def test_the_explorer_speaks_french(looking: Looking) -> None:
    page = looking.at("facts.html")
    expect(page.locator("#count")).to_have_text(re.compile(r"^\d+\sfaits$"))
    page.fill("#q", "wells")
    expect(page.locator("#count")).to_have_text(re.compile(r"^\d+ sur \d+\sfaits$"))
    expect(page.locator("#list .unused").first).to_have_text("non cité")
    page.locator("#list button").first.click()
    expect(page.locator("#said")).to_have_text(re.compile(r"^Copié\s: "))
    page.select_option("#kind", "figure")
    assert set(page.locator("#list .kind").all_inner_texts()) == {"chiffre"}
    told = " ".join(page.locator("#list .fact").all_inner_texts())
    assert re.search(r"\d renvois\s:", told)
    assert looking.complaints == []


def test_the_explorer_marks_what_the_sources_say(looking: Looking) -> None:
    page = looking.at("facts.html")
    languages = set(page.eval_on_selector_all("#list .passage", "all => all.map(each => each.lang)"))
    assert languages == {"en"}
    page.select_option("#kind", "position")
    assert page.locator("#list .told [lang]").count() == 0
    expect(page.locator("#list .told a").first).to_have_text(re.compile(r"(?:s’oppose|propose)\s: "))
    page.select_option("#used", "yes")
    assert page.locator("#list .uses a[lang='en-CA']").count() > 0


def test_without_script_the_table_is_french_too(looking: Looking) -> None:
    page = looking.at("facts.html", script=False)
    assert page.locator(".plain thead th").all_inner_texts() == ["Nature", "Fait", "Jour", "Où il se trouve", "Renvois"]
    assert page.locator(".plain [lang=en]").count() > 0


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(looking: Looking, axe: str, path: str, width: int, scheme: Literal["light", "dark"]) -> None:
    page = looking.at(path, width=width, scheme=scheme)
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run().then(told => told.violations.map(each => [each.id, each.nodes.map(node => node.html.slice(0, 200))]))"
    )
    assert found == []


def test_a_lit_passage_can_be_read_in_the_brand(looking: Looking, axe: str, isles: Path) -> None:
    (way, *_) = re.findall(
        r'href="\.\./(sources/[^"#]*#f-[^"]*)"', (isles / "briefs/habitants.html").read_text("utf-8")
    )
    for scheme in ("light", "dark"):
        page = looking.at(way, scheme=scheme)
        page.evaluate(axe)
        assert page.evaluate("axe.run().then(told => told.violations.map(each => each.id))") == []


def test_on_dark_screens_an_audience_has_its_lighter_accent(looking: Looking) -> None:
    colours = [
        looking.at("index.html", scheme=scheme).evaluate(
            "getComputedStyle(document.querySelector('.habitants .label b')).color"
        )
        for scheme in ("light", "dark")
    ]
    assert colours[0] == "rgb(138, 59, 0)"
    assert colours[1] != colours[0]


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("path", PAGES)
def test_no_page_is_wider_than_its_window(looking: Looking, path: str, width: int) -> None:
    assert looking.at(path, width=width).evaluate("document.documentElement.scrollWidth") <= width
