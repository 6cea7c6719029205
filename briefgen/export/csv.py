"""Facts as CSV for spreadsheets: one row a fact, one column a field, empty where a kind has no such field.

The keys are those of `records`, with nested ones joined by a full stop.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from briefgen.export.records import Record, Value, records
from briefgen.model.fact import Fact
from briefgen.model.source import Document

COLUMNS = (
    *("id", "kind", "source", "start", "end", "quote", "topics", "actors", "grade", "rule"),
    *("speaker.name", "cue.text", "direct", "inherited", "hedges"),
    *("value", "unit", "surface", "per", "approximate", "change", "subject", "bound", "ordinal"),
    *("what", "when.text", "when.edtf", "when.timex", "status", "class", "where"),
    *("actor", "stance", "issue", "according_to"),
    *("person", "role", "organisation", "former"),
)
"""The columns in their order."""


def csv(facts: Iterable[Fact], documents: Iterable[Document]) -> str:
    """Return a header line and a line for each fact; lists are joined by `;`, a range by `-`."""
    rows = [list(COLUMNS), *([_cell(record, column) for column in COLUMNS] for record in records(facts, documents))]
    return "".join(",".join(map(_quoted, row)) + "\n" for row in rows)


def _quoted(cell: str) -> str:
    """RFC 4180: a cell with a comma, a quotation mark or a line end stands between marks, its own marks doubled."""
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\r\n') else cell


def _cell(record: Record, column: str) -> str:
    value: Value = record
    for key in column.split("."):
        value = value.get(key) if isinstance(value, dict) else None
    return _printed(value, "-" if column == "value" else ";")


def _printed(value: Value, joint: str) -> str:
    if isinstance(value, list):
        return joint.join(_printed(item, joint) for item in value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        return format(value, "f")
    return "" if value is None else _harmless(str(value))


def _harmless(text: str) -> str:
    """Keep a spreadsheet from running a seed's text as a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") and len(text) > 1 else text
