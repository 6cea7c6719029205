"""Which facts a query asks for: one small test for each thing that a query can say.

Grouping what says the same is `agree`'s work; `bind` turns names into bindings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache

from briefgen.grammar.quantities import Quantity, agrees, read_quantity
from briefgen.grammar.typography import folded
from briefgen.model.fact import Event, Fact, Figure, Mention, Position, Role, Statement
from briefgen.model.library import Library
from briefgen.model.outline import Query
from briefgen.model.vocabulary import Actor, Vocabulary


def select(query: Query, library: Library) -> tuple[Fact, ...]:
    """Return the facts that pass every test of the query, in the library's order."""
    return tuple(fact for fact in library.of(query.kind) if asked(query, fact, library))


def asked(query: Query, fact: Fact, library: Library) -> bool:
    """Whether a fact is what the query asks for."""
    if query.kind and fact.kind != query.kind:
        return False
    return all(test(query, fact, library) for test in TESTS)


def named(name: str, vocabulary: Vocabulary) -> Actor | None:
    """Return the actor who answers to an id, name or alias, if exactly one does."""
    wanted = folded(name)
    found = [a for a in vocabulary.actors if wanted in {a.id, *map(folded, (a.name, *a.aliases))}]
    return found[0] if len(found) == 1 else None


def same_actor(name: str, mention: Mention | None, vocabulary: Vocabulary) -> bool:
    """Whether a mention is the actor of that name, by vocabulary or by the name as printed."""
    if mention is None:
        return False
    actor = named(name, vocabulary)
    if actor and mention.actor:
        return actor.id == mention.actor
    return folded(name) == folded(mention.name)


def _text(query: Query, fact: Fact, _library: Library) -> bool:
    if not query.text:
        return True
    match fact.body:
        case Figure():
            return _amount(query.text, fact.body)
        case Event():
            return _all_words(query.text, fact.passage.quote.exact)
        case Role(_, role):
            return folded(query.text) in folded(role)
        case _:
            return folded(query.text) in folded(fact.passage.quote.exact)


def _amount(text: str, figure: Figure) -> bool:
    quantity = _quantity(text)
    return quantity is not None and agrees(quantity, figure)


@cache
def _quantity(text: str) -> Quantity | None:
    """A query's own quantity, read once for all facts that it is held against."""
    return read_quantity(text)


def _all_words(text: str, passage: str) -> bool:
    return all(word in folded(passage) for word in folded(text).split())


def _speaker(query: Query, fact: Fact, library: Library) -> bool:
    if not query.speaker:
        return True
    return isinstance(fact.body, Statement) and same_actor(query.speaker, fact.body.speaker, library.vocabulary)


def _actor(query: Query, fact: Fact, library: Library) -> bool:
    if not query.actor:
        return True
    if isinstance(fact.body, Position):
        return same_actor(query.actor, fact.body.actor, library.vocabulary)
    actor = named(query.actor, library.vocabulary)
    if actor is None:
        return folded(query.actor) in folded(fact.passage.quote.exact)
    return actor.id in fact.actors


def _person(query: Query, fact: Fact, library: Library) -> bool:
    if not (query.person or query.organisation):
        return True
    if not isinstance(fact.body, Role):
        return False
    person = not query.person or same_actor(query.person, fact.body.person, library.vocabulary)
    return person and folded(query.organisation) in folded(fact.body.organisation or "")


def _stance(query: Query, fact: Fact, _library: Library) -> bool:
    if query.stance is None:
        return True
    return isinstance(fact.body, Position) and fact.body.stance is query.stance


def _issue(query: Query, fact: Fact, _library: Library) -> bool:
    return not query.issue or (isinstance(fact.body, Position) and fact.body.issue == query.issue)


def _event(query: Query, fact: Fact, _library: Library) -> bool:
    return not query.event_kind or (isinstance(fact.body, Event) and fact.body.kind == query.event_kind)


def _topic(query: Query, fact: Fact, _library: Library) -> bool:
    return not query.topic or query.topic in fact.topics


def _stakeholder(query: Query, fact: Fact, library: Library) -> bool:
    if not query.stakeholder:
        return True
    for stakeholder in library.vocabulary.stakeholders:
        if stakeholder.id == query.stakeholder:
            return bool(set(stakeholder.topics) & set(fact.topics) or set(stakeholder.actors) & set(fact.actors))
    return False


def _source(query: Query, fact: Fact, library: Library) -> bool:
    if not query.source:
        return True
    source = library.document(fact.target.source).source
    return folded(query.source) in {folded(source.id), folded(source.name), folded(source.publisher)}


def _near(query: Query, fact: Fact, _library: Library) -> bool:
    return not query.near or folded(query.near) in folded(fact.passage.quote.exact)


def _dated(query: Query, fact: Fact, _library: Library) -> bool:
    if query.since is None and query.until is None:
        return True
    when = fact.body.when if isinstance(fact.body, Event) else None
    if when is None or when.first is None or when.last is None:
        return False
    return (query.since is None or when.last >= query.since) and (query.until is None or when.first <= query.until)


def _direct(query: Query, fact: Fact, _library: Library) -> bool:
    return query.direct is None or (isinstance(fact.body, Statement) and fact.body.direct is query.direct)


def _grade(query: Query, fact: Fact, _library: Library) -> bool:
    return query.grade is None or fact.grade.reaches(query.grade)


TESTS: Iterable[Callable[[Query, Fact, Library], bool]] = (
    _text, _speaker, _actor, _person, _stance, _issue, _event, _topic, _stakeholder, _source, _near, _dated, _direct, _grade,
)  # fmt: skip
