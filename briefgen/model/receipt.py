"""Receipt: one delivery as it is kept: which brief went to whom and when, with what in it, and what that rested on.

`deliver.outbox` writes and reads receipts, `pipeline.outbox` keeps them in the project.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from briefgen.errors import Place

Pairs = tuple[tuple[str, str], ...]


class State(Enum):
    """How far a delivery came; one that was begun and never ended may have arrived or not."""

    BEGUN = "begun"
    SENT = "sent"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody was given."""

    brief: str
    day: str
    """ISO 8601."""
    state: State
    to: str
    """The recipients in a word: the audience, or what the user calls them."""
    count: int
    version: str
    as_of: str
    evidence: str
    """The brief's evidence id."""
    files: Pairs
    """Each file's name and the SHA-256 of its bytes."""
    sources: Pairs
    """Each source that the brief rested on, and the SHA-256 of its bytes."""
    facts: Pairs
    """Each fact by its name, or by its id where a query found it, and what it said."""
    addresses: tuple[str, ...] = ()
    """The recipients' addresses, where the user asked to keep them."""
    refused: int = 0
    """How many more were asked for, and refused by the server; `count` has those who got it."""
    place: Place = field(default=Place(""), compare=False)

    @property
    def letter(self) -> tuple[object, ...]:
        """What makes two deliveries one: the same files for the same people, on whatever day."""
        return self.brief, self.to, self.count + self.refused, self.files
