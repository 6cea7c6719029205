"""Facts of a delivered brief -> where their words stand in the sources now, and what became of them.

`anchor` finds the quotations of outlines; here the words must be the same, and so must the passage around them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.model.evidence import Told
from briefgen.model.source import Document, Span

SHOWN = 12
"""Words of the present text that are told."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What became of a fact: found, moved to another paragraph, changed or gone; and what to know of it."""

    how: str
    remark: str = ""


def digest(words: str) -> str:
    """Return the SHA-256 of words, white space folded, as it stands in the file inside a PDF."""
    return hashlib.sha256(" ".join(words.split()).encode()).hexdigest()


def again(fact: Told, documents: Sequence[Document]) -> Seen:
    """Return what became of a fact; its source is known by its file's name, or by its bytes under another name."""
    same = [each for each in documents if each.source.name == fact.file]
    for document in same or [each for each in documents if each.digest == fact.source]:
        return _seen(fact, document)
    return Seen("gone", f"there is no {fact.file}")


def _seen(fact: Told, document: Document) -> Seen:
    places = [
        place for place in _places(fact, document.text) if digest(document.text[place.start : place.end]) == fact.digest
    ]
    kept = [place for place in places if _passage(fact, place, document)]
    numbers = [_paragraph(place, document) for place in kept]
    if fact.paragraph in numbers:
        return Seen("found")
    if numbers:
        return Seen("moved", f"now in paragraph {numbers[0]}")
    if places:
        here = min(places, key=lambda place: abs(place.start - fact.span.start))
        return Seen("changed", f'the words stand, but around them is now "{_around(here, document)}"')
    return _lost(fact, document)


def _places(fact: Told, text: str) -> Iterator[Span]:
    """Where the words stand, white space aside; of words known by their ends only, from one end to the next other."""
    ends = [r"\s+".join(map(re.escape, part.split())) for part in (fact.first, fact.last) if part]
    for found in re.finditer(r"(?=(" + r"[\s\S]*?".join(ends) + "))", text):
        yield Span(*found.span(1))


def _passage(fact: Told, place: Span, document: Document) -> bool:
    """Whether the passage around the words is the same, to the letter."""
    start, end = place.start - (fact.span.start - fact.passage.start), place.end + (fact.passage.end - fact.span.end)
    return digest(document.text[max(0, start) : end]) == fact.passage_digest


def _paragraph(place: Span, document: Document) -> int:
    return next((each.number for each in document.paragraphs if each.span.meets(place)), 0)


def _around(place: Span, document: Document) -> str:
    sentences = [each.span for each in document.sentences if each.span.meets(place)]
    whole = Span(sentences[0].start, sentences[-1].end) if sentences else place
    return _few(document.quote(whole))


def _lost(fact: Told, document: Document) -> Seen:
    """Words that stand nowhere: changed where what stood before or behind them is left, else gone."""
    for before, text in ((True, fact.prefix), (False, fact.suffix)):
        words = text.split()[1:] if before else text.split()[:-1]
        found = re.search(r"\s+".join(map(re.escape, words)), document.text) if len(words) > 1 else None
        if found:
            start = found.end() if before else max(0, found.start() - len(fact.first) - 1)
            now = document.text[start : start + len(fact.first) + 1] if not before else document.text[start:]
            return Seen("changed", f'there is now "{_few(now)}"')
    return Seen("gone", "neither the words nor what stood around them")


def _few(text: str) -> str:
    words = text.split()
    return " ".join(words[:SHOWN]) + (" …" if len(words) > SHOWN else "")
