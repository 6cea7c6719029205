"""A file and its companion in another language -> one tree: the same plan, with the companion's texts in their places.

`government.fr.yaml` gives the French texts of `government.yaml` by the same keys, and in lists in the same order. What
is no text it may repeat, so that it can be read alone; it must then be the same. Whether both say the same is asked
by `check.parity`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from briefgen.errors import Finding, Place
from briefgen.located_yaml import Entry, Located
from briefgen.outline.written import Draft

TEXTS = frozenset(
    (
        "action alt analysis answer because bottom_line callout caption decision description differs ends fields from "
        "head key_points label marking name note organisation prose published_basis purpose question recommendations "
        "rights rows say spoken text title to unit value variables was words"
    ).split()
)
"""Keys that hold text to read. Below them, in lists, everything is text."""
OWN = frozenset({"exceptions", "language", "subject"})
"""Keys that each edition has for itself."""
OUTLINE = frozenset({"exceptions", "language", "variables"})
"""Those of them that an outline has too."""
IDLE = frozenset({"blocks", "include", "version"})
"""Keys of the outline that are not printed, or alike in every language."""
NAMED = frozenset({"fields", "variables"})
"""Keys below which keys are names, and stand before a text."""
_NAME = re.compile(r"[\w-]+\.[a-z]{2,3}(?:-[A-Z]{2})?")


def tag(stem: str) -> str:
    """Return the language of a companion by its file's stem, or an empty string for any other file.

    >>> tag("government.fr"), tag("government")
    ('fr', '')
    """
    return stem.partition(".")[2] if _NAME.fullmatch(stem) else ""


@dataclass(frozen=True, slots=True)
class Overlay:
    """Lays a companion over a file."""

    path: str
    """The companion's."""
    draft: Draft
    asked: frozenset[str] = TEXTS
    """The keys whose texts must all be there."""

    def over(self, base: Located, own: Located) -> Located:
        """Return the file's tree with the companion's texts; what does not fit is a finding."""
        return self._over(base, own, "", top=True)

    def _over(self, base: Located, own: Located, key: str, *, top: bool = False) -> Located:
        if base.entries is not None and own.entries is not None:
            return replace(base, place=own.place, entries=tuple(self._entries(base, own, key, top=top)))
        if base.items is not None and own.items is not None:
            self._counted(base, own, key)
            pairs = zip(base.items, own.items, strict=False)
            rest = (self._missing(item, key, own.place) for item in base.items[len(own.items) :])
            return replace(base, items=(*(self._over(one, other, key) for one, other in pairs), *rest))
        if key in TEXTS or ((base.entries, base.items, own.entries, own.items) == (None,) * 4 and _same(base, own)):
            return own
        self._differs(base, own, key)
        return base

    def _entries(self, base: Located, own: Located, key: str, *, top: bool) -> Iterator[Entry]:
        given = {entry.key: entry for entry in own.entries or ()}
        known = {entry.key for entry in base.entries or ()}
        for entry in base.entries or ():
            mine = given.get(entry.key)
            inner = _inner(key, entry.key)
            if entry.key in OWN or (top and entry.key in IDLE):
                if entry.key not in OWN:
                    yield entry
            elif mine:
                yield replace(mine, value=self._over(entry.value, mine.value, inner))
            else:
                yield replace(entry, value=self._missing(entry.value, inner, own.place))
        for entry in given.values():
            if entry.key in OWN or (top and entry.key == "variables"):
                if entry.key in OUTLINE:
                    yield entry
            elif entry.key not in known:
                message = f'"{entry.key}" is not in {base.place.path}:{base.place.line}, whose texts stand here.'
                self._report("parity-order", entry.place, message, "Take it out, or add it there.")

    def _counted(self, base: Located, own: Located, key: str) -> None:
        here, there = len(own.items or ()), len(base.items or ())
        if here > there or (here < there and key not in TEXTS):
            message = f'"{key}" has {here} items here and {there} in {base.place}.'
            self._report("parity-order", own.place, message, "Give both the same items in the same order.")

    def _differs(self, base: Located, own: Located, key: str) -> None:
        here, there = own.raw or "a list or mapping", base.raw or "a list or mapping"
        message = f'"{here}" stands here as {key}, and {there} in {base.place}.'
        self._report("parity-order", own.place, message, "Give both the same items in the same order.")

    def _missing(self, node: Located, key: str, place: Place) -> Located:
        """The file's own node; each text in it that would be printed in the wrong language is a finding."""
        if node.entries is not None:
            kept = (entry for entry in node.entries if entry.key not in OWN)
            inner = (replace(entry, value=self._missing(entry.value, _inner(key, entry.key), place)) for entry in kept)
            return replace(node, entries=tuple(inner))
        if node.items is not None:
            return replace(node, items=tuple(self._missing(item, key, place) for item in node.items))
        if key in self.asked and node.raw != "null" and re.search(r"[^\W\d_]{2}", node.raw):
            words = " ".join((node.scalar if isinstance(node.scalar, str) else node.raw).split())
            short = words if len(words) < 60 else f"{words[:56].rsplit(' ', 1)[0]} …"
            message = f'"{short}", the {key} at {node.place}, is not in {self.path}.'
            self._report("parity-missing", place, message, f"Add {key}: with its text in this language.")
        return node

    def _report(self, rule: str, place: Place, message: str, cure: str) -> None:
        self.draft.findings.append(Finding(rule, place, message, cure))


def _inner(key: str, below: str) -> str:
    """What a key means below another: a name stands before a text, a point leads to a fact, not to a recipient.

    In a specification only what it prints is text; `value` may be a colour there.
    """
    if key in NAMED:
        return key
    if key == "data":
        return "text"
    if key == "points" and below == "to":
        return "fact"
    inside = key.startswith("spec") and below not in {"description", "subtitle", "text", "title"}
    return f"spec.{below}" if inside else below


def _same(base: Located, own: Located) -> bool:
    return str(base.scalar) == str(own.scalar)
