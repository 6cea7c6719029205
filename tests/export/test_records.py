"""The contract of schema 1: keys, their order, and numbers printed as they were read."""

from __future__ import annotations

import csv as reader
import json
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest

from briefgen.export.csv import COLUMNS, csv
from briefgen.export.jsonl import array, jsonl
from briefgen.model.fact import (
    Body,
    Event,
    Fact,
    Figure,
    Mention,
    Position,
    Role,
    Stance,
    Statement,
    Status,
    When,
)
from briefgen.model.source import Document, Paragraph, Sentence, Source, Span
from briefgen.model.target import target

TEXT = "“Herring is worth $4.35 billion,” said Ana Ruiz on 4 May 2011; “and more.”"
WHOLE = Paragraph(1, Span(0, len(TEXT)))
DOCUMENT = Document(Source("herring", "Herring.txt"), TEXT, TEXT, "", (WHOLE,), (Sentence(WHOLE.span, WHOLE),))
HEAD = ["schema", "id", "kind", "source", "start", "end", "quote", "topics", "actors", "grade", "rule"]
RUIZ = Mention("Ana Ruiz", Span(39, 47), "ruiz")


def fact(body: Body, start: int = 0, end: int = 5) -> Fact:
    place = target(DOCUMENT, Span(start, end))
    return Fact("x-0123456789", body, place, place, ("ruiz",), ("herring",))


def figure(low: str, high: str | None = None) -> Figure:
    return Figure(Decimal(low), Decimal(high or low), "USD", "$4.35 billion")


CASES: list[tuple[Body, list[str]]] = [
    (
        Statement(RUIZ, Mention("said", Span(34, 38)), (Span(0, 33), Span(62, 73)), True),
        ["speaker", "cue", "content", "direct", "inherited", "hedges"],
    ),
    (
        figure("4350000000"),
        ["value", "unit", "surface", "per", "approximate", "change", "subject", "bound", "ordinal"],
    ),
    (
        Event(None, When("4 May 2011", Span(51, 61), "2011-05-04", "2011-05-04", date(2011, 5, 4))),
        ["what", "when", "status", "class", "where"],
    ),
    (Position(RUIZ, Stance.OPPOSES, None, "said"), ["actor", "stance", "issue", "according_to", "cue", "hedges"]),
    (Role(RUIZ, "minister", "Norland", former=True), ["person", "role", "organisation", "former"]),
]


@pytest.mark.parametrize(("body", "keys"), CASES, ids=[type(body).__name__ for body, _ in CASES])
def test_each_kind_has_its_keys_in_their_order(body: Body, keys: list[str]) -> None:
    (line,) = jsonl([fact(body)], [DOCUMENT]).splitlines()
    record = json.loads(line)
    assert list(record) == HEAD + keys
    assert record["source"] == "Herring.txt"
    assert TEXT[record["start"] : record["end"]] == record["quote"]


def test_a_statement_in_pieces_has_a_list_of_spans_and_a_whole_one_has_one() -> None:
    pieces = Statement(RUIZ, None, (Span(0, 33), Span(62, 73)), True)
    whole = Statement(None, None, (Span(0, 33),), False)
    found = [json.loads(line) for line in jsonl([fact(pieces), fact(whole)], [DOCUMENT]).splitlines()]
    assert found[0]["content"] == [{"start": 0, "end": 33}, {"start": 62, "end": 73}]
    assert found[1]["content"] == {"start": 0, "end": 33}
    assert found[0]["speaker"] == {"name": "Ana Ruiz", "start": 39, "end": 47}
    assert found[1]["speaker"] is None


@pytest.mark.parametrize("value", ["4350000000", "4.50", "0.1", "-3", "4.35E9", "12345678901234567890.125"])
def test_numbers_are_plain_and_exact(value: str) -> None:
    line = jsonl([fact(figure(value))], [DOCUMENT])
    assert f'"value": {Decimal(value):f}, "unit"' in line
    assert json.loads(line, parse_float=Decimal, parse_int=Decimal)["value"] == Decimal(value)


def test_a_range_is_a_list() -> None:
    assert json.loads(jsonl([fact(figure("3", "4"))], [DOCUMENT]))["value"] == [3, 4]


def test_text_is_written_as_it_stands_and_one_fact_a_line() -> None:
    line = jsonl([fact(figure("1"), 0, 33)], [DOCUMENT])
    assert "“Herring" in line
    assert line.count("\n") == 1


def test_no_facts_are_no_lines_and_an_empty_array() -> None:
    assert jsonl([], []) == ""
    assert json.loads(array([], [])) == []


def test_an_array_holds_the_same_records() -> None:
    facts = [fact(body) for body, _ in CASES]
    assert json.loads(array(facts, [DOCUMENT])) == [json.loads(line) for line in jsonl(facts, [DOCUMENT]).splitlines()]


def test_csv_has_a_row_a_fact_and_a_cell_a_column() -> None:
    facts = [fact(body) for body, _ in CASES]
    rows = list(reader.reader(StringIO(csv(facts, [DOCUMENT]))))
    assert [len(row) for row in rows] == [len(COLUMNS)] * 6
    table = [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]
    assert table[0]["speaker.name"] == "Ana Ruiz"
    assert (table[1]["value"], table[2]["when.edtf"]) == ("4350000000", "2011-05-04")
    assert (table[3]["stance"], table[4]["former"]) == ("opposes", "true")


def test_a_spreadsheet_runs_no_formula_of_a_seed() -> None:
    rows = list(reader.reader(StringIO(csv([fact(Event('=HYPERLINK("x"),\n1', None))], [DOCUMENT]))))
    assert rows[1][COLUMNS.index("what")] == '\'=HYPERLINK("x"),\n1'


def test_status_is_the_texts() -> None:
    assert json.loads(jsonl([fact(Event("round", None, Status.SCHEDULED))], [DOCUMENT]))["status"] == "scheduled"
