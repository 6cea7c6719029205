"""Actors in text: names, aliases and definite descriptions of the vocabulary, and the actor behind a name.

A name answers to an actor only as a whole: a letter's difference is another person. `mentions` names people
whom the vocabulary does not know.
"""

from __future__ import annotations

import re

from briefgen.extract.phrases import Naming, Phrases, fold, phrases, remembered
from briefgen.model.source import Span
from briefgen.model.vocabulary import Actor, Vocabulary

_HONORIFIC = re.compile(r"(?:the|Mr|Ms|Mrs|Mx|Dr|Sir|Dame|Lord|Lady|Prof|Sen|Rep|Gov|Gen|Hon)\.? ", re.IGNORECASE)


@remembered
def aliases(vocabulary: Vocabulary) -> Phrases:
    """Return every name, alias and definite description of the vocabulary's actors."""
    return phrases(
        (alias, actor.id) for actor in vocabulary.actors for alias in (actor.name, *actor.aliases, *actor.roles)
    )


@remembered
def surnames(vocabulary: Vocabulary) -> Phrases:
    """Return the last words of the names of persons."""
    people = (actor for actor in vocabulary.actors if actor.kind == "person" and " " in actor.name.strip())
    return phrases((actor.name.split()[-1], actor.id) for actor in people)


def named(plain: str, span: Span, vocabulary: Vocabulary) -> tuple[Naming, ...]:
    """Return the actors that the words of a span name, in order; words that several actors share name nobody."""
    found = aliases(vocabulary).find(plain, span.start, span.end)
    return tuple(naming for naming in found if len(naming.ids) == 1 and not _part_of_adjective(plain, naming.span))


def _part_of_adjective(plain: str, span: Span) -> bool:
    """Whether the words are half of a compound, as in "Ontario-based" or "made-in-America"."""
    before, after = plain[max(0, span.start - 1) : span.start], plain[span.end : span.end + 2]
    return before == "-" or (after[:1] == "-" and after[1:].islower())


def actor_of(name: str, vocabulary: Vocabulary) -> str | None:
    """Return the id of the only actor who answers to a name; None where nobody does, or more than one."""
    if not vocabulary.actors:
        return None
    bare = fold(name)
    for words in (bare, _HONORIFIC.sub("", bare, count=1)):
        ids = aliases(vocabulary).of(words)
        if ids:
            return ids[0] if len(ids) == 1 else None
    ids = surnames(vocabulary).of(_HONORIFIC.sub("", bare, count=1))
    return ids[0] if len(ids) == 1 else None


def actor(id: str, vocabulary: Vocabulary) -> Actor | None:
    """Return the vocabulary's actor of an id."""
    return next((actor for actor in vocabulary.actors if actor.id == id), None)
