from __future__ import annotations

from base64 import b64decode
from dataclasses import replace

from briefgen.model.brief import Brief
from briefgen.render.html import html
from briefgen.render.pdf import paper
from briefgen.render.text import text
from briefgen.render.watermark import watermark


def test_the_word_is_drawn_in_outlines_and_needs_no_face() -> None:
    drawn = b64decode(watermark("Ébauche", "#8080801c").partition("base64,")[2]).decode()
    assert 'fill="#808080" fill-opacity="0.110"' in drawn
    assert "<text" not in drawn
    assert watermark("Draft", "#eeeeee") == watermark("DRAFT", "#eeeeee")


def test_a_draft_bears_the_word_for_the_eye_and_for_the_ear(brief: Brief) -> None:
    page = html(replace(brief, status="draft"))
    assert page.count("data:image/svg+xml;base64,") == 2
    assert '<p class="draft"><strong>Draft</strong>' in page
    assert "<title>Draft: " in page
    assert "data:image/svg+xml" not in html(replace(brief, status="final"))
    assert paper(page).content


def test_a_marking_stands_on_the_first_page_or_on_every_one(brief: Brief) -> None:
    first = html(replace(brief, marking="Protected B", marking_on="first"))
    every = html(replace(brief, marking="Protected C", marking_on="every"))
    assert (first.count("Protected B"), every.count("Protected C")) == (1, 2)


def test_an_embargo_stands_on_every_page_and_in_the_text(brief: Brief) -> None:
    held = replace(brief, embargo="20 March 2031, 06:00 EST")
    page = html(held)
    assert '<p class="embargo"><strong>Embargoed until 20 March 2031, 06:00 EST</strong></p>' in page
    assert page.count("Embargoed until 20 March 2031") == 2
    assert "Embargoed until 20 March 2031, 06:00 EST" in text(held)
