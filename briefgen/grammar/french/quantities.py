"""French numbers with what a figure may not lose: money or per cent, the period, the bound, rise or fall.

Counted nouns are left out, so that a count agrees with any figure of its value that counts things.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.grammar.french.numbers import Number, numbers
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.quantity import Quantity
from briefgen.model.fact import Change
from briefgen.model.source import Span

_BEFORE, _AROUND = 24, 40
_BOUNDS = (("plus de", ">"), ("au moins", ">="), ("au minimum", ">="), ("moins de", "<"), ("au plus", "<="))
_BOUNDS_AFTER = (("ou plus", ">="), ("et plus", ">="), ("ou moins", "<="))


def quantities(plain: str, skip: Sequence[Span] = ()) -> tuple[Quantity, ...]:
    """Return the quantities of a text; numbers within the spans to skip are none.

    >>> [(str(q.low), q.unit, q.per) for q in quantities("80 pesos par jour, 64 milliards de dollars, 32 % et 1,2 G$")]
    [('80', 'peso', 'day'), ('64000000000', 'dollar', None), ('32', '%', None), ('1200000000.0', 'dollar', None)]
    """
    read = [number for number in numbers(plain) if not any(number.span.meets(span) for span in skip)]
    return tuple(_ranged(plain, [_quantity(plain, number) for number in read if not _idiom(plain, number)]))


def softened(around: str) -> bool:
    """Return whether words around a figure make it less exact."""
    return _softener().search(around.lower()) is not None


def ways(text: str) -> frozenset[Change]:
    """Return the directions of which a text has any word."""
    told = re.findall(r"[^\W\d_]+", text.lower())
    return frozenset(Change(way) for stem, way in rows("french_moves") if any(word.startswith(stem) for word in told))


@cache
def _softener() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words('french_softeners')))})(?!\w)")


def _idiom(plain: str, number: Number) -> bool:
    """Whether it counts what its own sentence names: "les deux", "tous deux"."""
    before = plain[max(0, number.span.start - 8) : number.span.start].lower()
    word = plain[number.span.start : number.span.end].lower()
    return word == "deux" and re.search(r"\b(?:les|ces|tous|toutes|leurs|ses|nos|des|aux) $", before) is not None


def _quantity(plain: str, number: Number) -> Quantity:
    unit, scale, end = _unit(plain, number.span.end)
    per, end = _per(plain, end)
    before = plain[max(0, number.span.start - _BEFORE) : number.span.start].lower()
    value = number.value * scale
    bound = next((sign for phrase, sign in _BOUNDS if before.rstrip().endswith(phrase)), "")
    bound = bound or next(
        (sign for phrase, sign in _BOUNDS_AFTER if plain[end : end + 9].strip().startswith(phrase)), ""
    )
    return Quantity(
        Span(number.span.start, end),
        number.span,
        value,
        value * 10 if number.form == "indefinite" else value,
        unit=unit,
        per=per,
        approximate=number.form == "indefinite" or softened(before[-16:]),
        bound=bound,
        change=Change.RATIO if number.form in {"fraction", "multiple"} else _change(plain, number, unit),
        ordinal=number.form == "ordinal",
        form=number.form,
        spelled=number.spelled,
    )


def _change(plain: str, number: Number, unit: str) -> Change:
    """Whether a percentage is a rise or a fall, by the words around it."""
    if unit not in {"%", "pp"}:
        return Change.LEVEL
    found = ways(plain[max(0, number.span.start - _AROUND) : number.span.start])
    return next(iter(found)) if len(found) == 1 else Change.LEVEL


def _unit(plain: str, end: int) -> tuple[str, int, int]:
    """The unit behind a number, by how much it multiplies ("G$"), and where it ends."""
    match = _units().match(plain, end)
    if match is None:
        return "", 1, end
    scale = {"k": 10**3, "M": 10**6, "G": 10**9, "T": 10**12}.get(match["scale"] or "", 1)
    surface = " ".join(match["unit"].split())
    name = surface if surface in _names() else " ".join(word.removesuffix("s") for word in surface.lower().split())
    return _names().get(name, _names().get(name.split()[0], "")), scale, match.end()


@cache
def _names() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("french_units")}


@cache
def _units() -> re.Pattern[str]:
    listed = sorted(_names(), key=len, reverse=True)
    plural = (re.escape(name).replace(r"\ ", r"s?\ ") + ("s?" if name[-1].isalpha() else "") for name in listed)
    return re.compile(rf" ?(?P<scale>[kMGT])?(?:d'|de )?(?P<unit>{'|'.join(plural)})(?!\w)")


def _per(plain: str, end: int) -> tuple[str | None, int]:
    match = _periods().match(plain, end)
    if match is None:
        return None, end
    return next(row[1] for row in rows("french_periods") if row[0] == match["period"].lower()), match.end()


@cache
def _periods() -> re.Pattern[str]:
    listed = "|".join(sorted(words("french_periods"), key=len, reverse=True))
    return re.compile(rf" ?(?:par|de l'|l'|à l'|chaque|/) ?(?P<period>{listed})\b", re.IGNORECASE)


def _ranged(plain: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Two numbers that "à", "ou" or a dash joins are one range."""
    left: Quantity | None = None
    for each in found:
        between = plain[left.span.end : each.span.start] if left else ""
        if left and between.strip() in {"à", "-", "–"} and left.low < each.low and not left.ordinal:
            left = each._replace(span=Span(left.span.start, each.span.end), low=left.low)
            continue
        if left:
            yield left
        left = each
    if left:
        yield left
