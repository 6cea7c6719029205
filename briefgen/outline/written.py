"""Values as they are written: text, lists and mappings that know where they stand, and the draft that gathers findings.

`located_yaml` reads the file; `shapes` checks these values and takes them over; nothing of them leaves the stage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Self

from briefgen.errors import Finding, Place, Severity
from briefgen.located_yaml import Entry, Located
from briefgen.model.prose import Prose


class Word(str):
    """A scalar's text, numbers as written; `raw` is its source, quotation marks and indents included."""

    __slots__ = ("place", "raw")
    place: Place
    raw: str

    def __new__(cls, text: str, raw: str, place: Place) -> Self:
        """Return the text with its source and place."""
        word = super().__new__(cls, text)
        word.raw, word.place = raw, place
        return word


class Items(list["Written"]):
    """A list."""

    def __init__(self, items: Iterable[Written], place: Place) -> None:
        super().__init__(items)
        self.place = place


class Keys(dict[Word, "Written"]):
    """A mapping; its keys know their places too."""

    def __init__(self, items: Iterable[tuple[Word, Written]], place: Place) -> None:
        super().__init__(items)
        self.place = place

    def key(self, name: str) -> Place:
        """Return the place of a key, or of the mapping where it has no such key."""
        return next((key.place for key in self if key == name), self.place)


Written = Word | Items | Keys | None

RULES = {
    name: name
    for name in (
        "outline-empty",
        "outline-invalid",
        "outline-missing-key",
        "outline-name",
        "outline-unknown-key",
        "vocabulary-empty",
        "vocabulary-invalid",
        "vocabulary-missing-key",
        "vocabulary-twice",
        "vocabulary-unknown-key",
    )
}
"""The rules of a draft, by its kind and what is wrong."""


@dataclass(slots=True)
class Draft:
    """What checking a file gathers: findings, the prose read, and the names and ids that stand for something elsewhere."""

    kind: str
    """outline or vocabulary: the first word of each rule. A review and a brand have one rule for all that is wrong in them."""
    findings: list[Finding] = field(default_factory=list)
    proses: list[Prose] = field(default_factory=list)
    picked: list[Word] = field(default_factory=list)
    ids: list[tuple[str, Word]] = field(default_factory=list)
    """Ids of the vocabulary that are asked for: actor, topic or stakeholder, and the id."""
    variables: Mapping[str, str] = field(default_factory=dict)
    """What `{name}` prints, by name."""

    def error(self, rule: str, place: Place, message: str, cure: str) -> None:
        """Add an error; the rule's name begins with the draft's kind."""
        whole = "brand-invalid" if self.kind == "brand" else "review-invalid"
        self.findings.append(Finding(RULES.get(f"{self.kind}-{rule}", whole), place, message, cure))


def written(node: Located, draft: Draft) -> Written:
    """Return a YAML tree as written values; what has no value is None and a finding."""
    if node.entries is not None:
        for at, entry in enumerate(node.entries):
            if _void(entry.value):
                draft.error("empty", entry.place, f'"{entry.key}" has no value.', _filled(node.entries, at))
        pairs = ((Word(entry.key, entry.key, entry.place), written(entry.value, draft)) for entry in node.entries)
        return Keys(pairs, node.place)
    if node.items is not None:
        for item in filter(_void, node.items):
            draft.error("empty", item.place, "An item of this list has no value.", "Fill it in or take the line out.")
        return Items((written(item, draft) for item in node.items), node.place)
    if node.scalar is None:
        return None
    _surprise(node, draft)
    # `version: 1.10` and `figure: 8` are text here, to the last digit; an anchor before them is none of it.
    text = node.scalar if isinstance(node.scalar, str) else node.raw.split()[-1]
    return Word(text, node.raw, node.place)


@cache
def _surprising() -> re.Pattern[str]:
    return re.compile(
        r"(?i:y|n|yes|no|on|off)|[-+]?0[0-9]+|[-+]?[0-9]+(?::[0-5]?[0-9])+|[-+]?[0-9]+(?:_[0-9]+)+|0[xob]\w+"
    )


def _surprise(node: Located, draft: Draft) -> None:
    """Say which plain words other readers of YAML, editors among them, take for something else than text."""
    if not node.style and isinstance(node.scalar, str) and _surprising().fullmatch(node.scalar):
        message = f'"{node.scalar}" is text here, but a truth value or another number to other readers of YAML.'
        cure = f'Put it in quotation marks: "{node.scalar}".'
        draft.findings.append(Finding("yaml-surprise", node.place, message, cure, Severity.WARNING))


def _filled(entries: Sequence[Entry], at: int) -> str:
    """What to write for an entry without a value: inside braces, a comma has often cut a text in two."""
    first, last = at, at + 1
    while first and _cut_off(entries[first]):
        first -= 1
    while last < len(entries) and _cut_off(entries[last]):
        last += 1
    text = entries[first].value.scalar
    if first == at or not isinstance(text, str) or entries[first].value.style:
        return "Fill it in or take the line out."
    whole = ", ".join((text, *(entry.key for entry in entries[first + 1 : last])))
    return f'Put quotation marks round a text with a comma: {entries[first].key}: "{whole}".'


def _cut_off(entry: Entry) -> bool:
    """Whether a key inside braces has not even a colon: "{text: In the hall, at nine}"."""
    key, value = entry.place, entry.value.place
    return _void(entry.value) and (value.line, value.column) == (key.line, key.column + len(entry.key))


def _void(node: Located) -> bool:
    return node.scalar is None and node.items is None and node.entries is None
