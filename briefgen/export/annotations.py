"""A fact as a W3C Web Annotation: the body is what is stated, the target the passage that states it.

Words of a source stay within its `quote_limit`: where a passage is longer, its first and last words and a digest of
the whole stand for it. `jsonld` makes files of annotations.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from functools import singledispatch

from briefgen.model.fact import Body, Event, Fact, Figure, Mention, Position, Role, Statement, When
from briefgen.model.source import Document, Span
from briefgen.model.target import Target

Node = str | int | bool | list["Node"] | dict[str, "Node"]
Tree = dict[str, Node]

CONTEXT: list[Node] = ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "urn:briefgen:term:"}]
"""The terms of Web Annotations first; what they do not know is ours."""


def annotation(fact: Fact, document: Document, name: str) -> Tree:
    """Return a fact's annotation under that name; offsets are in code points of the source's text as decoded."""
    stated = {"id": f"urn:briefgen:fact:{fact.id}", "type": type(fact.body).__name__} | _stated(fact.body)
    if not _short(fact.target.exact, document):
        stated.pop("what", None)  # an event's own words would give back the middle that the selector leaves out
    told: Tree = {"topics": list(fact.topics), "actors": list(fact.actors), "extractor": fact.extractor}
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "describing",
        "body": _filled(stated),
        "target": _target(fact, document),
        "grade": fact.grade.value,
        **_filled(told),
    }


def _target(fact: Fact, document: Document) -> Tree:
    return {
        "type": "SpecificResource",
        "source": source(document),
        "selector": [*_words(fact.target, document), _position(fact.target.span)],
        "paragraph": fact.target.paragraph,
        "sha256": digest(fact.target.exact),
        "passage": _position(fact.passage.span) | {"sha256": digest(fact.passage.exact)},
    }


def digest(words: str) -> str:
    """Return the SHA-256 of words, white space folded, in hexadecimal: a line broken elsewhere changes nothing."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()


def source(document: Document) -> Tree:
    """Return what is known of a source; `sha256` is that of its file, which the selectors hold in."""
    told = document.source
    published = told.published.isoformat() if told.published else ""
    return {"id": f"urn:sha256:{document.digest}", "type": "Text", "file": told.name} | _filled(
        {
            "title": told.title,
            "publisher": told.publisher,
            "author": told.author,
            "published": published,
            "language": told.language,
            "terms": told.rights,
            "quoteLimit": told.quote_limit or 0,
            "via": told.url,
        }
    )


def _position(span: Span) -> Tree:
    return {"type": "TextPositionSelector", "start": span.start, "end": span.end}


def _words(target: Target, document: Document) -> Iterator[Tree]:
    """The selector by words: all of them, or the ends of what is longer than may be printed."""
    exact, limit = target.exact, document.source.quote_limit
    words = [Span(*found.span()) for found in re.finditer(r"\S+", exact)]
    if limit is None or _short(exact, document):
        spare = None if limit is None else limit - len(words)
        yield _quote(exact, _last(target.quote.prefix, spare), _first(target.quote.suffix, spare))
    else:
        head, tail = words[: limit - limit // 2], words[len(words) - limit // 2 :]
        ends = [exact[part[0].start : part[-1].end] for part in (head, tail) if part]
        yield {"type": "RangeSelector", "startSelector": _quote(ends[0]), "endSelector": _quote(ends[-1])}


def _short(words: str, document: Document) -> bool:
    """Whether the source's terms let words be printed whole."""
    limit = document.source.quote_limit
    return limit is None or len(words.split()) <= limit


def _quote(exact: str, prefix: str = "", suffix: str = "") -> Tree:
    around = _filled({"prefix": prefix, "suffix": suffix})
    return {"type": "TextQuoteSelector", "exact": exact} | around


def _last(text: str, spare: int | None) -> str:
    """As much of what stands before as half of the words that are left."""
    if spare is None:
        return text
    kept = spare - spare // 2
    found = list(re.finditer(r"\S+", text))[-kept:] if kept else []
    return text[found[0].start() :] if found else ""


def _first(text: str, spare: int | None) -> str:
    if spare is None:
        return text
    found = list(re.finditer(r"\S+", text))[: spare // 2]
    return text[: found[-1].end()] if found else ""


@singledispatch
def _stated(body: Body) -> Tree:
    raise TypeError(body)


@_stated.register
def _(body: Statement) -> Tree:
    return {
        "speaker": _name(body.speaker),
        "cue": _name(body.cue),
        "ownWords": body.direct,
        "inherited": body.inherited,
        "hedges": list(body.hedges),
    }


@_stated.register
def _(body: Figure) -> Tree:
    exact = body.low == body.high
    return {
        "value": f"{body.low:f}" if exact else "",
        "low": "" if exact else f"{body.low:f}",
        "high": "" if exact else f"{body.high:f}",
        "unit": body.unit,
        "per": body.per or "",
        "surface": body.surface,
        "bound": body.bound,
        "approximate": body.approximate,
        "change": body.change.value,
        "ordinal": body.ordinal,
        "subject": body.subject or "",
    }


@_stated.register
def _(body: Event) -> Tree:
    status = {"what": body.what or "", "status": body.status.value, "where": body.where or ""}
    return {**status, "when": _when(body.when), "sort": body.kind or ""}


@_stated.register
def _(body: Position) -> Tree:
    return {
        "actor": body.actor.name,
        "stance": body.stance.value,
        "issue": body.issue or "",
        "cue": body.cue,
        "accordingTo": body.according_to or "",
        "hedges": list(body.hedges),
    }


@_stated.register
def _(body: Role) -> Tree:
    return {
        "person": body.person.name,
        "role": body.role,
        "organisation": body.organisation or "",
        "former": body.former,
    }


def _name(mention: Mention | None) -> str:
    return mention.name if mention else ""


def _when(when: When | None) -> Tree:
    if when is None:
        return {}
    days = {"first": when.first.isoformat() if when.first else "", "last": when.last.isoformat() if when.last else ""}
    return _filled({"text": when.text, "edtf": when.edtf or "", "timex": when.timex or "", **days})


def _filled(tree: Tree) -> Tree:
    """Leave out what the source does not say."""
    return {key: value for key, value in tree.items() if value not in ("", [], {}, False, 0)}
