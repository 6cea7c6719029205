"""Facts as lines of text and back, so that a seed that did not change need not be read again.

A line is a key, a digest of what follows, and a document's facts in JSON. The key stands for all that the facts depend
on; the digest for what the disk may do to a line. Of places only offsets are kept: the words come from the document,
so that a fact from here cannot say what its seed does not. `pipeline.kept` reads and writes the file.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256

from briefgen.model.fact import (
    Change,
    Event,
    Fact,
    Figure,
    Grade,
    Mention,
    Position,
    Role,
    Stance,
    Statement,
    Status,
    When,
)
from briefgen.model.source import Document, Span
from briefgen.model.target import Target, target
from briefgen.model.vocabulary import Vocabulary

Written = str | int | None | list["Written"] | dict[str, list["Written"]]
"""What JSON can write: an object is a value of the model under its type's name."""

_TYPES = (Statement, Figure, Event, Position, Role, Mention, When, Span, Change, Status, Stance, Grade, Decimal)
_MADE: Mapping[str, Callable[..., object]] = {each.__name__: each for each in _TYPES} | {"date": date.fromisoformat}


def keys(documents: Iterable[Document], vocabulary: Vocabulary, reader: str) -> tuple[str, ...]:
    """Return a key for the facts of each document; `reader` stands for the code that reads them."""
    shared = digest(f"{reader}\n{vocabulary!r}")
    return tuple(digest(f"{shared}\n{document.digest}\n{document.source!r}") for document in documents)


def line(key: str, facts: Sequence[Fact]) -> str:
    """Return the line that keeps a document's facts."""
    told = json.dumps([_fields(fact) for fact in facts], separators=(",", ":"))
    return f"{key} {digest(told)} {told}"


def whole(text: str) -> Mapping[str, str]:
    """Return the lines of a file by their keys; one that is not as it was written is left out."""
    split = (each.split(" ", 2) for each in text.split("\n"))
    return {parts[0]: " ".join(parts) for parts in split if len(parts) > 2 and digest(parts[2]) == parts[1]}


def facts(line: str, document: Document) -> tuple[Fact, ...]:
    """Return the facts of a document that a whole line keeps."""

    @cache
    def place(start: int, end: int) -> Target:
        return target(document, Span(start, end))

    told = json.loads(line.split(" ", 2)[2], object_hook=_made)
    return tuple(
        Fact(id_, body, place(*here), place(*passage), tuple(actors), tuple(topics), grade, rule)
        for id_, body, here, passage, actors, topics, grade, rule in told
    )


def digest(told: str) -> str:
    """Return a digest of a text."""
    return sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _fields(fact: Fact) -> list[Written]:
    here, passage = fact.target.span, fact.passage.span
    return [
        fact.id,
        _written(fact.body),
        [*here],
        [*passage],
        [*fact.actors],
        [*fact.topics],
        _written(fact.grade),
        fact.extractor,
    ]


def _written(value: object) -> Written:
    """A value of the model as JSON can have it."""
    if value is None or isinstance(value, str | int):
        return value
    name = type(value).__name__
    if isinstance(value, tuple):
        inner = [_written(each) for each in value]
        return {name: inner} if name in _MADE else inner
    return {name: [str(value.value if isinstance(value, Enum) else value)]}


def _made(told: dict[str, list[object]]) -> object:
    """A value of the model from what was written of it; its sequences are tuples."""
    ((name, fields),) = told.items()
    if len(fields) == 1 and isinstance(fields[0], str):
        return _word(name, fields[0])
    return _MADE[name](*[tuple(each) if isinstance(each, list) else each for each in fields])


@cache
def _word(name: str, told: str) -> object:
    """A value that is written as one word, such as a day or a grade, of which there are few."""
    return _MADE[name](told)
