from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.model.brief import Brief
from briefgen.model.prose import Link, Text
from briefgen.render.html import html


class Elements(HTMLParser):
    """Every start tag with its attributes, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def attributes(self, name: str) -> list[str]:
        return [value for _, attributes in self.found if (value := attributes.get(name)) is not None]


def test_page_is_the_golden_one(page: str, golden: Callable[[str, str], None]) -> None:
    golden("herring.html", re.sub(r"base64,[^)]*", "base64,...", page))


def test_page_stands_alone(page: str) -> None:
    tags = {tag for tag, _ in Elements(page).found}
    assert not tags & {"script", "img", "link", "iframe", "object", "base", "form"}
    assert all(url.startswith("data:font/woff2") for url in re.findall(r"url\(['\"]?([^)]{0,30})", page))
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page


def test_every_mark_leads_to_its_note_and_back(page: str) -> None:
    elements = Elements(page)
    ids = elements.attributes("id")
    assert len(ids) == len(set(ids))
    inner = [url[1:] for url in elements.attributes("href") if url.startswith("#")]
    assert set(inner) <= set(ids)
    marks = {
        name for tag, values in elements.found if values.get("role") == "doc-noteref" and (name := values.get("id"))
    }
    back = {str(values["href"])[1:] for _, values in elements.found if values.get("role") == "doc-backlink"}
    assert marks == back != set()


def test_tables_say_what_heads_what(page: str) -> None:
    headers = [values for tag, values in Elements(page).found if tag == "th"]
    assert headers
    assert {values.get("scope") for values in headers} == {"col", "row"}


@pytest.mark.parametrize("audience", ["labour", "auto", "government", "gardeners"])
def test_every_audience_prints(brief: Brief, audience: str) -> None:
    assert f'<body class="{audience}">' in html(replace(brief, audience=audience))


def test_text_of_a_brief_is_never_markup_nor_template(brief: Brief) -> None:
    nasty = "{{ brief.id }} </style><script>alert(1)</script> {% include 'x' %} \"}"
    page = html(replace(brief, subject=nasty, marking=nasty, title=(Text(nasty),), title_text=nasty))
    assert "<script" not in page
    assert page.count("</style>") == 1
    assert "{{ brief.id }} &lt;/style&gt;" in page


@pytest.mark.parametrize("marker", ["/* fonts */", "{{ faces }}", "<faces>"])
def test_faces_go_to_the_style_sheet_whatever_a_title_says(brief: Brief, marker: str) -> None:
    page = html(replace(brief, title=(Text(marker),), title_text=marker, subject=marker, label=marker))
    before, _, _ = page.partition("<style>")
    assert "@font-face" not in before
    assert page.count("@font-face") == html(brief).count("@font-face")
    assert page.index("</style>") > page.rindex("@font-face")


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "https://a b",
        "mailto:a@b.ex%0d%0aBcc:c@d.ex",
        "",
    ],
)
def test_unsafe_addresses_fail(brief: Brief, url: str) -> None:
    with pytest.raises(BriefgenError, match="link-unsafe"):
        html(replace(brief, decision=(Link(url, (Text("here"),)),)))


def test_character_that_no_face_has_is_named(brief: Brief) -> None:
    with pytest.raises(BriefgenError, match=r'glyph-missing: "鯡" \(U\+9BE1\)'):
        html(replace(brief, decision=(Text("Herring, 鯡"),)))


def test_own_template_overrides_one_block_and_one_file(brief: Brief, tmp_path: Path) -> None:
    (tmp_path / "blocks").mkdir()
    (tmp_path / "brief.html").write_text(
        '{% extends "default/brief.html" %}{% block footer %}<p>Ours</p>{% endblock %}'
    )
    (tmp_path / "blocks" / "quotes.html").write_text("<p>{{ block.items|length }} quotations</p>")
    page = html(brief, [tmp_path])
    assert "<p>Ours</p>" in page
    assert "<p>2 quotations</p>" in page
    assert "What to decide" in page


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>\n{{ brief.nothing }}", "nothing"),
        ("<p>\n{% if %}", "Expected an expression"),
        ("<p>\n{{ brief.__class__ }}", "unsafe"),
        ('<p>\n{% include "../secret" %}', "secret"),
    ],
)
def test_faulty_template_is_a_finding(brief: Brief, tmp_path: Path, template: str, words: str) -> None:
    (tmp_path / "brief.html").write_text(template)
    with pytest.raises(BriefgenError, match="template-fault") as caught:
        html(brief, [tmp_path])
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{tmp_path.name}/brief.html:2:1: ")


def test_no_break_space_and_hyphen_and_greek_print(brief: Brief) -> None:
    page = html(replace(brief, decision=(Text("62,5\u202f%, Nord\u2011Sud, Ωμέγα, Жук"),)))
    assert "Brief Spare" in page


def test_the_guide_to_the_look_names_every_part(root: Path) -> None:
    guide = (root / "docs" / "look.md").read_text(encoding="utf-8")
    page = (root / "templates" / "brief.html").read_text(encoding="utf-8")
    parts = re.findall(r"{% block (\w+) %}", page) + re.findall(r'include "(css/[\w.]+)"', page)
    assert [part for part in parts if f"`{part}`" not in guide] == []


def test_a_link_among_templates_is_refused(tmp_path: Path, brief: Brief) -> None:
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (tmp_path / "look" / "blocks").mkdir(parents=True)
    (tmp_path / "look" / "blocks" / "words.html").symlink_to(tmp_path / "secret")
    with pytest.raises(BriefgenError, match=r"^look/blocks/words\.html: template-link"):
        html(brief, (tmp_path / "look",))


@pytest.mark.parametrize("text", [b"\xff\xfe", b"{{ range(10**9) }}", b"{{ nobody }}"])
def test_a_template_that_fails_is_a_finding(tmp_path: Path, brief: Brief, text: bytes) -> None:
    (tmp_path / "brief.html").write_bytes(text)
    with pytest.raises(BriefgenError, match="template-fault"):
        html(brief, (tmp_path,))
