"""Charts: what an outline asks to be drawn, what of a fact can be drawn, and the finished chart.

A drawn value is always a fact's own. `compose.charts` answers the request, `render.charts` draws the answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from briefgen.errors import Place
from briefgen.model.fact import Change, Event, Fact, Figure
from briefgen.model.prose import Citation, Inline, Prose

KINDS = ("bars", "dots", "timeline", "slope")
"""The ready-made ones; any other chart brings a specification."""


@dataclass(frozen=True, slots=True)
class End:
    """A named fact at a point of a chart, and what to print there instead of its own value."""

    name: str
    place: Place
    value: Prose | None = None


@dataclass(frozen=True, slots=True)
class PointRequest:
    """A row of a ready-made chart: a fact, for a range or a slope the fact at its other end, and one between."""

    fact: End
    label: Prose | None = None
    to: End | None = None
    mark: End | None = None
    words: Prose | None = None
    """What stands in the row where the source gives no value."""

    @property
    def ends(self) -> tuple[End, ...]:
        """The facts of the point, in the order in which they are printed."""
        return tuple(end for end in (self.fact, self.mark, self.to) if end)


@dataclass(frozen=True, slots=True)
class CellRequest:
    """A field of a row that a specification draws: a fact's value, or words of the outline."""

    field: str
    end: End | None = None
    text: Prose | None = None


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """A chart: points of a ready-made kind, or rows and the Vega-Lite specification that draws them."""

    title: Prose
    kind: str = ""
    """One of KINDS; empty with a specification."""
    points: tuple[PointRequest, ...] = ()
    heads: tuple[Prose, ...] = ()
    """What the two ends of a slope or of a range are."""
    rows: tuple[tuple[CellRequest, ...], ...] = ()
    spec: str = ""
    """Vega-Lite as JSON, without data."""
    texts: tuple[Prose, ...] = ()
    """What the specification prints of its own."""
    fields: tuple[tuple[str, Prose], ...] = ()
    """What fields are called."""
    unit: Prose | None = None
    note: Prose | None = None
    place: Place = field(default=Place(""), compare=False)

    @property
    def ends(self) -> tuple[End, ...]:
        """Every fact that the chart rests on, in order."""
        return (*(end for point in self.points for end in point.ends), *self._cells)

    @property
    def valued(self) -> tuple[End, ...]:
        """The facts whose values are drawn: not those of rows in words."""
        return (*(end for point in self.points if not point.words for end in point.ends), *self._cells)

    @property
    def _cells(self) -> tuple[End, ...]:
        return tuple(cell.end for row in self.rows for cell in row if cell.end)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A value to draw: a decimal number or a day in ISO 8601, `last` where it is a range, and as printed.

    Both are empty where the source gives no value, and what it says instead is printed.
    """

    first: str
    last: str
    shown: str
    status: str = ""
    """Of an event."""


@dataclass(frozen=True, slots=True)
class Point:
    """A row of a ready-made chart: what is drawn in it, in the order of the request's ends."""

    label: str
    value: Drawn
    mark: Drawn | None = None
    to: Drawn | None = None


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a row that a specification draws: words, or a value with them."""

    name: str
    text: str
    value: Drawn | None = None


@dataclass(frozen=True, slots=True)
class Credit:
    """A source of the chart, as its line names it, with the notes of its passages."""

    source: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class ChartRow:
    """A row of the data as a table: the cells' texts, each with its notes."""

    cells: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A finished chart; `head` and `rows` say the same as its picture."""

    kind: str
    title: tuple[Inline, ...]
    title_text: str
    unit: tuple[Inline, ...]
    period: str
    points: tuple[Point, ...]
    ends: tuple[str, ...]
    """Heads of a slope's two sides, or of a range's ends."""
    fields: tuple[tuple[Field, ...], ...]
    spec: str
    head: tuple[tuple[Inline, ...], ...]
    """Empty where the template has its own word: what, value."""
    rows: tuple[ChartRow, ...]
    told: str
    """The data in one sentence, for whoever cannot see the picture."""
    note: tuple[Inline, ...]
    credits: tuple[Credit, ...]


def amount(fact: Fact) -> tuple[Decimal, Decimal] | None:
    """Return a figure's value, low and high; None where there is no amount to draw, as of "the fourth"."""
    body = fact.body
    return (body.low, body.high) if isinstance(body, Figure) and not body.ordinal else None


def days(fact: Fact) -> tuple[str, str] | None:
    """Return an event's first and last day in ISO 8601; None where there is none that is known."""
    when = fact.body.when if isinstance(fact.body, Event) else None
    return (str(when.first), str(when.last)) if when and when.first and when.last else None


def scale(fact: Fact) -> tuple[str, str, str] | None:
    """Return what must be equal for values to stand on one scale: unit, what it is a rate of, level or change.

    None for a bare count, which goes with any other count: "14 sailings" and "the 9 that are left".
    """
    body = fact.body
    if not isinstance(body, Figure):
        return "day", "", ""
    fixed = body.unit == "%" or body.unit.isupper()
    unit = body.unit if fixed else " ".join(body.unit.lower().split()[-1:]).removesuffix("s")
    return (unit, body.per or "", body.change.value) if unit or body.change is not Change.LEVEL else None


def apart(facts: Sequence[Fact]) -> tuple[Fact, Fact] | None:
    """Return the first two facts that cannot stand on one scale; a bare count stands on none but counts' scales."""
    scaled = [(fact, scale(fact)) for fact in facts]
    for fact, own in scaled:
        for other, others in scaled:
            if (own or others) and own != others and not _counts(own, others):
                return fact, other
    return None


def _counts(one: tuple[str, str, str] | None, other: tuple[str, str, str] | None) -> bool:
    """Whether one is a bare count, and the other counts something too."""
    told = one or other
    bare = one is None or other is None
    return bare and told is not None and told[0].islower() and told[0] != "day" and told[2] == Change.LEVEL.value
