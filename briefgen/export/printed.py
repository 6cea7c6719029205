"""What a finished brief prints of its facts: each stretch of text that a mark follows, with the notes that it leads to.

The texts are as a reader sees them, so that they can be looked for in the PDF. `jsonld` writes them down.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import NamedTuple

from briefgen.model.brief import Brief, Card, Endnote, Side
from briefgen.model.prose import Citation, Emphasis, Inline, Link, Strong, Text

UNPRINTED = {"id", "stance", "status", "datetime", "role", "column", "url"}
"""Fields that stand in the page for machines only."""


VALUES = (Card, Side)
"""What prints a number large: alone it could stand anywhere."""


class Stretch(NamedTuple):
    """A text, or the texts of a card or an entry, with the numbers of the notes that bear it out."""

    texts: tuple[str, ...]
    notes: tuple[int, ...]


def stretches(brief: Brief) -> tuple[Stretch, ...]:
    """Return every stretch of a brief that leads to a note, in reading order, each once."""
    return tuple(dict.fromkeys(found for found in _inside(brief) if any(found.texts) and found.notes))


def _inside(node: object) -> Iterator[Stretch]:
    if isinstance(node, tuple):
        if any(isinstance(each, Citation) for each in node):
            yield from _line(node)
        for each in node:
            yield from _inside(each)
    elif is_dataclass(node) and not isinstance(node, Endnote):
        told = {each.name: getattr(node, each.name) for each in fields(node) if each.name not in UNPRINTED}
        if own := tuple(mark.number for mark in told.pop("citations", ())):
            texts = tuple(text for value in told.values() if (text := _told(value)))
            yield from (Stretch(each, own) for each in ((texts,) if isinstance(node, VALUES) else zip(texts)))
        for value in told.values():
            yield from _inside(value)


def _told(value: object) -> str:
    """The text of a field, if it is one."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, tuple) and any(isinstance(each, Text | Strong | Emphasis | Link) for each in value):
        return "".join(part for part in _parts(value) if isinstance(part, str)).strip()
    return ""


def _line(nodes: Sequence[Inline]) -> Iterator[Stretch]:
    """The text before each run of marks, back to the run before it."""
    text = ""
    notes: tuple[int, ...] = ()
    for part in _parts(nodes):
        if isinstance(part, int):
            notes = (*notes, part)
        elif notes and part.strip():
            yield Stretch((text.strip(),), notes)
            text, notes = part, ()
        else:
            text += part
    yield Stretch((text.strip(),), notes)


def _parts(nodes: Sequence[Inline]) -> Iterator[str | int]:
    """Words and the numbers of marks, in order."""
    for node in nodes:
        match node:
            case Text(text):
                yield text
            case Citation(number):
                yield number
            case Strong(children) | Emphasis(children) | Link(_, children):
                yield from _parts(children)
            case _:
                pass
