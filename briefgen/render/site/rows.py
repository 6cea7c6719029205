"""A source -> the rows of its page: each paragraph with its facts marked and their cards beside it.

Of a source that may not be printed whole, the excerpts alone; `marked` cuts the text where facts begin and end.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from briefgen.model.site import Listed, Shown
from briefgen.model.source import Paragraph
from briefgen.render.marked import spans, stretches


@dataclass(frozen=True, slots=True)
class Piece:
    """Text between two cuts, with the facts over it, their kinds, those that begin in it, and whether one is cited."""

    text: str
    facts: tuple[str, ...]
    kinds: tuple[str, ...]
    first: tuple[str, ...]
    cited: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """As much of a passage as may be printed, and the facts that stand on it."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph, its number 0 for what stands in none."""

    number: int
    kind: str
    stretches: tuple[Piece, ...]
    excerpts: tuple[Excerpt, ...]
    cards: tuple[Listed, ...]

    @property
    def text(self) -> bool:
        """Whether it prints words of the source."""
        return bool(self.stretches or self.excerpts)


def rows(shown: Shown) -> tuple[Row, ...]:
    """Return the rows in the order of the text; each fact has its card in one of them."""
    return tuple(_whole(shown) if shown.whole else _excerpted(shown))


def apart(shown: Shown) -> frozenset[str]:
    """Return the facts whose own words are not on the page, so that only their cards can be led to."""
    if not shown.whole:
        return frozenset(listed.fact.id for listed in shown.facts if not listed.words)
    printed = {id for row in rows(shown) for piece in row.stretches for id in piece.first}
    return frozenset(listed.fact.id for listed in shown.facts) - printed


def _whole(shown: Shown) -> list[Row]:
    left = list(shown.facts)
    made: list[Row] = []
    for paragraph in shown.document.paragraphs:
        begun = [listed for listed in left if spans(listed.fact)[0].start < paragraph.span.end]
        left = [listed for listed in left if listed not in begun]
        made.append(_paragraph(shown, paragraph, begun))
    if left:
        made.append(Row(0, "body", (), (), tuple(left)))
    return made


def _paragraph(shown: Shown, paragraph: Paragraph, begun: Sequence[Listed]) -> Row:
    here = [each for each in shown.facts if any(span.meets(paragraph.span) for span in spans(each.fact))]
    cited = {each.fact.id for each in here if each.cited}
    kinds = {each.fact.id: each.kind for each in here}
    pieces = tuple(
        Piece(
            cut.text,
            cut.facts,
            tuple(dict.fromkeys(kinds[id] for id in cut.facts)),
            cut.first,
            bool(cited & set(cut.facts)),
        )
        for cut in stretches(shown.document, paragraph.span, [each.fact for each in here])
    )
    return Row(paragraph.number, paragraph.kind.value, pieces, (), tuple(begun))


def _excerpted(shown: Shown) -> list[Row]:
    ordered = sorted(shown.facts, key=lambda each: each.fact.target.paragraph)
    return [_quoted(number, tuple(facts)) for number, facts in groupby(ordered, lambda e: e.fact.target.paragraph)]


def _quoted(number: int, facts: tuple[Listed, ...]) -> Row:
    printed = dict.fromkeys((each.words, each.fact.passage.span) for each in facts if each.words)
    excerpts = tuple(
        Excerpt(words, tuple(e.fact.id for e in facts if (e.words, e.fact.passage.span) == (words, span)))
        for words, span in printed
    )
    return Row(number, "body", (), excerpts, facts)
