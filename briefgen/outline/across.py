"""The form of the blocks that look at several sources at once: disputed, table, unused.

`shapes` sets them among the other blocks, `requests` turns them into requests.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from briefgen.outline import rules
from briefgen.outline.asked import Pick, PicksOrQuery
from briefgen.outline.scalars import ActorId, Count, Line, TopicId
from briefgen.outline.shape import Shape

Column = Literal["value", "unit", "what", "period", "source", "date", "note"]
Cells = Annotated[list[Line], Field(min_length=1)]


class DisputeShape(Shape):
    """One thing on which sources disagree."""

    quarrels: ClassVar[rules.Rule] = rules.dispute

    text: Line | None = Field(None, description="What is in dispute.", examples=["Tonnes harvested"])
    sides: Annotated[list[Pick], Field(min_length=1)] = Field(
        description="Names of facts, each with a text or value of our own if needed.",
        examples=["[harvest, mill-count]"],
    )
    differs: Line | None = Field(
        None, description="What differs beside the value, in our words.", examples=["The board counts barley too."]
    )


class DisputedShape(Shape):
    """Disputes by name, or those that are found among the figures on some topics."""

    quarrels: ClassVar[rules.Rule] = rules.disputed

    caption: Line | None = Field(None, description="Line above the block.", examples=["Where the sources disagree"])
    disputes: Annotated[list[DisputeShape], Field(min_length=1)] | None = Field(
        None, description="What is in dispute, by names of facts.", examples=["[{sides: [harvest, mill-count]}]"]
    )
    topics: Annotated[list[TopicId], Field(min_length=1)] | None = Field(
        None, description="Show the figures that disagree on these topics.", examples=["[harvest]"]
    )
    limit: Count | None = Field(None, description="How many disputes at most.", examples=["4"])


class TableShape(Shape):
    """A table: rows of facts by names or query, or a head and rows written by hand whose cells cite."""

    quarrels: ClassVar[rules.Rule] = rules.table

    caption: Line | None = Field(None, description="Line above the table.", examples=["The harvest by year"])
    facts: PicksOrQuery | None = Field(
        None, description="A row for each fact, by name or query.", examples=["[harvest, rain]"]
    )
    columns: Annotated[list[Column], Field(min_length=1)] | None = Field(
        None,
        description="Columns of facts, in order; what, value, source and date without it.",
        examples=["[what, value, source]"],
    )
    head: Cells | None = Field(None, description="Heads of columns written by hand.", examples=["[Year, Tonnes]"])
    rows: Annotated[list[Cells], Field(min_length=1)] | None = Field(
        None,
        description="Rows written by hand, a text for each column.",
        examples=["[['2016', '40 tonnes [@harvest]']]"],
    )


class UnusedShape(Shape):
    """What the sources say on the brief's topics and the brief does not."""

    topics: Annotated[list[TopicId], Field(min_length=1)] | None = Field(
        None, description="Topics; without it, those of the brief.", examples=["[harvest]"]
    )
    actors: Annotated[list[ActorId], Field(min_length=1)] | None = Field(
        None, description="Sides to look for; without it, those of the brief's matrices.", examples=["[farm-board]"]
    )
    limit: Count | None = Field(None, description="How many facts at most; 5 without it.", examples=["3"])
    caption: Line | None = Field(None, description="Line above the block.", examples=["Not used here"])
