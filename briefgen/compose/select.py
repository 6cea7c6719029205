"""Which facts a query asks for: one small test for each thing that a query can say.

Grouping what says the same is `agree`'s work; `bind` turns names into bindings.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache

from briefgen.grammar.quantities import Quantity, agrees, read_quantity
from briefgen.grammar.typography import folded
from briefgen.model.fact import Event, Fact, Figure, Mention, Position, Role, Statement
from briefgen.model.library import Library
from briefgen.model.outline import Query
from briefgen.model.source import Document
from briefgen.model.vocabulary import Actor, Vocabulary

Test = Callable[[Query, Fact, Library], bool]


def select(query: Query, library: Library) -> tuple[Fact, ...]:
    """Return the facts that pass every test of the query, in the library's order."""
    tests = _tests(query)
    return tuple(fact for fact in _pool(query, library) if all(test(query, fact, library) for test in tests))


def asked(query: Query, fact: Fact, library: Library) -> bool:
    """Whether a fact is what the query asks for."""
    if query.kind and fact.kind != query.kind:
        return False
    return all(test(query, fact, library) for test in _tests(query))


def _tests(query: Query) -> Sequence[Test]:
    """The tests of what the query says, and of nothing else: most queries say two things, and facts are many."""
    return tuple(dict.fromkeys(test for part, test in TESTS.items() if getattr(query, part) not in ("", None)))


def _pool(query: Query, library: Library) -> Iterable[Fact]:
    """The facts of the query's kind, of those documents alone that are asked for and have the words asked for."""
    wanted = [folded(words) for words in (query.near, query.text if query.kind == "statement" else "") if words]
    if not (wanted or query.source):
        return library.of(query.kind)
    sources = _called(query.source, library).values() if query.source else library.documents
    found = (d.source.id for d in sources if all(words in folded(d.text) for words in wanted))
    return (fact for source in found for fact in library.told(source) if not query.kind or fact.kind == query.kind)


def named(name: str, vocabulary: Vocabulary) -> Actor | None:
    """Return the actor who answers to an id, name or alias, if exactly one does."""
    wanted = folded(name)
    found = [a for a in vocabulary.actors if wanted in {a.id, *map(folded, (a.name, *a.aliases))}]
    return found[0] if len(found) == 1 else None


@lru_cache(maxsize=256)
def _known(name: str, library: Library) -> Actor | None:
    """The same by a library's vocabulary, looked up once for all facts that are held against a name."""
    return named(name, library.vocabulary)


def same_actor(name: str, mention: Mention | None, library: Library) -> bool:
    """Whether a mention is the actor of that name, by vocabulary or by the name as printed."""
    if mention is None:
        return False
    actor = _known(name, library)
    if actor and mention.actor:
        return actor.id == mention.actor
    return folded(name) == folded(mention.name)


def _text(query: Query, fact: Fact, _library: Library) -> bool:
    match fact.body:
        case Figure():
            return _amount(query.text, fact.body)
        case Event():
            return _all_words(query.text, fact.passage.exact)
        case Role(_, role):
            return folded(query.text) in folded(role)
        case _:
            return folded(query.text) in folded(fact.passage.exact)


def _amount(text: str, figure: Figure) -> bool:
    quantity = _quantity(text)
    return quantity is not None and agrees(quantity, figure)


@cache
def _quantity(text: str) -> Quantity | None:
    """A query's own quantity, read once for all facts that it is held against; "1900 crates" is 1,900, and no year.

    >>> str(_quantity("1900 crates a day").low)
    '1900'
    """
    return read_quantity(text) or read_quantity(_year_like().sub(r"\1,\2", text))


@cache
def _year_like() -> re.Pattern[str]:
    return re.compile(r"(?<![\d.,])([12])(\d{3})(?![\d.,])")


def _all_words(text: str, passage: str) -> bool:
    return all(word in folded(passage) for word in folded(text).split())


def _speaker(query: Query, fact: Fact, library: Library) -> bool:
    return isinstance(fact.body, Statement) and same_actor(query.speaker, fact.body.speaker, library)


def _actor(query: Query, fact: Fact, library: Library) -> bool:
    if isinstance(fact.body, Position):
        return same_actor(query.actor, fact.body.actor, library)
    actor = _known(query.actor, library)
    speaker = fact.body.speaker if isinstance(fact.body, Statement) else None  # whom the passage may call "she"
    if actor is None:
        return folded(query.actor) in folded(f"{speaker.name if speaker else ''}\n{fact.passage.exact}")
    return actor.id in fact.actors or (speaker is not None and speaker.actor == actor.id)


def _person(query: Query, fact: Fact, library: Library) -> bool:
    if not isinstance(fact.body, Role):
        return False
    person = not query.person or same_actor(query.person, fact.body.person, library)
    return person and folded(query.organisation) in folded(fact.body.organisation or "")


def _stance(query: Query, fact: Fact, _library: Library) -> bool:
    return isinstance(fact.body, Position) and fact.body.stance is query.stance


def _issue(query: Query, fact: Fact, _library: Library) -> bool:
    return isinstance(fact.body, Position) and fact.body.issue == query.issue


def _event(query: Query, fact: Fact, _library: Library) -> bool:
    return isinstance(fact.body, Event) and fact.body.kind == query.event_kind


def _topic(query: Query, fact: Fact, _library: Library) -> bool:
    return query.topic in fact.topics


def _stakeholder(query: Query, fact: Fact, library: Library) -> bool:
    for stakeholder in library.vocabulary.stakeholders:
        if stakeholder.id == query.stakeholder:
            return bool(set(stakeholder.topics) & set(fact.topics) or set(stakeholder.actors) & set(fact.actors))
    return False


def _source(query: Query, fact: Fact, library: Library) -> bool:
    return fact.target.source in _called(query.source, library)


@lru_cache(maxsize=256)
def _called(name: str, library: Library) -> Mapping[str, Document]:
    """The documents, by source, whose id, file name or publisher it is; looked up once for all facts."""
    wanted = folded(name)
    told = ((d, (d.source.id, d.source.name, d.source.publisher)) for d in library.documents)
    return {document.source.id: document for document, names in told if wanted in map(folded, names)}


def _near(query: Query, fact: Fact, _library: Library) -> bool:
    return folded(query.near) in folded(fact.passage.exact)


def _dated(query: Query, fact: Fact, _library: Library) -> bool:
    when = fact.body.when if isinstance(fact.body, Event) else None
    if when is None or when.first is None or when.last is None:
        return False
    return (query.since is None or when.last >= query.since) and (query.until is None or when.first <= query.until)


def _direct(query: Query, fact: Fact, _library: Library) -> bool:
    return isinstance(fact.body, Statement) and fact.body.direct is query.direct


def _grade(query: Query, fact: Fact, _library: Library) -> bool:
    return query.grade is not None and fact.grade.reaches(query.grade)


TESTS: Mapping[str, Test] = {
    "text": _text,
    "speaker": _speaker,
    "actor": _actor,
    "person": _person,
    "organisation": _person,
    "stance": _stance,
    "issue": _issue,
    "event_kind": _event,
    "topic": _topic,
    "stakeholder": _stakeholder,
    "source": _source,
    "near": _near,
    "since": _dated,
    "until": _dated,
    "direct": _direct,
    "grade": _grade,
}
"""The tests, each by the part of a query that asks for it."""
