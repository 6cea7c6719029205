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

_WORD = re.compile(r"\w+(?:['.-]\w+)*")
_SHOWN = 6
"""Words of a passage that a finding quotes."""


def rights(use: Use) -> tuple[Finding, ...]:
    """Return a finding for each run of a source's words in the brief that is longer than its `quote_limit`."""
    runs = {document.source.id: _Runs(document) for document in use.library.documents if document.source.quote_limit}
    return (*_told(use, runs), *_shown(use, runs)) if runs else ()


class _Runs:
    """The runs of words of a document that are one word longer than may be printed."""

    def __init__(self, document: Document) -> None:
        self.source = document.source
        self.size = (document.source.quote_limit or 0) + 1
        words = _WORD.findall(folded(document.plain))
        self.runs = {tuple(words[i : i + self.size]) for i in range(len(words) - self.size + 1)}

    def find(self, text: str) -> int | None:
        """Return where in the text the first run begins, or None."""
        words = list(_WORD.finditer(text))
        told = [folded(word[0]) for word in words]
        for start in range(len(told) - self.size + 1):
            if tuple(told[start : start + self.size]) in self.runs:
                return words[start].start()
        return None


def _told(use: Use, runs: Mapping[str, _Runs]) -> Iterator[Finding]:
    """Runs in the outline's own text, in or out of quotation marks."""
    for claim in use.claims:
        for source in dict.fromkeys(fact.target.source for fact in claim.facts):
            start = runs[source].find(claim.text) if source in runs else None
            if start is not None:
                words = " ".join(claim.text[start:].split()[:_SHOWN])
                place = claim.scope.locate(claim.text[start:].split()[0], start)
                yield _finding(words, runs[source], place)


def _shown(use: Use, runs: Mapping[str, _Runs]) -> Iterator[Finding]:
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


def _finding(words: str, runs: _Runs, place: Place) -> Finding:
    message = f'"{words}" begins more than the {runs.size - 1} words in one piece that {runs.source.name} allows.'
    return Finding("rights-exceeded", place, message, "Quote less of it, or say it in our own words.")
