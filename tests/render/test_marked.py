"""The page of marked facts: the text whole, each mark with its card, and nothing that runs."""

import re
from html import unescape

from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.source import Source
from briefgen.model.vocabulary import Vocabulary
from briefgen.render.marked import marked, stretches

TEXT = "“We stay,” Ida Falk, 52, said on <b>Monday</b>. “Nobody,” she added, “leaves the 1,400 welders.”"
MADE = document("a.txt", TEXT.encode(), Source("a", "a.txt"))
FACTS = extract(MADE, Vocabulary())


def test_stretches_are_the_text() -> None:
    (paragraph,) = MADE.paragraphs
    cut = stretches(MADE, paragraph.span, FACTS)
    assert "".join(stretch.text for stretch in cut) == TEXT
    assert {id_ for stretch in cut for id_ in stretch.facts} == {fact.id for fact in FACTS}


def test_the_page_keeps_the_text_as_data_and_every_link_leads_somewhere() -> None:
    page = marked([MADE], FACTS, {fact.id: [("speaker", "<script>")] for fact in FACTS})
    body = page[page.index('<p class="text') :]
    assert TEXT in unescape(re.sub(r"<[^>]+>", "", body[: body.index("</p>")]))
    assert "<script>" not in page
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert {fact.id for fact in FACTS} <= set(ids)
