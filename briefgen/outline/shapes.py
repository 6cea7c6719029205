"""The form of the YAML files, as pydantic models: which keys there are, what each holds, which must be there.

The JSON Schema and the reference are generated from here, from `plans` (sections and outlines) and `terms` (the
vocabulary). `scalars` holds the single values, `rules` what concerns several keys at once; `faults` turns pydantic's
errors into findings, `read` turns the shapes into the model.
"""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Discriminator, Field, Tag

from briefgen.outline import rules
from briefgen.outline.across import DisputedShape, DisputeShape, TableShape, UnusedShape
from briefgen.outline.asked import PicksOrQuery, Timeline
from briefgen.outline.charts import ChartShape
from briefgen.outline.scalars import (
    ActorId,
    Day,
    Fact,
    Line,
    Markdown,
    Name,
    RuleId,
    TopicId,
    Words,
)
from briefgen.outline.shape import Shape, form
from briefgen.outline.since import ChangesShape


class CellShape(Shape):
    """A cell of the matrix, filled by hand with the fact that it rests on."""

    actor: ActorId = Field(description="Actor id of the column.", examples=["farm-board"])
    issue: TopicId = Field(description="Topic id of the row.", examples=["water-rights"])
    fact: Fact = Field(description="Name from facts.", examples=["board-on-water"])
    text: Line | None = Field(None, description="Word to print.", examples=["wants a vote first"])


class PositionsShape(Shape):
    """The matrix of who stands where."""

    quarrels: ClassVar[rules.Rule] = rules.positions

    actors: Annotated[list[ActorId], Field(min_length=1)] = Field(
        description="Actor ids, a column each.", examples=["[farm-board, millers]"]
    )
    issues: Annotated[list[TopicId], Field(min_length=1)] = Field(
        description="Topic ids, a row each.", examples=["[water-rights, harvest]"]
    )
    cells: Annotated[list[CellShape], Field(min_length=1)] | None = Field(
        None, description="Cells filled by hand.", examples=["[{actor: millers, issue: harvest, fact: mill-price}]"]
    )
    caption: Line | None = Field(None, description="Line above the matrix.", examples=["Who stands where"])


class CalloutShape(Shape):
    """A box with a label."""

    text: Markdown = Field(description="The box's text.", examples=["The vote is in May."])
    label: Words | None = Field(None, description="Word on the box.", examples=["Watch"])


class AnswerShape(Shape):
    """A question with its answer."""

    question: Line = Field(description="The question.", examples=["Did the harvest fall?"])
    say: Line | None = Field(
        None, description="What to say aloud: 25 words at most.", examples=["'It fell by a third [@harvest].'"]
    )
    answer: Markdown = Field(description="The answer.", examples=["'Yes, by a third [@harvest].'"])


class SourcesShape(Shape):
    """The account of sources."""

    note: Markdown | None = Field(
        None, description="What readers should know of the sources.", examples=["All public."]
    )


class ExceptionShape(Shape):
    """A finding that somebody accepts until a day; the brief's account of sources prints it."""

    rule: RuleId = Field(description="Rule of the finding.", examples=["number-unbound"])
    text: Words = Field(description="Words that the finding is about.", examples=["40 tonnes"])
    reason: Words = Field(description="Why it is accepted.", examples=["The board told us by telephone."])
    by: Words = Field(description="Who accepts it.", examples=["Ada Berg"])
    until: Day = Field(description="The last as-of day for which it holds.", examples=["2016-06-30"])


EXCEPTIONS = "Findings accepted here for a time; the account of sources tells them."
EXCEPTION = "[{rule: number-unbound, text: 40 tonnes, reason: By telephone., by: Ada Berg, until: 2016-06-30}]"
Exceptions = Annotated[list[ExceptionShape], Field(min_length=1)]
Texts = Annotated[list[Markdown], Field(min_length=1)]
TextOrTexts = Annotated[Annotated[Markdown, Tag("<text>")] | Annotated[Texts, Tag("<list>")], Discriminator(form)]
Callout = Annotated[Annotated[Markdown, Tag("<text>")] | Annotated[CalloutShape, Tag("<mapping>")], Discriminator(form)]


Disputed = Annotated[
    Annotated[Annotated[list[DisputeShape], Field(min_length=1)], Tag("<list>")]
    | Annotated[DisputedShape, Tag("<mapping>")],
    Discriminator(form),
]


class BlockShape(Shape):
    """A block: exactly one of these keys, and exceptions beside it."""

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"maxProperties": 1, "not": {"required": ["exceptions"]}},
                {"minProperties": 2, "required": ["exceptions"]},
            ],
            "minProperties": 1,
            "maxProperties": 2,
        }
    )
    quarrels: ClassVar[rules.Rule] = rules.block

    prose: Markdown | None = Field(None, description="Paragraphs and lists.", examples=["The rain came late."])
    key_points: Texts | None = Field(
        None, description="The points to remember.", examples=["['Rain was late [@rain].']"]
    )
    callout: Callout | None = Field(
        None, description="A box: text, or label and text.", examples=["The vote is in May."]
    )
    analysis: TextOrTexts | None = Field(
        None, description="Our own reading, printed apart from what is reported.", examples=["Prices may rise."]
    )
    recommendations: Texts | None = Field(None, description="What to do, by hand.", examples=["[Ask for the minutes.]"])
    questions: Annotated[list[AnswerShape], Field(min_length=1)] | None = Field(
        None, description="Questions and answers.", examples=["[{question: Why?, answer: 'Drought [@rain].'}]"]
    )
    figures: PicksOrQuery | None = Field(None, description="Figures, by name or query.", examples=["[harvest, rain]"])
    quotes: PicksOrQuery | None = Field(
        None, description="Quotations, by name or query.", examples=["{topic: harvest}"]
    )
    timeline: Timeline | None = Field(None, description="Events in order.", examples=["{events: [harvest-fair]}"])
    positions: PositionsShape | None = Field(
        None, description="Matrix of actors and issues.", examples=["{actors: [millers], issues: [harvest]}"]
    )
    chart: ChartShape | None = Field(
        None,
        description="A chart of facts, ready-made or by a Vega-Lite specification.",
        examples=["{kind: bars, title: The harvest, facts: [harvest, harvest-north]}"],
    )
    table: TableShape | None = Field(
        None, description="A table of facts, or one written by hand.", examples=["{facts: [harvest, rain]}"]
    )
    disputed: Disputed | None = Field(
        None, description="Figures or accounts that disagree, side by side.", examples=["[{sides: [harvest, rain]}]"]
    )
    unused: UnusedShape | None = Field(
        None,
        description="Facts on the brief's topics that it does not use, and who is silent.",
        examples=["{limit: 5}"],
    )
    changes: ChangesShape | None = Field(
        None, description="What changed since the last accepted version, corrections apart.", examples=["{}"]
    )
    sources: SourcesShape | None = Field(None, description="The account of sources.", examples=["{}"])
    use: Name | None = Field(
        None, description="Name of a block of blocks, which stands here.", examples=["who-stands-where"]
    )
    caption: Line | None = Field(
        None, description="Caption of the block that is used here, instead of its own.", examples=["Who stands where"]
    )
    text: Markdown | None = Field(
        None, description="Text of the block that is used here, instead of its own.", examples=["The rain came late."]
    )
    exceptions: Exceptions | None = Field(None, description=EXCEPTIONS, examples=[EXCEPTION])
