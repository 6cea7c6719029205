"""Scopes: the stretches of hand-written text that must rest on the facts cited in them.

In running text a scope is a sentence, in a list the whole item, on a card or in a cell its text with the fact that
the block names. `bound` holds each scope against its facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum

from briefgen.errors import Place
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import straight, tight
from briefgen.model.chart import ChartRequest, End
from briefgen.model.outline import (
    Answer,
    ChangesRequest,
    DisputedRequest,
    FactsRequest,
    Outline,
    Pick,
    PositionsRequest,
    ProseRequest,
    QuestionsRequest,
    Request,
    TableRequest,
    UnusedRequest,
)
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


_OURS = frozenset({"analysis", "recommendations"})


class Voice(Enum):
    """Whose words a scope is in: our report of a source, words that stand beside a quotation, or our own reading.

    Numbers, dates and quotations are held to their sources in every voice, strength only in a report.
    """

    REPORTED = "reported"
    QUOTED = "quoted"
    OURS = "ours"


@dataclass(frozen=True, slots=True)
class Scope:
    """A stretch of plain text, the names cited in it, and the prose it comes from."""

    text: str
    names: tuple[str, ...]
    prose: Prose
    before: str = ""
    """The prose's text before this scope, to find the right one of equal words in the file."""
    voice: Voice = Voice.REPORTED
    marks: tuple[tuple[int, str], ...] = ()
    """The names cited in the text itself, each with its offset in it; the other names hold for the whole of it."""
    beside: str = ""
    """What is printed with the text, so that it may say there what the text leaves out: a card's words for its value."""
    glued: tuple[str, ...] = ()
    """Names whose `{@name}` touches a letter or a digit, so that its value is printed as part of another."""

    def locate(self, excerpt: str, start: int) -> Place:
        """Return the place of an excerpt that stands at an offset of this scope's text."""
        nth = self.before.count(excerpt) + self.text[:start].count(excerpt)
        return self.prose.locate(excerpt, nth)


def scopes(outline: Outline, printed: Mapping[str, str]) -> Iterator[Scope]:
    """Yield every scope of an outline in reading order; `printed` is what `{@name}` prints, by name."""
    reader = _Reader(printed)
    ours = replace(reader, voice=Voice.OURS)
    said = (text for key, text in outline.header if key != "number")
    for word in (outline.label, outline.marking, *said):
        yield from ours.running(Prose((Paragraph((Text(word),)),), word, outline.place))
    yield from reader.running(outline.title)
    yield from ours.running(outline.purpose)
    yield from reader.running(outline.bottom_line)
    yield from ours.running(outline.decision)
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
    voice: Voice = Voice.REPORTED

    def request(self, request: Request) -> Iterator[Scope]:
        match request:
            case ProseRequest(role):
                yield from (replace(self, voice=Voice.OURS) if role in _OURS else self).prose(request)
            case QuestionsRequest(items):
                for answer in items:
                    yield from self.answer(answer)
            case FactsRequest():
                yield from self.facts(request)
            case PositionsRequest(cells=cells, caption=caption):
                yield from self.running(caption)
                for cell in cells:
                    yield from self.item(cell.text, (cell.fact,))
            case ChartRequest() | DisputedRequest() | TableRequest():
                yield from self.across(request)
            case UnusedRequest(caption=caption):
                yield from self.running(caption)
            case ChangesRequest():
                yield from self.changes(request)
            case _:
                yield from self.running(request.note)

    def changes(self, request: ChangesRequest) -> Iterator[Scope]:
        yield from self.running(request.note)
        for each in request.corrections:
            yield from self.item(each.text, (each.fact,) if each.fact else ())

    def chart(self, request: ChartRequest) -> Iterator[Scope]:
        """A chart's own words rest on all that it draws, a label and a printed value on their point."""
        names = tuple(end.name for end in request.ends)
        called = (prose for _, prose in request.fields)
        for prose in (request.title, request.unit, *request.heads, request.note, *request.texts, *called):
            yield from self.item(prose, names)
        whole = " ".join(map(self.words, (request.title, request.unit, request.note)))
        for point in request.points:
            told = " ".join(self.printed.get(end.name, "") for end in point.ends)
            yield from self.item(point.label, tuple(end.name for end in point.ends), f"{told} {whole}")
            heads = (*request.heads, None)  # of which the fact and its mark have the first, the other end the last
            yield from self.item(point.words, (point.fact.name,), f"{self.words(point.label)} {whole}")
            first = None if point.words else point.fact
            for end, head in ((first, heads[0]), (point.mark, heads[0]), (point.to, heads[-2:][0])):
                beside = " ".join(map(self.words, (point.label, head)))
                yield from self.ends((end,) if end else (), f"{beside} {whole}")
        for row in request.rows:
            ends, said = [cell.end for cell in row if cell.end], " ".join(self.words(cell.text) for cell in row)
            yield from self.ends(ends, f"{said} {whole}")
            for cell in row:
                yield from self.item(cell.text, tuple(end.name for end in ends), whole)

    def ends(self, ends: Sequence[End], beside: str) -> Iterator[Scope]:
        for end in ends:
            shown = end.value or self.own(Pick(end.name, end.place))
            yield from self.item(shown, (end.name,), beside)

    def across(self, request: ChartRequest | DisputedRequest | TableRequest) -> Iterator[Scope]:
        """The texts of the blocks that set sources side by side: a dispute rests on its sides, a row on its cells' marks."""
        if isinstance(request, ChartRequest):
            yield from self.chart(request)
            return
        yield from self.running(request.caption)
        if isinstance(request, DisputedRequest):
            for dispute in request.disputes:
                for prose in (dispute.text, dispute.differs):
                    yield from self.item(prose, tuple(pick.name for pick in dispute.sides))
                yield from self.facts(FactsRequest("figures", dispute.sides))
            return
        if request.facts:
            yield from self.facts(request.facts)
        for head in request.head:
            yield from self.item(head)
        for row in request.rows:
            for head, cell in zip(request.head, row, strict=True):
                cited = (name for other in row if other is not cell for name in self.names(other.blocks))
                yield from self.item(cell, tuple(cited), " ".join(map(self.words, (head, row[0]))))

    def prose(self, request: ProseRequest) -> Iterator[Scope]:
        place = request.items[0].place if request.items else Place("")
        yield from self.running(Prose((Paragraph((Text(request.label),)),), request.label, place))
        for item in request.items:
            yield from self.item(item) if request.role in WHOLE_ITEMS else self.running(item)

    def answer(self, answer: Answer) -> Iterator[Scope]:
        """A question is ours and asserts nothing; its answer, and the line to say, are reports."""
        names = self.names(answer.answer.blocks)
        yield from replace(self, voice=Voice.OURS).item(answer.question, names)
        yield from self.item(answer.say, names)
        yield from self.running(answer.answer)

    def facts(self, request: FactsRequest) -> Iterator[Scope]:
        reader = replace(self, voice=Voice.QUOTED) if request.role == "quotes" else self
        yield from self.running(request.caption)
        for pick in request.picks:
            shown = pick.value or (self.own(pick) if request.role == "figures" else None)
            yield from reader.item(shown, (pick.name,), self.words(pick.text))
            yield from reader.item(pick.text, (pick.name,), self.words(pick.value) or self.printed.get(pick.name, ""))

    def own(self, pick: Pick) -> Prose:
        """The fact's own value, as a card prints it where the outline gives none."""
        return Prose((Paragraph((Text(self.printed.get(pick.name, "")),)),), "", pick.place)

    def words(self, prose: Prose | None) -> str:
        """The text alone."""
        return straight(
            " ".join(self.flat(part.children).text for part, _ in _paragraphs(prose.blocks if prose else ()))
        )

    def item(self, prose: Prose | None, names: Sequence[str] = (), beside: str = "") -> Iterator[Scope]:
        """The whole text as one scope, resting on its own citations and on the given names."""
        if prose is None:
            return
        text, marks, glued = "", list[tuple[int, str]](), list[str]()
        for paragraph, _ in _paragraphs(prose.blocks):
            part = self.flat(paragraph.children)
            text += " " if text else ""
            marks += [(len(text) + at, name) for at, name in part.marks]
            text, glued = text + part.text, [*glued, *part.glued]
        cited = tuple(name for _, name in marks)
        yield Scope(text, (*names, *cited), prose, "", self.voice, tuple(marks), beside, tuple(glued))

    def running(self, prose: Prose | None) -> Iterator[Scope]:
        """Each sentence of running text, each item of its lists."""
        before = ""
        for paragraph, listed in _paragraphs(prose.blocks if prose else ()):
            part = self.flat(paragraph.children)
            text, marks, glued = part.text, part.marks, part.glued
            spans = (Span(0, len(text)),) if listed else sentences(text, 0, len(text))
            ends = [*(span.start for span in spans[1:]), len(text) + 1][: len(spans)]
            for span, end in zip(spans, ends, strict=True):
                here = tuple((at - span.start, name) for at, name in marks if span.start <= at < end)
                names, cut = tuple(name for _, name in here), text[span.start : span.end]
                tied = tuple(name for name in glued if name in names)
                yield Scope(cut, names, prose or Prose(), before + text[: span.start], self.voice, here, glued=tied)
            before += text

    def names(self, blocks: Sequence[Block]) -> tuple[str, ...]:
        return tuple(name for paragraph, _ in _paragraphs(blocks) for _, name in self.flat(paragraph.children).marks)

    def flat(self, nodes: Sequence[Inline]) -> _Flat:
        """The nodes' text, and each cited name with the offset where its mark stands."""
        made = _Flat("", [], [])
        for place, node in enumerate(nodes):
            match node:
                case Text(words):
                    made.text += straight(tight(words))
                case Cite(name):
                    made.marks.append((len(made.text), name))
                case Value(name):
                    if made.text[-1:].isalnum() or _opening(nodes[place + 1 : place + 2])[:1].isalnum():
                        made.glued.append(name)
                    made.text += straight(self.printed.get(name, ""))
                    made.marks.append((len(made.text), name))
                case Strong(children) | Emphasis(children) | Link(_, children):
                    made.add(self.flat(children))
                case _:
                    pass
        return made


@dataclass(slots=True)
class _Flat:
    """Nodes as plain text: its marks by offset, and the names whose value touches a word."""

    text: str
    marks: list[tuple[int, str]]
    glued: list[str]

    def add(self, inner: _Flat) -> None:
        self.marks += [(len(self.text) + at, name) for at, name in inner.marks]
        self.text, self.glued = self.text + inner.text, self.glued + inner.glued


def _opening(nodes: Sequence[Inline]) -> str:
    """What the first of some nodes begins with; a value printed beside a value touches it."""
    match nodes[0] if nodes else None:
        case Text(words):
            return words
        case Value():
            return "0"
        case Strong(children) | Emphasis(children) | Link(_, children):
            return _opening(children[:1])
        case _:
            return ""


def _paragraphs(blocks: Sequence[Block], listed: bool = False) -> Iterator[tuple[Paragraph, bool]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block, listed
            case Bullets(items):
                for item in items:
                    yield from _paragraphs(item, listed=True)
