from __future__ import annotations

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from briefgen.errors import BriefgenError, Place
from briefgen.model.brand import Brand, Logo, OwnFace, Shade
from briefgen.model.brief import Brief
from briefgen.model.colour import READ, SEEN, contrast
from briefgen.render.brand import NIGHT, ON_BOTH, ON_LIT, ON_PAGE, branded, faint, tokens
from briefgen.render.html import default_templates, html

HERE = Place("brand.yaml")
TOKENS = tokens(default_templates())
AUDIENCES = ("labour", "auto", "government")


def shade(name: str, colour: str) -> Shade:
    return Shade(name, colour, HERE)


def test_the_default_look_can_be_read_in_light() -> None:
    own = Brand(
        colours=tuple(shade(name, TOKENS[name]) for name in ("page", "paper", "lit", *ON_BOTH, *ON_PAGE)),
        accents=tuple(shade(name, TOKENS[name]) for name in AUDIENCES),
    )
    assert list(faint(own, TOKENS)) == []


def test_the_default_look_can_be_read_in_the_dark() -> None:
    sheet = (default_templates() / "css" / "screen.css").read_text(encoding="utf-8")
    dark = sheet.partition("prefers-color-scheme: dark")[2].partition("@media")[0]
    told = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", dark.partition("}")[0]))
    assert (told["page"], told["paper"]) == NIGHT
    accents = [part.partition(";")[0] for part in dark.split("--accent: ")[1:]]
    texts = [told["ink"], told["soft"], *accents]
    assert min(contrast(text, ground) for text in texts for ground in NIGHT) >= READ
    assert contrast(told["faint"], told["page"]) >= READ
    assert min(contrast(told[name], told["lit"]) for name in ON_LIT) >= READ
    assert min(contrast(told[name], told["page"]) for name in ("pro", "con", "mid", "say")) >= SEEN


def test_a_faint_colour_is_found_with_its_ratio_and_the_nearest_that_passes() -> None:
    found = list(faint(Brand(colours=(shade("soft", "#999999"),)), TOKENS))
    assert [each.rule for each in found] == ["brand-contrast"]
    assert '"#999999" on #f6f3ec has a contrast of 2.57 to 1; 4.5 is the least.' in found[0].message
    assert contrast(found[0].cure.split('"')[1], TOKENS["paper"]) >= READ


def test_a_ground_is_held_against_the_text_that_stands_on_it() -> None:
    assert [each.excerpt for each in faint(Brand(colours=(shade("page", "#444444"),)), TOKENS)] == ["#444444"]


def test_what_stands_on_a_lit_passage_is_held_against_it() -> None:
    assert [each.excerpt for each in faint(Brand(colours=(shade("lit", "#806000"),)), TOKENS)] == ["#806000"]
    night = (shade("page", "#101010"), shade("paper", "#181818"), shade("ink", "#ffffff"))
    (found,) = (each.message for each in faint(Brand(colours=night), TOKENS) if each.excerpt == "#ffffff")
    assert f"on {TOKENS['lit']}" in found


def test_shapes_need_less_than_text_and_the_band_nothing() -> None:
    assert not list(faint(Brand(colours=(shade("mid", "#a07000"), shade("band", "#ffee00"))), TOKENS))


def test_an_accent_of_the_brand_stands_before_those_of_the_look_and_is_lighter_in_the_dark() -> None:
    sheet = branded(Brand(colours=(shade("accent", "#101060"),), accents=(shade("crews", "#601010"),)), TOKENS).style
    assert ".labour { --accent: #101060; }" in sheet
    assert ".crews { --accent: #601010; }" in sheet
    night = sheet.partition("prefers-color-scheme: dark")[2]
    dark = night.partition(":root .crews { --accent: ")[2].partition(";")[0]
    assert min(contrast(dark, ground) for ground in NIGHT) >= READ


def test_a_page_carries_logo_and_colours(brief: Brief) -> None:
    logo = Logo("mark.svg", "A herring <three waves>", HERE, b"<svg/>")
    page = html(brief, (), Brand(logo=logo, colours=(shade("band", "#f2b705"),)))
    assert '<img class="logo" src="data:image/svg+xml;base64,PHN2Zy8+" alt="A herring &lt;three waves&gt;">' in page
    assert "--band: #f2b705;" in page
    assert "<img" not in html(brief)


def test_own_faces_stand_in_for_a_family_and_must_have_the_letters(brief: Brief) -> None:
    data = files("font_source_sans_pro").joinpath("files", "SourceSansPro-Regular.ttf").read_bytes()
    face = OwnFace("text", 400, "normal", "own.ttf", HERE, data)
    page = html(brief, (), Brand(faces=(face,)))
    assert page.count("font-family:'Brief Text'") == 1
    with pytest.raises(BriefgenError, match=r'glyph-missing: "Ⴀ" \(U\+10A0\)'):
        html(replace(brief, label="Ⴀ"), (), Brand(faces=(face,)))
