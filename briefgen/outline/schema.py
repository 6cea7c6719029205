"""The form of the YAML files as JSON Schema, for editors and for the reference.

Read from `shapes`, where the keys are described; nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.outline.plans import OutlineShape, PartShape
from briefgen.outline.shape import Shape
from briefgen.outline.terms import VocabularyShape

FILES: dict[str, type[Shape]] = {"outline": OutlineShape, "part": PartShape, "vocabulary": VocabularyShape}
"""Each kind of file with its shape."""


def schema(kind: str) -> Mapping[str, object]:
    """Return the JSON Schema of a kind of file: outline, part or vocabulary."""
    return FILES[kind].model_json_schema()
