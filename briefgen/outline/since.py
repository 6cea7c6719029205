"""The form of the block that tells what changed since the last version, with corrections written by hand."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from briefgen.outline.scalars import Day, Fact, Line, Words
from briefgen.outline.shape import Shape


class CorrectionShape(Shape):
    """A mistake of ours, and what we say now."""

    date: Day = Field(description="The day on which it was mended.", examples=["2016-05-03"])
    text: Line = Field(
        description="What is right, and how we came to be wrong.", examples=["'It is 40 tonnes [@harvest].'"]
    )
    fact: Fact | None = Field(None, description="Name of the fact that it corrects.", examples=["harvest"])
    was: Words | None = Field(None, description="What an earlier version said; not checked.", examples=["50 tonnes"])


class ChangesShape(Shape):
    """What changed since the last accepted version; found by comparing with briefgen.lock."""

    note: Line | None = Field(None, description="Line above the list.", examples=["Read this first."])
    corrections: Annotated[list[CorrectionShape], Field(min_length=1)] | None = Field(
        None, description="Corrections told by hand.", examples=["[{date: 2016-05-03, text: 'It was May, not June.'}]"]
    )
