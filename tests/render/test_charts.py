"""The look of charts: the tokens' colours, legible text, and nothing that only this machine has."""

from __future__ import annotations

import re

import pytest

from briefgen.render.charts import MARKED, TOKENS, colours
from briefgen.render.html import default_templates
from briefgen.render.plots import _spread, _wrapped

LEAST = 4.5
"""WCAG 2.1, 1.4.3: text against what is behind it."""


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    wide = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    parts = (int(wide[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def style(name: str) -> str:
    return (default_templates() / "css" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("audience", ["", "labour", "auto", "government"])
@pytest.mark.parametrize("token", ["ink", "soft"])
def test_text_is_legible_on_paper_and_on_dark_screens(audience: str, token: str) -> None:
    paper = colours(style("tokens.css"), audience)
    dark = colours(style("screen.css").partition("prefers-color-scheme: dark) {")[2], audience)
    assert contrast(paper[token], paper["page"]) >= LEAST
    assert contrast(dark[token], dark["page"]) >= LEAST
    assert contrast(paper["accent"], paper["page"]) >= LEAST


def test_a_pale_text_would_be_seen() -> None:
    assert contrast("#aaa", "#fff") < LEAST


def test_every_token_that_a_chart_uses_has_its_class() -> None:
    assert len(set(MARKED.values())) == len(TOKENS)
    assert all(f'"{token}"' in style("blocks.css") for token in TOKENS)
    assert set(TOKENS) <= set(re.findall(r"--([\w-]+):", style("tokens.css")))


def test_labels_that_would_touch_are_moved_apart() -> None:
    assert _spread([10.0, 9.0, 2.0], 3.0) == [10.0, 7.0, 2.0]


def test_a_long_label_is_broken_between_words() -> None:
    assert _wrapped("The small boat to the lighthouse", 100).count("\n") == 1
