"""Facts: what a source states, on the passage that states it.

Bodies hold what was read, never a guess: what the text leaves open is None, UNKNOWN or in `hedges`.
`extract` makes facts, `compose` selects and binds them, `export` writes them out.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from briefgen.model.source import Span
from briefgen.model.target import Target


class Grade(Enum):
    """How a fact was read.

    STATED: every part stands in its own sentence. INHERITED: a part (a speaker, a date's anchor) comes from a
    sentence before by a rule that leaves one candidate. INFERRED: a rule chose among several readings.
    """

    STATED = "stated"
    INHERITED = "inherited"
    INFERRED = "inferred"

    def reaches(self, least: Grade) -> bool:
        """Whether it is as certain as a grade asked for.

        >>> Grade.STATED.reaches(Grade.INHERITED), Grade.INFERRED.reaches(Grade.INHERITED)
        (True, False)
        """
        order = tuple(Grade)
        return order.index(self) <= order.index(least)


class Mention(NamedTuple):
    """Words of the document that name someone or mark something; `name` is as printed, white space folded."""

    name: str
    span: Span
    actor: str | None = None
    """The vocabulary's actor id, where exactly one actor answers to the words."""


class Statement(NamedTuple):
    """Somebody's words or thought, reported."""

    speaker: Mention | None
    """The full name where the document gives it (for "he said", the mention inherited from); None if nobody is named."""
    cue: Mention | None
    content: tuple[Span, ...]
    """The words said, in order; several spans where the report interrupts them. Quotation marks are inside."""
    direct: bool
    """Whether the content has the speaker's own words between quotation marks."""
    inherited: bool = False
    """Whether the speaker stands in another sentence, or behind a pronoun."""
    hedges: tuple[str, ...] = ()


class Change(Enum):
    """What a figure does: states a level, a rise, a fall, or a ratio to something else."""

    LEVEL = "="
    UP = "up"
    DOWN = "down"
    RATIO = "ratio"


class Figure(NamedTuple):
    """A quantity: `low` equals `high` unless the text gives a range."""

    low: Decimal
    high: Decimal
    unit: str
    """ISO 4217 code for money, `%` for per cent, `pp` for points, a measure's name, or the counted noun as printed."""
    surface: str
    per: str | None = None
    """The period or thing it is a rate of: `day`, `year`, `worker`."""
    approximate: bool = False
    bound: str = ""
    """`<`, `<=`, `>` or `>=` where the text bounds the value ("more than", "at least"), else empty."""
    change: Change = Change.LEVEL
    ordinal: bool = False
    subject: str | None = None
    """What is measured or counted, in the sentence's words."""


class Status(Enum):
    """What the text says of an event; the calendar never changes it."""

    SCHEDULED = "scheduled"
    PAST = "past"
    ONGOING = "ongoing"
    UNKNOWN = "unknown"


class When(NamedTuple):
    """A time as printed and as resolved.

    `edtf` is Extended Date/Time Format (ISO 8601-2), level 1; `timex` a TIMEX3 value, which also knows durations
    and sets. `first` and `last` are the days of the interval, both included. None where the text does not say.
    """

    text: str
    span: Span
    edtf: str | None = None
    timex: str | None = None
    first: date | None = None
    last: date | None = None


class Event(NamedTuple):
    """Something that happens at a time. `what` is the sentence's own words for it, or None for a bare date."""

    what: str | None
    when: When | None
    status: Status = Status.UNKNOWN
    where: str | None = None
    kind: str | None = None
    """The event lexicon's class: round, meeting, election, visit, ..."""


class Stance(Enum):
    """Where an actor stands on an issue."""

    SUPPORTS = "supports"
    OPPOSES = "opposes"
    PROPOSES = "proposes"
    RESISTS = "resists"
    CONDITIONAL = "conditional"
    PREDICTS = "predicts"


class Position(NamedTuple):
    """An actor's stance on an issue, and on whose account we have it."""

    actor: Mention
    stance: Stance
    issue: str | None
    """A topic's id, or None where the sentence names no topic of the vocabulary."""
    cue: str
    according_to: str | None = None
    hedges: tuple[str, ...] = ()


class Role(NamedTuple):
    """Who holds or held what office, and where."""

    person: Mention
    role: str
    organisation: str | None = None
    former: bool = False


Body = Statement | Figure | Event | Position | Role


class Fact(NamedTuple):
    """A body on its target. `passage` is the sentence or sentences that a reader needs to check it."""

    id: str
    """Kind's first letter, a hyphen, ten hexadecimal digits: of source, kind, quote, passage and order among equals."""
    body: Body
    target: Target
    passage: Target
    actors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    grade: Grade = Grade.STATED
    extractor: str = ""

    @property
    def kind(self) -> str:
        """The body's kind, as in JSON Lines: statement, figure, event, position or role."""
        return type(self.body).__name__.lower()
