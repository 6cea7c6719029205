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
    if number.form == "multiple":
        return _quantity(number, number.span, Change.RATIO, idiom=_loose(plain, number))
    return _with_unit(plain, *_signed(plain, number))


def _quantity(
    number: Number,
    span: Span,
    change: Change,
    unit: str = "",
    unit_span: Span | None = None,
    *,
    per: str | None = None,
    idiom: bool = False,
    counted: str = "",
) -> Quantity:
    """Put a quantity together, once all that is beside its number is known: to make it anew at each step costs more."""
    place, low, high, form, spelled, _ = number
    ordinal = form == "ordinal"
    return Quantity(
        span, place, low, high, unit, unit_span, per, False, "", change, ordinal, form, idiom, counted, spelled
    )


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
_SIGNS = frozenset("-\u2212\u2013+$\u20ac\u00a3")
_SIGN_ENDS = ("us ", "ve ")
"""The last letters of the pattern: few numbers stand behind one."""


def _signed(plain: str, number: Number) -> tuple[Number, Span, Change]:
    """Read a sign before the number: "-5", "minus 40", "+0.2%"; return the number, its span with the sign, what it tells."""
    span = number.span
    start = span.start
    if plain[start - 1 : start] not in _SIGNS and plain[max(0, start - 3) : start].lower() not in _SIGN_ENDS:
        return number, span, Change.LEVEL
    left = plain[max(0, start - 10) : start]
    match = _sign_pattern().search(left) if left.lower().endswith(_SIGNED) else None
    if not match:
        return number, span, Change.LEVEL
    begin = start - len(match.group())
    if match[1] == "\u2013" and begin and plain[begin - 1] == " ":
        return number, span, Change.LEVEL
    whole = Span(begin, span.end)
    if match[1] == "+":
        return number, whole, Change.UP
    change = Change.DOWN if match[1] else Change.LEVEL
    return number._replace(low=-number.high, high=-number.low), whole, change


def _with_unit(plain: str, number: Number, span: Span, change: Change) -> Quantity:
    """Find the unit: an age, a currency mark before, a measure after, else the noun counted."""
    if number.form == "ordinal":
        return _with_counted(plain, number, span, change)
    aged = age(plain, number.span)
    if aged:
        return _quantity(number, _cover(span, aged), change, aged.name, Span(aged.start, aged.end))
    mark = money_before(plain, span.start)
    if mark is None and span.start != number.span.start:
        mark = money_before(plain, number.span.start)
    if mark:
        return _with_money(plain, number, span, change, mark)
    unit = unit_after(plain, _unit_place(plain, number), number.low)
    if unit and not _modifies(plain, unit, number):
        return _with_measure(plain, number, span, change, unit)
    return _with_share(plain, number, span) if number.form == "fraction" else _with_counted(plain, number, span, change)


@cache
def _between_pattern() -> re.Pattern[str]:
    """Words that may stand between a number and its unit: "two or more years", "20 or so boats"."""
    return re.compile(r"(?: or (?:more|fewer|less|so)|-(?:plus|odd)|\+)(?= [a-z])")


def _past(plain: str, end: int) -> int:
    """Return where the words between a number and its unit end: at the number's own end behind most."""
    between = _between_pattern().match(plain, end) if plain.startswith(_BETWEEN, end) else None
    return between.end() if between else end


_BETWEEN = (" or ", "-plus", "-odd", "+")


def _unit_place(plain: str, number: Number) -> int:
    """Where the unit is looked for: after "or more", and for "trillions of dollars" after "of"."""
    end = number.span.end
    return end + 3 if number.form == "indefinite" and plain.startswith(" of ", end) else _past(plain, end)


def _cover(span: Span, unit: Unit) -> Span:
    return Span(min(span.start, unit.start), max(span.end, unit.end))


def _with_money(plain: str, number: Number, span: Span, change: Change, mark: Unit) -> Quantity:
    """Put a currency mark on, with the words after it that say whose dollars they are."""
    owner = dollar_owner(plain, number.span.end) if mark.name == "USD" else None
    name, end = owner or (mark.name, span.end)
    period, whole = _with_per(plain, Span(min(mark.start, span.start), max(end, span.end)))
    return _quantity(number, whole, change, name, Span(mark.start, mark.end), per=period)


_SHY = frozenset(("cup", "point", "night", "stone", "weekend", "inning", "pound mass", "degree", "sigma", "bit"))
"""Measures that are as often a plain modifier: "two cup finals"."""


def _modifies(plain: str, unit: Unit, number: Number) -> bool:
    """Whether a measure in the singular only modifies the noun counted."""
    if unit.name not in _SHY or unit.hyphen:
        return False
    if plain[unit.start : unit.end].lower().endswith("s") or number.low <= 1:
        return False
    phrase = counted(plain, number.span.end, one=False)
    return phrase is not None and phrase.phrase.end > unit.end


def _with_measure(plain: str, number: Number, span: Span, change: Change, unit: Unit) -> Quantity:
    """Put a measure or a currency in words on; a rate in one word ("mph") gives its period too."""
    name, _, period = unit.name.partition("/")
    name = home(name, plain) if unit.money else name
    bare = number.idiom and name in _TIME and number.low == 1
    if number.form == "fraction" and name:
        number = number._replace(form="cardinal")
    rate, whole = (period, _cover(span, unit)) if period else _with_per(plain, _cover(span, unit))
    return _quantity(number, whole, change, name, Span(unit.start, unit.end), per=rate, idiom=bare)


def _with_per(plain: str, span: Span) -> tuple[str | None, Span]:
    """Return what a quantity is a rate of, and its span, which takes that in where nothing stands between."""
    found = per(plain, span.end)
    if not found:
        return None, span
    name, end, touching = found
    return name, Span(span.start, end) if touching else span


@cache
def _times_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: times|x)\b(?: (the|as|more|higher|larger|greater|bigger|what|its|that|this|those|less|faster|longer|better|over))?"
    )


def _with_counted(plain: str, number: Number, span: Span, change: Change) -> Quantity:
    """Find the noun counted."""
    end, ordinal = number.span.end, number.form == "ordinal"
    times = _times_pattern().match(plain, end) if plain.startswith((" times", "x"), end) else None
    if times and number.form == "cardinal":
        if times[1]:
            number, change = number._replace(form="multiple"), Change.RATIO
        last = end + (1 if plain[end] == "x" else len(" times"))
        return _quantity(number, Span(span.start, last), change, "times", Span(end, last), idiom=number.idiom)
    single = not ordinal and abs(number.low) == 1
    phrase = counted(plain, _past(plain, end), one=ordinal or single, single=single)
    if phrase is None or (number.idiom and not ordinal and number.low > 1):
        return _quantity(number, span, change, idiom=number.idiom)
    words, head = " ".join(plain[phrase.phrase.start : phrase.phrase.end].split()), _head(plain, phrase)
    whole = Span(span.start, max(span.end, phrase.phrase.end))
    period, whole = (None, whole) if ordinal else _with_per(plain, whole)
    hung = number.spelled and words in _MANNERS and plain[end : end + 1] == "-"
    return _quantity(number, whole, change, head, phrase.head, per=period, idiom=number.idiom or hung, counted=words)


def _with_share(plain: str, number: Number, span: Span) -> Quantity:
    """Find what a share is of: it keeps no unit, its whole is the counted phrase."""
    end = number.span.end
    share = _quantity(number, span, Change.RATIO, idiom=number.idiom)
    if inner := _inside_share().match(plain, number.span.start, end):
        return share._replace(counted=inner[1])
    whole = _whole_pattern().match(plain, end)
    single = abs(number.low) == 1
    phrase = counted(plain, whole.end() if whole else _past(plain, end), one=single, single=single)
    if phrase is None or (number.idiom and number.low > 1):
        return share
    return share._replace(counted=" ".join(plain[phrase.phrase.start : phrase.phrase.end].split()))


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
