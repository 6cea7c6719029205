"""Turns: words that a layout gives to a speaker, without a verb: transcripts ("ITO: ...") and signed quotations.

Reports with a cue are read in `frames`; `drafts` puts both together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefgen.extract.draft import Draft
from briefgen.extract.speakers import Phrase
from briefgen.extract.tokens import COLON, DASH, MARK, Tokens
from briefgen.model.source import Document, ParagraphKind

_LABEL = 4
"""Tokens of a speaker's label or signature at most."""
_TURNS = 3
"""Labelled paragraphs that make a transcript: one alone may be "UPDATE: ..."."""


def turns(tokens: Tokens, document: Document) -> list[Draft]:
    """Return what a document's layout gives to speakers, in order."""
    if not (_labelled(tokens) or _signatures(tokens)):
        return []
    body = [p for p in document.paragraphs if p.kind is ParagraphKind.BODY]
    ranges = [(tokens.at(p.span.start), tokens.at(p.span.end)) for p in body]
    labels = {first: label for first, last in ranges if (label := _label(tokens, first, last))}
    often = Counter(tokens.words[start] for start, _ in labels.values())
    spoken = len(labels) >= _TURNS and max(often.values()) > 1
    found = [_turn(labels[first], last) for first, last in ranges if spoken and first in labels]
    return [*found, *(draft for first, last in ranges for draft in _signed(tokens, first, last))]


def _labelled(tokens: Tokens) -> bool:
    """Whether capitals stand before as many colons as a transcript has: few documents show that."""
    colons = tokens.where.get(":", ())
    return len(colons) >= _TURNS and [tokens.words[at - 1].isupper() for at in colons].count(True) >= _TURNS


def _label(tokens: Tokens, first: int, last: int) -> Phrase | None:
    """The capitals before the colon that opens a paragraph."""
    start = first + 1 if first < last and tokens.flags[first] & MARK else first
    end = start
    while end < min(last, start + _LABEL) and tokens.words[end].isupper() and len(tokens.words[end]) > 1:
        end += 1
    return (start, end) if start < end < last - 1 and tokens.flags[end] & COLON else None


def _turn(label: Phrase, last: int) -> Draft:
    return Draft(label, (label[1], label[1] + 1), ((label[1] + 1, last),), "turn")


def _signatures(tokens: Tokens) -> bool:
    """Whether a dash and a capital stand behind any quotation: few documents have that."""
    behind = [at + 1 for at in tokens.places(_DASHES) if at and tokens.edges[at - 1] == 2]
    return any(tokens.words[at][0].isupper() for at in behind if at < len(tokens.words))


_DASHES = frozenset(("-", "–", "—", "--", "―"))


def _signed(tokens: Tokens, first: int, last: int) -> Iterator[Draft]:
    """Quotations with a dash and a name behind: '"It held." -- Bo Ito'."""
    closing = tokens.edges.find(2, first, max(first, last - 2))
    while closing >= 0:
        dash, closing = closing + 1, tokens.edges.find(2, closing + 1, last - 2)
        if tokens.flags[dash] & DASH:
            end = dash + 1
            while end < min(last, dash + 1 + _LABEL) and tokens.words[end][0].isupper() and not tokens.quoted[end]:
                end += 1
            ended = end >= last or tokens.opens(end) or tokens.words[end] == "."
            if end > dash + 1 and ended:
                yield Draft((dash + 1, end), (dash, dash + 1), ((tokens.quote_start(dash - 1), dash),), "signed")
