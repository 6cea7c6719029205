"""An outline laid over the parts that it includes: one tree, in which the including file's keys come before theirs.

`includes` says which parts there are; `shared` puts in what a part keeps for others to use, `read` reads the tree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefgen.errors import Finding
from briefgen.located_yaml import Entry, Located
from briefgen.outline.includes import included
from briefgen.outline.written import Draft

GATHERED = ("facts", "variables", "blocks")
"""Keys whose mappings are joined name by name; of any other key, the first file's value holds whole."""
Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rival:
    """The same name in two parts of which neither includes the other."""

    names: Names
    entry: Entry
    other: Entry


def layered(located: Located, includes: Mapping[str, Located], draft: Draft) -> Located:
    """Return the outline with all that its parts add; two parts that say different things are a finding."""
    tree, rivals = _layered(located, includes, (located.place.path,))
    draft.findings += map(_twice, dict.fromkeys(rivals))
    return tree


def _layered(located: Located, includes: Mapping[str, Located], trail: Names) -> tuple[Located, tuple[Rival, ...]]:
    if located.entries is None:
        return located, ()
    own = {entry.key: entry for entry in located.entries}
    below: dict[str, Entry] = {}
    rivals: list[Rival] = []
    for path in dict.fromkeys(path for path, _ in included(located) if path in includes and path not in trail):
        part, inner = _layered(includes[path], includes, (*trail, path))
        rivals += inner
        for entry in part.entries or ():
            if entry.key != "include":
                below[entry.key], found = _beside(below.get(entry.key, entry), entry)
                rivals += found
    entries = (*(_over(entry, below.get(key)) for key, entry in own.items()), *_missing(below, own))
    return replace(located, entries=entries), tuple(rival for rival in rivals if not _named(rival.names, located))


def _missing(below: Mapping[str, Entry], own: Mapping[str, Entry]) -> Iterator[Entry]:
    yield from (entry for key, entry in below.items() if key not in own)


def _over(entry: Entry, below: Entry | None) -> Entry:
    """A key of one's own, with the names that a gathered one adds."""
    mine, theirs = entry.value.entries, below.value.entries if below else None
    if entry.key not in GATHERED or mine is None or theirs is None:
        return entry
    names = {inner.key for inner in mine}
    return replace(entry, value=replace(entry.value, entries=(*mine, *(e for e in theirs if e.key not in names))))


def _beside(entry: Entry, other: Entry) -> tuple[Entry, list[Rival]]:
    """A key of one part with that of the next, and what they disagree about."""
    first, second = entry.value.entries, other.value.entries
    if entry.key in GATHERED and first is not None and second is not None:
        known = {inner.key: inner for inner in first}
        twice = [(known[inner.key], inner) for inner in second if inner.key in known]
        rivals = [Rival((entry.key, two.key), two, one) for one, two in twice if one.place != two.place]
        return _over(entry, other), rivals
    return entry, [Rival((entry.key,), other, entry)] if entry.place != other.place else []


def _named(names: Names, located: Located) -> bool:
    """Whether a file says itself what two of its parts disagree about."""
    node: Located | None = located
    for name in names:
        node = node.get(name) if node else None
    return node is not None


def _twice(rival: Rival) -> Finding:
    name, fact = rival.names[-1], rival.names[0] == "facts"
    message = f'"{name}" is defined here and at {rival.other.place}.'
    cure = "Keep one of them, or give each a name." if fact else "Keep one of them, or set it in the outline."
    return Finding("fact-twice" if fact else "include-twice", rival.entry.place, message, cure)
