"""The site's pages in a real browser: ways between them, widths, colours, paper, and nothing from the network."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from tests.render.site.looking import Looking

pytestmark = pytest.mark.slow
KINDS = (
    "index.html",
    "facts.html",
    "sources/2024-03-05-harbour-post.html",
    "actors/lindqvist.html",
    "topics/jobs.html",
    "briefs/crews.html",
)
INJECTED = (
    "<script>window.hurt = 1</script><img src='HOST/spy.png' onerror='window.hurt = 2'><script src='HOST/spy.js'></script>"
    "<link rel='stylesheet' href='HOST/spy.css'><img src='x' onerror='window.hurt = 5'>"
    "<style>body { outline: 9px solid red }</style><p id='dressed' style='outline: 9px solid red'>x</p>"
    "<svg onload='window.hurt = 3'></svg><iframe srcdoc='<script>parent.hurt = 4</script>'></iframe>"
)


def lit(page: Page, id: str) -> str:
    return str(page.evaluate(f"getComputedStyle(document.querySelector('.mark.{id}')).backgroundColor"))


def test_a_figure_leads_to_its_passage_in_one_click_and_back(looking: Looking) -> None:
    page = looking.at("briefs/crews.html")
    page.locator(".cards [role=doc-noteref]").first.click()
    page.wait_for_url("**/sources/*.html#*")
    id = page.url.partition("#")[2]
    assert lit(page, id) == "rgb(247, 233, 176)"
    assert "260" in page.locator(f".mark.{id}").first.inner_text()
    top = page.evaluate(f"document.getElementById('{id}').getBoundingClientRect().top")
    assert 0 <= top <= 900
    page.locator(f".card.{id} .where a").first.click()
    page.wait_for_url("**/briefs/crews.html#ref-*")
    assert page.evaluate("document.querySelector(':target').getAttribute('role')") == "doc-noteref"


def test_every_note_leads_to_its_passage(looking: Looking) -> None:
    page = looking.at("briefs/crews.html")
    ways = page.eval_on_selector_all(
        ".notes li", "items => items.map(item => item.querySelector('a[href^=\"../sources/\"]')?.href)"
    )
    assert ways
    for way in ways:
        page.goto(way)
        assert page.evaluate("document.querySelector(':target') !== null"), way


def test_highlights_need_no_script(looking: Looking, site: Path) -> None:
    page = looking.at("index.html", script=False)
    told = (site / "briefs/crews.html").read_text(encoding="utf-8")
    way = re.findall(r'href="\.\./(sources/[^"#]*#(f-[^"]*))"', told)[0]
    page.goto(f"file://{site}/{way[0]}")
    page.screenshot()
    color = page.locator(f".mark.{way[1]}").first.evaluate("node => getComputedStyle(node).backgroundColor")
    assert color == "rgb(247, 233, 176)"


@pytest.mark.parametrize("where", ["disk", "host"])
def test_no_page_asks_the_network_or_complains(looking: Looking, site: Path, served: str, where: str) -> None:
    base = served if where == "host" else ""
    for path in sorted(site.rglob("*.html")):
        looking.at(path.relative_to(site).as_posix(), base=base)
    assert looking.complaints == []
    assert looking.strangers() == []
    assert len(looking.asked) == len(list(site.rglob("*.html")))


@pytest.mark.parametrize("where", ["disk", "host"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_is_slipped_into_a_page_does_not_run(
    looking: Looking, site: Path, served: str, where: str, kind: str, reached: list[str]
) -> None:
    changed = site / kind.replace(".html", f"-{where}-changed.html")
    text = (site / kind).read_text(encoding="utf-8")
    changed.write_text(text.replace("</main>", INJECTED.replace("HOST", served) + "</main>"), encoding="utf-8")
    try:
        page = looking.at(changed.relative_to(site).as_posix(), base=served if where == "host" else "")
        page.wait_for_timeout(100)
        assert page.evaluate("window.hurt") is None
        assert page.evaluate("getComputedStyle(document.body).outlineStyle") == "none"
        assert page.evaluate("getComputedStyle(document.getElementById('dressed')).outlineStyle") == "none"
        assert not [path for path in reached if "spy" in path]
        assert any("Content Security Policy" in told for told in looking.complaints)
    finally:
        changed.unlink()


def test_without_its_policy_it_would_run(looking: Looking, site: Path, served: str, reached: list[str]) -> None:
    changed = site / "changed.html"
    text = re.sub(
        r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", (site / "index.html").read_text(encoding="utf-8")
    )
    changed.write_text(text.replace("</main>", INJECTED.replace("HOST", served) + "</main>"), encoding="utf-8")
    try:
        page = looking.at("changed.html")
        assert page.evaluate("window.hurt") is not None
        assert [path for path in reached if "spy" in path]
    finally:
        changed.unlink()


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("kind", KINDS)
def test_no_page_is_wider_than_its_window(looking: Looking, kind: str, width: int) -> None:
    page = looking.at(kind, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("kind", KINDS)
def test_dark_and_forced_colours(looking: Looking, kind: str) -> None:
    dark = looking.at(kind, scheme="dark")
    assert dark.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(25, 24, 22)"
    forced = looking.at(kind, forced=True)
    ink, paper = (forced.evaluate(f"getComputedStyle(document.body).{name}") for name in ("color", "backgroundColor"))
    assert ink != paper
    link = forced.locator("main a").first
    link.focus()
    forced.keyboard.press("Shift+Tab")
    forced.keyboard.press("Tab")
    assert link.evaluate("node => getComputedStyle(node).outlineStyle") == "solid"


def test_in_forced_colours_the_lit_passage_is_told_apart(looking: Looking, site: Path) -> None:
    told = (site / "briefs/crews.html").read_text(encoding="utf-8")
    way, id = re.findall(r'href="\.\./(sources/[^"#]*#(f-[^"]*))"', told)[0]
    page = looking.at(way, forced=True)
    lit_, plain = (
        page.evaluate(f"getComputedStyle(document.querySelector('{s}')).backgroundColor")
        for s in (f".mark.{id}", ".text")
    )
    outlined = page.evaluate(f"getComputedStyle(document.querySelector('.mark.{id}')).outlineStyle")
    assert lit_ != plain or outlined == "solid"


@pytest.mark.parametrize("kind", KINDS)
def test_paper_shows_no_controls(looking: Looking, kind: str) -> None:
    page = looking.at(kind)
    page.emulate_media(media="print")
    assert page.locator("nav.ways").is_hidden()
    assert page.locator("a.skip").is_hidden()
    assert len(page.pdf()) > 10_000


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "light"), (1280, "dark")])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(looking: Looking, axe: str, kind: str, width: int, scheme: Literal["light", "dark"]) -> None:
    page = looking.at(kind, width=width, scheme=scheme)
    page.evaluate(axe)
    found = page.evaluate(
        "axe.run().then(told => told.violations.map(each => [each.id, each.nodes.map(node => node.html.slice(0, 200))]))"
    )
    assert found == []


def test_axe_can_find_something(looking: Looking, axe: str) -> None:
    page = looking.at("index.html")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    page.evaluate(axe)
    assert "html-has-lang" in page.evaluate("axe.run().then(told => told.violations.map(each => each.id))")
