"""A fact -> the line by which an outline can name it: the shortest query that finds this fact and no other.

The opposite of `bind`, and held against it: what is not found back is not written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from briefgen.compose.agree import cited
from briefgen.compose.bind import readings
from briefgen.compose.wording import value
from briefgen.grammar.typography import straight
from briefgen.model.fact import Event, Fact, Figure, Mention, Position, Role, Statement
from briefgen.model.library import Library
from briefgen.model.outline import Query

MANY = 2000
"""From so many facts on, a line names its source too: to try it against all facts takes too long."""
LONGEST = 40
"""Words that a line quotes at most."""
TRIED = 6
"""Words of a passage that are tried, to tell its fact from others."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_EDGE = 24


def snippet(fact: Fact, library: Library) -> str:
    """Return what stands for the fact behind its name in `facts:`; its exact words where no query tells it apart.

    Empty where not even these are found once.
    """
    source = library.document(fact.target.source).source.name
    shelf = library if len(library.facts) <= MANY else _one(fact, library)
    narrow = (source,) if shelf is not library else ("", source)
    for name, query in product(narrow, _queries(fact, library)):
        asked = replace(query, source=name)
        if _finds(asked, fact, shelf):
            return _written(asked)
    if len(fact.target.exact.split()) > _limit(fact, library):
        return ""
    exact = next((q for q in _exact(fact, source) if len(readings(q, shelf)) == 1), None)
    return _written(exact) if exact else ""


def _one(fact: Fact, library: Library) -> Library:
    """The library as a query with the fact's own source sees it."""
    facts = tuple(other for other in library.facts if other.target.source == fact.target.source)
    return Library((library.document(fact.target.source),), facts, library.vocabulary)


def _finds(query: Query, fact: Fact, library: Library) -> bool:
    found = readings(query, library)
    return len(found) == 1 and fact in cited(found[0], library)


def _queries(fact: Fact, library: Library) -> Iterator[Query]:
    """What could name the fact, the plainest first, then with a word of its passage."""
    if fact.id.startswith("q-"):
        return
    plain = tuple(query for query in _plain(fact, library) if query.text or query.stance)
    words = sorted(set(_WORD.findall(fact.passage.exact)), key=lambda word: (-len(word), word))[:TRIED]
    yield from plain
    yield from (replace(query, near=word) for query in plain for word in words)


def _plain(fact: Fact, library: Library) -> Iterator[Query]:
    match fact.body:
        case Figure(unit=unit, low=low):
            yield from (Query("figure", text) for text in dict.fromkeys((value(fact), f"{low:f} {unit}".strip())))
        case Statement(speaker=speaker, content=content):
            told = library.document(fact.target.source).quote(content[0]).split()
            sizes = (n for n in (4, 8, 16) if n <= _limit(fact, library))
            yield from (Query("statement", " ".join(told[:n]), speaker=_named(speaker, library)) for n in sizes)
        case Event(what=what, when=when, kind=kind):
            told = _WORD.findall(f"{what or ''} {when.text if when else ''}") or [when.text if when else ""]
            first, last = (when.first, when.last) if when else (None, None)
            for text in (" ".join(told[:3]), " ".join(told[:8])):
                yield Query("event", text, event_kind=kind or "")
                yield Query("event", text, event_kind=kind or "", since=first, until=last)
        case Position(actor=actor, stance=stance, issue=issue):
            yield Query("position", stance=stance, actor=_named(actor, library), issue=issue or "")
        case Role(person=person, role=role, organisation=organisation):
            yield Query("role", role, person=_named(person, library))
            yield Query("role", role, person=_named(person, library), organisation=organisation or "")


def _limit(fact: Fact, library: Library) -> int:
    """How many words of the source a line may hold."""
    limit = library.document(fact.target.source).source.quote_limit
    return LONGEST if limit is None else min(limit, LONGEST)


def _named(mention: Mention | None, library: Library) -> str:
    """The name by which a query asks for somebody."""
    if mention is None:
        return ""
    return next((actor.name for actor in library.vocabulary.actors if actor.id == mention.actor), mention.name)


def _exact(fact: Fact, source: str) -> Iterator[Query]:
    quote = fact.target.quote
    yield Query(exact=_flat(quote.exact), source=source)
    for size in (_EDGE // 2, _EDGE):
        before, after = _flat(quote.prefix[-size:]), _flat(quote.suffix[:size])
        yield Query(exact=_flat(quote.exact), prefix=before, suffix=after, source=source)


def _flat(text: str) -> str:
    return " ".join(straight(text).split())


def _written(query: Query) -> str:
    """The query as YAML in one line; a JSON string is a YAML string."""
    kind = {"position": ("position", query.stance.value if query.stance else "")}
    key, text = kind.get(query.kind or "", (query.kind or "quote", query.text or query.exact))
    told = (
        (key, text),
        ("kind", query.event_kind),
        ("speaker", query.speaker),
        ("actor", query.actor),
        ("issue", query.issue),
        ("person", query.person),
        ("organisation", query.organisation),
        ("prefix", query.prefix),
        ("suffix", query.suffix),
        ("near", query.near),
        ("since", query.since.isoformat() if query.since else ""),
        ("until", query.until.isoformat() if query.until else ""),
        ("source", query.source),
    )
    return "{" + ", ".join(f"{name}: {_scalar(text)}" for name, text in told if text) + "}"


def _scalar(text: str) -> str:
    """Plain where YAML reads a plain word or day as itself, else between quotation marks.

    >>> _scalar("resists"), _scalar("2018-01-17"), _scalar("no"), _scalar("the fourth: now")
    ('resists', '2018-01-17', '"no"', '"the fourth: now"')
    """
    plain = re.fullmatch(r"[A-Za-z][\w-]{3,}|\d{4}-\d\d-\d\d", text) and text.lower() not in {"true", "false", "null"}
    return text if plain else json.dumps(text, ensure_ascii=False)
