"""`use: name`: a block or a section that stands once, below `blocks:`, and in as many outlines as use it.

`layers` has gathered the blocks; the block in its place may have a caption or a text of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from briefgen.errors import Finding
from briefgen.located_yaml import Entry, Located
from briefgen.outline.faults import nearest
from briefgen.outline.written import Draft

WRITTEN = ("prose", "callout", "analysis")
"""Blocks whose text is the block itself."""
KEPT = ("use", "exceptions")
Pool = Mapping[str, Located]
Change = Callable[[Located], Located]


def kept(tree: Located) -> Pool:
    """Return the blocks and sections that stand below `blocks:`, by name."""
    found = tree.get("blocks")
    return {entry.key: entry.value for entry in (found.entries or () if found else ())}


def expanded(tree: Located, pool: Pool, draft: Draft) -> Located:
    """Return the tree with each shared section and block where it is used; one that is not there is a finding."""
    return _within(tree, "sections", lambda section: _section(section, pool, draft))


def _within(node: Located, key: str, change: Change) -> Located:
    """The node with each item of one of its lists changed."""
    if node.entries is None:
        return node
    return replace(node, entries=tuple(_each(entry, change) if entry.key == key else entry for entry in node.entries))


def _each(entry: Entry, change: Change) -> Entry:
    items = entry.value.items
    if items is None:
        return entry
    return replace(entry, value=replace(entry.value, items=tuple(map(change, items))))


def _section(node: Located, pool: Pool, draft: Draft) -> Located:
    found = _used(node, pool, draft)
    if found is not None:
        mine = {entry.key: entry for entry in node.entries or () if entry.key != "use"}
        theirs = tuple(entry for entry in found.entries or () if entry.key not in mine)
        node = replace(node, entries=(*mine.values(), *theirs))
    return _within(node, "blocks", lambda block: _block(block, pool, draft))


def _block(node: Located, pool: Pool, draft: Draft) -> Located:
    found = _used(node, pool, draft)
    if found is None or not found.entries:
        return node
    (held, *rest) = found.entries
    for entry in node.entries or ():
        if entry.key not in KEPT:
            held = _changed(held, entry, draft)
    exceptions = tuple(entry for entry in node.entries or () if entry.key == "exceptions")
    return replace(found, entries=(held, *rest, *exceptions))


def _used(node: Located, pool: Pool, draft: Draft) -> Located | None:
    """What a node uses; None where it uses nothing, or what is not there."""
    name = node.get("use")
    if name is None or not isinstance(name.scalar, str):
        return None
    if name.scalar not in pool:
        cure = nearest(name.scalar, sorted(pool)) if pool else "Define it under blocks: in a part that is included."
        message = f'"{name.scalar}" is no block of this outline.'
        draft.findings.append(Finding("block-unknown", name.place, message, cure))
    return pool.get(name.scalar)


def _changed(held: Entry, own: Entry, draft: Draft) -> Entry:
    """A shared block's content with a key of one's own in it."""
    value = held.value
    if own.key == "text" and held.key in WRITTEN and value.entries is None:
        return replace(held, value=own.value)
    if value.entries is None:
        message = f'"{own.key}" has no place in the "{held.key}" that is used here.'
        draft.findings.append(Finding("block-override", own.place, message, "Take it out, or write the block out."))
        return held
    kept = tuple(entry for entry in value.entries if entry.key != own.key)
    return replace(held, value=replace(value, entries=(*kept, own)))
