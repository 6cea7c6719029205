"""Endnotes: for each passage cited, where it stands, what it says, and the way back to each mark.

A source's `quote_limit` bounds how many of its words are printed; what the brief rests on is kept first.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain
from string import ascii_lowercase

from briefgen.compose.cite import Numbering, Passage
from briefgen.compose.wording import day, time
from briefgen.language.catalogue import phrase
from briefgen.language.names import foreign
from briefgen.model.brief import BackLink, Endnote
from briefgen.model.fact import Event, Fact
from briefgen.model.library import Library
from briefgen.model.source import Document, Source, Span

_WORD = re.compile(r"\S+")
_AFTER = 3
"""Words behind the kept ones that make sense of them: what a number counts."""


def notes(numbering: Numbering, library: Library) -> tuple[Endnote, ...]:
    """Return the endnotes in order of number."""
    pairs = enumerate(numbering.passages.items(), 1)
    return tuple(_note(number, key, facts, numbering, library) for number, (key, facts) in pairs)


def _note(number: int, key: Passage, facts: Sequence[Fact], numbering: Numbering, library: Library) -> Endnote:
    document, language = library.document(key[0]), numbering.language
    source = document.source
    passage, shortened = excerpt(
        document, Span(key[1], key[2]), tuple(_kept(document, facts, numbering.focus.get(key, ())))
    )
    return Endnote(
        number=number,
        id=f"note-{number}",
        source=credit(source, library, language),
        date=day(source.published, language) if source.published else phrase("undated", language),
        place=_place(document, Span(key[1], key[2]), language) + _resolved(facts, language),
        passage=passage,
        shortened=shortened,
        url=source.url,
        facts=tuple(sorted(fact.id for fact in facts)),
        back=tuple(_back(numbering.marks.get(number, ()))),
        language=foreign(source.language, language),
    )


def credit(source: Source, library: Library, language: str = "en-CA") -> str:
    """Name a source as shortly as it can be told from the others: by publisher, else with its title or file name.

    The date stands behind it, so that one publisher's articles of different days need no titles.
    """
    title = phrase("“{}”", language).format(source.title) if source.title else source.name
    return (
        source.publisher
        if source.publisher and library.alone(source)
        else ", ".join(p for p in (source.publisher, title) if p)
    )


def excerpt(document: Document, span: Span, kept: Sequence[Span]) -> tuple[str, bool]:
    """Return a passage's words within the source's limit, and whether words were left out.

    One run of words where the limit allows: from the passage's beginning, or as far before the kept words as they
    leave room. Kept words too far apart stand with the gap marked between them.
    """
    words = [
        Span(span.start + m.start(), span.start + m.end())
        for m in _WORD.finditer(document.plain[span.start : span.end])
    ]
    limit = document.source.quote_limit
    if limit is None or len(words) <= limit:
        return " ".join(document.quote(word) for word in words), False
    core = [i for i, word in enumerate(words) if any(word.meets(k) for k in kept)][:limit] or [0]
    if core[-1] - core[0] < limit:
        last = min(len(words) - 1, core[-1] + _AFTER)
        first = max(0, min(core[0], last - limit + 1))
        return _joined(document, words, range(first, first + limit)), True
    fill = chain((i for i in range(core[0], core[-1]) if i not in set(core)), range(core[-1] + 1, len(words)))
    return _joined(document, words, sorted([*core, *fill][:limit])), True


def _joined(document: Document, words: Sequence[Span], chosen: Sequence[int]) -> str:
    parts: list[str] = ["…"] if chosen[0] else []
    for last, index in zip((chosen[0] - 1, *chosen), chosen, strict=False):
        if index > last + 1:
            parts.append("…")
        parts.append(document.quote(words[index]))
    return " ".join([*parts, "…"] if chosen[-1] < len(words) - 1 else parts)


def _kept(document: Document, facts: Sequence[Fact], focus: Sequence[str]) -> list[Span]:
    spans = [fact.target.span for fact in facts if fact.kind in {"figure", "event"}]
    for text in focus:
        pattern = re.compile(r"\s+".join(map(re.escape, text.split())), re.IGNORECASE)
        spans.extend(
            Span(m.start(), m.end())
            for f in facts
            for m in pattern.finditer(document.plain, f.passage.span.start, f.passage.span.end)
        )
    return spans or [fact.target.span for fact in facts]


def _place(document: Document, span: Span, language: str) -> str:
    numbers = [p.number for p in document.paragraphs if p.span.meets(span)]
    if len(numbers) > 1:
        return phrase("paragraphs {} to {}", language).format(numbers[0], numbers[-1])
    return phrase("paragraph {}", language).format(numbers[0]) if numbers else phrase("front matter", language)


def _resolved(facts: Sequence[Fact], language: str) -> str:
    """Which day is meant where the passage says "Thursday" or "next month", so that a reader can follow."""
    whens = [fact.body.when for fact in facts if isinstance(fact.body, Event) and fact.body.when]
    told = {when.text: time(when, language) for when in whens if when.first and not re.search(r"\d{4}", when.text)}
    return "".join(
        phrase("; “{}” is {}", language).format(text, day_) for text, day_ in sorted(told.items()) if text != day_
    )


def _back(marks: Sequence[str]) -> list[BackLink]:
    if len(marks) == 1:
        return [BackLink(marks[0], "")]
    names = chain(ascii_lowercase, (a + b for a in ascii_lowercase for b in ascii_lowercase))
    return [BackLink(mark, name) for mark, name in zip(marks, names, strict=False)]
