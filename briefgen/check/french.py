"""The gates on numbers and dates for text in French: value, money and per cent, period, bound, rise and fall.

What is counted cannot be compared across languages. Strength and whose words they are is held to the original instead, by
`kept`. `bound` chooses these gates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefgen.check.claim import Claim
from briefgen.check.units import Known, known
from briefgen.errors import Finding
from briefgen.grammar.dates import DateExpression, agrees
from briefgen.grammar.french.dates import weekdays
from briefgen.grammar.french.quantities import softened, ways
from briefgen.grammar.lexicon import rows
from briefgen.grammar.quantities import Quantity
from briefgen.grammar.quantities import agrees as alike
from briefgen.grammar.typography import folded
from briefgen.model.fact import Change, Event, Figure, When
from briefgen.model.source import Span

_DOLLARS = ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD")
_TOKEN = re.compile(r"[^\s\d\"(),;:]*\d(?:[^\s\"(),;:]*[^\s\"(),;:.])?")
_BEFORE, _AFTER, _YEAR = 32, 26, 366
_DAYS = ("un lundi", "un mardi", "un mercredi", "un jeudi", "un vendredi", "un samedi", "un dimanche")
_MOVED = frozenset({Change.UP, Change.DOWN})


def numbers(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every quantity that no cited passage states, or that is told otherwise than there."""
    figures = known(claim)
    for quantity in claim.quantities:
        agreeing = [one for one in figures if _agrees(quantity, one.body)]
        if agreeing:
            yield from _told(claim, quantity, agreeing)
        elif not _ends(quantity, figures):
            yield _unbound(claim, quantity, figures)
    for name in claim.scope.glued:
        mark = f"{{@{name}}}"
        message = f'"{mark}" touches the word or number beside it, which changes what it says.'
        yield Finding("number-unbound", claim.scope.prose.locate(mark), message, "Put a space between them.")
    yield from _digits(claim, (*claim.dated, *(quantity.span for quantity in claim.quantities)))


def _agrees(quantity: Quantity, body: Figure) -> bool:
    """Whether value and class of unit are the source's; plain dollars are anybody's."""
    if quantity.unit == "dollar" and body.unit in _DOLLARS:
        quantity = quantity._replace(unit=body.unit)
    return alike(quantity, body)


def _ends(quantity: Quantity, figures: Sequence[Known]) -> bool:
    """Whether the two ends of what reads as a range are two figures of the source."""
    ends = (quantity._replace(high=quantity.low), quantity._replace(low=quantity.high))
    return quantity.low != quantity.high and all(any(_agrees(end, one.body) for one in figures) for end in ends)


def _unbound(claim: Claim, quantity: Quantity, figures: Sequence[Known]) -> Finding:
    surface = claim.text[quantity.span.start : quantity.span.end]
    same = [one for one in figures if (one.body.low, one.body.high) == (quantity.low, quantity.high)]
    if same and same[0].body.ordinal == quantity.ordinal:
        cure = "Give it the unit, the bound and the direction that the source does."
        return _otherwise("unit-dropped", claim, quantity, same[0], "otherwise", cure)
    message, remedy = claim.cure.number(surface, quantity, claim.text, claim.scope.names)
    return Finding("number-unbound", claim.scope.locate(surface, quantity.span.start), message, remedy)


def _told(claim: Claim, quantity: Quantity, agreeing: Sequence[Known]) -> Iterator[Finding]:
    """A finding where a right value is told more exactly, or with less, than in its passage."""
    source, beside = agreeing[0], f"{claim.text} {claim.scope.beside}"
    near = claim.text[max(0, quantity.span.start - _BEFORE) : quantity.span.end + _AFTER]
    soft = quantity.approximate or quantity.bound or softened(f"{near} {claim.scope.beside[:_AFTER]}")
    if not soft and all(one.body.approximate or one.body.bound for one in agreeing):
        cure = "Keep what makes it less exact, such as « environ » or « plus de »."
        yield _otherwise("strength-changed", claim, quantity, source, "exact", cure)
    elif source.body.change not in ways(beside) and all(map(_directed, agreeing)):
        cure = "Say whether it is a rise or a fall."
        yield _otherwise("strength-changed", claim, quantity, source, "as a level", cure)
    if quantity.per is None and all(one.body.per and not _timed(beside, one.body.per) for one in agreeing):
        cure = "Say for which period it is, as the source does."
        yield _otherwise("unit-dropped", claim, quantity, source, f"without its {source.body.per}", cure)


def _directed(one: Known) -> bool:
    return one.body.change in _MOVED and one.body.unit in {"%", "pp"}


def _timed(text: str, per: str) -> bool:
    """Whether a text names the period anywhere, be it as an adjective; what is no known period is not asked for."""
    stems = [row[0] for row in rows("french_periods") if row[1] == per]
    adjective = {"year": "annu", "month": "mensuel", "week": "hebdo", "day": "quotidien", "hour": "horaire"}.get(
        per, ""
    )
    told = [*(rf"\b{stem}s?\b" for stem in stems), *([rf"\b{adjective}"] if adjective else [])]
    return not told or any(re.search(each, text, re.IGNORECASE) for each in told)


def _otherwise(rule: str, claim: Claim, quantity: Quantity, source: Known, wrong: str, cure: str) -> Finding:
    surface = claim.text[quantity.span.start : quantity.span.end]
    place = claim.scope.locate(surface, quantity.span.start)
    return Finding(rule, place, f'"{surface}" is told {wrong}; the passage has "{source.words}".', cure)


def _digits(claim: Claim, read: Sequence[Span]) -> Iterator[Finding]:
    """Digits that no grammar reads must stand in a cited passage or a known name."""
    sources = [folded(fact.passage.exact) for fact in claim.facts] + claim.cure.names
    for match in _TOKEN.finditer(claim.text):
        span, token = Span(*match.span()), match[0]
        here = any(other.meets(span) for other in read)
        if not here and not any(folded(token) in name for name in sources):
            message = f'"{token}" has digits that no cited passage has in this form.'
            place = claim.scope.locate(token, span.start)
            yield Finding("number-unbound", place, message, "Write it as the source does, and cite it.")


def dates(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every date that no cited passage gives, and for a weekday that the date was not."""
    whens = [when for fact in claim.facts for when in _whens(claim, fact.id)]
    for printed in claim.dates:
        place = claim.scope.locate(printed.text, printed.span.start)
        wrong = next((day for day in weekdays(printed.text) if printed.first and printed.first.weekday() != day), None)
        if wrong is not None and printed.first and printed.first == printed.last:
            message = f'"{printed.text}" was {_DAYS[printed.first.weekday()]}.'
            yield Finding("date-unbound", place, message, "Correct the weekday or the date.")
        elif printed.edtf is None:
            message = f'"{printed.text}" is a time that is counted from another, or no date at all.'
            yield Finding("date-unbound", place, message, "Write the date itself, and cite it.")
        elif not any(_stands_for(printed, when) for when in whens):
            message, remedy = claim.cure.date(printed, claim.scope.names)
            yield Finding("date-unbound", place, message, remedy)


def _whens(claim: Claim, id: str) -> Iterator[When]:
    for cited in (fact for fact in claim.facts if fact.id == id):
        for fact in claim.cure.evidence.inside(cited):
            if isinstance(fact.body, Event) and fact.body.when:
                yield fact.body.when


def _stands_for(printed: DateExpression, when: When) -> bool:
    """Whether a printed date may stand for a known one: no finer, and without a year for that day or month of any."""
    if printed.first is None:
        _, month, *day = (printed.edtf or "").partition("/")[0].split("-")
        first = when.first
        known = first is not None and first.month == int(month)
        return known and (not day or (first == when.last and first is not None and first.day == int(day[0])))
    whole = printed.last is not None and (printed.last - printed.first).days <= _YEAR
    return (whole or (printed.first, printed.last) == (when.first, when.last)) and agrees(printed, when)
