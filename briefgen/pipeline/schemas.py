"""The form of every YAML file as JSON Schema, for editors: each from the module that reads the file."""

from __future__ import annotations

import json

KINDS = (
    *("outline", "part", "vocabulary", "sources", "project", "review", "brand"),
    *("companion", "companion-vocabulary"),
)
"""The kinds of file; `part` is a file that outlines include, a companion gives a file's texts in another language."""


def schema(kind: str) -> str:
    """Return the JSON Schema (2020-12) of a kind of file, as text."""
    from briefgen import project
    from briefgen.ingest import fields
    from briefgen.outline.schema import schema as shaped

    made = {"sources": fields.schema, "project": project.schema}
    written = made[kind]() if kind in made else shaped(kind)
    told = {"$schema": "https://json-schema.org/draft/2020-12/schema", **written}
    return json.dumps(told, indent=2, ensure_ascii=False)
