"""Outline: the hand-written plan of a brief, its sections and block requests, and the queries that name facts.

`outline` reads it from YAML; `compose` answers every request. A place on everything a finding may point to.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from briefgen.errors import Place
from briefgen.model.chart import ChartRequest
from briefgen.model.fact import Grade, Stance
from briefgen.model.kind import Kind
from briefgen.model.prose import Prose


@dataclass(frozen=True, slots=True)
class Query:
    """Which facts are asked for, by what they say. Empty and None ask for nothing in particular.

    `text` is what the kind's own key says: a figure's value and unit, a statement's or event's words, a role.
    """

    kind: str | None = None
    text: str = ""
    speaker: str = ""
    actor: str = ""
    person: str = ""
    organisation: str = ""
    stance: Stance | None = None
    issue: str = ""
    event_kind: str = ""
    topic: str = ""
    stakeholder: str = ""
    source: str = ""
    near: str = ""
    """Words that must stand in the fact's passage."""
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    since: date | None = None
    until: date | None = None
    direct: bool | None = None
    grade: Grade | None = None
    """The least certain reading that will do."""
    order: str = "source"
    """source, date or value."""
    limit: int | None = None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Naming:
    """A name that prose cites, and the query that it stands for."""

    name: str
    query: Query
    place: Place
    because: str = ""
    """Why it stands although other sources say otherwise; printed in the account of sources."""
    max_age: int | None = None
    """Days that its source may be old, whatever the outline says."""


@dataclass(frozen=True, slots=True)
class Pick:
    """The facts of a block: names, or a query, each with an optional text of our own beside it."""

    name: str
    place: Place
    text: Prose | None = None
    value: Prose | None = None
    """What to print instead of the fact's own value; checked against it."""


@dataclass(frozen=True, slots=True)
class ProseRequest:
    """Text as it stands. `role` is prose, key_points, callout, analysis or recommendations; each has its own look."""

    role: str
    items: tuple[Prose, ...]
    label: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """A question with its answer."""

    question: Prose
    answer: Prose
    say: Prose | None = None
    """A line to say aloud."""


@dataclass(frozen=True, slots=True)
class QuestionsRequest:
    """Questions that the reader will be asked, with answers."""

    items: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class FactsRequest:
    """Facts in a form of their own: `role` is figures, quotes or timeline."""

    role: str
    picks: tuple[Pick, ...] = ()
    query: Query | None = None
    caption: Prose | None = None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A hand-written word for one cell of the matrix; `fact` names the position or statement it rests on."""

    actor: str
    issue: str
    text: Prose | None
    fact: str
    place: Place


@dataclass(frozen=True, slots=True)
class PositionsRequest:
    """The matrix of actors and issues, by vocabulary ids, filled from position facts."""

    actors: tuple[str, ...]
    issues: tuple[str, ...]
    cells: tuple[Cell, ...] = ()
    caption: Prose | None = None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class SourcesRequest:
    """The account of sources and of what was checked."""

    note: Prose | None = None


@dataclass(frozen=True, slots=True)
class Dispute:
    """One thing on which sources disagree, and the facts that say so, side by side."""

    sides: tuple[Pick, ...]
    text: Prose | None = None
    differs: Prose | None = None


@dataclass(frozen=True, slots=True)
class DisputedRequest:
    """What sources disagree on: disputes by names of facts, or the figures that disagree on some topics."""

    disputes: tuple[Dispute, ...] = ()
    topics: tuple[str, ...] = ()
    limit: int | None = None
    caption: Prose | None = None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class TableRequest:
    """A table of facts, a row each, or one written by hand: then `head` and `rows` hold its cells."""

    facts: FactsRequest | None = None
    columns: tuple[str, ...] = ()
    head: tuple[Prose, ...] = ()
    rows: tuple[tuple[Prose, ...], ...] = ()
    caption: Prose | None = None


@dataclass(frozen=True, slots=True)
class UnusedRequest:
    """What the sources say on the topics and the brief does not; which of the actors are silent."""

    topics: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    limit: int = 5
    caption: Prose | None = None
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Correction:
    """A mistake of ours, told by hand. `was` is what an earlier edition printed, which no source need state."""

    day: date
    text: Prose
    fact: str = ""
    was: str = ""


@dataclass(frozen=True, slots=True)
class ChangesRequest:
    """What changed since the last accepted version, corrections apart from updates."""

    corrections: tuple[Correction, ...] = ()
    note: Prose | None = None
    place: Place = field(default=Place(""), compare=False)


Request = (
    ProseRequest
    | QuestionsRequest
    | FactsRequest
    | PositionsRequest
    | DisputedRequest
    | ChartRequest
    | TableRequest
    | UnusedRequest
    | ChangesRequest
    | SourcesRequest
)


def block(request: Request) -> str:
    """Return the key that an outline gives to a block of this kind.

    >>> block(ProseRequest("key_points", ()))
    'key_points'
    """
    if isinstance(request, ProseRequest | FactsRequest):
        return request.role
    return type(request).__name__.removesuffix("Request").lower()


@dataclass(frozen=True, slots=True)
class Exemption:
    """Findings that somebody accepts until a day: those of a rule about certain words, in a part of the outline."""

    rule: str
    text: str
    """Words that the finding is about."""
    reason: str
    by: str
    until: date
    place: Place
    parts: tuple[tuple[Place, Place | None], ...] = ()
    """Where each piece of the part begins and ends, shared blocks among them; without any, it is the whole outline."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its blocks. `page_one` sections stand before the rest, on the first page."""

    title: Prose
    requests: tuple[Request, ...]
    place: Place
    part: str = ""
    """Which part of its kind of brief it is."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The plan of one brief. `id` is the file's stem and names the outputs."""

    id: str
    audience: str
    label: str
    title: Prose
    bottom_line: Prose
    as_of: date
    sections: tuple[Section, ...]
    namings: tuple[Naming, ...]
    place: Place
    purpose: Prose | None = None
    key_figures: FactsRequest | None = None
    decision: Prose | None = None
    marking: str = ""
    embargo: str = ""
    """Day, hour and zone until which it must not be passed on, as 2018-03-14 06:00 EDT."""
    language: str = "en-CA"
    version: str = "1"
    must_cover: tuple[tuple[str, Place], ...] = ()
    """Topics that must have evidence, each with its place."""
    max_age: int | None = None
    """Days that a cited source may be old on the as-of day."""
    grade: Grade | None = None
    """The least certain reading that the brief may rest on."""
    exemptions: tuple[Exemption, ...] = ()
    """What is written under `exceptions:` keys, in the file's order."""
    kind: Kind | None = None
    kind_place: Place = field(default=Place(""), compare=False)
    status: str = ""
    """draft, final, or empty where no person reviews the facts."""
    organisation: str = ""
    header: tuple[tuple[str, str], ...] = ()
    """To whom, from whom, for what and the number: what is given of `to`, `from`, `action`, `number`, in that order."""
    limits: tuple[tuple[str, int, Place], ...] = ()
    """`pages` and `words` at most, as the outline sets them."""
    subject: str = ""
    """What the brief is about, where an edition says it in its own language; else the project's title."""
    edition_of: str = ""
    """The id of the outline whose texts this one has in another language."""
    sisters: tuple[tuple[str, str], ...] = ()
    """The same brief in other languages: language and id."""
    variant: str = ""
