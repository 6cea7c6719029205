"""A Vega-Lite specification as written -> JSON without data, and the texts in it that a chart prints.

What could bring in a value that no fact bears out is refused: data, addresses, expressions, reckoned values. Only
the words that are misspelled most are looked up here; the rest is for the converter to refuse.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from pydantic_core import PydanticCustomError

from briefgen.errors import Finding
from briefgen.model.prose import Paragraph, Prose, Text
from briefgen.outline.written import Draft, Items, Keys, Word, Written

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]

MARKS = (
    *("arc", "area", "bar", "circle", "line", "point", "rect", "rule", "square"),
    *("text", "tick", "trail"),
)
CHANNELS = (
    *(
        "x",
        "y",
        "x2",
        "y2",
        "xError",
        "yError",
        "xError2",
        "yError2",
        "xOffset",
        "yOffset",
        "theta",
        "theta2",
        "radius",
    ),
    *("radius2", "color", "fill", "stroke", "opacity", "fillOpacity", "strokeOpacity", "strokeWidth", "strokeDash"),
    *("size", "angle", "shape", "key", "text", "description", "detail", "facet", "order", "row", "column", "tooltip"),
)
TOP = (
    *("$schema", "align", "autosize", "background", "bounds", "center", "columns", "concat", "config", "description"),
    *("encoding", "facet", "hconcat", "height", "layer", "mark", "name", "padding", "repeat", "resolve", "spacing"),
    *("spec", "title", "transform", "vconcat", "view", "width"),
)
TYPES = ("quantitative", "temporal", "ordinal", "nominal")
REFUSED = {
    **dict.fromkeys(("data", "datasets", "lookup"), "brings values of its own"),
    **dict.fromkeys(("url", "href", "image"), "leads out of the page"),
    **dict.fromkeys(("expr", "signal", "labelExpr", "params", "test"), "is an expression"),
    **dict.fromkeys(
        ("calculate", "aggregate", "bin", "density", "impute", "joinaggregate", "loess", "quantile", "regression"),
        "makes values that no source states",
    ),
    **dict.fromkeys(("window", "sample", "timeUnit", "extent"), "makes values that no source states"),
}
"""Keys that may stand nowhere in a specification, and why."""
PRINTED = ("title", "subtitle", "text", "datum", "description")
"""Keys whose words or numbers a reader is told."""
WITHIN = ("layer", "concat", "hconcat", "vconcat")
ALIKE = 0.6


@dataclass(slots=True)
class Sketch:
    """A specification: as JSON, what it prints of its own, and the fields that it draws, where they are named."""

    json: str
    texts: list[Prose] = field(default_factory=list)
    fields: list[Word] = field(default_factory=list)


def sketch(value: object, gathered: Draft) -> Sketch:
    """Return a specification; what is wrong in it is added to the draft."""
    if not isinstance(value, Keys):
        raise PydanticCustomError("dict_type", "no mapping")
    made = Sketch(json.dumps(_plain(value), ensure_ascii=False, sort_keys=True))
    gathered.findings += [*_refused(value), *_shape(value)]
    _gather(value, made, "")
    return made


def strangers(drawn: Sketch, known: Collection[str], gathered: Draft) -> None:
    """Add a finding for each field that the data does not have; a fact's field comes with its text and its end."""
    fields = {f"{name}{ending}" for name in known for ending in ("", "-text", "-end")}
    unknown((word for word in drawn.fields if word not in fields), known, gathered)


def unknown(words: Iterable[Word], known: Collection[str], gathered: Draft) -> None:
    """Add a finding for each word that is no field of the data."""
    gathered.findings += [_unknown(word, "field of the data", sorted(known)) for word in words if word not in known]


def _unknown(word: Word, what: str, known: Collection[str]) -> Finding:
    close = get_close_matches(word, known, n=1, cutoff=ALIKE)
    cure = f'Did you mean "{close[0]}"?' if close else f"Known: {', '.join(known)}."
    return Finding("chart-spec", word.place, f'"{word}" is no {what}.', cure)


def _refused(value: Written, trail: str = "") -> Iterator[Finding]:
    for key, below in value.items() if isinstance(value, Keys) else ():
        why = REFUSED.get(key)
        if key == "filter" and isinstance(below, Word):
            why = REFUSED["expr"]
        if key == "format" and trail == "text":
            why = "prints a value otherwise than its source"
        if why:
            cure = 'Take it out; values come from facts, by "data" beside "spec".'
            yield Finding("chart-unbound", key.place, f'"{key}" {why}.', cure)
        else:
            yield from _refused(below, str(key))
    for item in value if isinstance(value, Items) else ():
        yield from _refused(item, trail)


def _shape(value: Keys) -> Iterator[Finding]:
    """Words that Vega-Lite does not know, each with the nearest one."""
    for key, below in value.items():
        if key not in TOP and key not in REFUSED:
            yield _unknown(key, "key of a specification", TOP)
        if key == "mark":
            name = below if isinstance(below, Word) else _get(below, "type")
            if isinstance(name, Word) and name not in MARKS:
                yield _unknown(name, "mark", MARKS)
        if key == "encoding" and isinstance(below, Keys):
            yield from _channels(below)
        for inner in [below] if key == "spec" else below if key in WITHIN and isinstance(below, Items) else ():
            if isinstance(inner, Keys):
                yield from _shape(inner)


def _channels(encoding: Keys) -> Iterator[Finding]:
    for channel, told in encoding.items():
        if channel not in CHANNELS and channel not in REFUSED:
            yield _unknown(channel, "channel", CHANNELS)
        kind = _get(told, "type")
        if isinstance(kind, Word) and kind not in TYPES:
            yield _unknown(kind, "type", TYPES)


def _get(value: Written, name: str) -> Written:
    return next((below for key, below in value.items() if key == name), None) if isinstance(value, Keys) else None


def _gather(value: Written, made: Sketch, key: str) -> None:
    """Collect the words that are printed, and the fields that are drawn."""
    if isinstance(value, Keys):
        for name, below in value.items():
            _gather(below, made, "text" if key == "text" and name in {"value", "condition"} else name)
    elif isinstance(value, Items):
        for item in value:
            _gather(item, made, key)
    elif isinstance(value, Word) and key == "field":
        made.fields.append(value)
    elif isinstance(value, Word) and key in PRINTED:
        made.texts.append(Prose((Paragraph((Text(str(value)),)),), value.raw, value.place))


def _plain(value: Written) -> Plain:
    if isinstance(value, Keys):
        return {str(key): _plain(below) for key, below in value.items()}
    if isinstance(value, Items):
        return [_plain(item) for item in value]
    return _scalar(value) if isinstance(value, Word) else None


def _scalar(word: Word) -> Plain:
    """What YAML means by a word: text in quotation marks stays text."""
    known: dict[str, Plain] = {"null": None, "true": True, "false": False}
    if word.raw in known:
        return known[word.raw]
    if re.fullmatch(r"-?\d+", word.raw):
        return int(word.raw)
    return float(word.raw) if re.fullmatch(r"-?\d+\.\d+", word.raw) else str(word)
