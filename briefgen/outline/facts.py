"""`facts:` -> Namings: a name for each fact, and the query that it stands for; blocks' own queries too.

The keys and their forms are `shapes`; which facts a query finds is for `compose` to say.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.model.fact import Grade, Stance
from briefgen.model.outline import Naming, Query
from briefgen.outline.asked import NamingShape, QueryShape
from briefgen.outline.written import Word

PRINTED = {"figures": "figure", "quotes": "statement", "timeline": "event", "table": "figure"}
"""What each role of a block prints."""


def namings(facts: Mapping[Word, NamingShape]) -> tuple[Naming, ...]:
    """Return the namings of one file, in its order."""
    return tuple(
        Naming(str(name), named(shape), name.place, shape.because or "", shape.max_age) for name, shape in facts.items()
    )


def named(shape: NamingShape) -> Query:
    """Return the query that a name stands for."""
    kind, text = said(shape)
    return Query(
        kind=kind,
        text=text,
        speaker=shape.speaker or "",
        actor=shape.actor or "",
        person=shape.person or "",
        organisation=shape.organisation or "",
        stance=Stance(shape.position) if shape.position else None,
        issue=shape.issue or "",
        event_kind=shape.kind or "",
        topic=shape.topic or "",
        source=shape.source or "",
        near=shape.near or "",
        exact=shape.quote or "",
        prefix=shape.prefix or "",
        suffix=shape.suffix or "",
        since=shape.since,
        until=shape.until,
        grade=Grade(shape.grade) if shape.grade else None,
        place=shape.place,
    )


def said(shape: NamingShape) -> tuple[str | None, str]:
    """Return the kind of fact that is named and what it says; an exact quotation may be of any kind."""
    texts = {"figure": shape.figure, "statement": shape.statement, "event": shape.event, "role": shape.role}
    for kind, text in texts.items():
        if text:
            return kind, text
    return ("position", "") if shape.position else (None, "")


def asked(shape: QueryShape, role: str) -> Query:
    """Return the query of a block, which asks for the kind of fact that the block prints."""
    return Query(
        kind=shape.kind or PRINTED[role],
        topic=shape.topic or "",
        actor=shape.actor or "",
        stakeholder=shape.stakeholder or "",
        source=shape.source or "",
        since=shape.since,
        until=shape.until,
        grade=Grade(shape.grade) if shape.grade else None,
        order=shape.order,
        limit=shape.limit,
        direct=True if role == "quotes" else None,
        place=shape.place,
    )
