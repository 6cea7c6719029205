"""No more of a source's words in one brief than its rights allow in all. Rule rights-exceeded.

Each word of the source counts once, wherever the brief prints it: in notes and quotations, and in text and blocks where
some stand together as in the source. How many may stand in one piece is `rights`' matter.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.rights import WORD, Runs, texts
from briefgen.check.uses import Use
from briefgen.errors import Finding
from briefgen.grammar.quotations import quotations
from briefgen.grammar.typography import folded
from briefgen.model import brief as made
from briefgen.model.source import Document

_GAP = "…"
"""What stands in a note where words were left out."""
_COPIED = 6
"""Words in the source's order that are taken over from it, with quotation marks or without: fewer may be anybody's."""


def total(use: Use) -> tuple[Finding, ...]:
    """Return a finding for each source of which the brief prints more words than its `total_limit`."""
    limited = (document for document in use.library.documents if document.source.total_limit)
    return tuple(finding for document in limited for finding in _over(document, use))


def _over(document: Document, use: Use) -> Iterator[Finding]:
    words, limit = " ".join(WORD.findall(folded(document.plain))), document.source.total_limit or 0
    told = {piece for text in _quoted(document, use) for piece in text.split(_GAP)}
    runs = Runs(document, _COPIED)
    places = {place for piece in told for place in _places(piece, words)}
    places |= {place for text in set(_printed(use)) for place in runs.places(text)}
    if len(places) > limit:
        name = document.source.name
        named = (naming.place for naming, b in use.named if any(f.target.source == document.source.id for f in b.cited))
        message = (
            f'"{name}" stands in this brief with {len(places)} of its words, notes included; its rights allow {limit}.'
        )
        cure = "Cite fewer of its passages, or cut the notes with quote_limit: in its record."
        yield Finding("rights-exceeded", next(named, use.outline.place), message, cure)


def _quoted(document: Document, use: Use) -> Iterator[str]:
    """What the brief prints as the words of a source, however few."""
    facts = {fact.id for fact in use.facts if fact.target.source == document.source.id}
    yield from (note.passage for note in use.brief.notes if facts.intersection(note.facts))
    for block in _blocks(use):
        yield from (item.words for item in block.items) if isinstance(block, made.Quotes) else ()
    for claim in use.claims:
        if any(fact.target.source == document.source.id for fact in claim.facts):
            yield from (claim.text[each.inner.start : each.inner.end] for each in quotations(claim.text))


def _printed(use: Use) -> Iterator[str]:
    """All that the brief prints in its own text and its blocks, in which words of a source may stand."""
    yield from (claim.text for claim in use.claims)
    yield from (text for block in _blocks(use) for text in texts(block))


def _blocks(use: Use) -> Iterator[made.Answered]:
    return (block for section in use.brief.sections for block in section.blocks)


def _places(piece: str, words: str) -> range:
    """The places, among a source's words, of those of a text that stands in it whole."""
    own = WORD.findall(folded(piece))
    head, found, _ = f" {words} ".partition(f" {' '.join(own)} ") if own else ("", "", "")
    first = head.count(" ")
    return range(first, first + len(own)) if found else range(0)
