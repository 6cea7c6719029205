"""Actor, Topic and Stakeholder: the hand-written words for who acts, what it is about, and whom it touches.

`outline.vocabulary` reads them from briefs/_vocabulary.yaml; code knows none of them.
"""

from __future__ import annotations

from typing import NamedTuple

from briefgen.errors import Place


class Actor(NamedTuple):
    """Someone or something that acts. `roles` are definite descriptions ("the trade minister") that mean them."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kind: str = "person"
    """person, organisation, government or group."""
    side: str | None = None
    """The id of the actor for whom this one speaks, such as a government's minister."""
    spoken: str = ""
    """How a brief describes a speaker: "president, Unifor"."""
    place: Place = Place("")


class Topic(NamedTuple):
    """What a fact is about; a fact has the topic when one of the terms stands in its sentence."""

    id: str
    label: str
    terms: tuple[str, ...] = ()
    place: Place = Place("")


class Stakeholder(NamedTuple):
    """Whom it touches, by topics and actors."""

    id: str
    label: str
    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    place: Place = Place("")


class Vocabulary(NamedTuple):
    """All three lists; empty where a project has none."""

    actors: tuple[Actor, ...] = ()
    topics: tuple[Topic, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
