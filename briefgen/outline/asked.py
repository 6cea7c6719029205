"""The form of what asks for facts: a name's own meaning, a query, and the facts that a block picks.

`shapes` builds the blocks from these, `facts` turns them into the model.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag

from briefgen.outline import rules
from briefgen.outline.scalars import ActorId, Age, Count, Day, Fact, Line, Name, StakeholderId, TopicId, Words
from briefgen.outline.shape import Shape, form
from briefgen.outline.written import Keys, Word

Stances = Literal["supports", "opposes", "proposes", "resists", "conditional", "predicts"]
Grades = Literal["stated", "inherited", "inferred"]
Kinds = Literal["statement", "figure", "event", "position", "role"]


def _pick(value: object) -> object:
    return Keys([(Word("fact", value.raw, value.place), value)], value.place) if isinstance(value, Word) else value


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
    grade: Grades | None = Field(None, description="The least certain reading that will do.", examples=["inherited"])
    because: Words | None = Field(
        None, description="Why it stands where other sources say otherwise.", examples=["The board's own count."]
    )
    max_age: Age | None = Field(
        None, description="How old its source may be on the as-of day, whatever the outline says.", examples=["2 years"]
    )


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
    grade: Grades | None = Field(None, description="The least certain reading that will do.", examples=["stated"])
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
