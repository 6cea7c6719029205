"""Citations in reading order: turns names into numbered marks, and keeps the endnotes that the marks lead to.

One endnote per passage. `notes` writes the endnotes once every mark is placed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from briefgen.compose.wording import value
from briefgen.language.typography import typeset
from briefgen.model.fact import Fact
from briefgen.model.library import Binding
from briefgen.model.prose import (
    Block,
    Bullets,
    Citation,
    Cite,
    Emphasis,
    Inline,
    Link,
    Paragraph,
    Prose,
    Strong,
    Text,
    Value,
)

Passage = tuple[str, int, int]


def passage(fact: Fact) -> Passage:
    """Return what makes two facts share an endnote: source and span of the passage."""
    return fact.passage.source, fact.passage.span.start, fact.passage.span.end


@dataclass(slots=True)
class Numbering:
    """Gives each passage its number when it is first cited, and each mark its anchor."""

    bindings: Mapping[str, Binding]
    language: str = "en-CA"
    passages: dict[Passage, list[Fact]] = field(default_factory=dict)
    marks: dict[int, list[str]] = field(default_factory=dict)
    focus: dict[Passage, list[str]] = field(default_factory=dict)

    def cite(self, facts: Sequence[Fact], focus: str = "") -> tuple[Citation, ...]:
        """Return a mark for each passage that the facts stand on, in ascending order of number."""
        numbers = sorted({self._number(fact, focus) for fact in facts})
        return tuple(self._mark(number) for number in numbers)

    def lookup(self, facts: Sequence[Fact]) -> tuple[Citation, ...]:
        """Return marks for passages that are cited already, with no anchor of their own."""
        numbers = sorted({self._number(fact, "") for fact in facts})
        return tuple(Citation(number, "", f"note-{number}") for number in numbers)

    def named(self, *names: str) -> tuple[Citation, ...]:
        """Return the marks for names; a name that is not bound has been reported and prints none."""
        bound = [self.bindings[name] for name in names if name in self.bindings]
        numbers = {self._number(fact, binding.focus) for binding in bound for fact in binding.cited}
        return tuple(self._mark(number) for number in sorted(numbers))

    def prose(self, prose: Prose | None) -> tuple[Block, ...]:
        """Return blocks with their names numbered."""
        return tuple(self._block(block) for block in prose.blocks) if prose else ()

    def inline(self, prose: Prose | None) -> tuple[Inline, ...]:
        """Return the first paragraph's nodes with their names numbered."""
        blocks = self.prose(prose)
        return blocks[0].children if blocks and isinstance(blocks[0], Paragraph) else ()

    def _block(self, block: Block) -> Block:
        match block:
            case Paragraph(children):
                return Paragraph(self._inlines(children))
            case Bullets(items, ordered):
                return Bullets(tuple(tuple(self._block(b) for b in item) for item in items), ordered)

    def _inlines(self, nodes: Sequence[Inline]) -> tuple[Inline, ...]:
        found: list[Inline] = []
        for node, names in _runs(tuple(_cited(nodes))):
            if names and found and isinstance(last := found[-1], Text):
                words = last.text.rstrip()  # `workers [@jobs].` prints its mark at the word
                found[-1:] = [Text(words)] if words else []
            found.extend(self.named(*names) if names else self._inline(node))
        return tuple(found)

    def _inline(self, node: Inline) -> tuple[Inline, ...]:
        match node:
            case Value(name):
                bound = self.bindings.get(name)
                return (Text(value(bound.cited[0], self.language)),) if bound else ()
            case Strong(children):
                return (Strong(self._inlines(children)),)
            case Emphasis(children):
                return (Emphasis(self._inlines(children)),)
            case Link(url, children):
                return (Link(url, self._inlines(children)),)
            case Text(words):
                return (Text(typeset(words, self.language)),)
            case _:
                return (node,)

    def _number(self, fact: Fact, focus: str) -> int:
        key = passage(fact)
        facts = self.passages.setdefault(key, [])
        if fact not in facts:
            facts.append(fact)
        if focus:
            self.focus.setdefault(key, []).append(focus)
        return list(self.passages).index(key) + 1

    def _mark(self, number: int) -> Citation:
        marks = self.marks.setdefault(number, [])
        marks.append(f"ref-{number}-{len(marks) + 1}")
        return Citation(number, marks[-1], f"note-{number}")


def _cited(nodes: Sequence[Inline]) -> Iterator[Inline]:
    """Let a value cite its fact, so that `{@a} [@a]` prints one mark like `[@a] [@a]`."""
    for node in nodes:
        yield node
        if isinstance(node, Value):
            yield Cite(node.name)


def _runs(nodes: Sequence[Inline]) -> list[tuple[Inline, list[str]]]:
    """Join neighbouring citations, so that `[@a; @b]` and `[@a] [@b]` resting on one passage print one mark."""
    found: list[tuple[Inline, list[str]]] = []
    for node in nodes:
        if isinstance(node, Cite) and len(found) > 1 and found[-2][1] and _blank(found[-1][0]):
            found.pop()
        if isinstance(node, Cite) and found and found[-1][1]:
            found[-1][1].append(node.name)
        else:
            found.append((node, [node.name] if isinstance(node, Cite) else []))
    return found


def _blank(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()
