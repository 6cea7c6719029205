"""The form of outlines and of the parts that they include; the blocks in their sections are `shapes`.

A part may have any key of an outline and must have none.
"""

from __future__ import annotations

from typing import Annotated, Literal, get_type_hints

from pydantic import Discriminator, Field, Tag, create_model
from pydantic.fields import FieldInfo

from briefgen.outline.asked import Grades, NamingShape, PicksOrQuery
from briefgen.outline.scalars import Age, Count, Day, File, Language, Line, Markdown, Moment, Name, TopicId, Words
from briefgen.outline.shape import Shape
from briefgen.outline.shapes import EXCEPTION, EXCEPTIONS, BlockShape, Exceptions
from briefgen.outline.written import Keys

Kind = Literal["union-research", "association", "ministerial-note", "one-pager", "qa"]


class SectionShape(Shape):
    """A heading and its blocks."""

    title: Line = Field(description="The heading.", examples=["Key messages"])
    part: Name | None = Field(
        None, description="Which part of its kind of brief the section is.", examples=["key-messages"]
    )
    blocks: Annotated[list[BlockShape], Field(min_length=1)] = Field(
        description="What stands below the heading.", examples=["[{prose: The rain came late.}]"]
    )
    use: Name | None = Field(None, description="Name of a section of blocks, which stands here.", examples=["method"])
    exceptions: Exceptions | None = Field(None, description=EXCEPTIONS, examples=[EXCEPTION])


def _what(value: object) -> str:
    return "<section>" if isinstance(value, Keys) and {"title", "blocks"} & set(value) else "<block>"


Kept = Annotated[
    Annotated[BlockShape, Tag("<block>")] | Annotated[SectionShape, Tag("<section>")], Discriminator(_what)
]


class OutlineShape(Shape):
    """The plan of one brief. What is missing here may stand in a part that it includes."""

    include: Annotated[list[File], Field(min_length=1)] | None = Field(
        None,
        description="Parts beside this file whose keys are read too; this file's own come first.",
        examples=["[_facts.yaml]"],
    )
    facts: Annotated[dict[Name, NamingShape], Field(min_length=1)] | None = Field(
        None, description="A name for each fact that the brief cites.", examples=["{harvest: {figure: 40 tonnes}}"]
    )
    title: Line = Field(description="The brief's title.", examples=["Water before the vote"])
    label: Words = Field(description="What the document is called.", examples=["Growers' brief"])
    audience: Name = Field(description="For whom it is.", examples=["growers"])
    purpose: Line | None = Field(None, description="What it is for, in a line.", examples=["For the growers' meeting"])
    as_of: Day = Field(description="The day up to which it holds, and which it prints.", examples=["2016-05-01"])
    version: Words = Field("1", description="Version of the brief.", examples=["2"])
    marking: Words | None = Field(None, description="Handling mark on every page.", examples=["Confidential"])
    embargo: Moment | None = Field(
        None, description="Until when it must not be passed on: day, hour, zone.", examples=["2016-05-02 06:00 EDT"]
    )
    language: Language = Field("en-CA", description="Language tag (BCP 47).", examples=["en-CA"])
    bottom_line: Markdown = Field(description="What a reader in a hurry must know.", examples=["'No rain [@rain].'"])
    decision: Markdown | None = Field(None, description="What is to be decided.", examples=["Whether to store water."])
    key_figures: PicksOrQuery | None = Field(None, description="Cards on page 1.", examples=["[harvest, rain]"])
    must_cover: Annotated[list[TopicId], Field(min_length=1)] | None = Field(
        None, description="Topics that the sources must speak of and the brief must cite.", examples=["[harvest]"]
    )
    max_age: Age | None = Field(
        None, description="How old a cited source may be on the as-of day.", examples=["90 days"]
    )
    grade: Grades | None = Field(
        None, description="The least certain reading that the brief may rest on.", examples=["inherited"]
    )
    sections: Annotated[list[SectionShape], Field(min_length=1)] = Field(
        description="The body of the brief.", examples=["[{title: Rain, blocks: [{prose: It was late.}]}]"]
    )
    kind: Kind | None = Field(
        None, description="Which sections must stand in which order, and limits.", examples=["association"]
    )
    status: Literal["draft", "final"] | None = Field(
        None,
        description="Whether a person reviews the facts: a draft says so, a final brief has only approved ones.",
        examples=["draft"],
    )
    organisation: Words | None = Field(None, description="Who issues it.", examples=["Growers' Union"])
    to: Words | None = Field(None, description="To whom it goes; printed on page 1.", examples=["The Minister"])
    sender: Words | None = Field(
        None, alias="from", description="From whom; printed on page 1.", examples=["Water Branch"]
    )
    action: Words | None = Field(None, description="For what; printed on page 1.", examples=["For decision"])
    number: Words | None = Field(None, description="File number; printed on page 1.", examples=["BN-2016-14"])
    max_pages: Count | None = Field(None, description="How many pages at most.", examples=["4"])
    max_words: Count | None = Field(None, description="How many words at most, notes left out.", examples=["1500"])
    variables: dict[Name, Words] | None = Field(
        None, description="Texts by name, which {name} prints.", examples=["{members: growers of the valley}"]
    )
    blocks: dict[Name, Kept] | None = Field(
        None,
        description="Blocks and sections by name, for use elsewhere.",
        examples=["{who-stands-where: {positions: {actors: [millers], issues: [harvest]}}}"],
    )
    exceptions: Exceptions | None = Field(None, description=EXCEPTIONS, examples=[EXCEPTION])


def _optional(field: FieldInfo) -> FieldInfo:
    alias = field.alias
    return FieldInfo(
        default=None, alias=alias, validation_alias=alias, description=field.description, examples=field.examples
    )


_FORMS = get_type_hints(OutlineShape, include_extras=True)
PartShape: type[Shape] = create_model(  # type: ignore[call-overload]
    "PartShape",
    __base__=Shape,
    __doc__="A file that outlines include: any of their keys, facts and shared blocks above all.",
    **{name: (_FORMS[name] | None, _optional(field)) for name, field in OutlineShape.model_fields.items()},
)
