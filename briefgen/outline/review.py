"""briefs/_review.yaml -> Decisions: a list, to which `briefgen review` adds; the last decision on a fact holds.

Which facts they are about is for `compose.review` to find out.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.errors import Finding
from briefgen.located_yaml import Located
from briefgen.model.review import CORRECTED, FIELDS, Correction, Decision
from briefgen.outline.faults import nearest
from briefgen.outline.read import shaped
from briefgen.outline.scalars import Day, Words
from briefgen.outline.shape import Shape
from briefgen.outline.written import Draft

Fields = Literal[
    "value", "unit", "per", "subject", "approximate", "speaker", "what", "day", "status", "where", "kind",
    "actor", "stance", "issue", "according_to", "person", "role", "organisation", "former",
]  # fmt: skip
Kinds = Literal["figure", "statement", "event", "position", "role", "passage"]


class DecisionShape(Shape):
    """What somebody decided on a fact."""

    decision: Literal["approved", "rejected", "corrected"] = Field(
        description="Whether the fact may be printed, may not, or says something else.", examples=["approved"]
    )
    kind: Kinds = Field(description="Kind of fact; a passage is words that an outline quotes.", examples=["figure"])
    source: Words = Field(description="File name of the source.", examples=["report.txt"])
    exact: Words = Field(description="The fact's own words.", examples=["40 tonnes"])
    prefix: Words | None = Field(None, description="Words just before them.", examples=["The harvest fell to"])
    suffix: Words | None = Field(None, description="Words just after them.", examples=["in the valley"])
    sentence: Words = Field(
        description="The whole passage; when it changes, the decision is suspended.",
        examples=["The harvest fell to 40 tonnes."],
    )
    says: Words = Field(description="What the fact says, as it was shown.", examples=["'\"40 tonnes\"'"])
    correct: Annotated[dict[Fields, Words], Field(min_length=1)] | None = Field(
        None, description="What its fields should say.", examples=["{unit: tons}"]
    )
    by: Words = Field(description="Who decided.", examples=["Ada Berg"])
    on: Day = Field(description="The day.", examples=["2016-05-02"])
    why: Words | None = Field(None, description="The reason.", examples=["Counted twice."])


def decisions(located: Located) -> tuple[tuple[Decision, ...], tuple[Finding, ...]]:
    """Return the decisions of a file in their order, and findings."""
    draft = Draft("review")
    items = located.items or ()
    if located.items is None and (located.entries is not None or located.scalar is not None):
        draft.error("invalid", located.place, "The file is no list of decisions.", "Begin each with a hyphen.")
    read = [(shaped(item, DecisionShape, draft), item) for item in items]
    made = tuple(_decision(shape, item) for shape, item in read if shape)
    draft.findings += (fault for one in made for fault in _faults(one))
    return made, tuple(draft.findings)


def _decision(shape: DecisionShape, item: Located) -> Decision:
    told = item.get("correct")
    places = {entry.key: entry.place for entry in (told.entries or () if told else ())}
    return Decision(
        verdict=shape.decision,
        kind=shape.kind,
        source=shape.source,
        exact=shape.exact,
        sentence=shape.sentence,
        says=shape.says,
        by=shape.by,
        on=shape.on,
        why=shape.why or "",
        prefix=shape.prefix or "",
        suffix=shape.suffix or "",
        correct=tuple(Correction(field, text, places[field]) for field, text in (shape.correct or {}).items()),
        place=shape.place,
    )


def _faults(decision: Decision) -> list[Finding]:
    """What a decision says that goes with another verdict, or with another kind of fact."""
    known = FIELDS[decision.kind]
    found = [
        Finding("review-invalid", one.place, f'A {decision.kind} has no "{one.name}".', nearest(one.name, known))
        for one in decision.correct
        if one.name not in known
    ]
    if bool(decision.correct) != (decision.verdict == CORRECTED):
        message = f'"{decision.verdict}" and "correct:" do not go together.'
        if decision.verdict == CORRECTED:
            message = '"corrected" does not say what is right.'
        cure = f'Write "decision: {CORRECTED}" with "correct:", or neither.'
        found.append(Finding("review-invalid", decision.place, message, cure))
    return found
