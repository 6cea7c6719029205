"""Facts in the forms that a command can print: JSON Lines, JSON, CSV, JSON-LD, a table, or a page of marked texts.

Each writer stands in `export` and `render`; one that few ask for is loaded only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.export.csv import csv
from briefgen.export.jsonl import array, jsonl
from briefgen.export.records import Value
from briefgen.export.records import records as records_of
from briefgen.model.fact import Fact
from briefgen.model.source import Document

_WIDTH = 100
"""Characters of a fact's words in a table."""


def written(facts: Sequence[Fact], documents: Sequence[Document], form: str) -> str:
    """Return facts in a form: jsonl, json, jsonld, csv, html or table."""
    match form:
        case "jsonl":
            return jsonl(facts, documents)
        case "json":
            return array(facts, documents)
        case "csv":
            return csv(facts, documents)
        case "jsonld":
            from briefgen.export.jsonld import jsonld

            return jsonld(facts, documents)
        case "html":
            return _page(facts, documents)
        case _:
            return _table(facts, {made.source.id: made.source.name for made in documents})


def _page(facts: Sequence[Fact], documents: Sequence[Document]) -> str:
    from briefgen.render.marked import marked

    return marked(documents, facts, {fact.id: tuple(told(fact, documents)) for fact in facts})


_MARKED = frozenset({"schema", "id", "kind", "source", "start", "end", "quote", "content", "grade", "rule"})


def told(fact: Fact, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a fact's record that say something, as names and words; the page tells the rest."""
    (record,) = records_of([fact], documents)
    for name, value in record.items():
        if name not in _MARKED and value not in (None, False, [], ""):
            yield name, _told(value)


def _told(value: Value) -> str:
    if isinstance(value, dict):
        resolved = f" ({value['edtf']})" if value.get("edtf") else ""
        return f"{value.get('name') or value.get('text')}{resolved}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)


def _table(facts: Sequence[Fact], names: dict[str, str]) -> str:
    from briefgen.compose.wording import describe

    rows = (
        f"{f.id}  {f.kind:<9}  {_cut(describe(f), _WIDTH)}  {names[f.target.source]} ¶{f.target.paragraph}"
        for f in facts
    )
    return "".join(f"{row}\n" for row in rows)


def _cut(text: str, width: int) -> str:
    flat = " ".join(text.split())
    return (flat if len(flat) <= width else f"{flat[: width - 1]}…").ljust(width)
