"""Prose as a tree: paragraphs and lists of inline nodes.

Hand-written text carries names of facts (Cite, Value); after composing, the same tree carries numbered Citations.

`outline.prose` parses CommonMark into it; `compose.cite` numbers it; templates print it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefgen.errors import Place

_STRAIGHT = str.maketrans("“”„«»‘’‑‐\u00a0\u202f", '"""""\'\'--  ')
"""Typography that a text read by a gate has lost, one character for one."""


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class Cite:
    """`[@name]`: the fact that the sentence rests on."""

    name: str


@dataclass(frozen=True, slots=True)
class Value:
    """`{@name}`: print the fact's own value here."""

    name: str


@dataclass(frozen=True, slots=True)
class Citation:
    """A numbered mark in the text; `id` is its own anchor, `note` the endnote's."""

    number: int
    id: str
    note: str


@dataclass(frozen=True, slots=True)
class Strong:
    """Strong importance."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stress."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link; the address is http, https or mailto."""

    url: str
    children: tuple[Inline, ...]


Inline = Text | Cite | Value | Citation | Strong | Emphasis | Link


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of inline nodes."""

    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not; each item is a run of blocks."""

    items: tuple[tuple[Block, ...], ...]
    ordered: bool = False


Block = Paragraph | Bullets


@dataclass(frozen=True, slots=True)
class Prose:
    """Parsed text with where it came from, so that a finding in its third line can say so."""

    blocks: tuple[Block, ...] = ()
    raw: str = field(default="", compare=False)
    """The scalar as it stands in the YAML file, markup, indents and quotation marks included."""
    place: Place = field(default=Place(""), compare=False)
    """Where `raw` begins."""
    variables: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    """What stands in `raw` for texts of variables, `{name}`, and those texts."""

    def locate(self, excerpt: str, nth: int = 0) -> Place:
        """Return the place of the excerpt's nth occurrence (from 0) in the file, or of the whole text where it is not found."""
        words_ = re.escape(excerpt.translate(_STRAIGHT)).replace(r"\ ", r"\s+")  # a line of the file may end anywhere
        found = list(re.finditer(words_, self.raw.translate(_STRAIGHT)))
        if nth >= len(found):
            mark = next((mark for mark, text in self.variables if excerpt in text), "")
            return self.locate(mark) if mark and mark != excerpt else self.place
        before = self.raw[: found[nth].start()]
        lines = before.count("\n")
        column = len(before) - before.rfind("\n") if lines else self.place.column + len(before)
        return Place(self.place.path, self.place.line + lines, column)


def words(node: Inline) -> str:
    """Return an inline node's text without its citations.

    >>> words(Strong((Text("Two "), Cite("ilo"), Text("of eight"))))
    'Two of eight'
    """
    match node:
        case Text(text):
            return text
        case Strong(children) | Emphasis(children) | Link(_, children):
            return "".join(words(child) for child in children)
        case _:
            return ""


def plain(prose: Prose) -> str:
    """Return the text without markup or citations, blocks joined by a space."""
    return " ".join(_sentence(paragraph.children).strip() for paragraph in paragraphs(prose.blocks))


def _sentence(nodes: tuple[Inline, ...]) -> str:
    """A paragraph's words; the space before a citation goes with it."""
    told = ""
    for node in nodes:
        told = told.rstrip() if isinstance(node, Cite) else told + words(node)
    return told


def paragraphs(blocks: tuple[Block, ...]) -> tuple[Paragraph, ...]:
    """Return every paragraph in reading order, those of list items included."""
    found: list[Paragraph] = []
    for block in blocks:
        match block:
            case Paragraph():
                found.append(block)
            case Bullets(items):
                for item in items:
                    found.extend(paragraphs(item))
    return tuple(found)
