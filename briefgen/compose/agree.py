"""Which facts say the same: the same figure, event or words from several passages is one fact with several targets.

`bind` asks for the groups and calls more than one an ambiguity.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefgen.grammar.typography import folded
from briefgen.model.agreement import same_event
from briefgen.model.fact import Event, Fact, Figure, Mention, Position, Role, Statement
from briefgen.model.library import Library
from briefgen.model.source import ParagraphKind

_WORD = re.compile(r"[^\W\d_]{4,}")


def groups(facts: Sequence[Fact], library: Library) -> tuple[tuple[Fact, ...], ...]:
    """Return the facts grouped by what they say; groups and members keep their order."""
    found: list[list[Fact]] = []
    for fact in facts:
        home = next((group for group in found if any(same(fact, other, library) for other in group)), None)
        if home is None:
            found.append([fact])
        else:
            home.append(fact)
    return tuple(tuple(group) for group in found)


def same(one: Fact, other: Fact, library: Library) -> bool:
    """Whether two facts say the same; what differs between them (precision, hedge) stays with each."""
    if _span(one) == _span(other) and one.kind == other.kind:
        return True
    match one.body, other.body:
        case Figure() as a, Figure() as b:
            return (a.low, a.high, a.per) == (b.low, b.high, b.per) and akin(one, other)
        case Event(), Event():
            return same_event(one, other)
        case Statement(speaker=Mention() as a), Statement(speaker=Mention() as b):
            return _one_speaker(a, b) and (_retold(one, other, library) or _alike(one, other))
        case Position() as a, Position() as b:
            return (a.actor.actor or a.actor.name, a.stance, a.issue) == (
                b.actor.actor or b.actor.name,
                b.stance,
                b.issue,
            )
        case Role() as a, Role() as b:
            return (a.person.actor or a.person.name) == (b.person.actor or b.person.name) and a.former == b.former
        case _:
            return False


def akin(one: Fact, other: Fact) -> bool:
    """Whether two passages are about the same matter: a shared topic or actor, or two shared words of substance."""
    if set(one.topics) & set(other.topics) or set(one.actors) & set(other.actors):
        return True
    return len(_words(one) & _words(other)) > 1


def cited(group: Sequence[Fact], library: Library) -> tuple[Fact, ...]:
    """Return one fact per witness, the most exact first: a digest gives way to its original, a heading to the text."""
    best: dict[str, Fact] = {}
    for fact in sorted(
        group, key=lambda f: (library.digests(f.target.source), not _in_body(f, library), _vagueness(f))
    ):
        best.setdefault(library.witness(fact.target.source), fact)
    return tuple(best.values())


def _one_speaker(one: Mention, other: Mention) -> bool:
    """Whether two mentions are one actor; people whom nobody names ("a source") are one by a word of the mention."""
    if one.actor or other.actor:
        return one.actor == other.actor
    return bool(set(_WORD.findall(folded(one.name))) & set(_WORD.findall(folded(other.name))))


def _retold(one: Fact, other: Fact, library: Library) -> bool:
    """Whether one of the two is told by a document and the other by its digest, about the same matter."""
    sources = {one.target.source, other.target.source}
    return len(sources) > 1 and len({library.witness(source) for source in sources}) == 1 and akin(one, other)


def _alike(one: Fact, other: Fact) -> bool:
    """Whether half of the shorter wording's words of substance stand in the other."""
    a, b = ({word.casefold() for word in _WORD.findall(fact.target.exact)} for fact in (one, other))
    return len(a & b) * 2 >= min(len(a), len(b)) > 0


def _span(fact: Fact) -> tuple[str, int, int]:
    return fact.target.source, fact.target.span.start, fact.target.span.end


def _words(fact: Fact) -> set[str]:
    return {word.casefold() for word in _WORD.findall(fact.passage.exact)}


def _in_body(fact: Fact, library: Library) -> bool:
    paragraphs = library.document(fact.target.source).paragraphs
    return any(p.number == fact.target.paragraph and p.kind is ParagraphKind.BODY for p in paragraphs)


def _vagueness(fact: Fact) -> int:
    """Days that an event's interval leaves open; other facts by the length of their passage, shortest first.

    "A fund for 2,400 is too small" gives way to a longer sentence that says what the 2,400 are.
    """
    if isinstance(fact.body, Event):
        when = fact.body.when
        return (when.last - when.first).days if when and when.first and when.last else 10**6
    bare = isinstance(fact.body, Figure) and not fact.body.unit
    return len(fact.passage.exact) + 10**6 * bare
