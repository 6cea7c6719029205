"""The Brief as JSON: the same tree, each node with its kind, in the order of the model's fields.

Whoever reads it needs no more than the model; there are no floats in it, and equal briefs give equal text.
"""

from __future__ import annotations

import json as standard
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefgen.model.brief import Brief

SCHEMA = 1
Plain = str | int | bool | None | list["Plain"] | dict[str, "Plain"]


def json(brief: Brief) -> str:
    """Return the brief as indented JSON with a final line end; `schema` counts changes of the shape."""
    tree: dict[str, Plain] = {"schema": SCHEMA, **_members(brief)}
    return standard.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _plain(value: object) -> Plain:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if is_dataclass(value):
        return {"kind": type(value).__name__.lower(), **_members(value)}
    raise TypeError(f"{type(value).__name__} is no part of a brief")


def _members(node: object) -> dict[str, Plain]:
    if not is_dataclass(node):
        raise TypeError(f"{type(node).__name__} is no part of a brief")
    return {field.name: _plain(getattr(node, field.name)) for field in fields(node)}
