"""Site: what the evidence site shows of a project: its briefs, sources and facts, and where each fact is cited.

`compose.listed` says what may be shown of a fact, `pipeline.site` fills the whole, `render.site` prints it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.model.brief import Brief
from briefgen.model.fact import Fact
from briefgen.model.lock import Since
from briefgen.model.source import Document
from briefgen.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Cited:
    """A note of a brief, and the anchors of the marks that lead to it."""

    brief: str
    label: str
    note: int
    marks: tuple[str, ...]
    language: str = ""
    """The language of the brief's label, where that is not the site's."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A fact with what may be shown of it in the words of its source, and how an outline names it."""

    fact: Fact
    kind: str
    """As the fact's own, or passage for words that an outline quotes."""
    head: str
    """What it is in short: a value, a day, a name."""
    tail: str
    """What is said with it."""
    words: str
    """Its passage, as far as the source's rights allow."""
    day: str
    """The event's first day, or else the day of publication, in ISO 8601; empty where neither is known."""
    when: str
    """The same in words, as exactly as it is known."""
    source: str
    """How its source is called in a line."""
    cited: tuple[Cited, ...] = ()
    name: str = ""
    """The name that an outline gives it; empty where none does."""
    snippet: str = ""
    """A line for `facts:` of an outline."""
    language: str = ""
    """The language of its words, where that is not the site's."""

    @property
    def uses(self) -> int:
        """How many marks lead to it."""
        return sum(len(each.marks) for each in self.cited)


@dataclass(frozen=True, slots=True)
class Shown:
    """A source, whole or only in excerpts, with its facts in their order."""

    document: Document
    called: str
    whole: bool
    facts: tuple[Listed, ...]
    language: str = ""
    """The source's language, where that is not the site's."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A brief with the files that hold it beside its page, the passages that its notes lead to, and what changed."""

    brief: Brief
    files: tuple[tuple[str, str], ...]
    """A name for the reader (PDF) and the path from the site's own folder."""
    passages: tuple[tuple[str, str], ...]
    """The id of a note, and the address of its passage as seen from the brief's page."""
    since: Since | None = None
    variants: tuple[Printed, ...] = ()


@dataclass(frozen=True, slots=True)
class Site:
    """Everything that is printed. What is under embargo, or under a marking that no brief bears, is not among it."""

    title: str
    organisation: str
    marking: str
    as_of: str
    as_of_iso: str
    briefs: tuple[Printed, ...]
    sources: tuple[Shown, ...]
    vocabulary: Vocabulary
    language: str = "en-CA"
    withheld: int = 0
    base: str = ""
    """The address that the site will have, with a slash at its end; empty where it is not known."""
    metadata: dict[str, str] = field(default_factory=dict)
    """JSON-LD by the path of the page that carries it."""

    @property
    def facts(self) -> tuple[Listed, ...]:
        """All facts, in the order of sources and places."""
        return tuple(listed for shown in self.sources for listed in shown.facts)
