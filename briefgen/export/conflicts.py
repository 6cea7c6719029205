"""Conflicts as JSON Lines: the ids of the two facts and what differs; the facts themselves are in `jsonl`."""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefgen.export.records import SCHEMA
from briefgen.model.conflict import Conflict


def lines(conflicts: Iterable[Conflict]) -> str:
    """Return one JSON object a line, each line ended."""
    return "".join(json.dumps(_record(conflict), ensure_ascii=False) + "\n" for conflict in conflicts)


def _record(conflict: Conflict) -> dict[str, int | str | list[str]]:
    return {
        "schema": SCHEMA,
        "kind": "conflict",
        "facts": [conflict.one.id, conflict.other.id],
        "quotes": [conflict.one.target.exact, conflict.other.target.exact],
        "differs": [differs.value for differs in conflict.differs],
    }
