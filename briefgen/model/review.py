"""Decision: what a person has said of a fact; Ruling: the decisions that hold, by fact.

`outline.review` reads them from briefs/_review.yaml, `compose.review` finds their facts again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from briefgen.errors import Place
from briefgen.model.fact import Fact
from briefgen.model.library import Library

APPROVED, REJECTED, CORRECTED = "approved", "rejected", "corrected"
FIELDS = {
    "figure": ("value", "unit", "per", "subject", "approximate"),
    "statement": ("speaker",),
    "event": ("what", "day", "status", "where", "kind"),
    "position": ("actor", "stance", "issue", "according_to"),
    "role": ("person", "role", "organisation", "former"),
    "passage": (),
}
"""What can be corrected in a fact of each kind; a passage is the source's own words."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A field of a fact and what it should say."""

    name: str
    text: str
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided on a fact, and the words by which it is found again."""

    verdict: str
    kind: str
    source: str
    """The source's file name."""
    exact: str
    sentence: str
    """The fact's passage: when it changes, the decision no longer holds."""
    says: str
    """What the fact says, as it was shown to whoever decided."""
    by: str
    on: date
    why: str = ""
    prefix: str = ""
    suffix: str = ""
    correct: tuple[Correction, ...] = ()
    place: Place = field(default=Place(""), compare=False)


@dataclass(frozen=True, slots=True)
class Ruling:
    """The decisions that hold: by a fact's id, or for a quoted passage by source, words and sentence."""

    facts: Mapping[str, Decision] = field(default_factory=dict)
    passages: Mapping[tuple[str, str, str], Decision] = field(default_factory=dict)

    def of(self, fact: Fact, source: str) -> Decision | None:
        """Return the decision on a fact of a source's file, or None where nobody has decided."""
        exact, sentence = (" ".join(text.split()) for text in (fact.target.exact, fact.passage.exact))
        return self.facts.get(fact.id) or self.passages.get((source, exact, sentence))


@dataclass(frozen=True, slots=True)
class Reviewed:
    """The library as it was read and as people decided on it, and the decisions that hold."""

    whole: Library
    library: Library
    ruling: Ruling = field(default_factory=Ruling)


def kind(fact: Fact) -> str:
    """Return a fact's kind as decisions name it: words that an outline quotes are a passage."""
    return "passage" if fact.id.startswith("q-") else fact.kind
