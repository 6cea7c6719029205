"""Scopes: the stretches of hand-written text that must rest on the facts cited in them.

In running text a scope is a sentence, in a list the whole item, on a card or in a cell its text with the fact that
the block names. `bound` holds each scope against its facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.errors import Place
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import straight
from briefgen.model.outline import FactsRequest, Outline, PositionsRequest, ProseRequest, QuestionsRequest, Request
from briefgen.model.prose import (
    Block,
    Bullets,
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
from briefgen.model.source import Span

WHOLE_ITEMS = frozenset({"key_points", "recommendations"})


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of plain text, the names cited in it, and the prose it comes from."""

    text: str
    names: tuple[str, ...]
    prose: Prose
    before: str = ""
    """The prose's text before this scope, to find the right one of equal words in the file."""

    def locate(self, excerpt: str, start: int) -> Place:
        """Return the place of an excerpt that stands at an offset of this scope's text."""
        nth = self.before.count(excerpt) + self.text[:start].count(excerpt)
        return self.prose.locate(excerpt, nth)


def scopes(outline: Outline, printed: Mapping[str, str]) -> Iterator[Scope]:
    """Yield every scope of an outline in reading order; `printed` is what `{@name}` prints, by name."""
    reader = _Reader(printed)
    for word in (outline.label, outline.marking):
        yield from reader.running(Prose((Paragraph((Text(word),)),), word, outline.place))
    for prose in (outline.title, outline.purpose, outline.bottom_line, outline.decision):
        yield from reader.running(prose)
    if outline.key_figures:
        yield from reader.facts(outline.key_figures)
    for section in outline.sections:
        yield from reader.running(section.title)
        for request in section.requests:
            yield from reader.request(request)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Cuts prose into scopes, with the values that it will print in it."""

    printed: Mapping[str, str]

    def request(self, request: Request) -> Iterator[Scope]:
        match request:
            case ProseRequest(role, items, label):
                yield from self.running(
                    Prose((Paragraph((Text(label),)),), label, items[0].place if items else Place(""))
                )
                for item in items:
                    yield from self.item(item) if role in WHOLE_ITEMS else self.running(item)
            case QuestionsRequest(items):
                for answer in items:
                    yield from self.item(answer.question, self.names(answer.answer.blocks))
                    yield from self.running(answer.answer)
            case FactsRequest():
                yield from self.facts(request)
            case PositionsRequest(cells=cells, caption=caption):
                yield from self.running(caption)
                for cell in cells:
                    yield from self.item(cell.text, (cell.fact,))
            case _:
                yield from self.running(request.note)

    def facts(self, request: FactsRequest) -> Iterator[Scope]:
        yield from self.running(request.caption)
        for pick in request.picks:
            yield from self.item(pick.value, (pick.name,))
            yield from self.item(pick.text, (pick.name,))

    def item(self, prose: Prose | None, names: Sequence[str] = ()) -> Iterator[Scope]:
        """The whole text as one scope, resting on its own citations and on the given names."""
        if prose is None:
            return
        parts = [self.flat(paragraph.children) for paragraph, _ in _paragraphs(prose.blocks)]
        text = " ".join(part for part, _ in parts)
        cited = tuple(name for _, marks in parts for _, name in marks)
        yield Scope(straight(text), (*names, *cited), prose)

    def running(self, prose: Prose | None) -> Iterator[Scope]:
        """Each sentence of running text, each item of its lists."""
        before = ""
        for paragraph, listed in _paragraphs(prose.blocks if prose else ()):
            text, marks = self.flat(paragraph.children)
            spans = (Span(0, len(text)),) if listed else sentences(text, 0, len(text))
            ends = [*(span.start for span in spans[1:]), len(text) + 1][: len(spans)]
            for span, end in zip(spans, ends, strict=True):
                names = tuple(name for at, name in marks if span.start <= at < end)
                yield Scope(text[span.start : span.end], names, prose or Prose(), before + text[: span.start])
            before += text

    def names(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        return tuple(name for paragraph, _ in _paragraphs(blocks) for _, name in self.flat(paragraph.children)[1])

    def flat(self, nodes: Sequence[Inline]) -> tuple[str, list[tuple[int, str]]]:
        """The nodes' text, and each cited name with the offset where its mark stands."""
        text, marks = "", list[tuple[int, str]]()
        for node in nodes:
            match node:
                case Text(words):
                    text += straight(words)
                case Cite(name):
                    marks.append((len(text), name))
                case Value(name):
                    text += straight(self.printed.get(name, ""))
                    marks.append((len(text), name))
                case Strong(children) | Emphasis(children) | Link(_, children):
                    inner, found = self.flat(children)
                    marks += [(len(text) + at, name) for at, name in found]
                    text += inner
                case _:
                    pass
        return text, marks


def _paragraphs(blocks: Sequence[Block], listed: bool = False) -> Iterator[tuple[Paragraph, bool]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block, listed
            case Bullets(items):
                for item in items:
                    yield from _paragraphs(item, listed=True)
