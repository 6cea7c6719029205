"""Stretches of two editions of a text that answer each other: between their marks, by sentence, else the whole of it.

Each stretch has the signs of strength in it; `kept` compares them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefgen.check.claim import Claim
from briefgen.errors import Place
from briefgen.grammar.firmness import Sign, Sort
from briefgen.grammar.firmness import signs as english
from briefgen.grammar.french.firmness import signs as french
from briefgen.grammar.quotations import quotations
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import wording
from briefgen.model.source import Span

_WORDS = 12
"""Words of a stretch that a finding quotes."""
_GLOSS = re.compile(r"\s*\[")


Told = tuple[Claim, Sign]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text in one or more claims, with its signs of strength in order."""

    parts: tuple[tuple[Claim, Span], ...]
    told: tuple[Told, ...]

    @property
    def signs(self) -> tuple[Sign, ...]:
        """The signs alone."""
        return tuple(sign for _, sign in self.told)

    def count(self, sort: Sort) -> int:
        """How many words say a sort."""
        return len({sign.span.start for sign in self.signs if sort in sign.says})

    def loose(self, sort: Sort) -> int:
        """How many signs may only stand for a sort."""
        return sum(sort in sign.stands for sign in self.signs)

    def words(self, sign: Sign) -> str:
        """The words of a sign."""
        return self._claim(sign).text[sign.span.start : sign.span.end]

    def locate(self, sign: Sign) -> Place:
        """The place of a sign in the file."""
        return self._claim(sign).scope.locate(self.words(sign), sign.span.start)

    def _claim(self, sign: Sign) -> Claim:
        return next(claim for claim, each in self.told if each is sign)

    @property
    def opening(self) -> str:
        """The first words, as far as they stand together in the file."""
        return _opening(*self.parts[0])

    @property
    def place(self) -> Place:
        """The place of its first words."""
        claim, span = self.parts[0]
        return claim.scope.locate(self.opening, claim.text.find(self.opening, span.start))


def _opening(claim: Claim, span: Span) -> str:
    marks = [at for at, _ in claim.scope.marks if span.start < at < span.end]
    told = claim.text[span.start : min([*marks, span.end])].lstrip(" ,;:.")
    quoted = told.find('"', 1)
    return " ".join((told[:quoted] if quoted > 0 else told).split()[:_WORDS]).strip(' ,;:."')


def matched(one: Sequence[Claim], other: Sequence[Claim]) -> Iterator[tuple[Stretch, Stretch]]:
    """Yield the stretches of an original with those of its edition that answer them."""
    glosses = frozenset(_glossed(other))
    here = [(claim, span) for claim in one for span in _sentences(claim)]
    there = [(claim, span) for claim in other for span in _sentences(claim)]
    told = {id(claim): _signs(claim, glosses) for claim in (*one, *other)}
    if len(here) != len(there):
        yield _stretch(here, told), _stretch(there, told)
        return
    for pair in zip(here, there, strict=True):
        yield from _parted(*pair, told)


def _parted(one: tuple[Claim, Span], other: tuple[Claim, Span], told: _Signs) -> Iterator[tuple[Stretch, Stretch]]:
    """Two sentences that answer each other, parted at their marks where both have the same."""
    here, there = _cut(*one), _cut(*other)
    if [names for _, names in here] != [names for _, names in there]:
        here, there = [(one[1], ())], [(other[1], ())]
    for (left, _), (right, _) in zip(here, there, strict=True):
        yield _stretch([(one[0], left)], told), _stretch([(other[0], right)], told)


_Signs = Mapping[int, Sequence[Sign]]


def _stretch(parts: Sequence[tuple[Claim, Span]], told: _Signs) -> Stretch:
    found = ((claim, sign) for claim, span in parts for sign in told[id(claim)] if span.holds(sign.span))
    return Stretch(tuple(parts), tuple(found))


def _sentences(claim: Claim) -> Sequence[Span]:
    spans = sentences(claim.text, 0, len(claim.text))
    return [span for span in spans if any(map(str.isalpha, claim.text[span.start : span.end]))]


def _cut(claim: Claim, sentence: Span) -> list[tuple[Span, tuple[str, ...]]]:
    """A sentence's stretches, each up to the marks behind it, with the names that are cited there."""
    cut, start = list[tuple[Span, tuple[str, ...]]](), sentence.start
    for at, name in claim.scope.marks:
        if not sentence.start < at <= sentence.end + 1:
            continue
        if any(map(str.isalpha, claim.text[start:at])):
            cut.append((Span(start, min(at, sentence.end)), (name,)))
            start = min(at, sentence.end)
        elif cut:
            cut[-1] = cut[-1][0], (*cut[-1][1], name)
    if any(map(str.isalpha, claim.text[start : sentence.end])):
        cut.append((Span(start, sentence.end), ()))
    return cut


def _signs(claim: Claim, glosses: frozenset[str]) -> Sequence[Sign]:
    """The signs of a text without its quotations, which both editions print; those that the edition glosses are read."""
    text = claim.text
    for quotation in quotations(text):
        inner = quotation.inner
        if claim.french or wording(text[inner.start : inner.end]) not in glosses:
            text = text[: inner.start] + " " * (inner.end - inner.start) + text[inner.end :]
    return (french if claim.french else english)(text)


def _glossed(claims: Sequence[Claim]) -> Iterator[str]:
    """The words of the quotations behind which a translation stands in brackets."""
    for claim in claims:
        for quotation in quotations(claim.text):
            if _GLOSS.match(claim.text, quotation.span.end):
                yield wording(claim.text[quotation.inner.start : quotation.inner.end])
