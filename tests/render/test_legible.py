"""Text in charts is held against the page it stands on, on paper and on dark screens."""

from __future__ import annotations

import pytest

from briefgen.errors import Place
from briefgen.render.legible import illegible

PAGE = """<style>:root { --page: #fff; --ink: #111; --rule: #ccc; --accent: #8f2a1c } .crews { --accent: #0a5 }
@media (prefers-color-scheme: dark) { :root { --page: #191816; --ink: #ece8e0; --rule: #444; --accent: #ef9482 } }</style>
<svg xmlns="http://www.w3.org/2000/svg" class="broad" role="img">{}</svg>"""
TEXT = '<text font-size="{}px" font-weight="{}" fill="{}" class="{}">Ida</text>'
BAR = '<path d="M0,0h9v9h-9Z" fill="#8f2a1c" class="f-accent"/>'


def told(drawn: str, audience: str = "") -> list[str]:
    return [finding.message for finding in illegible(PAGE.replace("{}", drawn), audience, Place("crews.html"))]


@pytest.mark.parametrize(
    ("look", "words"),
    [
        ((14, 400, "#ccc", "f-rule"), "#ccc on #fff on paper: a contrast of 1.6 where 4.5"),
        ((14, 400, "#767676", ""), "#767676 on #191816 on dark screens: a contrast of 3.9"),
        ((14, 400, "white", ""), "is set in white, whose contrast nobody can tell"),
    ],
)
def test_what_cannot_be_read_is_found(look: tuple[int, int, str, str], words: str) -> None:
    (found,) = told(TEXT.format(*look))
    assert words in found


@pytest.mark.parametrize(
    "thin",
    [
        '<g><text fill="#111" class="f-ink" fill-opacity="0.3">Ida</text></g>',
        '<g fill-opacity="30%"><text fill="#111" class="f-ink">Ida</text></g>',
        '<g opacity="0.5"><text fill="#111" class="f-ink" opacity="0.6">Ida</text></g>',
    ],
)
def test_text_through_which_the_page_shows_is_as_faint_as_it_looks(thin: str) -> None:
    (found,) = told(thin)
    assert "#111, of which 30% covers, on #fff on paper: a contrast of 2.0" in found


def test_a_label_that_is_hidden_is_not_read() -> None:
    assert told('<text fill="#111" class="f-ink" opacity="0">Ida</text>') == []


def test_marks_through_which_the_page_shows_bear_no_text_of_its_colour() -> None:
    light = TEXT.format(14, 600, "#fff", "f-page")
    assert told(BAR.replace("/>", ' fill-opacity="0.3"/>') + light)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('class="broad" role="img"', "class='wide'"),
        (' xmlns="http://www.w3.org/2000/svg"', ""),
        ("prefers-color-scheme: dark) {", "prefers-color-scheme:dark){"),
    ],
)
def test_a_drawing_counts_whatever_a_template_makes_of_it(old: str, new: str) -> None:
    assert old in PAGE
    page = PAGE.replace(old, new).replace("{}", TEXT.format(14, 400, "#767676", ""))
    assert [each.rule for each in illegible(page, "", Place("crews.html"))] == ["chart-contrast"]


def test_a_drawing_that_nobody_can_read_is_told() -> None:
    (found,) = told("<text>Ida & Bo</text>")
    assert "the drawing is no XML" in found


def test_a_token_has_the_colour_of_the_audience() -> None:
    text = TEXT.format(14, 400, "#8f2a1c", "f-accent")
    assert told(text) == []
    assert "#0a5 on #fff on paper: a contrast of 3.1" in told(text, "crews")[0]


def test_large_text_needs_less() -> None:
    assert told(TEXT.format(19, 600, "#767676", "")) == []
    assert told(TEXT.format(19, 400, "#767676", ""))


def test_text_of_the_pages_colour_is_read_on_bars() -> None:
    assert told(TEXT.format(14, 600, "#fff", "f-page"))
    light = TEXT.format(14, 600, "#fff", "f-page")
    assert told(BAR + light) == []


def test_text_in_ink_is_read_everywhere() -> None:
    assert told(TEXT.format(14, 400, "#111", "f-ink")) == []
