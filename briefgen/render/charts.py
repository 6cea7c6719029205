"""Chart -> SVG as it stands in a page, named, told in words, and in the page's colours.

`plots` says where all stands, `drawings` draws; colours come from the same tokens as the style sheets, the face is the
brief's own, and what a style sheet must change (dark, forced colours) has a class. Equal charts give equal bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from briefgen.errors import BriefgenError, Finding, Place
from briefgen.model.prose import Text
from briefgen.render import fonts
from briefgen.render.drawings import Drawings, drawing
from briefgen.render.plots import NARROW, WIDE, Layer, Plain, plot

if TYPE_CHECKING:
    from markupsafe import Markup

    from briefgen.model.brief import Brief
    from briefgen.model.chart import Chart, Field

SVG = "http://www.w3.org/2000/svg"
TOKENS = ("ink", "soft", "faint", "rule", "page", "paper", "accent", "pro", "con", "mid", "say")
MARKED = {token: f"#fe{number:02x}d0" for number, token in enumerate(TOKENS)}
"""What stands for a token until the picture is drawn, so that two tokens of one colour stay apart."""
HEADED = ("x", "y", "color", "fill", "stroke", "size", "shape", "opacity", "facet", "row", "column")
"""Channels that have an axis, a legend or a header."""
SEVERAL = ("concat", "hconcat", "vconcat", "facet", "repeat")


def pictures(chart: Chart, brief: Brief, tokens: str, drawn: Drawings) -> Markup:
    """Return the chart as it stands on a wide page, and as it stands on a phone.

    `tokens` is the style sheet, `drawn` what need not be drawn again; what is drawn now comes to it.

    Raises BriefgenError where Vega-Lite refuses the specification, or the converter is not installed.
    """
    from markupsafe import Markup

    known = colours(tokens, brief.audience)
    try:
        made = []
        for name, width in _sizes(chart):
            spec = _specification(chart, width, brief.language, known)
            made.append(_dressed(drawing(spec, brief.language, drawn), chart, name, known))
        return Markup("\n".join(made))  # noqa: S704 (made here)
    except ValueError as error:
        line = " ".join(str(error).split())[:300]
        finding = Finding("chart-spec", Place(f"{brief.id}.html", 0), f'"{chart.title_text}" cannot be drawn: {line}.')
        raise BriefgenError(finding) from error


def colours(tokens: str, audience: str) -> dict[str, str]:
    """Return the tokens' colours for an audience, as the style sheet has them for paper and light screens.

    >>> colours(":root { --ink: #111; --accent: #333 } .crews { --accent: #0a5 }", "crews")
    {'ink': '#111', 'accent': '#0a5'}
    """
    found: dict[str, str] = {}
    for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", re.sub(r"/\*.*?\*/", "", tokens, flags=re.DOTALL)):
        if selector.strip() in {":root", f".{audience}"}:
            found |= {name: told.strip() for name, told in re.findall(r"--([\w-]+):\s*(#[0-9a-fA-F]{3,8})\b", body)}
    return found


def _sizes(chart: Chart) -> tuple[tuple[str, int], ...]:
    """Both sizes, but one for views beside each other, or a width of its own, which cannot be fitted."""
    own = json.loads(chart.spec) if chart.spec else {}
    fixed = "width" in own or any(key in own for key in SEVERAL)
    return (("any", WIDE),) if fixed else (("broad", WIDE), ("slim", NARROW))


def _specification(chart: Chart, width: int, language: str, known: Mapping[str, str]) -> str:
    spec = _own(chart, width) if chart.spec else plot(chart, width, language)
    return json.dumps(_tinted({"config": _config(known), "background": None, **spec}), sort_keys=True)


def _own(chart: Chart, width: int) -> Layer:
    """The outline's specification with its data, as wide as the page where it does not say."""
    told: Layer = json.loads(chart.spec)
    heads = _heads(chart)
    spec = {name: (_named if name == "encoding" else _headed)(below, heads) for name, below in told.items()}
    rows: list[Plain] = [dict(pair for field in row for pair in _pairs(field)) for row in chart.fields]
    fitted: Layer = {} if any(key in spec for key in SEVERAL) else {"autosize": {"type": "fit", "contains": "padding"}}
    return (
        {"width": width, **fitted, **spec, "data": {"values": rows}} if fitted else {**spec, "data": {"values": rows}}
    )


def _heads(chart: Chart) -> dict[str, str]:
    """What each field of the data is called, as in the table."""
    names = dict.fromkeys(field.name for row in chart.fields for field in row)
    heads = ("".join(node.text for node in head if isinstance(node, Text)) for head in chart.head)
    return dict(zip(names, heads, strict=True))


def _headed(spec: Plain, heads: Mapping[str, str]) -> Plain:
    """The specification with the fields' names where it gives axes and legends none."""
    if isinstance(spec, list):
        return [_headed(item, heads) for item in spec]
    if not isinstance(spec, dict):
        return spec
    inside = {name: _named if name == "encoding" else _headed for name in spec}
    return {name: inside[name](below, heads) for name, below in spec.items()}


def _named(channels: Plain, heads: Mapping[str, str]) -> Plain:
    if not isinstance(channels, dict):
        return channels
    named: Layer = {}
    for name, channel in channels.items():
        field = channel.get("field") if isinstance(channel, dict) and name in HEADED else None
        head: Layer = {"title": heads[field]} if isinstance(field, str) and field in heads else {}
        named[name] = {**head, **channel} if isinstance(channel, dict) else channel
    return named


def _config(known: Mapping[str, str]) -> Layer:
    """What holds for all charts, in the look of the page's tables."""
    ramp: list[Plain] = [known.get("rule", "#ccc"), known.get("accent", "#333")]
    words: Layer = {"labelColor": "soft", "titleColor": "soft", "labelFontSize": 14, "titleFontSize": 14}
    plain: Layer = {"titleFontWeight": 400, "domainColor": "rule", "tickColor": "rule", "gridColor": "rule"}
    return {
        "font": fonts.SANS,
        "aria": False,
        "view": {"stroke": None},
        "padding": 0,
        "axis": {**words, **plain},
        "legend": {**words, "titleFontWeight": 400},
        "header": {**words, "titleFontWeight": 400},
        "title": {"color": "ink", "fontSize": 15, "fontWeight": 600, "anchor": "start"},
        "mark": {"color": "accent"},
        "text": {"color": "ink", "fontSize": 14},
        "bar": {"color": "accent"},
        "scale": {"bandPaddingInner": 0.3},
        "range": {"category": ["accent", "say", "mid", "pro", "con", "soft"], "ramp": ramp, "heatmap": ramp},
    }


TINTS = ("color", "fill", "stroke", "labelColor", "titleColor", "domainColor", "tickColor", "gridColor", "category")


def _tinted(value: Plain, key: str = "") -> Plain:
    """The specification with what stands for a token in place of the token's name."""
    if isinstance(value, dict):
        return {name: _tinted(below, name) for name, below in value.items()}
    if isinstance(value, list):
        return [_tinted(item, key) for item in value]
    return MARKED.get(value, value) if isinstance(value, str) and key in TINTS else value


def _pairs(field: Field) -> list[tuple[str, Plain]]:
    drawn = field.value
    if drawn is None:
        return [(field.name, field.text)]
    first, last = (_number(drawn.first), _number(drawn.last))
    return [(field.name, first), (f"{field.name}-end", last), (f"{field.name}-text", field.text)]


def _number(told: str) -> Plain:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", told):
        return told
    number = Decimal(told)
    return int(number) if number == number.to_integral_value() else float(number)


def _dressed(root: ET.Element, chart: Chart, name: str, known: Mapping[str, str]) -> str:
    """The picture as it stands in a page: named, told in words, with classes for what style sheets change."""
    ET.register_namespace("", SVG)
    _stripped(root)
    prefix = sha256(f"{name}{chart.title_text}{chart.told}".encode()).hexdigest()[:8]
    tokens = {mark: token for token, mark in MARKED.items()}
    for element in root.iter():
        classes = []
        for attribute, told in tuple(element.items()):
            if attribute in {"fill", "stroke"} and told in tokens:
                element.set(attribute, known.get(tokens[told], "#000"))
                classes.append(f"{attribute[0]}-{tokens[told]}")
            elif attribute == "id" or "url(#" in told:
                element.set(attribute, re.sub(r"^(?=[^u])|(?<=url\(#)", f"c{prefix}-", told, count=1))
        if classes:
            element.set("class", " ".join(classes))
    for key in ("width", "height", "version"):
        root.attrib.pop(key, None)
    root.attrib |= {"class": name, "role": "img"}
    # A PDF has the title alone for whoever cannot see the picture, so that it says what the picture does.
    unit = "".join(node.text for node in chart.unit if isinstance(node, Text))
    title = ". ".join(part for part in (chart.title_text, unit, chart.told) if part)
    for tag, words in (("desc", _about(chart)), ("title", title)):
        element = ET.Element(f"{{{SVG}}}{tag}")
        element.text = words
        root.insert(0, element)
    return ET.tostring(root, encoding="unicode")


def _about(chart: Chart) -> str:
    """Of which time it is, and who says so."""
    return ". ".join(part for part in (chart.period, *(credit.source for credit in chart.credits)) if part)


def _stripped(parent: ET.Element) -> None:
    """Take out what shows nothing, and what the converter says for readers who have the table."""
    for child in tuple(parent):
        _stripped(child)
        if child.get("display") == "none" or child.get("class") in {"background", "foreground"} or not _shows(child):
            parent.remove(child)
    for attribute, told in tuple(parent.items()):
        idle = attribute in {"role", "class", "pointer-events"} or (attribute, told) == ("opacity", "1")
        if idle or attribute.startswith("aria-"):
            del parent.attrib[attribute]


def _shows(element: ET.Element) -> bool:
    """Whether an element draws anything: groups with something in them, paths with a colour."""
    if element.tag.endswith("}g"):
        return len(element) > 0
    return not element.tag.endswith("}path") or "fill" in element.attrib or "stroke" in element.attrib
