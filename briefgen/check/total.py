"""No more of a source's words in one brief than its rights allow in all. Rule rights-exceeded.

Each word of the source counts once, wherever the brief prints it: in notes, quotations and blocks. How many may stand in
one piece is `rights`' matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.rights import texts
from briefgen.check.uses import Use
from briefgen.errors import Finding
from briefgen.grammar.quotations import quotations
from briefgen.grammar.typography import folded
from briefgen.model import brief as made
from briefgen.model.source import Document

_WORD = re.compile(r"\w+(?:['.,-]\w+)*")
_GAP = "…"
"""What stands in a note where words were left out."""


def total(use: Use) -> tuple[Finding, ...]:
    """Return a finding for each source of which the brief prints more words than its `total_limit`."""
    limited = (document for document in use.library.documents if document.source.total_limit)
    return tuple(finding for document in limited for finding in _over(document, use))


def _over(document: Document, use: Use) -> Iterator[Finding]:
    words, limit = " ".join(_WORD.findall(folded(document.plain))), document.source.total_limit or 0
    told = {piece for text in _printed(document, use) for piece in text.split(_GAP)}
    places = {place for piece in told for place in _places(piece, words)}
    if len(places) > limit:
        name = document.source.name
        named = (naming.place for naming, b in use.named if any(f.target.source == document.source.id for f in b.cited))
        message = (
            f'"{name}" stands in this brief with {len(places)} of its words, notes included; its rights allow {limit}.'
        )
        cure = "Cite fewer of its passages, or cut the notes with quote_limit: in its record."
        yield Finding("rights-exceeded", next(named, use.outline.place), message, cure)


def _printed(document: Document, use: Use) -> Iterator[str]:
    """What the brief prints as the words of a source."""
    facts = {fact.id for fact in use.facts if fact.target.source == document.source.id}
    yield from (note.passage for note in use.brief.notes if facts.intersection(note.facts))
    for section in use.brief.sections:
        for block in section.blocks:
            yield from (item.words for item in block.items) if isinstance(block, made.Quotes) else texts(block)
    for claim in use.claims:
        if any(fact.target.source == document.source.id for fact in claim.facts):
            yield from (claim.text[each.inner.start : each.inner.end] for each in quotations(claim.text))


def _places(piece: str, words: str) -> range:
    """The places, among a source's words, of those of a text that stands in it whole."""
    own = _WORD.findall(folded(piece))
    head, found, _ = f" {words} ".partition(f" {' '.join(own)} ") if own else ("", "", "")
    first = head.count(" ")
    return range(first, first + len(own)) if found else range(0)
