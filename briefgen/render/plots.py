"""The ready-made charts as Vega-Lite: where each row, label and value stands, for a wide page and for a phone.

Labels and values are set by the advance widths of the brief's own face, so that nothing depends on the machine. All
colours are names of tokens; `charts` gives them their values and draws.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.render.fonts import SANS, advances
from briefgen.render.labels import labels
from briefgen.render.ticks import Tick, ordinal, ticks

if TYPE_CHECKING:
    from briefgen.model.chart import Chart, Point

Plain = str | int | float | bool | None | list["Plain"] | dict[str, "Plain"]
Layer = dict[str, Plain]

WIDE, NARROW = 608, 304
"""Widths in sixteenths of a rem: the text column of a page, and a phone."""
SIZE, LINE, GAP, BAR = 14, 18, 12, 16
EDGE = 18
"""Room beside an axis for half of its last word."""
LABELS = 184
"""The widest column of labels."""


@dataclass(frozen=True, slots=True)
class Row:
    """A point with its label broken into lines, its top, and the middle of what is drawn."""

    point: Point
    label: str
    top: float
    middle: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows below each other, the labels' column beside or above what is drawn, and the height of it all."""

    rows: tuple[Row, ...]
    width: int
    column: float
    height: float
    bands: bool
    """Whether the labels stand above, each on its own line."""

    @property
    def valued(self) -> tuple[Row, ...]:
        """The rows in which something is drawn."""
        return tuple(row for row in self.rows if row.point.value.first)


def plot(chart: Chart, width: int, language: str) -> Layer:
    """Return a ready-made chart as a Vega-Lite specification of a width."""
    drawing: dict[str, Callable[[Chart, int, str], Layer]] = {
        "bars": bars,
        "dots": dots,
        "timeline": timeline,
        "slope": slope,
    }
    return drawing[chart.kind](chart, width, language)


def bars(chart: Chart, width: int, _: str) -> Layer:
    """Bars from zero, each with its value at its end."""
    sheet = _sheet(chart.points, width, 0)
    plain: list[Layer] = [
        {"y": row.middle, "v": float(row.point.value.last), "t": row.point.value.shown} for row in sheet.valued
    ]
    values = [float(row.point.value.last) for row in sheet.valued]
    room = max(_width(point.value.shown, 600) for point in chart.points) + GAP
    scale: Layer = {"domain": [min(0.0, *values), max(0.0, *values)], "nice": False}
    x: Layer = {"field": "v", "type": "quantitative", "axis": None, "scale": scale}
    layers = [
        _layer(plain, {"type": "bar", "orient": "horizontal", "size": BAR, "color": "accent"}, x=x),
        _layer(plain, _words("ink", 600, align="left", dx=6), x=x, text={"field": "t"}),
        _told(sheet, {"datum": 0, "type": "quantitative", "scale": scale}),
        *_labels(sheet),
    ]
    return _page(sheet, layers, 0, room)


def _told(sheet: Sheet, x: Layer) -> Layer:
    """The words of rows without a value, where other rows begin."""
    rows: list[Layer] = [{"y": row.middle, "t": row.point.value.shown} for row in sheet.rows if row not in sheet.valued]
    return _layer(rows, _words("soft", 400, align="left", dx=6), x=x, text={"field": "t"})


def dots(chart: Chart, width: int, _: str) -> Layer:
    """Ranges as lines between two dots, a third value between them as a diamond."""
    keyed = bool(chart.ends)
    sheet = _sheet(chart.points, width, LINE + GAP if keyed else 0, above=any(p.mark for p in chart.points))
    spans = [_span(row.point) for row in sheet.valued]
    known = [end.value for span in spans for end in span]
    known += [float(point.mark.last) for point in chart.points if point.mark]
    pad = (max(known) - min(known) or abs(max(known)) or 1.0) * 0.04
    scale: Layer = {"domain": [min(known) - pad, max(known) + pad], "zero": False, "nice": False}
    x: Layer = {"field": "v", "type": "quantitative", "axis": None, "scale": scale}
    room = [max(_width(span[side].words, 600) for span in spans) + GAP for side in (0, 1)]
    layers = [
        *_ranges(sheet, spans, x),
        *_marks(sheet, x),
        _told(sheet, {"value": -round(room[0])}),
        *_labels(sheet, room[0]),
        *_key(tuple(zip(("first", "last"), chart.ends, strict=False)), round(sheet.column + room[0])),
    ]
    return _page(sheet, layers, room[0], room[1])


def _ranges(sheet: Sheet, spans: Sequence[tuple[Reach, Reach]], x: Layer) -> Iterator[Layer]:
    """The lines, the dots at their ends, and the words beside these."""
    rows = tuple(zip(sheet.valued, spans, strict=True))
    lines: list[Layer] = [{"y": row.middle, "v": low.value, "w": high.value} for row, (low, high) in rows]
    yield _layer(lines, {"type": "rule", "strokeWidth": 3, "color": "accent"}, x=x, x2={"field": "w"})
    for kind in ("first", "last"):
        dots: list[Layer] = [{"y": row.middle, "v": e.value} for row, span in rows for e in span if e.kind == kind]
        yield _layer(dots, _dot(kind), x=x)
    for side, (align, dx) in enumerate((("right", -10), ("left", 10))):
        words: list[Layer] = [
            {"y": row.middle, "v": span[side].value, "t": span[side].words} for row, span in rows if span[side].words
        ]
        yield _layer(words, _words("ink", 600, align=align, dx=dx), x=x, text={"field": "t"})


def _marks(sheet: Sheet, x: Layer) -> Iterator[Layer]:
    rows: list[Layer] = [
        {"y": row.middle, "v": float(mark.last), "t": mark.shown} for row in sheet.rows if (mark := row.point.mark)
    ]
    diamond: Layer = {"type": "point", "shape": "diamond", "size": 90, "opacity": 1, "filled": True, "color": "ink"}
    yield _layer(rows, diamond, x=x)
    yield _layer(rows, _words("soft", 400, align="center", dy=-14), x=x, text={"field": "t"})


@dataclass(frozen=True, slots=True)
class Reach:
    """An end of a range: its value and words, and which of the two facts it is."""

    value: float
    words: str
    kind: str


def _span(point: Point) -> tuple[Reach, Reach]:
    """The two ends of a point, the lower first; a figure that is a range has both itself."""
    first, last = point.value, point.to
    if last is None:
        kind = "last" if first.first == first.last else "first"
        return Reach(float(first.first), "", kind), Reach(float(first.last), first.shown, "last")
    ends = Reach(float(first.last), first.shown, "first"), Reach(float(last.last), last.shown, "last")
    return ends if ends[0].value <= ends[1].value else (ends[1], ends[0])


DOTS = {"past": "last", "ongoing": "half", "scheduled": "first", "unknown": "square"}
"""How a dot shows what is known of an event."""


def _dot(kind: str) -> Layer:
    look: Layer = {"type": "point", "size": 80, "opacity": 1, "strokeWidth": 2.5}
    stroke, shape = ("soft", "square") if kind == "square" else ("accent", "circle")
    return {**look, "stroke": stroke, "shape": shape, "fill": {"last": "accent", "half": "rule"}.get(kind, "page")}


def _key(told: Sequence[tuple[str, str]], column: float) -> list[Layer]:
    """What the kinds of dots are, on a line above the rows."""
    at, layers = -column, list[Layer]()
    for kind, words in told:
        rows: list[Layer] = [{"y": LINE / 2, "t": words}]
        layers += [
            _layer(rows, _dot(kind), x={"value": at + 6}),
            _layer(rows, _words("soft", 400, align="left"), x={"value": at + 18}, text={"field": "t"}),
        ]
        at += _width(words, 400) + 18 + 2 * GAP
    return layers


def timeline(chart: Chart, width: int, language: str) -> Layer:
    """Days on one axis, a row for each, with a key to what is known of them; what is to come is hollow."""
    known = tuple(dict.fromkeys(point.value.status for point in chart.points))
    keys = [(DOTS[status], str(getattr(labels(language), status))) for status in known]
    sheet = _sheet(chart.points, width, 2 * (LINE + GAP) + (0 if width == WIDE else GAP / 2))
    first = min(ordinal(point.value.first) for point in chart.points)
    last = max(ordinal(point.value.last) for point in chart.points)
    pad = max(2, (last - first) * 0.05)
    scale: Layer = {"domain": [first - pad, last + pad], "nice": False, "zero": False}
    x: Layer = {"type": "quantitative", "axis": None, "scale": scale}
    inner = width - sheet.column - EDGE
    unit = inner / (last - first + 2 * pad)
    rows = [_when(row, first - pad, unit, inner) for row in sheet.rows]
    vx: Layer = {"field": "v", **x}
    layers = [
        *_axis(
            _within(ticks(first - pad, last + pad, language, 6 if width == WIDE else 4), first - pad, unit), sheet, vx
        ),
        _layer(
            rows, {"type": "rule", "strokeWidth": 5, "color": "accent", "strokeCap": "round"}, x=vx, x2={"field": "w"}
        ),
        *(_layer([row for row in rows if row["s"] == status], _dot(DOTS[status]), x=vx) for status in known),
        *(
            _layer(
                [row for row in rows if row["side"] == side],
                _words("ink", 600, align=side, dx=10 if side == "left" else -10),
                x={"field": "w" if side == "left" else "v", **x},
                text={"field": "t"},
            )
            for side in ("left", "right")
        ),
        *_labels(sheet),
        *_key(keys, sheet.column),
    ]
    return _page(sheet, layers, 0, EDGE)


def _within(marks: Iterable[Tick], start: float, unit: float) -> list[Tick]:
    """The ticks whose words do not begin before the axis does."""
    return [tick for tick in marks if (tick.at - start) * unit >= _width(tick.words, 400) / 2]


def _when(row: Row, start: float, unit: float, inner: float) -> Layer:
    """A day or days of a row, and on which side of them their words have room."""
    drawn = row.point.value
    first, last = ordinal(drawn.first), ordinal(drawn.last)
    after = (last - start) * unit + GAP + _width(drawn.shown, 600)
    side = "left" if after < inner else "right"
    return {"y": row.middle, "v": first, "w": last, "t": drawn.shown, "s": drawn.status, "side": side}


def _axis(marks: Iterable[Tick], sheet: Sheet, x: Layer) -> list[Layer]:
    top = LINE + GAP
    rows: list[Layer] = [{"v": tick.at, "t": tick.words, "y": top + LINE / 2} for tick in marks]
    lines: list[Layer] = [{**row, "y": top + LINE + 2, "z": top + LINE + 7} for row in rows]
    across: list[Layer] = [{"y": top + LINE + 7}]
    inner = sheet.width - sheet.column - EDGE
    return [
        _layer(lines, {"type": "rule", "strokeWidth": 1, "color": "rule"}, x=x, y2={"field": "z"}),
        _layer(across, {"type": "rule", "strokeWidth": 1, "color": "rule"}, x={"value": 0}, x2={"value": inner}),
        _layer(rows, _words("soft", 400, align="center"), x=x, text={"field": "t"}),
    ]


def slope(chart: Chart, width: int, _: str) -> Layer:
    """Lines between two times; labels that would touch are moved apart."""
    points = [(point, point.to) for point in chart.points if point.to]
    told = max(max(_width(point.label, 400), _width(last.shown, 600)) for point, last in points)
    left = max(_width(point.value.shown, 600) for point, _ in points) + GAP
    right = min(width * 0.42, told + 1) + GAP
    labels = [_wrapped(point.label, right - GAP) for point, _ in points]
    tall = max(text.count("\n") + 2 for text in labels) * LINE
    top, high = LINE + 2 * GAP, max(160, len(points) * tall)
    ends = [(float(point.value.last), float(last.last)) for point, last in points]
    values = [value for pair in ends for value in pair]
    scale: Layer = {"domain": [min(values), max(values)], "range": [high + top, top], "zero": False, "nice": False}
    y: Layer = {"field": "v", "type": "quantitative", "axis": None, "scale": scale}
    unit = (max(values) - min(values) or 1.0) / high
    inner = width - round(left) - round(right)
    starts = zip(
        _spread([one for one, _ in ends], LINE * unit), (point.value.shown for point, _ in points), strict=True
    )
    stops = tuple(_spread([other for _, other in ends], (tall + 4) * unit))
    layers = [
        *_lines(ends, inner, y),
        _beside(starts, "right", 0, y),
        _beside(zip(stops, (last.shown for _, last in points), strict=True), "left", inner, y),
        _beside(zip(stops, labels, strict=True), "left", inner, y, LINE),
        *_heads(chart.ends, inner),
    ]
    return _page(Sheet((), width, 0, high + top + tall, bands=False), layers, left, right)


def _lines(ends: Sequence[tuple[float, float]], inner: float, y: Layer) -> Iterator[Layer]:
    lines: list[Layer] = [{"v": one, "w": other} for one, other in ends]
    line: Layer = {"type": "rule", "strokeWidth": 2.5, "color": "accent"}
    yield _layer(lines, line, x={"value": 0}, x2={"value": inner}, y=y, y2={"field": "w"})
    yield _layer(lines, _dot("first"), x={"value": 0}, y=y)
    yield _layer([{"v": row["w"]} for row in lines], _dot("last"), x={"value": inner}, y=y)


def _beside(told: Iterable[tuple[float, str]], align: str, at: float, y: Layer, dy: float = 0) -> Layer:
    """Words beside the ends of the lines; those that stand below others are softer."""
    rows: list[Layer] = [{"v": value, "t": words} for value, words in told]
    look = _words("soft" if dy else "ink", 400 if dy else 600, align=align, dx=10 if align == "left" else -10, dy=dy)
    return _layer(rows, look, x={"value": at}, y=y, text={"field": "t"})


def _heads(ends: Sequence[str], inner: float) -> Iterator[Layer]:
    for words, align, at in zip(ends, ("right", "left"), (-10.0, inner + 10.0), strict=False):
        look = _words("soft", 400, align=align)
        yield _layer([{"t": words}], look, x={"value": at}, y={"value": LINE / 2}, text={"field": "t"})


def _spread(values: Sequence[float], least: float) -> list[float]:
    """Move values apart until the nearest two are `least` from each other, the highest first."""
    placed = dict[int, float]()
    for index in sorted(range(len(values)), key=lambda index: -values[index]):
        below = min(placed.values(), default=None)
        placed[index] = values[index] if below is None else min(values[index], below - least)
    return [placed[index] for index in range(len(values))]


def _sheet(points: Sequence[Point], width: int, top: float, *, above: bool = False) -> Sheet:
    """Set the labels beside what is drawn, or above it where the sheet is narrow."""
    bands = width < WIDE
    widest = max(_width(point.label, 400) for point in points)
    column = 0.0 if bands else min(LABELS, widest) + 2 * GAP
    rows: list[Row] = []
    lift = 14 if above else 0
    for point in points:
        label = _wrapped(point.label, width if bands else LABELS)
        tall = (label.count("\n") + 1) * LINE
        middle = top + (tall + lift + 13 if bands else max(tall, BAR + 2 * lift) / 2)
        rows.append(Row(point, label, top + (0 if bands else middle - top - tall / 2), middle))
        top = middle + BAR / 2 + GAP if bands else top + max(tall, BAR + 2 * lift) + GAP
    return Sheet(tuple(rows), width, column, top - GAP + 1, bands)


def _labels(sheet: Sheet, left: float = 0) -> list[Layer]:
    rows: list[Layer] = [{"y": row.top + LINE / 2, "t": row.label} for row in sheet.rows]
    return [
        _layer(rows, _words("ink", 400, align="left"), x={"value": -round(sheet.column + left)}, text={"field": "t"})
    ]


def _words(colour: str, weight: int, *, align: str, dx: float = 0, dy: float = 0) -> Layer:
    lines: Layer = {"lineBreak": "\n", "lineHeight": LINE, "fontSize": SIZE, "fontWeight": weight}
    return {"type": "text", "align": align, "baseline": "middle", "dx": dx, "dy": dy, "color": colour, **lines}


def _layer(rows: Sequence[Layer], mark: Layer, **encoding: Layer) -> Layer:
    y: Layer = {"field": "y", "type": "quantitative", "axis": None, "scale": None}
    channels: Layer = {"y": y, **encoding}
    return {"data": {"values": list(rows)}, "mark": mark, "encoding": channels}


def _page(sheet: Sheet, layers: Iterable[Layer], left: float, right: float) -> Layer:
    """The layers on a sheet, with room beside what is drawn for labels and values."""
    before = round(sheet.column + left)
    after = round(right)
    return {
        "width": sheet.width - before - after,
        "height": round(sheet.height),
        "autosize": "none",
        "padding": {"left": before, "right": after, "top": 0, "bottom": 0},
        "layer": [layer for layer in layers if layer["data"] != {"values": []}],
    }


def _width(words: str, weight: int) -> float:
    known = advances(SANS, weight)
    return sum(known.get(ord(character), 0.5) for character in words) * SIZE


def _wrapped(words: str, width: float) -> str:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if _width(longer, 400) > width and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
