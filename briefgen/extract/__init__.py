"""Document -> facts: one kind of fact a module, each a function of a Reading; pure.

A new kind of fact is a body in `model.fact`, a module here and a line in `KINDS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec

from briefgen.extract.facts import number
from briefgen.extract.reading import Reading, read
from briefgen.model.fact import Fact
from briefgen.model.source import Document
from briefgen.model.vocabulary import Vocabulary

Reader = Callable[[Reading], Iterator[Fact]]


def _kind(name: str) -> Reader:
    """The reader of a kind while the modules are being written: one that does not exist reads nothing."""
    if find_spec(f"briefgen.extract.{name}") is None:
        return lambda reading: iter(())
    reader: Reader = getattr(import_module(f"briefgen.extract.{name}"), name, lambda reading: iter(()))
    return reader


def extract(document: Document, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """Return a document's facts, ordered by start, kind and id."""
    reading = read(document, vocabulary)
    statements = tuple(_kind("statements")(reading))
    heard = replace(reading, statements=statements)
    others = (fact for name in ("figures", "events", "positions", "roles") for fact in _kind(name)(heard))
    ordered = sorted((*statements, *others), key=lambda fact: (fact.target.position.start, fact.kind))
    return tuple(sorted(number(ordered), key=lambda fact: (fact.target.position.start, fact.kind, fact.id)))
