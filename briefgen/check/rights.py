"""No more of a source's words in one piece than its rights allow, wherever they are printed. Rule rights-exceeded.

Endnotes are cut to the limit and quotation blocks have their own finding in `compose`; here is all other text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefgen.check.uses import Use
from briefgen.errors import Finding, Place
from briefgen.grammar.typography import folded
from briefgen.model import brief as made
from briefgen.model.prose import Emphasis, Inline, Link, Strong, Text
from briefgen.model.source import Document

WORD = re.compile(r"\w+(?:['.,-]\w+)*")
_SHOWN = 6
"""Words of a passage that a finding quotes."""


def rights(use: Use) -> tuple[Finding, ...]:
    """Return a finding for each run of a source's words in the brief that is longer than its `quote_limit`."""
    limited = ((document, document.source.quote_limit) for document in use.library.documents)
    runs = {document.source.id: Runs(document, limit + 1) for document, limit in limited if limit}
    return (*_told(use, runs), *_shown(use, runs)) if runs else ()


class Runs:
    """The runs of so many words of a document, each with the place of its first word among the document's."""

    def __init__(self, document: Document, size: int) -> None:
        self.source = document.source
        self.size = size
        words = WORD.findall(folded(document.plain))
        self.runs = {tuple(words[i : i + size]): i for i in reversed(range(len(words) - size + 1))}

    def find(self, text: str) -> int | None:
        """Return where in the text the first run begins, or None."""
        return next((start for start, _ in self._found(text)), None)

    def places(self, text: str) -> frozenset[int]:
        """Return the places, among the document's words, of those that the text has in such runs."""
        return frozenset(place + at for _, place in self._found(text) for at in range(self.size))

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        words = list(WORD.finditer(text))
        told = [folded(word[0]) for word in words]
        for start in range(len(told) - self.size + 1):
            place = self.runs.get(tuple(told[start : start + self.size]))
            if place is not None:
                yield words[start].start(), place


def _told(use: Use, runs: Mapping[str, Runs]) -> Iterator[Finding]:
    """Runs in the outline's own text, in or out of quotation marks."""
    for claim in use.claims:
        for source in dict.fromkeys(fact.target.source for fact in claim.facts):
            start = runs[source].find(claim.text) if source in runs else None
            if start is not None:
                words = " ".join(claim.text[start:].split()[:_SHOWN])
                place = claim.scope.locate(claim.text[start:].split()[0], start)
                yield _finding(words, runs[source], place)


def _shown(use: Use, runs: Mapping[str, Runs]) -> Iterator[Finding]:
    """Runs in what blocks print of the sources by themselves."""
    sections = zip(use.brief.sections, use.outline.sections, strict=True)
    told = ((text, plan.place) for section, plan in sections for block in section.blocks for text in texts(block))
    for text, place in told:
        for each in runs.values():
            start = each.find(text)
            if start is not None:
                yield _finding(" ".join(text[start:].split()[:_SHOWN]), each, place)


def texts(block: made.Answered) -> Iterator[str]:
    """Yield what a block prints of the sources by itself, but for quotations."""
    match block:
        case made.Timeline(entries):
            yield from (_plain(entry.text) for entry in entries)
        case made.Table(_, rows):
            yield from (_plain(cell) for row in rows for cell in row)
        case made.Disputed(disputes):
            yield from (_plain(side.text) for dispute in disputes for side in dispute.sides)
        case made.Unused(facts):
            yield from (_plain(missed.text) for missed in facts)
        case _:
            return


def _plain(nodes: Sequence[Inline]) -> str:
    text = ""
    for node in nodes:
        match node:
            case Text(words):
                text += words
            case Strong(children) | Emphasis(children) | Link(_, children):
                text += _plain(children)
            case _:
                pass
    return text


def _finding(words: str, runs: Runs, place: Place) -> Finding:
    message = f'"{words}" begins more than the {runs.size - 1} words in one piece that {runs.source.name} allows.'
    return Finding("rights-exceeded", place, message, "Quote less of it, or say it in our own words.")
