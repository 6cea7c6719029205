"""briefs/_vocabulary.yaml -> Vocabulary: actors, topics and stakeholders, each id and name given once.

The keys and their forms are `shapes`; `extract` and `compose` read texts by these words.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.errors import Finding, Place
from briefgen.located_yaml import Located
from briefgen.model.vocabulary import Actor, Stakeholder, Topic, Vocabulary
from briefgen.outline import faults
from briefgen.outline.read import shaped
from briefgen.outline.terms import VocabularyShape
from briefgen.outline.written import Draft, Word


def vocabulary(located: Located) -> tuple[Vocabulary, tuple[Finding, ...]]:
    """Return the vocabulary and findings; it is empty where the file has errors."""
    draft = Draft("vocabulary")
    shape = shaped(located, VocabularyShape, draft)
    if shape:
        faults.strangers(draft, {"actor": shape.actors, "topic": shape.topics, "stakeholder": shape.stakeholders})
        _names(shape, draft)
    findings = tuple(sorted(draft.findings, key=lambda finding: (finding.place, finding.rule)))
    return _vocabulary(shape) if shape and not findings else Vocabulary(), findings


def _names(shape: VocabularyShape, draft: Draft) -> None:
    """Report a name that two actors bear: whoever reads it could not tell them apart."""
    first: dict[str, tuple[Word, Place]] = {}
    for id_, name, place in _borne(shape):
        bearer, there = first.setdefault(name.casefold(), (id_, place))
        if bearer != id_:
            message = f'"{name}" is a name of "{bearer}" too, at {there}.'
            draft.error("twice", place, message, "Leave it with the one whom texts mean by it.")


def _borne(shape: VocabularyShape) -> Iterator[tuple[Word, Word, Place]]:
    for id_, actor in shape.actors.items():
        for name in (actor.name, *(actor.aliases or ())):
            yield id_, name, name.place


def _vocabulary(shape: VocabularyShape) -> Vocabulary:
    return Vocabulary(
        tuple(
            Actor(
                id=str(id_),
                name=str(actor.name),
                aliases=tuple(map(str, actor.aliases or ())),
                roles=tuple(map(str, actor.roles or ())),
                kind=actor.kind,
                side=str(actor.side) if actor.side else None,
                spoken=actor.spoken or "",
                place=id_.place,
            )
            for id_, actor in shape.actors.items()
        ),
        tuple(Topic(str(id_), topic.label, tuple(topic.terms), id_.place) for id_, topic in shape.topics.items()),
        tuple(
            Stakeholder(
                str(id_),
                stake.label,
                tuple(map(str, stake.topics or ())),
                tuple(map(str, stake.actors or ())),
                id_.place,
            )
            for id_, stake in shape.stakeholders.items()
        ),
    )
