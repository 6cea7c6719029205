"""The people of one document: which short names ("Cole", "Mr. Cole") mean which full name ("Adam Cole").

A name answers only as a whole word: near spellings are other people. `mentions` finds the names.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class People(NamedTuple):
    """Full names by their parts, in order of first appearance."""

    by_part: dict[str, tuple[str, ...]]
    genders: dict[str, str]

    def full(self, name: str, gender: str = "") -> str:
        """Return the only full name that a name can stand for, or an empty string.

        A title's gender chooses between two people of one surname; where it cannot, nobody is chosen.
        """
        candidates = self.by_part.get(name, ())
        if len(candidates) > 1 and gender:
            candidates = tuple(c for c in candidates if self.genders.get(c) == gender)
        return candidates[0] if len(candidates) == 1 else ""

    def gender(self, full: str) -> str:
        """Return what titles and given names say of a person's gender; empty where they do not."""
        return self.genders.get(full, "")


def people(named: Iterable[tuple[str, str]]) -> People:
    """Gather people from pairs of name and gender, in the order of the text."""
    by_part: dict[str, tuple[str, ...]] = {}
    genders: dict[str, str] = {}
    variants: dict[tuple[str, str], str] = {}
    known: dict[str, str] = {}
    for name, gender in named:
        if " " not in name:
            continue
        if name not in known:
            parts = name.split(" ")
            known[name] = variants.setdefault((parts[0], parts[-1]), name)
            _answer(by_part, (name, *_short(parts)), known[name])
        full = known[name]
        genders[full] = genders.get(full) or gender
    return People(by_part, genders)


def _answer(by_part: dict[str, tuple[str, ...]], forms: Iterable[str], full: str) -> None:
    for form in forms:
        others = by_part.get(form, ())
        if full not in others:
            by_part[form] = (*others, full)


def _short(parts: list[str]) -> list[str]:
    """The forms under which a text names somebody again: each tail of the name, the given name, a middle name."""
    tails = [" ".join(parts[i:]) for i in range(1, len(parts))]
    return [*tails, *parts[:-1]]
