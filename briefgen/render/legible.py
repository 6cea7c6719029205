"""The drawings of a page -> words in them that cannot be read on what they stand on. Rule chart-contrast.

Text of a token's colour follows the page to dark screens; any other colour stays, and is held against both pages.
`model.colour` measures, `charts` draws; what stands around a drawing is the style sheets' matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from briefgen.errors import Finding, Place
from briefgen.model.colour import READ, SEEN, contrast, laid
from briefgen.render.charts import colours

LARGE, LARGE_BOLD = 24.0, 18.66
"""Pixels from which on less contrast will do (WCAG 2.1, 1.4.3)."""
BOLD = 600
TEXT, TITLE, MARKS = ("text",), ("title",), ("path", "rect")
HEX = re.compile(r"#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6})")
CURE = "Take a token, such as ink or soft, or a colour that stands out."
Tokens = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture whose elements know what they stand in."""

    root: ET.Element
    above: Mapping[ET.Element, ET.Element]

    def all(self, names: Sequence[str]) -> Iterator[ET.Element]:
        """Yield the elements of these names."""
        return (each for each in self.root.iter() if each.tag.rpartition("}")[2] in names)

    def share(self, element: ET.Element) -> float:
        """Return how much of what is behind an element its colour covers: what groups say of opacity holds in them."""
        share, own = 1.0, element.get("fill-opacity")
        at: ET.Element | None = element
        while at is not None:
            own = own or at.get("fill-opacity")
            share *= _part(at.get("opacity", "1"))
            at = self.above.get(at)
        return share * _part(own or "1")


def illegible(html: str, audience: str, place: Place) -> tuple[Finding, ...]:
    """Return a finding for each text in a drawing that has too little contrast, each once.

    Every drawing in the page counts, by whatever class a template or `charts` calls it.
    """
    sides = _sides(html, audience)
    found: dict[str, Finding] = {}
    for drawn in re.findall(r"<svg\b.*?</svg\s*>", html, re.DOTALL):
        try:
            picture = ET.fromstring(drawn)  # noqa: S314 (our own, or the project's template's)
        except ET.ParseError:
            found.setdefault(drawn, _finding("", drawn[:60], "cannot be read, since the drawing is no XML", place))
            continue
        found |= _faults(picture, sides, place)
    return tuple(found.values())


def _faults(picture: ET.Element, sides: Sequence[tuple[str, Tokens]], place: Place) -> dict[str, Finding]:
    """The finding for each text of a picture that cannot be read, by its words."""
    drawing = Drawing(picture, {child: parent for parent in picture.iter() for child in parent})
    title = next((each.text or "" for each in drawing.all(TITLE)), "").partition(". ")[0]
    found = {}
    for text in drawing.all(TEXT):
        words = " ".join("".join(text.itertext()).split())
        if told := next((told for where, known in sides if (told := _faint(text, drawing, known, where))), ""):
            found[f"{title} {words}"] = _finding(title, words, told, place)
    return found


def _finding(title: str, words: str, told: str, place: Place) -> Finding:
    return Finding("chart-contrast", place, f'"{title}" is a chart in which "{words}" {told}.', CURE)


def _sides(html: str, audience: str) -> tuple[tuple[str, Tokens], ...]:
    """The tokens' colours on paper and light screens, and those on dark ones."""
    style = "\n".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
    light, dark, *_ = (*re.split(r"prefers-color-scheme:\s*dark\s*\)\s*\{", style, maxsplit=1), "")
    paper = colours(light, audience)
    return ("on paper", paper), ("on dark screens", paper | colours(dark, audience))


def _faint(text: ET.Element, drawing: Drawing, known: Tokens, where: str) -> str:
    """How a text falls short; nothing where it is read."""
    own, page, least = _colour(text, known), known.get("page", "#ffffff"), _least(text)
    if not HEX.fullmatch(own):
        return f"is set in {own}, whose contrast nobody can tell"
    share = drawing.share(text)
    if not share:  # the converter hides labels of an axis that would touch
        return ""
    told = contrast(laid(_six(own), _six(page), share), _six(page))
    if told >= least or (own in (page, known.get("paper")) and _on_marks(text, least, drawing, known)):
        return ""
    thin = f", of which {share:.0%} covers," if share < 1 else ""
    return f"is set in {own}{thin} on {page} {where}: a contrast of {told:.1f} where {least} is the least"


def _on_marks(text: ET.Element, least: float, drawing: Drawing, known: Tokens) -> bool:
    """Whether a text of the page's own colour, which can only stand on a mark, is read on every one."""
    own, page, share = _six(_colour(text, known)), _six(known.get("page", "#ffffff")), drawing.share(text)
    marks = {(_colour(mark, known), drawing.share(mark)) for mark in drawing.all(MARKS)}
    filled = [laid(_six(colour), page, part) for colour, part in marks if HEX.fullmatch(colour)]
    return bool(filled) and all(contrast(laid(own, mark, share), mark) >= least for mark in filled)


def _colour(element: ET.Element, known: Tokens) -> str:
    """What an element is filled with: its token's colour, or its own; text without any is black."""
    token = next((name[2:] for name in element.get("class", "").split() if name.startswith("f-")), "")
    own = element.get("fill", "#000000" if element.tag.endswith("text") else "")
    return known.get(token, own)


def _least(text: ET.Element) -> float:
    size = float(text.get("font-size", "0px").removesuffix("px"))
    weight = text.get("font-weight", "400")
    bold = weight == "bold" or (weight.isdigit() and int(weight) >= BOLD)
    return SEEN if size >= (LARGE_BOLD if bold else LARGE) else READ


def _part(told: str) -> float:
    """An opacity, which may be written in percent; a word, such as inherit, leaves things as they are."""
    try:
        return float(told.removesuffix("%")) / (100 if told.endswith("%") else 1)
    except ValueError:
        return 1.0


def _six(colour: str) -> str:
    """A colour in six digits.

    >>> _six("#abc")
    '#aabbcc'
    """
    digits = colour[1:] if len(colour) == len("#rrggbb") else "".join(digit * 2 for digit in colour[1:4])
    return f"#{digits}"
