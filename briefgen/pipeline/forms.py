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

_WIDTH, _LEAST = 100, 32
"""Characters of a fact's words in a table, and how few they are on a narrow terminal."""


def written(facts: Sequence[Fact], documents: Sequence[Document], form: str, columns: int = 0) -> str:
    """Return facts in a form: jsonl, json, jsonld, csv, html or table, which fits a terminal of so many columns."""
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
            return _table(facts, {made.source.id: made.source.name for made in documents}, columns)


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


def _table(facts: Sequence[Fact], names: dict[str, str], columns: int) -> str:
    from briefgen.compose.wording import describe

    rows = [(f"{f.id}  {f.kind:<9}  ", describe(f), f"  {names[f.target.source]} ¶{f.target.paragraph}") for f in facts]
    beside = max((len(head) + len(place) for head, _, place in rows), default=0)
    width = min(_WIDTH, max(_LEAST, columns - beside)) if columns else _WIDTH
    return "".join(f"{head}{_cut(words, width)}{place}\n" for head, words, place in rows)


def _cut(text: str, width: int) -> str:
    flat = " ".join(text.split())
    return (flat if len(flat) <= width else f"{flat[: width - 1]}…").ljust(width)
