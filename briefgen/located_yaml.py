"""YAML -> a tree of plain values that remember line and column; the only importer of yaml.

Words stay words: `no`, `on`, `010`, `12:30`, `2018-01-17` are text; true, false, null, ~ and plain decimal numbers
are not. Tags, duplicate keys, alias bombs and second documents are findings. What the values mean is the readers'
work: `ingest.records`, `outline`, `project`.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefgen.errors import BriefgenError, Finding, Place

Scalar = str | int | float | bool | None
Builtin = Scalar | list["Builtin"] | dict[str, "Builtin"]
Path = tuple[str | int, ...]

_LARGEST, _DEEPEST, _COPIES = 1_000_000, 50, 1_000
_CONSTANTS: dict[str, Scalar] = {"": None, "~": None, "null": None, "Null": None, "NULL": None}
_CONSTANTS |= {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_CURES = (
    ("mapping values are not allowed", "Put quotation marks around a text that holds a colon and a space."),
    ("tab character", "Indent with spaces, not tabs."),
    (
        "cannot start any token",
        "Indent with spaces, not tabs; put quotation marks around a text that begins with a mark.",
    ),
    ("unexpected end of stream", "Close the quotation mark or bracket."),
    ("expected <block end>", "Line the keys up, or put the whole text in quotation marks."),
    ("could not find expected ':'", "Put a colon and a space after the key."),
)
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "e": "\x1b", "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f"}
_ESCAPES |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029", "\t": "\t"}


@dataclass(frozen=True, slots=True)
class Entry:
    """A key of a map with its value."""

    key: str
    place: Place
    value: Located


@dataclass(frozen=True, slots=True)
class Located:
    """A value and where it stands: a list has `items`, a map `entries`, anything else is `scalar`."""

    place: Place
    scalar: Scalar = None
    items: tuple[Located, ...] | None = None
    entries: tuple[Entry, ...] | None = None
    raw: str = ""
    """A scalar's source text, with its quotation marks or block indicator."""
    style: str = ""
    """How a scalar is written: a quotation mark, `|`, `>`, or empty for plain."""

    def at(self, path: Path) -> Located:
        """Return the value at a path of keys and indexes; the nearest value above it where the path ends early."""
        node = self
        for step in path:
            below = node._step(step)
            if below is None:
                break
            node = below
        return node

    def _step(self, step: str | int) -> Located | None:
        if self.entries is not None:
            return next((entry.value for entry in self.entries if entry.key == step), None)
        if self.items is not None and isinstance(step, int) and 0 <= step < len(self.items):
            return self.items[step]
        return None

    def key_place(self, path: Path) -> Place:
        """Return where a path's last key stands, or its value where it has no key."""
        above = self.at(path[:-1])
        places = (entry.place for entry in above.entries or () if path and entry.key == path[-1])
        return next(places, self.at(path).place)

    def get(self, key: str) -> Located | None:
        """Return a map's value by its key."""
        return self._step(key)


def plain(node: Located) -> Builtin:
    """Return a tree's values as Python's own: str, int, float, bool, None, list and dict."""
    if node.items is not None:
        return [plain(item) for item in node.items]
    if node.entries is not None:
        return {entry.key: plain(entry.value) for entry in node.entries}
    return node.scalar


def place_of(node: Located, excerpt: str, nth: int = 0) -> Place:
    r"""Return where the nth occurrence of an excerpt of a text stands in its file; the text's own place if nowhere.

    White space is folded, and escapes and quotation marks of YAML are read through.

    >>> place_of(load("a: |\n  One two\n  three.", "x.yaml").at(("a",)), "two three")
    Place(path='x.yaml', line=2, column=7)
    """
    letters, offsets = _view(node)
    wanted = " ".join(excerpt.split())
    found = -1
    for _ in range(nth + 1):
        found = letters.find(wanted, found + 1)
        if found < 0:
            return node.place
    return _shifted(node.place, node.raw, offsets[found]) if wanted else node.place


def _shifted(place: Place, raw: str, offset: int) -> Place:
    line = raw.count("\n", 0, offset)
    column = offset - raw.rfind("\n", 0, offset) if line else place.column + offset
    return Place(place.path, place.line + line, column)


def _view(node: Located) -> tuple[str, list[int]]:
    """A scalar's text with white space folded, and each character's offset in the raw text."""
    letters: list[str] = []
    offsets: list[int] = []
    for letter, offset in _letters(node):
        space = letter.isspace()
        if not space or (letters and letters[-1] != " "):
            letters.append(" " if space else letter)
            offsets.append(offset)
    return "".join(letters), offsets


def _letters(node: Located) -> Iterator[tuple[str, int]]:
    """A scalar's characters, escapes read, with their offsets in the raw text."""
    raw = node.raw
    anchor = _anchor().match(raw)
    start = anchor.end() if anchor else 0
    if node.style in {"|", ">"}:
        start = raw.find("\n", start) + 1
    elif node.style:
        start, raw = start + 1, raw[:-1]
    if node.style not in {"'", '"'}:
        yield from ((raw[at], at) for at in range(start, len(raw)))
        return
    for found in _escaped().finditer(raw, start):
        yield from ((letter, found.start()) for letter in _unescaped(found[0], node.style))


def _unescaped(letters: str, style: str) -> str:
    if style == "'" or letters[0] != "\\":
        return "'" if style == "'" and letters == "''" else letters
    if letters[1] in "xuU":
        code = letters[2:]
        return chr(int(code, 16))
    return "" if letters[1].isspace() and letters[1] != "\t" else _ESCAPES.get(letters[1], letters[1])


@cache
def _anchor() -> re.Pattern[str]:
    return re.compile(r"&\S+\s+")


@cache
def _escaped() -> re.Pattern[str]:
    return re.compile(r"''|\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|[ ]|\r?\n[ \t]*|.)|.", re.DOTALL)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(r"-?(?:0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?")


def _scalar(text: str, style: str) -> Scalar:
    if style:
        return text
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    number = _number().fullmatch(text)
    return text if not number else float(text) if number[1] else int(text)


def load(text: str, path: str, line: int = 1) -> Located:
    r"""Return a YAML text's tree; raise BriefgenError with every problem found.

    `line` is the number of the text's first line in its file, for YAML inside another file.

    >>> plain(load("reply: no\nwhen: 2018-01-17\ncount: 3", "x.yaml"))
    {'reply': 'no', 'when': '2018-01-17', 'count': 3}
    """
    text = text.removeprefix("\ufeff")
    reading = _Reading(text, path, line)
    reading.refuse_unreadable()
    try:
        tree = reading.document(_events(text))
    except _NotYamlError as error:
        raise reading.syntax(error.problem, error.index) from None
    if reading.findings:
        raise BriefgenError(*reading.findings)
    return tree


class _NotYamlError(Exception):
    def __init__(self, problem: str, index: int) -> None:
        super().__init__(problem)
        self.problem, self.index = problem, index


class _Event(NamedTuple):
    """What the parser meets: a document, a list, a map, a scalar, an alias, or the end of one."""

    kind: str
    start: int
    end: int
    text: str = ""
    style: str = ""
    tag: str = ""
    anchor: str = ""


def _events(text: str) -> Iterator[_Event]:
    import yaml

    kinds = {"DocumentStartEvent": "document", "ScalarEvent": "scalar", "AliasEvent": "alias"}
    kinds |= {"SequenceStartEvent": "list", "MappingStartEvent": "map"}
    try:
        for event in yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            kind = kinds.get(type(event).__name__, "end")
            start, end = (mark.index if mark else 0 for mark in (event.start_mark, event.end_mark))
            named = ("value", "style", "tag", "anchor") if kind != "end" else ()
            yield _Event(kind, start, end, *(getattr(event, name, None) or "" for name in named))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _NotYamlError(error.problem or "it cannot be read", mark.index if mark else 0) from None


class _Reading:
    """One text being read: events in, tree and findings out."""

    def __init__(self, text: str, path: str, line: int) -> None:
        self.text, self.path, self.first = text, path, line
        self.starts = [0, *(found.end() for found in re.finditer(r"\r\n?|\n", text))]
        self.findings: list[Finding] = []
        self.anchors: dict[str, tuple[Located, int, int]] = {}
        """Each anchor's value, the number of its nodes and the depth it reaches below itself."""
        self.nodes = self.copies = self.deepest = 0

    def document(self, events: Iterator[_Event]) -> Located:
        """Build the tree of the only document; a text without one is null."""
        begun = (event for event in events if event.kind == "document")
        if next(begun, None) is None:
            return Located(self.place(0))
        tree = self.node(events, next(events), 1)
        for second in begun:
            cure = "Leave out the line ---, or make two files."
            raise self.stop("yaml-documents", second.start, "A second document begins here.", cure)
        return tree

    def node(self, events: Iterator[_Event], event: _Event, depth: int) -> Located:
        """Build the node that an event begins."""
        if depth > _DEEPEST:
            raise self.stop("yaml-depth", event.start, f"More than {_DEEPEST} levels.", "Make the structure flatter.")
        if event.kind == "alias":
            return self.alias(event.anchor, event.start, depth)
        if event.tag:
            self.find("yaml-tag", event.start, f'The tag "{event.tag}" has no meaning here.', "Leave the tag out.")
        before, above = self.nodes, self.deepest
        self.nodes, self.deepest = self.nodes + 1, depth
        built = self.value(events, event, depth)
        if event.anchor:
            self.anchors[event.anchor] = (built, self.nodes - before, self.deepest - depth)
        self.deepest = max(above, self.deepest)
        return built

    def value(self, events: Iterator[_Event], event: _Event, depth: int) -> Located:
        place = self.place(event.start)
        if event.kind == "scalar":
            raw = self.text[event.start : event.end]
            return Located(place, _scalar(event.text, event.style), raw=raw, style=event.style)
        inside = itertools.takewhile(lambda each: each.kind != "end", events)
        if event.kind == "list":
            return Located(place, items=tuple(self.node(events, each, depth + 1) for each in inside))
        return Located(place, entries=tuple(self.entries(events, inside, depth + 1)))

    def entries(self, events: Iterator[_Event], keys: Iterator[_Event], depth: int) -> Iterator[Entry]:
        seen: dict[str, Place] = {}
        for event in keys:
            if event.kind != "scalar":
                raise self.stop(
                    "yaml-syntax", event.start, "A key is a list, map or alias.", "Write a word as the key."
                )
            self.node(events, event, depth)
            value = self.node(events, next(events), depth)
            if event.text == "<<" and not event.style:
                self.find("yaml-alias", event.start, 'Maps are not merged ("<<").', "Write the keys out.")
            elif event.text in seen:
                message = f'"{event.text}" stands twice in this map, first on line {seen[event.text].line}.'
                self.find("yaml-duplicate-key", event.start, message, "Keep one of the two.")
            else:
                seen[event.text] = self.place(event.start)
                yield Entry(event.text, seen[event.text], value)

    def alias(self, name: str, index: int, depth: int) -> Located:
        if name not in self.anchors:
            raise self.stop(
                "yaml-alias", index, f'"*{name}" names nothing above it.', f"Set &{name} before, or quote it."
            )
        built, nodes, below = self.anchors[name]
        self.copies += nodes
        self.nodes += nodes
        self.deepest = max(self.deepest, depth + below)
        if self.copies > _COPIES or self.deepest > _DEEPEST:
            raise self.stop("yaml-alias", index, f'"*{name}" repeats too much.', "Write the values out.")
        return built

    def refuse_unreadable(self) -> None:
        """Stop at a size or a character that YAML cannot have."""
        if len(self.text) > _LARGEST:
            raise self.stop("yaml-too-large", 0, f"More than {_LARGEST:,} characters.", "Split the file.")
        odd = re.search("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", self.text)
        if odd:
            message = f"The character U+{ord(odd[0]):04X} cannot stand in YAML."
            raise self.stop("yaml-syntax", odd.start(), message, "Remove it.")

    def syntax(self, problem: str, index: int) -> BriefgenError:
        place = self.place(index)
        ends = [*self.starts, len(self.text) + 1]
        row = place.line - self.first
        line = self.text[ends[row] : ends[row + 1]].strip()[:60]
        cures = (cure for words, cure in _CURES if words in problem)
        cure = next(cures, "Look at the indentation and the quotation marks here and on the line above.")
        return self.stop("yaml-syntax", index, f'This is not YAML at "{line}": {problem}.', cure)

    def place(self, index: int) -> Place:
        line = bisect_right(self.starts, index) - 1
        return Place(self.path, self.first + line, index - self.starts[line] + 1)

    def find(self, rule: str, index: int, message: str, cure: str) -> None:
        self.findings.append(Finding(rule, self.place(index), message, cure))

    def stop(self, rule: str, index: int, message: str, cure: str) -> BriefgenError:
        self.find(rule, index, message, cure)
        return BriefgenError(*self.findings)
