"""The form of the YAML files, as pydantic models: which keys there are, what each holds, which must be there.

The only place that says so: the JSON Schema and the reference are generated from here. `scalars` holds the single
values, `rules` what concerns several keys at once; `faults` turns pydantic's errors into findings, `read` turns the shapes into the model.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    Tag,
    ValidationInfo,
    model_validator,
)

from briefgen.errors import Place
from briefgen.outline import rules
from briefgen.outline.scalars import (
    ActorId,
    Count,
    Day,
    Fact,
    File,
    Language,
    Line,
    Markdown,
    Name,
    RuleId,
    StakeholderId,
    Term,
    TopicId,
    Words,
    draft,
)
from briefgen.outline.written import Items, Keys, Word

FORMS: dict[type, str] = {Word: "<text>", Items: "<list>", Keys: "<mapping>"}
"""Tags of the forms; pydantic puts them into the paths of its errors."""


def form(value: object) -> str | None:
    """Return which form of a key's value is meant; None for what is no written value."""
    return FORMS.get(type(value))


def _pick(value: object) -> object:
    return Keys([(Word("fact", value.raw, value.place), value)], value.place) if isinstance(value, Word) else value


Stances = Literal["supports", "opposes", "proposes", "resists", "conditional", "predicts"]
Kinds = Literal["statement", "figure", "event", "position", "role"]


class Shape(BaseModel):
    """A mapping whose keys are all known."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
    quarrels: ClassVar[rules.Rule] = rules.nothing
    _place: Place = PrivateAttr(Place(""))

    @model_validator(mode="wrap")
    @classmethod
    def _placed(cls, value: object, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        if not isinstance(value, Keys):
            return handler(value)
        for place, message, cure in cls.quarrels(value):
            draft(info).error("invalid", place, message, cure)
        made = handler(value)
        made._place = value.place  # noqa: SLF001 - our own instance
        return made

    @property
    def place(self) -> Place:
        """Where the mapping begins."""
        return self._place


class NamingShape(Shape):
    """A fact, by what it says: one of figure, statement, event, position, role or quote, and what narrows it down."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [{"required": [kind]} for kind in rules.KINDS]})
    quarrels: ClassVar[rules.Rule] = rules.naming

    figure: Words | None = Field(None, description="Value and unit of a figure.", examples=["1400 workers"])
    statement: Words | None = Field(None, description="Words of a statement.", examples=["very dry"])
    event: Words | None = Field(None, description="Words or place of an event.", examples=["harvest fair"])
    position: Stances | None = Field(None, description="Stance of a position.", examples=["resists"])
    role: Words | None = Field(None, description="Office that a person holds.", examples=["president"])
    quote: Words | None = Field(None, description="Exact words of a passage.", examples=["it never rained"])
    kind: Words | None = Field(None, description="Class of an event.", examples=["meeting"])
    actor: Words | None = Field(None, description="Who acts: an actor's id or name.", examples=["farm-board"])
    issue: TopicId | None = Field(None, description="Topic id of a position.", examples=["water-rights"])
    person: Words | None = Field(None, description="Who holds the role.", examples=["Ada Berg"])
    organisation: Words | None = Field(None, description="Where the role is held.", examples=["Farm Board"])
    prefix: Words | None = Field(None, description="Words just before the quote.", examples=["she said that"])
    suffix: Words | None = Field(None, description="Words just after the quote.", examples=["in May"])
    speaker: Words | None = Field(None, description="Who says it: an actor's id or name.", examples=["Ada Berg"])
    near: Words | None = Field(None, description="Words that stand in the same passage.", examples=["reservoir"])
    topic: TopicId | None = Field(None, description="Topic id.", examples=["harvest"])
    source: Words | None = Field(None, description="File name of the seed, or a part of it.", examples=["report.txt"])
    since: Day | None = Field(None, description="Not before this day.", examples=["2016-05-01"])
    until: Day | None = Field(None, description="Not after this day.", examples=["2016-09-30"])


class QueryShape(Shape):
    """Which facts a block lists, in which order, and how many."""

    quarrels: ClassVar[rules.Rule] = rules.query

    kind: Kinds | None = Field(None, description="Kind of fact.", examples=["figure"])
    topic: TopicId | None = Field(None, description="Topic id.", examples=["harvest"])
    actor: ActorId | None = Field(None, description="Actor id.", examples=["farm-board"])
    stakeholder: StakeholderId | None = Field(None, description="Stakeholder id.", examples=["growers"])
    source: Words | None = Field(None, description="File name of the seed, or a part of it.", examples=["report.txt"])
    since: Day | None = Field(None, description="Not before this day.", examples=["2016-05-01"])
    until: Day | None = Field(None, description="Not after this day.", examples=["2016-09-30"])
    limit: Count | None = Field(None, description="How many at most.", examples=["4"])
    order: Literal["source", "date", "value"] = Field(
        "source", description="Order: source (as they stand), date or value.", examples=["date"]
    )


class PickShape(Shape):
    """One fact of a block, with words of our own."""

    fact: Fact = Field(description="Name from facts.", examples=["harvest"])
    value: Line | None = Field(None, description="Print form instead of the fact's own.", examples=["'$4.50'"])
    text: Line | None = Field(None, description="What it measures or shows.", examples=["a tonne, in May"])


Pick = Annotated[PickShape, BeforeValidator(_pick, json_schema_input_type=Name | PickShape)]
Picks = Annotated[list[Pick], Field(min_length=1)]
PicksOrQuery = Annotated[Annotated[Picks, Tag("<list>")] | Annotated[QueryShape, Tag("<mapping>")], Discriminator(form)]


class TimelineShape(QueryShape):
    """Events in order: named ones, or those that the query finds."""

    quarrels: ClassVar[rules.Rule] = rules.timeline

    caption: Line | None = Field(None, description="Line above the block.", examples=["The days of the harvest"])
    events: Picks | None = Field(
        None, description="Names of events; they are printed by date.", examples=["[harvest-fair]"]
    )


Timeline = Annotated[Annotated[Picks, Tag("<list>")] | Annotated[TimelineShape, Tag("<mapping>")], Discriminator(form)]


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
    sources: SourcesShape | None = Field(None, description="The account of sources.", examples=["{}"])
    exceptions: Exceptions | None = Field(None, description=EXCEPTIONS, examples=[EXCEPTION])


class SectionShape(Shape):
    """A heading and its blocks."""

    title: Line = Field(description="The heading.", examples=["Key messages"])
    blocks: Annotated[list[BlockShape], Field(min_length=1)] = Field(
        description="What stands below the heading.", examples=["[{prose: The rain came late.}]"]
    )
    exceptions: Exceptions | None = Field(None, description=EXCEPTIONS, examples=[EXCEPTION])


class PartShape(Shape):
    """A file that outlines include: facts that they share."""

    include: Annotated[list[File], Field(min_length=1)] | None = Field(
        None, description="Files beside this one whose facts are read too.", examples=["[_facts.yaml]"]
    )
    facts: Annotated[dict[Name, NamingShape], Field(min_length=1)] | None = Field(
        None, description="A name for each fact that the brief cites.", examples=["{harvest: {figure: 40 tonnes}}"]
    )


class OutlineShape(PartShape):
    """The plan of one brief."""

    title: Line = Field(description="The brief's title.", examples=["Water before the vote"])
    label: Words = Field(description="What the document is called.", examples=["Growers' brief"])
    audience: Name = Field(description="For whom it is.", examples=["growers"])
    purpose: Line | None = Field(None, description="What it is for, in a line.", examples=["For the growers' meeting"])
    as_of: Day = Field(description="The day up to which it holds, and which it prints.", examples=["2016-05-01"])
    version: Words = Field("1", description="Version of the brief.", examples=["2"])
    marking: Words | None = Field(None, description="Handling mark on every page.", examples=["Confidential"])
    language: Language = Field("en-CA", description="Language tag (BCP 47).", examples=["en-CA"])
    bottom_line: Markdown = Field(description="What a reader in a hurry must know.", examples=["'No rain [@rain].'"])
    decision: Markdown | None = Field(None, description="What is to be decided.", examples=["Whether to store water."])
    key_figures: PicksOrQuery | None = Field(None, description="Cards on page 1.", examples=["[harvest, rain]"])
    sections: Annotated[list[SectionShape], Field(min_length=1)] = Field(
        description="The body of the brief.", examples=["[{title: Rain, blocks: [{prose: It was late.}]}]"]
    )
    exceptions: Exceptions | None = Field(None, description=EXCEPTIONS, examples=[EXCEPTION])


class ActorShape(Shape):
    """Someone or something that acts."""

    name: Term = Field(description="Full name, as a brief prints it.", examples=["Farm Board"])
    aliases: list[Term] | None = Field(None, description="Other names in texts.", examples=["[the Board]"])
    roles: list[Term] | None = Field(None, description="Descriptions that mean them.", examples=["[the farm minister]"])
    kind: Literal["person", "organisation", "government", "group"] = Field(
        "person", description="person, organisation, government or group.", examples=["organisation"]
    )
    side: ActorId | None = Field(None, description="Id of the actor for whom this one speaks.", examples=["farm-board"])
    spoken: Words | None = Field(None, description="How a brief describes the speaker.", examples=["chair, Farm Board"])


class TopicShape(Shape):
    """What a fact is about."""

    label: Words = Field(description="Name of the topic, as a brief prints it.", examples=["Water rights"])
    terms: Annotated[list[Words], Field(min_length=1)] = Field(
        description="Words in a sentence that make it about this.", examples=["[water right, water rights]"]
    )


class StakeholderShape(Shape):
    """Whom it touches."""

    label: Words = Field(description="Name, as a brief prints it.", examples=["Growers"])
    topics: list[TopicId] | None = Field(None, description="Topic ids that touch them.", examples=["[water-rights]"])
    actors: list[ActorId] | None = Field(None, description="Actor ids that touch them.", examples=["[farm-board]"])


class VocabularyShape(Shape):
    """Who acts, what it is about, whom it touches; ids are small letters, digits and hyphens."""

    actors: dict[Name, ActorShape] = Field(
        {}, description="Actors by id.", examples=["{farm-board: {name: Farm Board}}"]
    )
    topics: dict[Name, TopicShape] = Field(
        {}, description="Topics by id.", examples=["{rain: {label: Rain, terms: [rain]}}"]
    )
    stakeholders: dict[Name, StakeholderShape] = Field(
        {}, description="Stakeholders by id.", examples=["{growers: {label: Growers, topics: [rain]}}"]
    )
