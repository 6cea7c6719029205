"""Document -> facts: one kind of fact a module, each a function of a Reading; pure.

A new kind of fact is a body in `model.fact`, a module here and a place in `KINDS`. What a reading is: `reading`.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from operator import attrgetter

from briefgen.extract.events import events
from briefgen.extract.facts import number
from briefgen.extract.figures import figures
from briefgen.extract.positions import positions
from briefgen.extract.reading import Reading, read
from briefgen.extract.roles import roles
from briefgen.extract.statements import statements
from briefgen.model.fact import Fact
from briefgen.model.source import Document
from briefgen.model.vocabulary import Vocabulary

KINDS: tuple[Callable[[Reading], Iterator[Fact]], ...] = (figures, events, positions, roles)
"""All kinds but statements, which are read first: the others ask in whose words something stands."""


def extract(document: Document, vocabulary: Vocabulary) -> tuple[Fact, ...]:
    """Return a document's facts, ordered by start, kind and id."""
    collecting = gc.isenabled()
    gc.disable()  # a reading makes no rings; to look for some in all that it makes takes a twenty-fifth of its time
    try:
        return _facts(read(document, vocabulary))
    finally:
        if collecting:
            gc.enable()


def _facts(reading: Reading) -> tuple[Fact, ...]:
    heard = reading.heard(tuple(statements(reading)))
    found = (*heard.statements, *(fact for kind in KINDS for fact in kind(heard)))
    numbered = number(sorted(found, key=attrgetter("target.span.start")))
    return tuple(sorted(numbered, key=attrgetter("target.span.start", "id")))  # an id begins with its kind's letter
