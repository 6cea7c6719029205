"""The form of the vocabulary: who acts, what it is about, whom it touches.

As in `shapes`, each key is described here and nowhere else; `vocabulary` turns the shapes into the model.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from briefgen.outline.scalars import ActorId, Name, Term, TopicId, Words
from briefgen.outline.shape import Shape


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
