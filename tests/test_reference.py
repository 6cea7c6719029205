"""The published contract of JSON Lines, docs/reference/jsonl.schema.json, against what `export` writes."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeAlias

import pytest
from jsonschema import Draft202012Validator, ValidationError

from briefgen.export.jsonl import jsonl
from briefgen.model.fact import (
    Body,
    Change,
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
from briefgen.model.source import Document, Source, Span
from briefgen.model.target import target

Object: TypeAlias = "dict[str, Object | list[Object] | str | int | bool | None]"

SPAN = Span(0, 5)
NAMED = Mention("Ana Rus", SPAN)
WHEN = When("May 2", SPAN, "2031-05-02", "2031-05-02", date(2031, 5, 2), date(2031, 5, 2))
DOCUMENT = Document(Source("harbour", "harbour.txt"), "Ships and dues.", "Ships and dues.", "0" * 64, (), ())
FORTY = Decimal("40.50")

BODIES: tuple[Body, ...] = (
    Statement(NAMED, NAMED, (SPAN,), direct=True),
    Statement(None, None, (SPAN, Span(6, 9)), direct=False, inherited=True),
    Figure(FORTY, FORTY, "ships", "40.50", "day", approximate=True, change=Change.UP, subject="arrivals"),
    Figure(FORTY, FORTY + 1, "EUR", "40.50 to 41.50"),
    Event("the vote", WHEN, Status.SCHEDULED),
    Event(None, When("now", SPAN)),
    Event("the vote", None),
    *(Position(NAMED, stance, None, "wants") for stance in Stance),
    Position(NAMED, Stance.OPPOSES, "dues", "against", "the mayor"),
    Role(NAMED, "head"),
    Role(NAMED, "head", "Pilots' Guild", former=True),
)


@pytest.fixture(scope="module")
def contract(root: Path) -> Object:
    read: Object = json.loads((root / "docs/reference/jsonl.schema.json").read_text(encoding="utf-8"))
    return read


def written(body: Body) -> Object:
    kind = type(body).__name__[0].lower()
    fact = Fact(f"{kind}-0123456789", body, target(DOCUMENT, SPAN), target(DOCUMENT, SPAN), ("ana",), ("dues",))
    record: Object = json.loads(jsonl([fact], [DOCUMENT]))
    return record


def definition(contract: Object, kind: str) -> Object:
    definitions = contract["$defs"]
    assert isinstance(definitions, dict)
    found = definitions[kind]
    assert isinstance(found, dict)
    return found


def test_the_contract_is_a_schema(contract: Object) -> None:
    Draft202012Validator.check_schema(contract)


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_what_is_written_keeps_the_contract(contract: Object, body: Body) -> None:
    Draft202012Validator(contract).validate(written(body))


@pytest.mark.parametrize("body", BODIES, ids=lambda body: type(body).__name__)
def test_each_key_is_in_the_contract_and_in_its_order(contract: Object, body: Body) -> None:
    head, own = contract["properties"], definition(contract, type(body).__name__.lower())["properties"]
    assert isinstance(head, dict)
    assert isinstance(own, dict)
    assert list(written(body)) == list(dict.fromkeys((*head, *own)))


@pytest.mark.parametrize("kind", ["statement", "figure", "event", "position", "role"])
def test_examples_keep_the_contract(contract: Object, kind: str) -> None:
    examples = definition(contract, kind)["examples"]
    assert isinstance(examples, list)
    assert examples
    for example in examples:
        Draft202012Validator(contract).validate(example)
        assert example["kind"] == kind
        assert len(str(example["quote"])) == int(str(example["end"])) - int(str(example["start"]))


@pytest.mark.parametrize(
    "broken", [{"schema": 2}, {"kind": "rumour"}, {"direct": "yes"}, {"start": "0"}, {"speaker": "Ana Rus"}]
)
def test_a_broken_line_is_seen(contract: Object, broken: Object) -> None:
    with pytest.raises(ValidationError):
        Draft202012Validator(contract).validate(written(BODIES[0]) | broken)
