"""A fact as a record: the stable contract of schema 1, key by key in its order.

How records are written down is the work of `jsonl` and `csv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from functools import singledispatch

from briefgen.model.fact import Body, Event, Fact, Figure, Mention, Position, Role, Statement, When
from briefgen.model.source import Document, Span

SCHEMA = 1
"""Raised when a key changes its meaning or goes; new keys do not raise it."""

Value = str | int | bool | Decimal | None | list["Value"] | dict[str, "Value"]
Record = dict[str, Value]


def records(facts: Iterable[Fact], documents: Iterable[Document]) -> Iterator[Record]:
    """Yield a record for each fact, in the facts' order. Offsets are half-open, in code points of the file's text."""
    names = {document.source.id: document.source.name for document in documents}
    for fact in facts:
        yield _record(fact, names)


def _record(fact: Fact, names: Mapping[str, str]) -> Record:
    source = fact.target.source
    head: Record = {
        "schema": SCHEMA,
        "id": fact.id,
        "kind": fact.kind,
        "source": names.get(source, source),
        "start": fact.target.span.start,
        "end": fact.target.span.end,
        "quote": fact.target.exact,
        "topics": list(fact.topics),
        "actors": list(fact.actors),
        "grade": fact.grade.value,
        "rule": fact.extractor,
    }
    return head | _fields(fact.body)


@singledispatch
def _fields(body: Body) -> Record:
    raise TypeError(body)


@_fields.register
def _(body: Statement) -> Record:
    spans: list[Value] = [_span(span) for span in body.content]
    return {
        "speaker": _mention(body.speaker, "name"),
        "cue": _mention(body.cue, "text"),
        "content": spans[0] if len(spans) == 1 else spans,
        "direct": body.direct,
        "inherited": body.inherited,
        "hedges": list(body.hedges),
    }


@_fields.register
def _(body: Figure) -> Record:
    return {
        "value": body.low if body.low == body.high else [body.low, body.high],
        "unit": body.unit,
        "surface": body.surface,
        "per": body.per,
        "approximate": body.approximate,
        "change": body.change.value,
        "subject": body.subject,
        "bound": body.bound,
        "ordinal": body.ordinal,
    }


@_fields.register
def _(body: Event) -> Record:
    return {
        "what": body.what,
        "when": _when(body.when),
        "status": body.status.value,
        "class": body.kind,
        "where": body.where,
    }


@_fields.register
def _(body: Position) -> Record:
    return {
        "actor": body.actor.name,
        "stance": body.stance.value,
        "issue": body.issue,
        "according_to": body.according_to,
        "cue": body.cue,
        "hedges": list(body.hedges),
    }


@_fields.register
def _(body: Role) -> Record:
    return {
        "person": body.person.name,
        "role": body.role,
        "organisation": body.organisation,
        "former": body.former,
    }


def _mention(mention: Mention | None, key: str) -> Record | None:
    return None if mention is None else {key: mention.name, "start": mention.span.start, "end": mention.span.end}


def _when(when: When | None) -> Record | None:
    if when is None:
        return None
    return {
        "text": when.text,
        "start": when.span.start,
        "end": when.span.end,
        "edtf": when.edtf,
        "timex": when.timex,
    }


def _span(span: Span) -> Record:
    return {"start": span.start, "end": span.end}
