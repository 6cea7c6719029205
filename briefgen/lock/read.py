"""The tree of briefgen.lock -> Lock; whoever broke the file by hand learns where.

`write` says how the file looks. Rule lock-form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from briefgen.errors import BriefgenError, Finding
from briefgen.located_yaml import Entry, Located
from briefgen.lock.write import FORMAT
from briefgen.model.lock import Edition, Lock, Passage, Pin, Resting, Seed, Wording

T = TypeVar("T")
CURE = "Take the file as it was last committed, or write it anew with `briefgen accept`."


def read(tree: Located) -> Lock:
    """Return the lock that a file holds; raise BriefgenError at the first thing that is not in form."""
    _only(tree, "lock", "seeds", "facts", "briefs")
    if (number := _whole(tree, "lock")) != FORMAT:
        raise _wrong(_need(tree, "lock"), f'"{number}" is no format of a lock that this version reads.')
    seeds = tuple(_seed(entry) for entry in _entries(tree, "seeds"))
    shared = {entry.key: _pin(entry) for entry in _entries(tree, "facts")}
    briefs = _entries(tree, "briefs")
    editions = tuple(_edition(entry.key, entry.value, _named(shared, entry.key)) for entry in briefs)
    digests = tuple((seed.name, seed.digest) for seed in seeds)
    return Lock(
        seeds,
        tuple(replace(edition, seeds=digests) for edition in editions),
        tuple(_before(entry) for entry in briefs if entry.value.get("previous")),
    )


def _named(shared: dict[str, Pin], brief: str) -> Callable[[Entry], Pin]:
    """Look a brief's fact up among those that the briefs share."""

    def named(entry: Entry) -> Pin:
        if entry.key not in shared:
            raise _wrong(entry.value, f'"{entry.key}" is no fact of this lock.')
        return replace(shared[entry.key], name=entry.key.removeprefix(f"{brief}/"))

    return named


def _edition(brief: str, node: Located, named: Callable[[Entry], Pin]) -> Edition:
    pins = tuple(
        replace(named(entry), resting=tuple(_resting(item) for item in _items(entry.value)))
        for entry in _entries(node, "rests")
    )
    found = node.get("texts")
    texts = tuple(_wording(item) for item in _items(found)) if found else ()
    return Edition(brief, _word(node, "version"), _word(node, "as_of"), pins, texts=texts)


def _before(entry: Entry) -> Edition:
    node = _need(entry.value, "previous")
    own = {each.key: _pin(each) for each in _entries(node, "facts")}
    seeds = tuple((each.key, _scalar(each.value)) for each in _entries(node, "seeds"))
    return replace(_edition(entry.key, node, _named(own, entry.key)), seeds=seeds)


def _seed(entry: Entry) -> Seed:
    node = entry.value
    told = (_maybe(node, key) for key in ("title", "published", "publisher"))
    return Seed(entry.key, _word(node, "sha256"), *told)


def _pin(entry: Entry) -> Pin:
    node = entry.value
    value = tuple((part.key, _scalar(part.value)) for part in _entries(node, "value"))
    passages = tuple(
        Passage(_word(item, "in"), _whole(item, "paragraph"), _word(item, "words"), _maybe(item, "whole"))
        for item in _items(_need(node, "passages"))
    )
    return Pin(entry.key, _word(node, "kind"), value, _maybe(node, "printed"), passages)


def _resting(node: Located) -> Resting:
    return Resting(_word(node, "in"), _word(node, "says"))


def _wording(node: Located) -> Wording:
    names = node.get("on")
    return Wording(_word(node, "says"), tuple(_scalar(item) for item in _items(names)) if names else ())


def _entries(node: Located, key: str) -> tuple[Entry, ...]:
    found = node.get(key)
    if found is None:
        return ()
    if found.entries is None:
        raise _wrong(found, f'"{key}" is no list of names.')
    return found.entries


def _items(node: Located) -> Iterator[Located]:
    if node.items is None:
        raise _wrong(node, "This is no list.")
    yield from node.items


def _need(node: Located, key: str) -> Located:
    found = node.get(key)
    if found is None:
        raise _wrong(node, f'"{key}" is missing.')
    return found


def _maybe(node: Located, key: str) -> str:
    return _word(node, key) if node.get(key) else ""


def _word(node: Located, key: str) -> str:
    return _scalar(_need(node, key))


def _scalar(node: Located) -> str:
    if not isinstance(node.scalar, str):
        raise _wrong(node, f'"{node.raw}" is no text.')
    return node.scalar


def _whole(node: Located, key: str) -> int:
    found = _need(node, key)
    if not isinstance(found.scalar, int) or isinstance(found.scalar, bool):
        raise _wrong(found, f'"{found.raw}" is no whole number.')
    return found.scalar


def _only(node: Located, *keys: str) -> None:
    if node.entries is None:
        raise _wrong(node, "This is no lock.")
    for entry in node.entries:
        if entry.key not in keys:
            raise BriefgenError(Finding("lock-form", entry.place, f'"{entry.key}" is no part of a lock.', CURE))


def _wrong(node: Located, message: str) -> BriefgenError:
    return BriefgenError(Finding("lock-form", node.place, message, CURE))
