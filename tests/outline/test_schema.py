"""The schema and the reference are made from the shapes: every key described, with an example that the shapes take."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from briefgen.located_yaml import load, plain
from briefgen.outline.schema import FILES, schema
from briefgen.outline.shape import Shape
from briefgen.outline.spots import shapes_in
from briefgen.outline.written import Draft, Keys, written


def test_schema_is_json_that_refuses_unknown_keys() -> None:
    made = json.loads(json.dumps(schema("outline")))
    assert made["additionalProperties"] is False
    assert set(made["then"]["required"]) == {"title", "label", "audience", "as_of", "bottom_line", "sections"}


@pytest.mark.parametrize(
    ("keys", "fits"),
    [
        ("prose: a", True),
        ("prose: a\ncallout: b", False),
        ("prose: a\nexceptions: [{rule: as-of-early, text: a, reason: b, by: c, until: 2016-05-01}]", True),
        ("exceptions: [{rule: as-of-early, text: a, reason: b, by: c, until: 2016-05-01}]", False),
    ],
)
def test_a_block_is_one_thing_and_its_exceptions(keys: str, fits: bool) -> None:
    made = schema("outline")
    block = {"$ref": "#/$defs/BlockShape", "$defs": made["$defs"]}
    assert Draft202012Validator(block).is_valid(plain(load(keys, "x.yaml"))) is fits


@pytest.mark.parametrize("kind", FILES)
def test_schema_is_the_same_each_time(kind: str) -> None:
    assert schema(kind) == schema(kind)


def shapes() -> list[type[Shape]]:
    found: list[type[Shape]] = []
    waiting = list(FILES.values())
    while waiting:
        shape = waiting.pop()
        if shape not in found:
            found.append(shape)
            waiting += [inner for field in shape.model_fields.values() for inner in shapes_in(field.annotation)]
    return found


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
def test_every_key_is_described(shape: type[Shape]) -> None:
    described = [shape.__doc__, *(field.description for field in shape.model_fields.values())]
    assert all(about and about.endswith(".") for about in described)


@pytest.mark.parametrize("shape", shapes(), ids=lambda shape: shape.__name__)
def test_every_example_is_what_its_key_takes(shape: type[Shape]) -> None:
    examples = {key: f"{key}: {(field.examples or [''])[0]}" for key, field in shape.keys().items()}
    needed = [examples[key] for key, field in shape.keys().items() if field.is_required()]
    for key, example in examples.items():
        draft = Draft("outline")
        value = written(load("\n".join(dict.fromkeys([*needed, example])), "x.yaml"), draft)
        assert isinstance(value, Keys)
        made = shape.model_validate(value, context=draft)
        assert getattr(made, {"from": "sender"}.get(key, key)) is not None
