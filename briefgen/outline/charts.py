"""The form of charts: points of a ready-made kind, or rows and the Vega-Lite specification that draws them.

`vegalite` reads the specification, `drawn` fetches it from its file, `requests` turns the shape into a request.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, PlainValidator, ValidationInfo, WithJsonSchema, model_validator

from briefgen.outline import rules
from briefgen.outline.scalars import Fact, Line, Name, draft
from briefgen.outline.shape import Shape
from briefgen.outline.vegalite import Sketch, sketch, strangers, unknown
from briefgen.outline.written import Keys, Word


def _end(value: object) -> object:
    return Keys([(Word("fact", value.raw, value.place), value)], value.place) if isinstance(value, Word) else value


class EndShape(Shape):
    """A fact at a point of a chart."""

    fact: Fact = Field(description="Name from facts.", examples=["harvest"])
    value: Line | None = Field(None, description="Print form instead of the fact's own.", examples=["40 t"])


EndOrName = Annotated[EndShape, BeforeValidator(_end, json_schema_input_type=Name | EndShape)]


class PointShape(Shape):
    """A point of a ready-made chart."""

    fact: Fact = Field(description="Name from facts.", examples=["harvest"])
    value: Line | None = Field(None, description="Print form instead of the fact's own.", examples=["40 t"])
    label: Line | None = Field(None, description="What it is; without it, the source's word.", examples=["In 2016"])
    to: EndOrName | None = Field(
        None, description="The fact at the other end, of a range or a slope.", examples=["harvest-after"]
    )
    mark: EndOrName | None = Field(None, description="A fact between the ends of a range.", examples=["offer"])
    words: Line | None = Field(
        None, description="In bars and dots: what the source says in place of a value.", examples=["not counted"]
    )


Points = Annotated[
    list[Annotated[PointShape, BeforeValidator(_end, json_schema_input_type=Name | PointShape)]], Field(min_length=1)
]


def _cell(value: object) -> object:
    """Words of the outline take the place of a fact's."""
    return Keys([(Word("text", value.raw, value.place), value)], value.place) if isinstance(value, Word) else value


class DatumShape(Shape):
    """A field of a row: words, or a mapping that names the fact whose value it has."""

    quarrels: ClassVar[rules.Rule] = rules.datum

    fact: Fact | None = Field(None, description="Name from facts.", examples=["harvest"])
    value: Line | None = Field(None, description="Print form instead of the fact's own.", examples=["40 t"])
    text: Line | None = Field(None, description="Words, in a row whose values are facts.", examples=["North"])


Datum = Annotated[DatumShape, BeforeValidator(_cell, json_schema_input_type=str | DatumShape)]
Rows = Annotated[list[Annotated[dict[Name, Datum], Field(min_length=1)]], Field(min_length=1)]


def _sketch(value: object, info: ValidationInfo) -> Sketch:
    return sketch(value, draft(info))


Spec = Annotated[Sketch, PlainValidator(_sketch), WithJsonSchema({"type": ["object", "string"]})]


class ChartShape(Shape):
    """A chart, of a ready-made kind or by a specification."""

    quarrels: ClassVar[rules.Rule] = rules.chart

    title: Line = Field(description="What the chart shows.", examples=["The harvest by valley"])
    kind: Literal["bars", "dots", "timeline", "slope"] | None = Field(
        None,
        description="bars compare, dots show ranges, a timeline days, a slope two times.",
        examples=["bars"],
    )
    facts: Annotated[list[Fact], Field(min_length=1)] | None = Field(
        None, description="What is drawn: names of facts.", examples=["[harvest, harvest-north]"]
    )
    points: Points | None = Field(
        None, description="What is drawn, with labels or two ends.", examples=["[{fact: harvest, label: South}]"]
    )
    ends: Annotated[list[Line], Field(min_length=2, max_length=2)] | None = Field(
        None, description="Heads of a slope's two sides, or of a range's two ends.", examples=["['2015', '2016']"]
    )
    spec: Spec | None = Field(
        None,
        description="A Vega-Lite specification without data: a mapping, or a YAML or JSON file below this folder.",
        examples=["{mark: bar, encoding: {x: {field: tonnes, type: quantitative}}}"],
    )
    data: Rows | None = Field(
        None, description="Rows for the specification.", examples=["[{valley: North, tonnes: {fact: harvest}}]"]
    )
    fields: dict[Name, Line] | None = Field(
        None, description="What a row's fields are called where they are printed.", examples=["{tonnes: In tonnes}"]
    )
    unit: Line | None = Field(
        None, description="What is measured, in the unit of the figures.", examples=["Tonnes of barley"]
    )
    note: Line | None = Field(None, description="What readers should know.", examples=["The board counts oats too."])

    @model_validator(mode="after")
    def _known(self, info: ValidationInfo) -> Self:
        """The fields that the specification draws are in the data."""
        if self.spec and self.data:
            known = {name for row in self.data for name in row}
            strangers(self.spec, known, draft(info))
            unknown(self.fields or (), known, draft(info))
        return self
