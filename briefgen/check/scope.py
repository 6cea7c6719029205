"""Scopes: the stretches of hand-written text that must rest on the facts cited in them.

In running text a scope is a sentence, in a list the whole item, on a card or in a cell its text with the fact that
the block names. `bound` holds each scope against its facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


def scopes(outline: Outline) -> Iterator[Scope]:
    """Yield every scope of an outline in reading order."""
    for prose in (outline.title, outline.purpose, outline.bottom_line, outline.decision):
        yield from _running(prose)
    if outline.key_figures:
        yield from _facts(outline.key_figures)
    for section in outline.sections:
        yield from _running(section.title)
        for request in section.requests:
            yield from _request(request)


def _request(request: Request) -> Iterator[Scope]:
    match request:
        case ProseRequest(role, items, label):
            yield from _running(Prose((Paragraph((Text(label),)),), label, items[0].place if items else Place("")))
            for item in items:
                yield from _item(item) if role in WHOLE_ITEMS else _running(item)
        case QuestionsRequest(items):
            for answer in items:
                yield from _item(answer.question, _names(answer.answer.blocks))
                yield from _running(answer.answer)
        case FactsRequest():
            yield from _facts(request)
        case PositionsRequest(cells=cells, caption=caption):
            yield from _running(caption)
            for cell in cells:
                yield from _item(cell.text, (cell.fact,))
        case _:
            yield from _running(request.note)


def _facts(request: FactsRequest) -> Iterator[Scope]:
    yield from _running(request.caption)
    for pick in request.picks:
        yield from _item(pick.value, (pick.name,))
        yield from _item(pick.text, (pick.name,))


def _item(prose: Prose | None, names: Sequence[str] = ()) -> Iterator[Scope]:
    """The whole text as one scope, resting on its own citations and on the given names."""
    if prose is None:
        return
    parts = [_flat(paragraph.children) for paragraph, _ in _paragraphs(prose.blocks)]
    text = " ".join(part for part, _ in parts)
    cited = tuple(name for _, marks in parts for _, name in marks)
    yield Scope(straight(text), (*names, *cited), prose)


def _running(prose: Prose | None) -> Iterator[Scope]:
    """Each sentence of running text, each item of its lists."""
    before = ""
    for paragraph, listed in _paragraphs(prose.blocks if prose else ()):
        text, marks = _flat(paragraph.children)
        spans = (Span(0, len(text)),) if listed else sentences(text, 0, len(text))
        ends = [*(span.start for span in spans[1:]), len(text) + 1][: len(spans)]
        for span, end in zip(spans, ends, strict=True):
            names = tuple(name for at, name in marks if span.start <= at < end)
            yield Scope(text[span.start : span.end], names, prose or Prose(), before + text[: span.start])
        before += text


def _paragraphs(blocks: Sequence[Block], listed: bool = False) -> Iterator[tuple[Paragraph, bool]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block, listed
            case Bullets(items):
                for item in items:
                    yield from _paragraphs(item, listed=True)


def _names(blocks: Sequence[Block]) -> tuple[str, ...]:
    return tuple(name for paragraph, _ in _paragraphs(blocks) for _, name in _flat(paragraph.children)[1])


def _flat(nodes: Sequence[Inline]) -> tuple[str, list[tuple[int, str]]]:
    """The nodes' text, and each cited name with the offset where its mark stands."""
    text, marks = "", list[tuple[int, str]]()
    for node in nodes:
        match node:
            case Text(words):
                text += straight(words)
            case Cite(name) | Value(name):
                marks.append((len(text), name))
            case Strong(children) | Emphasis(children) | Link(_, children):
                inner, found = _flat(children)
                marks += [(len(text) + at, name) for at, name in found]
                text += inner
            case _:
                pass
    return text, marks
