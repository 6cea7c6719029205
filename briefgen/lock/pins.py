"""Bound facts -> pins: the value that must not change unread, the words and the places it stands on.

What two values have in common is `compare`'s matter.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from briefgen.errors import Place
from briefgen.grammar.typography import wording
from briefgen.model.fact import Event, Fact, Figure, Mention, Position, Role, Statement
from briefgen.model.library import Library
from briefgen.model.lock import Parts, Passage, Pin, Resting
from briefgen.model.source import Document

SENTENCE = 40
"""Words of a brief's sentence that are kept."""


def pin(
    name: str,
    facts: Sequence[Fact],
    also: Sequence[Fact],
    library: Library,
    printed: str,
    resting: Sequence[Resting] = (),
    place: Place = Place(""),
) -> Pin:
    """Return the pin of a name: of the facts cited for it, the first is the one that the brief prints."""
    return Pin(
        name,
        kind(facts[0]),
        value(facts[0]),
        told(facts[0], printed),
        tuple(dict.fromkeys(_passage(fact, library) for fact in facts)),
        tuple(Resting(each.section, shortened(each.text), each.place) for each in resting),
        tuple(value(fact) for fact in also),
        place,
    )


def kind(fact: Fact) -> str:
    """Return the fact's kind; exact words that a `quote:` found are a passage."""
    return "passage" if _exact(fact) else fact.kind


def value(fact: Fact) -> Parts:
    """Return what matters in a fact, by kind; parts that say nothing are left out."""
    if _exact(fact):
        return (("words", wording(fact.target.exact)),)
    return tuple((name, text) for name, text in _parts(fact) if text)


def told(fact: Fact, printed: str) -> str:
    """Return the value in words; of a statement only who says it, since its words stand with the passage."""
    match fact.body:
        case Statement(speaker=speaker):
            return speaker.name if speaker else ""
        case Position(actor=actor):
            return actor.name
        case Role(person=person):
            return person.name
        case _:
            return " ".join(printed.split())


def shortened(text: str) -> str:
    """Return a sentence's first words.

    >>> shortened("a " * 60)[-5:]
    'a a …'
    """
    split = text.split()
    return " ".join(split[:SENTENCE]) + (" …" if len(split) > SENTENCE else "")


def _parts(fact: Fact) -> tuple[tuple[str, str], ...]:
    match fact.body:
        case Figure() as body:
            amount = f"{body.low:f}" if body.low == body.high else f"{body.low:f}..{body.high:f}"
            change = body.change.value if body.change.value != "=" else ""
            rank, about = ("yes" if each else "" for each in (body.ordinal, body.approximate))
            told = (("unit", body.unit), ("per", body.per or ""), ("bound", body.bound), ("change", change))
            return ("amount", amount), *told, ("ordinal", rank), ("approximate", about)
        case Event() as body:
            when = body.when
            return ("when", (when.edtf or when.text) if when else ""), ("status", body.status.value)
        case Statement() as body:
            return ("speaker", _who(body.speaker)), ("own_words", "yes" if body.direct else "")
        case Position() as body:
            return ("actor", _who(body.actor)), ("stance", body.stance.value), ("issue", body.issue or "")
        case Role() as body:
            return ("person", _who(body.person)), ("role", body.role), ("former", "yes" if body.former else "")


def _who(mention: Mention | None) -> str:
    return (mention.actor or " ".join(mention.name.split())) if mention else ""


def _exact(fact: Fact) -> bool:
    return fact.id.startswith("q-")


def _passage(fact: Fact, library: Library) -> Passage:
    document = library.document(fact.target.source)
    words, cut = _kept(fact, document)
    whole = " ".join(fact.passage.exact.split())
    digest = hashlib.sha256(whole.encode()).hexdigest()[:16] if cut else ""
    return Passage(document.source.name, fact.target.paragraph, words, digest)


def _kept(fact: Fact, document: Document) -> tuple[str, bool]:
    """The passage's words, or as many around the fact's own as the source allows, and whether some are left out."""
    split = fact.passage.exact.split()
    limit = document.source.quote_limit
    if limit is None or len(split) <= limit:
        return " ".join(split), False
    before = document.text[fact.passage.span.start : max(fact.passage.span.start, fact.target.span.start)]
    first = max(0, min(len(before.split()), len(split) - limit))
    return " ".join(split[first : first + limit]), True
