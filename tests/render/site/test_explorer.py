"""The explorer of facts in a real browser: words, filters, keys, addresses, paper."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.render.site.looking import Looking

pytestmark = pytest.mark.slow


def rows(page: Page) -> list[str]:
    return page.locator("#list .told a").all_inner_texts()


def focused(page: Page) -> str:
    return str(
        page.evaluate(
            "document.activeElement.closest('li')?.getAttribute('aria-posinset') ?? document.activeElement.id"
        )
    )


def test_words_narrow_the_list_and_the_count_is_told(page: Page) -> None:
    count = page.locator("#count")
    expect(count).to_have_attribute("aria-live", "polite")
    whole = int(re.sub(r"\D", "", count.inner_text()))
    page.fill("#q", "SEAFARERS contracts")
    expect(count).to_have_text(re.compile(rf"^\d+ of {whole} facts$"))
    assert rows(page)
    for text in page.locator("#list .fact").all_inner_texts():
        assert "seafarers" in text.lower()
    assert page.locator("#list mark").first.inner_text().lower() in {"seafarers", "contracts"}


def test_accents_and_case_do_not_matter(page: Page) -> None:
    page.fill("#q", "TOMÁS Lindqvist")
    assert rows(page)


def test_nothing_found_is_told(page: Page) -> None:
    page.fill("#q", "submarine")
    expect(page.locator("#none")).to_be_visible()
    expect(page.locator("#count")).to_have_text(re.compile("^0 of"))
    page.click("button[type=reset]")
    expect(page.locator("#none")).to_be_hidden()
    assert focused(page) == "q"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("kind", "figure"),
        ("topic", "jobs"),
        ("actor", "lindqvist"),
        ("source", "2024-03-05-harbour-post"),
        ("grade", "stated"),
    ],
)
def test_a_filter_says_how_many_it_leaves(page: Page, field: str, value: str) -> None:
    told = page.locator(f"#{field} option[value='{value}']").inner_text()
    page.select_option(f"#{field}", value)
    (count,) = re.findall(r"\((\d+)\)$", told)
    expect(page.locator("#count")).to_have_text(re.compile(f"^{count} of "))
    assert page.evaluate("location.hash") == f"#{field}={value}"


def test_dates_narrow_and_orders_order(page: Page) -> None:
    page.fill("#since", "2024-03-18")
    page.fill("#until", "2024-03-18")
    assert rows(page)
    assert all("hearing" in text for text in page.locator("#list .fact").all_inner_texts())
    page.click("button[type=reset]")
    page.select_option("#sort", "uses")
    used = [int(text.split()[0]) for text in page.locator("#list .uses").all_inner_texts() if text[0].isdigit()]
    assert used == sorted(used, reverse=True) != []


def test_keys_lead_through_the_list_and_back(page: Page) -> None:
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "1"
    page.keyboard.press("ArrowDown")
    assert focused(page) == "2"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("End")
    last = page.locator("#list li").last.get_attribute("aria-setsize")
    assert focused(page) == last
    page.keyboard.press("Home")
    page.keyboard.press("ArrowUp")
    assert focused(page) == "q"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("/")
    assert focused(page) == "q"


def test_only_rows_in_sight_are_there_and_the_focused_one_stays(looking: Looking) -> None:
    page = looking.at("facts.html", width=360)
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.wait_for_function("!document.querySelector('#list [aria-posinset=\"3\"]')")
    assert focused(page) == "1"
    assert page.locator("#list li").count() < int(page.locator("#list li").first.get_attribute("aria-setsize") or 0)


def test_enter_opens_the_passage(page: Page) -> None:
    page.fill("#q", "260 seafarers winter contracts")
    page.select_option("#kind", "figure")
    page.keyboard.press("Tab")
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/*.html#f-*")
    page.go_back()
    expect(page.locator("#q")).to_have_value("260 seafarers winter contracts")


def test_a_copied_line_is_the_one_for_outlines(page: Page) -> None:
    page.fill("#q", "260 seafarers would lose")
    page.select_option("#kind", "figure")
    page.focus("#q")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    expect(page.locator("#said")).to_have_text(re.compile(r'^Copied seafarers: \{figure: "260 seafarers"'))
    page.focus("#q")
    page.fill("#q", "")
    page.keyboard.press("Control+v")
    assert page.locator("#q").input_value().startswith("seafarers: {figure:")


def test_an_address_brings_its_view_back(looking: Looking) -> None:
    page = looking.at("facts.html#q=sailings&kind=figure&sort=newest")
    expect(page.locator("#q")).to_have_value("sailings")
    expect(page.locator("#kind")).to_have_value("figure")
    kinds = set(page.locator("#list .kind").all_inner_texts())
    assert kinds == {"figure"}
    page.evaluate("location.hash = '#kind=role'")
    expect(page.locator("#q")).to_have_value("")
    assert set(page.locator("#list .kind").all_inner_texts()) == {"role"}


def test_uses_lead_to_the_mark(page: Page) -> None:
    page.select_option("#used", "yes")
    page.locator("#list .uses a").first.click()
    page.wait_for_url("**/briefs/crews.html#ref-*")
    assert page.evaluate("document.querySelector(':target').getAttribute('role')") == "doc-noteref"


def test_all_that_is_found_goes_to_paper(page: Page) -> None:
    page.select_option("#kind", "statement")
    found = int(page.locator("#list li").first.get_attribute("aria-setsize") or 0)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#list li").count() == found
    expect(page.locator("#filters")).to_be_hidden()
    tops = page.evaluate("[...document.querySelectorAll('#list li')].map(row => row.getBoundingClientRect().top)")
    assert tops == sorted(tops)
    assert len(set(tops)) == found


def test_without_script_a_plain_table_says_it_all(looking: Looking, site: Path) -> None:
    page = looking.at("facts.html", script=False)
    (told,) = re.findall(r'id="data">(.*)</script>', (site / "facts.html").read_text(encoding="utf-8"))
    assert page.locator(".plain tbody tr").count() == len(json.loads(told)["facts"])
    expect(page.locator("#filters")).to_be_hidden()
    page.locator(".plain a").first.click()
    assert "/sources/" in page.url
