"""An actor's or a topic's page: its positions in order of time, and every other fact by kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from briefgen.language.catalogue import messages
from briefgen.model.fact import Position
from briefgen.model.site import Listed, Site
from briefgen.model.vocabulary import Actor, Topic
from briefgen.render.site.phrases import Voice, alphabetical

SECTIONS = dict(
    zip(
        ("statement", "figure", "event", "role", "position"),
        messages("Statements", "Figures", "Events", "Roles", "Other positions"),
        strict=True,
    )
)
"""The sections of a page by the kind of fact that stands in them."""
RECORD = dict(
    zip(
        ("kind", "side", "spoken", "aliases", "terms", "touches"),
        messages("Kind", "Speaks for", "Described as", "Also called", "Found by", "Touches"),
        strict=True,
    )
)
ACTOR, TOPIC = messages("Actor", "Topic")
NO_TOPIC = messages("No topic of the vocabulary")[0]
Told = dict[str, object]
Groups = Sequence[tuple[str, str, Sequence[Listed]]]
"""Facts under the id and the name of whom or what they are about."""


def subjects(site: Site, names: Mapping[str, str]) -> Iterator[tuple[str, Told]]:
    """Yield path and contents of each page, first the actors'; `names` are those of actors and topics by id."""
    for actor in site.vocabulary.actors:
        yield f"actors/{actor.id}.html", _actor(actor, site, names)
    for topic in site.vocabulary.topics:
        yield f"topics/{topic.id}.html", _topic(topic, site, names)


def _actor(actor: Actor, site: Site, names: Mapping[str, str]) -> Told:
    voice = Voice(site.language)
    facts = [fact for fact in site.facts if actor.id in fact.fact.actors]
    held = [fact for fact, body in _positions(site) if body.actor.actor == actor.id]
    record = {
        "kind": voice.say(actor.kind),
        "side": names.get(actor.side or "", actor.side or ""),
        "spoken": actor.spoken,
        "aliases": ", ".join((*actor.aliases, *actor.roles)),
    }
    issues = {fact.fact.id: body.issue or "" for fact, body in _positions(site)}
    groups = _grouped(held, issues, lambda _, id: names.get(id, id) or str(voice.say(NO_TOPIC)))
    told = {"sort": ACTOR, "column": TOPIC, "field": "actor", "folder": "topics", "id": actor.id, "heading": actor.name}
    return told | _subject(facts, held, record) | {"groups": groups}


def _topic(topic: Topic, site: Site, names: Mapping[str, str]) -> Told:
    facts = [fact for fact in site.facts if topic.id in fact.fact.topics]
    held = [fact for fact, body in _positions(site) if body.issue == topic.id]
    touched = ", ".join(each.label for each in site.vocabulary.stakeholders if topic.id in each.topics)
    record = {"terms": ", ".join(topic.terms), "touches": touched}
    actors = {fact.fact.id: body.actor.actor or "" for fact, body in _positions(site)}
    groups = _grouped(held, actors, lambda fact, id: names.get(id, id) or fact.head)
    told = {
        "sort": TOPIC,
        "column": ACTOR,
        "field": "topic",
        "folder": "actors",
        "id": topic.id,
        "heading": topic.label,
    }
    return told | _subject(facts, held, record) | {"groups": groups}


def _positions(site: Site) -> Iterator[tuple[Listed, Position]]:
    for fact in site.facts:
        if isinstance(fact.fact.body, Position):
            yield fact, fact.fact.body


def _subject(facts: Sequence[Listed], held: Sequence[Listed], record: Mapping[str, str]) -> Told:
    shown = {fact.fact.id for fact in held}
    sections = [
        (kind, title, _by_day(f for f in facts if f.kind == kind and f.fact.id not in shown))
        for kind, title in SECTIONS.items()
    ]
    return {
        "count": len({fact.fact.id for fact in facts} | shown),
        "record": [(RECORD[key], told) for key, told in record.items() if told],
        "sections": [(f"{kind}s", title, listed) for kind, title, listed in sections if listed],
    }


def _by_day(facts: Iterable[Listed]) -> list[Listed]:
    """In order of time, what has no day last."""
    return sorted(facts, key=lambda fact: (fact.day or "9", fact.fact.target.source, fact.fact.target.span.start))


def _grouped(held: Sequence[Listed], by: Mapping[str, str], name: Callable[[Listed, str], str]) -> Groups:
    """The facts by an id and its name, in order of name, those without an id last."""
    found: dict[tuple[str, str], list[Listed]] = {}
    for fact in _by_day(held):
        id = by[fact.fact.id]
        found.setdefault((id, name(fact, id)), []).append(fact)
    ordered = sorted(found.items(), key=lambda row: (not row[0][0], alphabetical(row[0][1]), row[0]))
    return [(id, called, facts) for (id, called), facts in ordered]
