"""The form of the YAML files for others: JSON Schema for editors, rows for the reference.

Both are read from `shapes`, where the keys are described; nothing is said twice.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from briefgen.outline.shapes import OutlineShape, PartShape, Shape, VocabularyShape
from briefgen.outline.spots import shapes_in

FILES: dict[str, type[Shape]] = {"outline": OutlineShape, "facts": PartShape, "vocabulary": VocabularyShape}
"""Each kind of file with its shape."""


@dataclass(frozen=True, slots=True)
class Row:
    """What one key of a mapping holds."""

    key: str
    required: bool
    about: str
    example: str


def schema(kind: str) -> str:
    """Return the JSON Schema (2020-12) of a kind of file: outline, facts or vocabulary."""
    written = FILES[kind].model_json_schema()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **written}, indent=2, sort_keys=True)


def reference(kind: str) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Return the mappings of a kind of file, outermost first, each with what it is and its keys."""
    found: dict[type[Shape], None] = {}
    _reach(FILES[kind], found)
    return tuple(((shape.__doc__ or "").strip(), _rows(shape)) for shape in found)


def _reach(shape: type[Shape], found: dict[type[Shape], None]) -> None:
    if shape not in found:
        found[shape] = None
        for field in shape.model_fields.values():
            for inner in shapes_in(field.annotation):
                _reach(inner, found)


def _rows(shape: type[Shape]) -> tuple[Row, ...]:
    return tuple(
        Row(key, field.is_required(), field.description or "", f"{key}: {(field.examples or [''])[0]}")
        for key, field in shape.model_fields.items()
    )
