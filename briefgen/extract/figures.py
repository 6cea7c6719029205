"""Figures: a fact for every quantity that a document states in its body, headings and captions.

The grammar of quantities reads the amounts, `measured` what they are amounts of.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.extract.carried import carried
from briefgen.extract.facts import build
from briefgen.extract.measured import subject
from briefgen.extract.reading import Reading
from briefgen.grammar.quantities import Quantity, shared
from briefgen.grammar.units import measures
from briefgen.model.fact import Fact, Figure, Grade
from briefgen.model.source import ParagraphKind, Sentence


def figures(reading: Reading) -> Iterator[Fact]:
    """Yield a document's figures in reading order; a bare "one" or "first" that counts nothing is none."""
    last: tuple[Quantity, str | None] | None = None
    for quantity in reading.quantities:
        sentence = _sentence(reading, quantity)
        if sentence is None or (quantity.idiom and not _counts_one(reading, quantity)):
            continue
        what = subject(reading.plain, quantity, sentence.span)
        if last and carried(reading.plain, last[0], last[1], quantity, what):
            what = last[1]
        last = quantity, what
        yield build(
            reading,
            _figure(reading, quantity, what),
            quantity.span,
            grade=_grade(quantity, reading),
            extractor="figures",
        )


def _counts_one(reading: Reading, quantity: Quantity) -> bool:
    """Whether a "one" counts: "one reason", but neither "one of the loudest" nor "in the first place"."""
    return (
        bool(quantity.counted)
        and not quantity.ordinal
        and " of " not in reading.plain[quantity.number.end : quantity.number.end + 4]
    )


def _sentence(reading: Reading, quantity: Quantity) -> Sentence | None:
    """The sentence that a figure stands in, unless it is boilerplate or outside all prose."""
    place = reading.index(quantity.span.start)
    if place is None:
        return None
    sentence = reading.sentences[place]
    inside = sentence.span.holds(quantity.number) and sentence.paragraph.kind is not ParagraphKind.BOILERPLATE
    return sentence if inside else None


def _figure(reading: Reading, quantity: Quantity, what: str | None) -> Figure:
    return Figure(
        low=quantity.low,
        high=quantity.high,
        unit=_unit(quantity),
        surface=" ".join(reading.document.quote(quantity.span).split()),
        per=quantity.per,
        approximate=quantity.approximate,
        bound=quantity.bound,
        change=quantity.change,
        ordinal=quantity.ordinal,
        subject=what,
    )


def _unit(quantity: Quantity) -> str:
    """The unit, or the whole phrase that is counted or shared out: "core conventions" tells more than "conventions"."""
    further, _, rest = quantity.counted.partition(" ") if " " in quantity.counted else ("", "", "")
    if rest and further.lower() in _FURTHER and measures().get(rest.lower(), "") == quantity.unit != "":
        return quantity.unit  # "five more years" are years
    return quantity.counted or quantity.unit


_FURTHER = frozenset(("additional", "extra", "fewer", "further", "more"))
_CODE = 3
"""Letters of a currency's code."""


def _grade(quantity: Quantity, reading: Reading) -> Grade:
    """Inherited where a place named elsewhere decides which "pesos" are meant, inferred where a bare "$" is read as U.S."""
    if quantity.unit_span is None or len(quantity.unit) != _CODE:
        return Grade.STATED
    printed = reading.plain[quantity.unit_span.start : quantity.unit_span.end].lower()
    if quantity.unit == "USD" and printed in ("$", "dollar", "dollars"):
        return Grade.INFERRED
    return Grade.INHERITED if shared(printed) else Grade.STATED
