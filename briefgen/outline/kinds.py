"""kinds/*.yaml -> Kind: the section plan, order and limits of each kind of brief, as data that anyone can read.

What a finding says of an outline that departs from them is `check.plan`'s.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from briefgen.located_yaml import Located, load
from briefgen.model.kind import Kind, Limit, Part


@cache
def kind(id: str) -> Kind:
    """Return a kind of brief.

    >>> [part.id for part in kind("qa").parts]
    ['questions']
    """
    text = files("briefgen.outline").joinpath("kinds", f"{id}.yaml").read_text(encoding="utf-8")
    tree = load(text, f"{id}.yaml")
    keeps = tuple(item.raw for item in _items(tree, "keeps"))
    return Kind(id, _text(tree, "title"), tuple(map(_part, _items(tree, "parts"))), tuple(_limits(tree)), keeps)


def ids() -> tuple[str, ...]:
    """Return the ids of all kinds, sorted."""
    found = files("briefgen.outline").joinpath("kinds").iterdir()
    return tuple(sorted(path.name.removesuffix(".yaml") for path in found if path.name.endswith(".yaml")))


def _part(node: Located) -> Part:
    most = node.get("most")
    return Part(
        id=_text(node, "id"),
        title=_text(node, "title"),
        holds=_text(node, "holds"),
        blocks=tuple(item.raw for item in _items(node, "blocks")),
        must=_text(node, "must") == "true",
        loose=_text(node, "loose") == "true",
        most=int(most.raw) if most else None,
    )


def _limits(tree: Located) -> list[Limit]:
    found = tree.get("limits")
    rows = ((entry.key, entry.value.items or ()) for entry in (found.entries or () if found else ()))
    return [Limit(what, int(most.raw), int(least.raw)) for what, (least, most) in rows]


def _text(node: Located, key: str) -> str:
    value = node.get(key)
    return "" if value is None else value.scalar if isinstance(value.scalar, str) else value.raw


def _items(node: Located, key: str) -> tuple[Located, ...]:
    value = node.get(key)
    return (value.items or ()) if value else ()
