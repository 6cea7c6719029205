"""The form of the YAML files as JSON Schema, for editors and for the reference.

Read from `shapes`, where the keys are described; nothing is said twice.
"""

from __future__ import annotations

import json

from briefgen.outline.shapes import OutlineShape, PartShape, Shape, VocabularyShape

FILES: dict[str, type[Shape]] = {"outline": OutlineShape, "facts": PartShape, "vocabulary": VocabularyShape}
"""Each kind of file with its shape."""


def schema(kind: str) -> str:
    """Return the JSON Schema (2020-12) of a kind of file: outline, facts or vocabulary."""
    written = FILES[kind].model_json_schema()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **written}, indent=2, sort_keys=True)
