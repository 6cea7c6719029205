"""Facts as JSON Lines, one object a line, and as one JSON array; numbers are printed exactly as they were read.

What stands in an object is decided in `records`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from briefgen.export.records import Value, records
from briefgen.model.fact import Fact
from briefgen.model.source import Document


def jsonl(facts: Iterable[Fact], documents: Iterable[Document]) -> str:
    """Return one JSON object a line in the facts' order, each line ended; empty where there are no facts."""
    return "".join(lines(facts, documents))


def lines(facts: Iterable[Fact], documents: Iterable[Document]) -> Iterator[str]:
    """Yield the lines of `jsonl` one by one, so that none need be kept."""
    return (_text(record) + "\n" for record in records(facts, documents))


def array(facts: Iterable[Fact], documents: Iterable[Document]) -> str:
    """Return one JSON array with an object a line."""
    objects = ",\n".join(_text(record) for record in records(facts, documents))
    return f"[\n{objects}\n]\n" if objects else "[]\n"


def _marked(number: object) -> str:
    """A Decimal as a string between marks that no text has: `ingest` takes none with a NUL."""
    if isinstance(number, Decimal):
        return f"\0{number:f}\0"
    raise TypeError(number)


_encode = json.JSONEncoder(ensure_ascii=False, default=_marked).encode
_MARKED = re.compile(r'"\\u0000(-?[0-9.]+)\\u0000"')


def _text(value: Value) -> str:
    """The json module knows no Decimal, and a float would print $4.35 billion as 4349999999.9999995.

    So a Decimal is written as a string with marks, which are then taken off with the string's own.
    """
    return _MARKED.sub(r"\1", _encode(value))
