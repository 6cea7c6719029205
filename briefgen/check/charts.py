"""What a chart draws can stand on one scale, is something that its kind shows, and is told in the brief's language.

Rules chart-units, chart-small, chart-kind, chart-language. That its words are borne out is the gates' matter, as for any text; how a specification is written is the outline's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, pairwise

from briefgen.errors import Finding
from briefgen.grammar.quantities import agrees, read_quantity
from briefgen.language.catalogue import primary
from briefgen.model.chart import ChartRequest, End, amount, apart, days
from briefgen.model.fact import Change, Fact, Figure
from briefgen.model.library import Binding
from briefgen.model.measure import stems
from briefgen.model.outline import Outline
from briefgen.model.prose import plain

LEAST = 2
"""A single value is a sentence, or a card."""


def charts(outline: Outline, bindings: Sequence[Binding]) -> Iterator[Finding]:
    """Yield a finding for every chart of one point, of several scales, or of facts that its kind cannot show."""
    named = {binding.name: binding for binding in bindings}
    for request in (request for section in outline.sections for request in section.requests):
        if isinstance(request, ChartRequest):
            yield from _small(request)
            yield from _unfit(request, named)
            yield from _mixed(request, named)
            yield from _misnamed(request, named) if primary(outline.language) == "en" else ()
            if primary(outline.language) != "en":
                yield from _untold(request, named)


def _small(request: ChartRequest) -> Iterator[Finding]:
    count = len(request.valued)
    if count < LEAST:
        message = f"the chart has {count} value{'s' * (count != 1)} to draw."
        yield Finding("chart-small", request.place, message, "Draw two or more, or print it as a card of figures.")


def _unfit(request: ChartRequest, named: Mapping[str, Binding]) -> Iterator[Finding]:
    for end in request.valued:
        for fact in named[end.name].cited[:1] if end.name in named else ():
            if instead := _instead(request.kind, fact):
                message = f'"{end.name}" is {_called(fact)}, which {request.kind or "a chart"} cannot draw.'
                yield Finding("chart-kind", end.place, message, instead)


def _instead(kind: str, fact: Fact) -> str:
    """What to do about a fact that a kind of chart cannot draw; nothing where it can."""
    if kind == "timeline":
        return "" if days(fact) else "Draw dated events, or choose another kind."
    if amount(fact) or (not kind and days(fact)):
        return ""
    return "Days go on a timeline." if days(fact) else "Draw figures."


def _called(fact: Fact) -> str:
    if isinstance(fact.body, Figure):
        return "a place in an order" if fact.body.ordinal else "a figure"
    article = "an" if fact.kind[0] in "aeiou" else "a"
    return f"{article} {fact.kind}{'' if days(fact) or fact.kind != 'event' else ' without a day'}"


def _mixed(request: ChartRequest, named: Mapping[str, Binding]) -> Iterator[Finding]:
    """Values on one scale; a specification's fields have a scale each."""
    for ends in _scales(request):
        drawn = [(end, named[end.name].cited[0]) for end in ends if end.name in named]
        found = apart([fact for _, fact in drawn if amount(fact)])
        for fact, other in [found] if found else []:
            end = next(end for end, its in drawn if its is other)
            first = next(end for end, its in drawn if its is fact)
            message = f'"{end.name}" is {_unit(other)}, "{first.name}" {_unit(fact)}: they share no scale.'
            yield Finding("chart-units", end.place, message, "Draw figures of one unit, or a chart for each.")


def _misnamed(request: ChartRequest, named: Mapping[str, Binding]) -> Iterator[Finding]:
    """The first value that is not counted in what the chart says that it counts."""
    for end in request.valued if request.unit and not request.rows else ():  # a specification's fields may differ
        fact = named[end.name].cited[0] if end.name in named else None
        if request.unit and fact and isinstance(fact.body, Figure) and not _counts(plain(request.unit), fact.body):
            message = (
                f'"{plain(request.unit)}" is not what "{end.name}" is counted in: {_unit(fact).removeprefix("in ")}.'
            )
            yield Finding("chart-units", request.unit.place, message, "Say what the source counts.")
            return


def _counts(unit: str, figure: Figure) -> bool:
    """Whether one of the words that name a chart's unit, or two together, name a figure's ("per cent", "$bn", "share")."""
    found = [_scaled().sub("", word.strip(",;:()")) for word in unit.split()]
    if not figure.unit or figure.change is Change.RATIO or stems(unit) & stems(figure.unit):
        return True
    if not _SHARES.get(figure.unit, frozenset()).isdisjoint(map(str.lower, found)):
        return True
    told = [*found, *map(str.lower, found), *map(" ".join, pairwise(map(str.lower, found)))]
    read = (read_quantity(form) for word in told for form in (f"{figure.low} {word}", f"{word}{figure.low}"))
    return any(one and one.unit and agrees(one, _bare(figure)) for one in read)


_SHARES = {
    "%": frozenset(("share", "shares", "rate", "rates", "proportion", "proportions", "percentage", "percentages")),
    "pp": frozenset(("point", "points")),
    "year": frozenset(("age", "ages")),
}
"""Words that name a unit without its own name."""


@cache
def _scaled() -> re.Pattern[str]:
    """What is glued to a sign of money: "$bn", "$/hour"."""
    return re.compile(r"(?<=[$€£¥])(?:bn|m|b|k|/.*)$", re.IGNORECASE)


def _bare(figure: Figure) -> Figure:
    return figure._replace(bound="", high=figure.low, change=Change.LEVEL, ordinal=False)


def _untold(request: ChartRequest, named: Mapping[str, Binding]) -> Iterator[Finding]:
    """What a chart would print in the words of its sources, which are in English: labels, fields, what is counted."""
    for point in request.points:
        if not point.label:
            message = f'"{point.fact.name}" has no label, and its source has none in the language of the brief.'
            yield Finding("chart-language", point.fact.place, message, 'Add "label:", in "points" of both editions.')
    called = {name for name, _ in request.fields}
    for name in dict.fromkeys(cell.field for row in request.rows for cell in row):
        if name not in called:
            message = f'"{name}" is printed in the table of the data, and has no name in the language of the brief.'
            yield Finding("chart-language", request.place, message, f'Add it to "fields:", {{{name}: …}}, in both.')
    bare = (end for end in request.valued if not request.unit and not end.value and end.name in named)
    for end in islice((end for end in bare if _counted(named[end.name].cited[0])), 1):
        message = (
            f'"{end.name}" is printed as a number alone, since nothing says in the brief\'s language what it counts.'
        )
        yield Finding("chart-language", end.place, message, 'Add "unit:", or "value:" beside the fact.')


def _counted(fact: Fact) -> bool:
    return isinstance(fact.body, Figure) and fact.body.unit.islower()


def _scales(request: ChartRequest) -> Iterator[Sequence[End]]:
    if request.kind:
        yield request.valued
    fields = dict.fromkeys(cell.field for row in request.rows for cell in row)
    yield from ([c.end for row in request.rows for c in row if c.field == field and c.end] for field in fields)


def _unit(fact: Fact) -> str:
    """How a figure's scale is told.

    A rise and a level share none, nor do a daily and a yearly amount.
    """
    body = fact.body
    if not isinstance(body, Figure):
        return "a day"
    changes = {"up": "a rise", "down": "a fall", "ratio": "a ratio"}
    told = f"{changes.get(body.change.value, '')} in {body.unit or 'numbers'}".removeprefix(" ")
    return f"{told} per {body.per}" if body.per else told
