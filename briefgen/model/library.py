"""Library: all documents with their facts and the vocabulary; Binding: the facts that a name stands for.

`pipeline` fills the library; `compose` binds names against it; `check` reads both.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from briefgen.errors import Place
from briefgen.model.fact import Event, Fact, Figure
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, eq=False)
class Library:
    """Documents ordered by name, facts ordered by document and place; equal to itself alone, so that it may be a key."""

    documents: tuple[Document, ...]
    facts: tuple[Fact, ...]
    vocabulary: Vocabulary = field(default=Vocabulary())
    _by_source: dict[str, list[Fact]] = field(init=False, repr=False, compare=False, default_factory=dict)
    """Every gate asks for the facts of some passage; looking through those of all sources each time takes too long."""
    _by_kind: dict[str, list[Fact]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _documents: dict[str, Document] = field(init=False, repr=False, compare=False, default_factory=dict)
    _inside: dict[tuple[str, int, int], tuple[Fact, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _names: set[str] = field(init=False, repr=False, compare=False, default_factory=set)
    _order: dict[str, int] = field(init=False, repr=False, compare=False, default_factory=dict)
    _bylines: Counter[tuple[str, date | None]] = field(init=False, repr=False, compare=False, default_factory=Counter)
    _digests: dict[str, list[str]] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._order.update((fact.id, place) for place, fact in enumerate(self.facts))
        for fact in self.facts:
            self._by_source.setdefault(fact.target.source, []).append(fact)
            self._by_kind.setdefault(fact.kind, []).append(fact)
        for document in self.documents:
            self._documents.setdefault(document.source.id, document)
            self._names.add(document.source.name)
            self._bylines[document.source.publisher, document.source.published] += 1
            self._digests.setdefault(document.source.original, []).append(document.source.name)

    def document(self, source: str) -> Document:
        """Return the document of a source id; KeyError if there is none."""
        return self._documents[source]

    def fact(self, id_: str) -> Fact | None:
        """Return the fact of an id; None if there is none."""
        return self.facts[self._order[id_]] if id_ in self._order else None

    def those(self, ids: Iterable[str]) -> tuple[Fact, ...]:
        """Return the facts of some ids, in the library's order; an id that no fact has is left out."""
        return tuple(self.facts[place] for place in sorted({self._order[id_] for id_ in ids if id_ in self._order}))

    def of(self, kind: str | None) -> Sequence[Fact]:
        """Return the facts of a kind, or all of them, in the library's order."""
        return self._by_kind.get(kind, ()) if kind else self.facts

    def told(self, source: str) -> Sequence[Fact]:
        """Return the facts of a document in the order of their places."""
        return self._by_source.get(source, ())

    def figures(self, passage: Fact) -> Iterator[Figure]:
        """Yield the figures that stand in a fact's passage."""
        for fact in self.inside(passage):
            if isinstance(fact.body, Figure):
                yield fact.body

    def events(self, passage: Fact) -> Iterator[Event]:
        """Yield the dated events and bare dates that stand in a fact's passage."""
        for fact in self.inside(passage):
            if isinstance(fact.body, Event):
                yield fact.body

    def inside(self, fact: Fact) -> Sequence[Fact]:
        """Return the facts whose target lies in a fact's passage, itself included."""
        source, (start, end) = fact.passage.source, fact.passage.span
        key = (source, start, end)
        if key not in self._inside:
            places = ((other, other.target.span) for other in self.told(source))
            self._inside[key] = tuple(other for other, at in places if start <= at.start and at.end <= end)
        return self._inside[key]

    def witness(self, source: str) -> str:
        """Return the name that a document and its digest share: the two are one witness."""
        record = self.document(source).source
        return record.original or record.name

    def digested(self, source: Source) -> Sequence[str]:
        """Return the names of a source's digests."""
        return self._digests.get(source.name, ())

    def alone(self, source: Source) -> bool:
        """Whether no other source is of the same publisher and day."""
        return self._bylines[source.publisher, source.published] < 2

    def digests(self, source: str) -> bool:
        """Whether the source is a digest whose original is in the library too."""
        record = self.document(source).source
        return bool(record.original) and record.original in self._names


@dataclass(frozen=True, slots=True)
class Binding:
    """A name and its facts: all that say the same, and of these one per witness, which the brief cites."""

    name: str
    facts: tuple[Fact, ...]
    cited: tuple[Fact, ...]
    focus: str = ""
    """The words asked for, which an excerpt of the passage must not lose."""
    printed: str = ""
    """What `{@name}` prints."""
    place: Place = Place("")
    because: str = ""
    """Why it stands although other sources say otherwise."""
