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
