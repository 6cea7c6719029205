"""Quantities: a number with its sign, currency or unit, what it counts, its bound, its change and its period.

`numbers` reads the bare values, `units` currencies and measures, `counting` the noun counted, `ranges` joins what
belongs together. `extract.figures` makes facts of them, and the gates compare prose with sources by `agrees`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from briefgen.grammar import modifiers
from briefgen.grammar.ages import age
from briefgen.grammar.counting import Counted, counted, singular
from briefgen.grammar.number import Begins
from briefgen.grammar.numbers import Number, numbers
from briefgen.grammar.quantity import Amount, Quantity
from briefgen.grammar.ranges import joined
from briefgen.grammar.units import Unit, dollar_owner, family, home, measures, money_before, per, shared, unit_after
from briefgen.model.fact import Change
from briefgen.model.source import Span

__all__ = ["Quantity", "agrees", "quantities", "read_quantity", "shared"]

_TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "fortnight"))


def quantities(plain: str, skip: Sequence[Span] = (), begins: Begins | None = None) -> tuple[Quantity, ...]:
    """Return the text's figures in reading order; `skip` holds calendar dates, never durations; `begins` as in `numbers`.

    >>> [(q.unit, str(q.low)) for q in quantities("Some 1,400 unionised welders earn $30 an hour.")]
    [('welders', '1400'), ('USD', '30')]
    """
    spans = sorted(skip)
    found = [_measured(plain, number) for number in numbers(plain, begins) if not _skipped(spans, number.span)]
    return tuple(_qualified(plain, quantity) for quantity in joined(plain, found))


def _skipped(spans: Sequence[Span], span: Span) -> bool:
    place = bisect_left(spans, (span.end,)) - 1
    return place >= 0 and spans[place].meets(span)


def _measured(plain: str, number: Number) -> Quantity:
    """Return a number with its sign, its unit and what it counts."""
    span, low, high, form, spelled, idiom = number
    quantity = Quantity(span, span, low, high, ordinal=form == "ordinal", form=form, idiom=idiom, spelled=spelled)
    if form == "multiple":
        return quantity._replace(change=Change.RATIO, idiom=_loose(plain, number))
    return _with_unit(plain, _signed(plain, quantity))


def _loose(plain: str, number: Number) -> bool:
    """Whether a word that multiplies is an adjective or a name: "double standard", "triple-A"."""
    word = plain[number.span.start : number.span.end].lower()
    return word in ("double", "triple", "treble", "doubles", "triples") and not re.match(
        r" (?:the|its|their|his|her|that|what|in|to|this|those|last)\b", plain[number.span.end : number.span.end + 8]
    )


@cache
def _sign_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:(?:^|(?<=[\s(:,]))([-\u2212\u2013+])[$\u20ac\u00a3]?|\b(minus|negative)[ -]|(?<=\$)(-))$", re.IGNORECASE
    )


_SIGNED = (*"-\u2212\u2013+$\u20ac\u00a3", *("minus ", "minus-", "negative ", "negative-"))
"""What the pattern ends with."""


def _signed(plain: str, quantity: Quantity) -> Quantity:
    """Read a sign before the number: "-5", "minus 40", "+0.2%"."""
    start = quantity.number.start
    left = plain[max(0, start - 10) : start]
    match = _sign_pattern().search(left) if left.lower().endswith(_SIGNED) else None
    if not match:
        return quantity
    begin = start - len(match.group())
    if match[1] == "\u2013" and begin and plain[begin - 1] == " ":
        return quantity
    positive = match[1] == "+"
    low, high = (quantity.low, quantity.high) if positive else (-quantity.high, -quantity.low)
    return quantity._replace(
        span=Span(begin, quantity.span.end),
        low=low,
        high=high,
        change=Change.UP if positive else Change.DOWN if match[1] else Change.LEVEL,
    )


def _with_unit(plain: str, quantity: Quantity) -> Quantity:
    """Find the unit: an age, a currency mark before, a measure after, else the noun counted."""
    if quantity.form == "ordinal":
        return _with_counted(plain, quantity)
    aged = age(plain, quantity.number)
    if aged:
        return quantity._replace(
            unit=aged.name,
            unit_span=Span(aged.start, aged.end),
            span=_cover(quantity.span, aged),
            idiom=False,
        )
    mark = money_before(plain, quantity.span.start)
    if mark is None and quantity.span.start != quantity.number.start:
        mark = money_before(plain, quantity.number.start)
    if mark:
        return _with_money(plain, quantity, mark)
    unit = unit_after(plain, _unit_place(plain, quantity), quantity.low)
    if unit and not _modifies(plain, unit, quantity):
        return _with_measure(plain, quantity, unit)
    return _with_counted(plain, quantity)


@cache
def _between_pattern() -> re.Pattern[str]:
    """Words that may stand between a number and its unit: "two or more years", "20 or so boats"."""
    return re.compile(r"(?: or (?:more|fewer|less|so)|-(?:plus|odd)|\+)(?= [a-z])")


def _past(plain: str, end: int) -> int:
    """Return where the words between a number and its unit end: at the number's own end behind most."""
    between = _between_pattern().match(plain, end) if plain.startswith(_BETWEEN, end) else None
    return between.end() if between else end


_BETWEEN = (" or ", "-plus", "-odd", "+")


def _unit_place(plain: str, quantity: Quantity) -> int:
    """Where the unit is looked for: after "or more", and for "trillions of dollars" after "of"."""
    end = quantity.number.end
    return end + 3 if quantity.form == "indefinite" and plain.startswith(" of ", end) else _past(plain, end)


def _cover(span: Span, unit: Unit) -> Span:
    return Span(min(span.start, unit.start), max(span.end, unit.end))


def _with_money(plain: str, quantity: Quantity, mark: Unit) -> Quantity:
    """Put a currency mark on, with the words after it that say whose dollars they are."""
    owner = dollar_owner(plain, quantity.number.end) if mark.name == "USD" else None
    name, end = owner or (mark.name, quantity.span.end)
    span = Span(min(mark.start, quantity.span.start), max(end, quantity.span.end))
    return _with_per(plain, quantity._replace(unit=name, unit_span=Span(mark.start, mark.end), span=span, idiom=False))


_SHY = frozenset(("cup", "point", "night", "stone", "weekend", "inning", "pound mass", "degree", "sigma", "bit"))
"""Measures that are as often a plain modifier: "two cup finals"."""


def _modifies(plain: str, unit: Unit, quantity: Quantity) -> bool:
    """Whether a measure in the singular only modifies the noun counted."""
    form = plain[unit.start : unit.end]
    if unit.name not in _SHY or unit.hyphen or form.lower().endswith("s") or quantity.low <= 1:
        return False
    phrase = counted(plain, quantity.number.end, one=False)
    return phrase is not None and phrase.phrase.end > unit.end


def _with_measure(plain: str, quantity: Quantity, unit: Unit) -> Quantity:
    """Put a measure or a currency in words on; a rate in one word ("mph") gives its period too."""
    name, _, period = unit.name.partition("/")
    name = home(name, plain) if unit.money else name
    bare = quantity.idiom and name in _TIME and quantity.low == 1
    form = (
        "fraction"
        if quantity.form == "fraction" and name == ""
        else "cardinal"
        if quantity.form == "fraction"
        else quantity.form
    )
    made = quantity._replace(
        unit=name,
        unit_span=Span(unit.start, unit.end),
        span=_cover(quantity.span, unit),
        per=period or None,
        idiom=bare,
        form=form,
    )
    return made if period else _with_per(plain, made)


def _with_per(plain: str, quantity: Quantity) -> Quantity:
    """Add what the quantity is a rate of; the span takes it in where nothing stands between."""
    found = per(plain, quantity.span.end)
    if not found:
        return quantity
    name, end, touching = found
    return quantity._replace(per=name, span=Span(quantity.span.start, end) if touching else quantity.span)


@cache
def _times_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: times|x)\b(?: (the|as|more|higher|larger|greater|bigger|what|its|that|this|those|less|faster|longer|better|over))?"
    )


def _with_counted(plain: str, quantity: Quantity) -> Quantity:
    """Find the noun counted; a share keeps no unit, its whole is the counted phrase."""
    end = quantity.number.end
    times = _times_pattern().match(plain, end) if quantity.form == "cardinal" else None
    if times:
        form, change = ("multiple", Change.RATIO) if times[1] else (quantity.form, quantity.change)
        last = end + (1 if plain[end] == "x" else len(" times"))
        span = Span(quantity.span.start, last)
        return quantity._replace(unit="times", unit_span=Span(end, last), span=span, form=form, change=change)
    whole = _whole_pattern().match(plain, end) if quantity.form == "fraction" else None
    single = abs(quantity.low) == 1 and not quantity.ordinal
    place = whole.end() if whole else _past(plain, end)
    inner = _inside_share().match(plain, quantity.number.start, end) if quantity.form == "fraction" else None
    if inner:
        return _share(quantity)._replace(counted=inner[1])
    phrase = counted(plain, place, one=quantity.ordinal or single, single=single)
    if phrase is None or (quantity.idiom and quantity.low > 1 and not quantity.ordinal):
        return _share(quantity)
    words = " ".join(plain[phrase.phrase.start : phrase.phrase.end].split())
    if quantity.form == "fraction":
        return _share(quantity)._replace(counted=words)
    hung = plain[end : end + 1] == "-"
    made = quantity._replace(
        idiom=quantity.idiom or (hung and quantity.spelled and words in _MANNERS),
        unit=_head(plain, phrase),
        unit_span=phrase.head,
        counted=words,
        span=Span(quantity.span.start, max(quantity.span.end, phrase.phrase.end)),
    )
    return made if quantity.ordinal else _with_per(plain, made)


def _head(plain: str, phrase: Counted) -> str:
    """Return the head of a counted phrase; a length of time by its measure's name ("14 straight years")."""
    head = " ".join(plain[phrase.head.start : phrase.head.end].split())
    measure = measures().get(head.lower(), "")
    return measure if measure in _TIME else head


@cache
def _whole_pattern() -> re.Pattern[str]:
    return re.compile(r" (?:of )?(?:all )?(?:the|its|their|his|her|our|these|those)(?= )(?! [\w-]+(?:'s|s') )")


@cache
def _inside_share() -> re.Pattern[str]:
    """What a share counts between its numbers: "one public worker in ten"."""
    return re.compile(r"\w+ ((?!out of|in )[a-z-]+(?: [a-z-]+)?) in ")


_MANNERS = frozenset(("way", "time", "fold", "sided", "pronged"))
"""Words that make "three-way" and "one-time" plain adjectives."""


def _share(quantity: Quantity) -> Quantity:
    return quantity._replace(change=Change.RATIO) if quantity.form == "fraction" else quantity


def _qualified(plain: str, quantity: Quantity) -> Quantity:
    """Add what the words around the figure do to it."""
    left, end = modifiers.before(plain, quantity.span.start), quantity.span.end
    if quantity.counted and (period := _every(plain, quantity)):
        quantity = quantity._replace(per=period)
    if _past(plain, quantity.number.end) > quantity.number.end:
        end = quantity.number.end
    right, amount = modifiers.behind(plain, end), _is_amount(quantity)
    if not (left or right or amount or quantity.form == "indefinite"):
        return quantity  # most figures: no word around them does anything
    bound = modifiers.bound(left, right, quantity.unit in _TIME)
    about = quantity.form == "indefinite" or modifiers.approximate(left, right)
    change = quantity.change
    if change is Change.LEVEL and not quantity.ordinal:
        change = modifiers.change(plain, left, end, amount)
    if not (bound or about or change is not quantity.change):
        return quantity
    idiom = quantity.idiom and not bound
    return quantity._replace(bound=bound, approximate=about, change=change, idiom=idiom)


def _every(plain: str, quantity: Quantity) -> str | None:
    """Return the period that opens a sentence and repeats what it counts: "Every year the ferry takes 900 boats"."""
    start, end = quantity.span.start, quantity.number.end
    near = max(0, start - _SHORT)
    if plain.find("very ", near, start) < 0 and plain.find("ach ", near, start) < 0:
        return None
    if quantity.per or quantity.form != "cardinal" or not plain.startswith(" ", end):
        return None
    found = _every_pattern().search(plain[near:start])
    return found[1] if found else None


_SHORT = 80
"""Code points in the longest way from a sentence's opening to what it repeats."""


@cache
def _every_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?:^|[.!?\n][\"')]*\s*)(?:Every|Each) (hour|day|week|month|quarter|year|season),? [^.!?\n\d]*(?<! the| its|heir)(?<! his| her| our| all|hese|hose) $"
    )


def _is_amount(quantity: Quantity) -> bool:
    """Whether words of change after it, or verbs that take an object before it, can tell of a rise or a fall."""
    return quantity.unit in ("%", "pp", "point", "basis point")


def agrees(printed: Amount, known: Amount) -> bool:
    """Return whether what is printed says the same amount of the same thing as what is known.

    Values and ranges are compared exactly, units by meaning, and periods where both have one.
    """
    return (
        (printed.low, printed.high) == (known.low, known.high)
        and printed.ordinal == known.ordinal
        and {printed.change, known.change} != {Change.UP, Change.DOWN}
        and printed.bound[:1] in ("", known.bound[:1])
        and _same_unit(printed, known)
        and (printed.per is None or known.per is None or printed.per == known.per)
    )


def _counts(amount: Amount) -> bool:
    """Whether it counts something, and is no ratio: "two ministers", not "twice"."""
    return amount.unit not in ("", "times") and amount.change is not Change.RATIO


def _same_unit(printed: Amount, known: Amount) -> bool:
    """Whether units are compatible: equal, one empty, of one currency family, or counted nouns of one head."""
    one, other = printed.unit, known.unit
    if Change.RATIO in (printed.change, known.change) and (_counts(printed) or _counts(known)):
        return False
    if not one or not other or one == other:
        return one == other or not (_strict(one) or _strict(other))
    if "times" in (one, other):
        return False
    if family(one) & family(other):
        return True
    return not (_strict(one) or _strict(other)) and bool(_nouns(printed) & _nouns(known))


def _strict(unit: str) -> bool:
    """Whether a unit may not be left out: money, per cent and points."""
    return unit in ("%", "pp") or (len(unit) == 3 and unit.isupper()) or len(family(unit)) > 1


def _nouns(quantity: Amount) -> frozenset[str]:
    """The singular of the head noun, and of the last word of its unit."""
    return frozenset((singular(quantity.unit.split()[-1]), singular(quantity.unit)))


def read_quantity(text: str) -> Quantity | None:
    """Return the one quantity that a short text states, or None where it states none or several.

    >>> read_quantity("80 crowns a day").per
    'day'
    """
    found = quantities(text)
    return found[0] if len(found) == 1 else None
