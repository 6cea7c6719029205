"""Specifications of charts that stand in files of their own, put where the outline names them.

The pipeline reads the files that `drawings` lists; `vegalite` reads what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from posixpath import dirname, join

from briefgen.errors import Finding, Place
from briefgen.located_yaml import Entry, Located
from briefgen.outline.written import Draft

FILE = r"(?:\w[\w-]*/)*\w[\w.-]*\.(?:ya?ml|json)"
"""A file below the outline's folder."""


def drawings(located: Located) -> tuple[tuple[str, Place], ...]:
    """Return the paths of the files that a file's charts name, relative as its own, with the places that name them."""
    return tuple(_drawings(located, dirname(located.place.path)))


def _drawings(node: Located, folder: str) -> Iterator[tuple[str, Place]]:
    for entry in node.entries or ():
        spec = entry.value.get("spec") if entry.key == "chart" else None
        if spec and isinstance(spec.scalar, str) and re.fullmatch(FILE, spec.scalar):
            yield join(folder, spec.scalar), spec.place
        else:
            yield from _drawings(entry.value, folder)
    for item in node.items or ():
        yield from _drawings(item, folder)


def drawn(located: Located, parts: Mapping[str, Located], draft: Draft) -> Located:
    """Return a file with the specifications that its charts name in their place; one that is missing is a finding."""
    return _node(located, dirname(located.place.path), parts, draft)


def _node(node: Located, folder: str, parts: Mapping[str, Located], draft: Draft) -> Located:
    if node.items is not None:
        return replace(node, items=tuple(_node(item, folder, parts, draft) for item in node.items))
    if node.entries is None:
        return node
    entries: list[Entry] = []
    for entry in node.entries:
        inside = _chart if entry.key == "chart" and entry.value.get("spec") else _node
        entries.append(replace(entry, value=inside(entry.value, folder, parts, draft)))
    return replace(node, entries=tuple(entries))


def _chart(chart: Located, folder: str, parts: Mapping[str, Located], draft: Draft) -> Located:
    entries: list[Entry] = []
    for entry in chart.entries or ():
        value = entry.value
        if entry.key == "spec" and isinstance(value.scalar, str):
            path = join(folder, value.scalar)
            if path not in parts:
                message = f'"{value.scalar}" is no YAML or JSON file below {folder}/ that can be read.'
                draft.findings.append(Finding("include-missing", value.place, message, "Correct the name."))
            value = parts.get(path, Located(value.place, entries=()))
        entries.append(replace(entry, value=_nulls(value) if entry.key == "spec" else value))
    return replace(chart, entries=tuple(entries))


def _nulls(node: Located) -> Located:
    """Null means something in Vega-Lite: no axis, no title. Everywhere else it is a value that is missing."""
    if node.items is not None:
        return replace(node, items=tuple(map(_nulls, node.items)))
    if node.entries is not None:
        return replace(node, entries=tuple(replace(entry, value=_nulls(entry.value)) for entry in node.entries))
    return replace(node, scalar="null", raw="null", style="'") if node.raw in {"null", "~"} else node
