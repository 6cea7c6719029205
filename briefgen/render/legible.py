"""The drawings of a page -> words in them that cannot be read on what they stand on. Rule chart-contrast.

Text of a token's colour follows the page to dark screens; any other colour stays, and is held against both pages.
`model.colour` measures, `charts` draws; what stands around a drawing is the style sheets' matter.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET

from briefgen.errors import Finding, Place
from briefgen.model.colour import READ, SEEN, contrast
from briefgen.render.charts import colours

LARGE, LARGE_BOLD = 24.0, 18.66
"""Pixels from which on less contrast will do (WCAG 2.1, 1.4.3)."""
BOLD = 600
TEXT, TITLE = "{http://www.w3.org/2000/svg}text", "{http://www.w3.org/2000/svg}title"
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
CURE = "Take a token, such as ink or soft, or a colour that stands out."


Tokens = Mapping[str, str]


def illegible(html: str, audience: str, place: Place) -> tuple[Finding, ...]:
    """Return a finding for each text in a chart that has too little contrast, each once."""
    sides = _sides(html, audience)
    found: dict[str, Finding] = {}
    for drawn in re.findall(r'<svg [^>]*class="(?:any|broad|slim)".*?</svg>', html, re.DOTALL):
        picture = ET.fromstring(drawn)  # noqa: S314 (our own)
        title = (picture.findtext(TITLE) or "").partition(". ")[0]
        for text in picture.iter(TEXT):
            words = " ".join("".join(text.itertext()).split())
            if told := next((told for where, known in sides if (told := _faint(text, picture, known, where))), ""):
                found.setdefault(f"{title} {words}", _finding(title, words, told, place))
    return tuple(found.values())


def _finding(title: str, words: str, told: str, place: Place) -> Finding:
    return Finding("chart-contrast", place, f'"{title}" is a chart in which "{words}" {told}.', CURE)


def _sides(html: str, audience: str) -> tuple[tuple[str, Tokens], ...]:
    """The tokens' colours on paper and light screens, and those on dark ones."""
    style = "\n".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    light, _, dark = style.partition("prefers-color-scheme: dark) {")
    paper = colours(light, audience)
    return ("on paper", paper), ("on dark screens", paper | colours(dark, audience))


def _faint(text: ET.Element, picture: ET.Element, known: Tokens, where: str) -> str:
    """How a text falls short; nothing where it is read."""
    own, page, least = _colour(text, known), known.get("page", "#ffffff"), _least(text)
    if not HEX.fullmatch(own):
        return f"is set in {own}, whose contrast nobody can tell"
    told = contrast(_six(own), _six(page))
    if told >= least or (own in (page, known.get("paper")) and _on_marks(own, least, picture, known)):
        return ""
    return f"is set in {own} on {page} {where}: a contrast of {told:.1f} where {least} is the least"


def _on_marks(own: str, least: float, picture: ET.Element, known: Tokens) -> bool:
    """Whether a text of the page's own colour, which can only stand on a mark, is read on every one."""
    marks = {_colour(mark, known) for mark in picture.iter() if mark.tag.endswith(("}path", "}rect"))}
    filled = [mark for mark in marks if HEX.fullmatch(mark)]
    return bool(filled) and all(contrast(_six(own), _six(mark)) >= least for mark in filled)


def _colour(element: ET.Element, known: Tokens) -> str:
    """What an element is filled with: its token's colour, or its own; text without any is black."""
    token = next((name[2:] for name in element.get("class", "").split() if name.startswith("f-")), "")
    own = element.get("fill", "#000000" if element.tag == TEXT else "")
    return known.get(token, own)


def _least(text: ET.Element) -> float:
    size = float(text.get("font-size", "0px").removesuffix("px"))
    weight = text.get("font-weight", "400")
    bold = weight == "bold" or (weight.isdigit() and int(weight) >= BOLD)
    return SEEN if size >= (LARGE_BOLD if bold else LARGE) else READ


def _six(colour: str) -> str:
    """A colour in six digits.

    >>> _six("#abc")
    '#aabbcc'
    """
    digits = colour[1:] if len(colour) == len("#rrggbb") else "".join(digit * 2 for digit in colour[1:4])
    return f"#{digits}"
