"""Currencies before and after a number, measures after it, and what it is a rate of.

Names and symbols stand in lexicons; the noun that a number counts is `counting`'s work.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from string import ascii_letters
from typing import NamedTuple

from briefgen.grammar.lexicon import known, rows, words

_SCALED_MONEY = 100_000
"""From here "pounds" are money even without a sign: few things weigh as much."""


class Unit(NamedTuple):
    """A unit beside a number: its name (ISO 4217 code for money) and where it stands."""

    name: str
    start: int
    end: int
    money: bool = False
    hyphen: bool = False


@cache
def currency_marks() -> dict[str, str]:
    """Return the code that a mark or code beside digits means."""
    codes = words("currencies")
    marks = {mark: code for code, *rest in rows("currencies") if rest for mark in rest[0].split(",") if mark}
    spaced = {f"{mark[:-1]} $": code for mark, code in marks.items() if len(mark) > 1 and mark.endswith("$")}
    return {**{code: code for code in codes}, **spaced, **marks, "PS": "GBP"}


@cache
def currency_names() -> dict[str, str]:
    """Return the code, or the shared name where several currencies bear it, that a name in words means."""
    shared = {form: name for name, _, *more in rows("shared_currencies") for form in (name, *_listed(more))}
    return shared | {name.lower(): code for code, *rest in rows("currencies") for name in _listed(rest[1:])}


def _listed(column: list[str] | tuple[str, ...]) -> list[str]:
    return [form for form in column[0].split(",") if form] if column else []


@cache
def measures() -> dict[str, str]:
    """Return the name of the measure that a written form means; rates are "mile/hour"."""
    return {form: row[0] for lexicon in ("measures", "rates") for row in rows(lexicon) for form in row[1].split(",")}


@cache
def symbols() -> dict[str, tuple[str, bool]]:
    """Return the measure of a one-letter symbol, and whether a space may stand before it."""
    return {row[0]: (row[1], len(row) > 2) for row in rows("symbols")}


@cache
def _mark_ends() -> frozenset[str]:
    """The last two characters of marks, or the only one."""
    return frozenset(mark[-2:] for mark in currency_marks())


def money_before(plain: str, start: int) -> Unit | None:
    """Return the currency mark that stands just before a place.

    >>> money_before("for US$ 30", 8).name
    'USD'
    """
    offset = max(0, start - _LONGEST_MARK)
    left = plain[offset:start].removesuffix("\n").removesuffix(" ")
    if left[-1:] not in _mark_ends() and left[-2:] not in _mark_ends():
        return None
    for begin in range(len(left)):
        name = currency_marks().get(left[begin:])
        if name and not (left[begin].isalpha() and left.endswith(_LETTERS, 0, begin)):
            return Unit(name, offset + begin, start, money=True)
    return None


_LONGEST_MARK = 6
"""Code points of the longest mark, with the space behind it."""
_LETTERS = tuple(ascii_letters)


@cache
def _dollar_owner() -> re.Pattern[str]:
    return re.compile(
        r" ?(?:(US|U\.S\.|USD|American)|(CAD|CDN|Canadian|CA)|(AUD|AU|Australian)|(NZD?|New Zealand)|(HKD?))(?![\w])"
    )


def dollar_owner(plain: str, end: int) -> tuple[str, int] | None:
    """Return whose dollars the words just after "$75" say they are: "$75 U.S.", "$20 CAD"."""
    match = _dollar_owner().match(plain, end)
    if not match:
        return None
    return ("USD", "CAD", "AUD", "NZD", "HKD")[(match.lastindex or 1) - 1], match.end()


_WORD_AFTER = r"([ -]{0,2})([^\s\d,;()-][^\s,;()-]*)"


@cache
def _word_after() -> re.Pattern[str]:
    return re.compile(_WORD_AFTER)


@cache
def _words_after() -> re.Pattern[str]:
    return re.compile(rf"{_WORD_AFTER}(?:([ -])([^\s\d,;()-]+))?(?:([ -])([^\s\d,;()-]+))?")


def unit_after(plain: str, end: int, value: Decimal) -> Unit | None:
    """Return the measure or currency in words just after a number, the longest form first."""
    match = _word_after().match(plain, end)
    if not match:
        return None
    word = match[2].lower()
    if word not in _first_words() and "/" not in word:
        return _known(plain, match, 2, value) if word[0] == "'" or _bare(word) in _single_words() else None
    match = _words_after().match(plain, end) or match
    return next(
        (unit for group in (6, 4, 2) if match[group] and (unit := _known(plain, match, group, value)) is not None), None
    )


@cache
def _first_words() -> frozenset[str]:
    """The words that units of several words begin with: before most words, one look-up does."""
    forms = (*measures(), *currency_names(), *currency_marks())
    return frozenset(re.split("[ -]", form)[0].lower() for form in forms if " " in form or "-" in form)


@cache
def _single_words() -> frozenset[str]:
    """The units of one word, as they look without what may stand behind a word."""
    forms = (*measures(), *currency_names(), *currency_marks(), *symbols())
    return frozenset(_bare(form.lower()) for form in forms)


def _bare(word: str) -> str:
    return word.removesuffix("'s").rstrip(_CLOSING)


_CLOSING = ".:!?'\"\u2019]"
"""Marks that close a sentence or a quotation behind a unit."""


def _foot(plain: str, start: int) -> bool:
    """Whether a straight quotation mark after digits is a foot: none opened before it."""
    return (
        " '" not in plain[max(0, start - 60) : start]
        and plain[start - 1].isdigit()
        and not plain[start + 1 : start + 2].isalnum()
    )


def _known(plain: str, match: re.Match[str], group: int, value: Decimal) -> Unit | None:
    """Look up the words up to a group, without the stops that close a sentence."""
    gap, start = match[1], match.start(2)
    text = plain[start : match.end(group)]
    if text[0] == "'":
        return Unit("foot", start, start + 1) if group == 2 and not gap and _foot(plain, start) else None
    found = _named(text, gap)
    if found is None:
        return None
    name, form = found
    if name == "pound mass" and form.startswith("pound") and abs(value) >= _SCALED_MONEY:
        name = "GBP"
    return Unit(name, start, start + len(form), _is_money(name), "-" in gap)


@lru_cache(maxsize=4096)
def _named(text: str, gap: str) -> tuple[str, str] | None:
    """Return the unit that words behind a gap name, and the form of it that they begin with; most are "years" or "%"."""
    forms = (text, text.rstrip(_CLOSING), text.removesuffix("'s"))
    return next(((name, form) for form in forms if (name := _name(form.replace("-", " "), form, gap))), None)


@cache
def _is_money(name: str) -> bool:
    return name in currency_marks() or name in words("shared_currencies")


def _name(spaced: str, form: str, gap: str) -> str | None:
    """Return the name of one form; one-letter symbols must touch the digits, a few may stand apart."""
    if form in symbols() and (not gap or (gap == " " and symbols()[form][1])):
        return symbols()[form][0]
    measure = measures().get(form) or _quotient(form) or measures().get(spaced) or measures().get(spaced.lower())
    if measure and not (gap and form in ("in.", "ms", "am", "pm", "T")):
        return measure
    if not measure and ((len(spaced) > 1 and spaced.isupper() and spaced in currency_marks()) or _sign(form)):
        return currency_marks()[form]
    return measure or currency_names().get(spaced.lower())


def _quotient(form: str) -> str | None:
    """Read a rate written with a stroke: "kV/cm" is kilovolt/centimetre."""
    above, stroke, below = form.partition("/")
    if not stroke:
        return None
    parts = [measures().get(part) or symbols().get(part, (None,))[0] for part in (above, below)]
    return "/".join(part for part in parts if part) if all(parts) else None


def _sign(form: str) -> bool:
    """Whether a form is a currency's sign, not its letters."""
    return form in currency_marks() and (form == "$" or not form.isascii())


@cache
def _per_pattern() -> re.Pattern[str]:
    """What follows a unit to make it a rate."""
    two = "(?:square|cubic|sq\\.?|100|1,000|thousand|million|diluted|common|ordinary) \\w+"
    return re.compile(
        rf"(?: \([^()\n]{{1,28}}\))?\)?(?:(?: an?| each| every|-an?| in every)[ -]([a-z]+)\b(?! (?:earlier|ago|later|prior|previously|from now|old|before(?:[.,;]|$)))|(?:[ -]per[ -]| p/)({two}|[A-Za-z]+)\b"
        rf"|/({two}|[A-Za-z]{{1,12}}\d?)\b| (annually|yearly|monthly|weekly|daily|hourly)\b)",
        re.IGNORECASE,
    )


_RATE_SIGNS = (" ", "-", "/", ")")
_RATE_STARTS = frozenset("aeipdhmwyAEIPDHMWY\u0131\u0130(")
"""What the pattern begins with, and what may follow its space: most words do not."""
_ADVERBS = {
    "annually": "year",
    "yearly": "year",
    "monthly": "month",
    "weekly": "week",
    "daily": "day",
    "hourly": "hour",
}


def per(plain: str, end: int) -> tuple[str, int, bool] | None:
    """Return what a quantity that ends here is a rate of, where the words end, and whether they touch it.

    >>> per("80 crowns a day", 9)
    ('day', 15, True)
    """
    first, second = plain[end : end + 1], plain[end + 1 : end + 2]
    if first not in _RATE_SIGNS or (first == " " and second not in _RATE_STARTS):
        return None
    match = _per_pattern().match(plain, end)
    if not match or (match[1] and match[1].lower() not in known("periods")):
        return None
    word = next(group for group in match.groups() if group)
    name = (
        "year"
        if word.lower() == "annum"
        else _ADVERBS.get(word.lower()) or measures().get(word) or measures().get(word.lower()) or word.lower()
    )
    return (
        re.sub("^(?:diluted|common|ordinary) ", "", name),
        match.end(),
        match.group()[:1] != ")" and "(" not in match.group(),
    )


@lru_cache(maxsize=2)
def home(name: str, plain: str) -> str:
    """Return the code of a shared currency name where places in the text leave one, else the name."""
    codes = next((row[1].split(",") for row in rows("shared_currencies") if row[0] == name), None)
    if codes is None:
        return name
    named = [code for code in codes if any(_opens_word(plain, place) for place in _places().get(code, ()))]
    return named[0] if len(named) == 1 else name


@cache
def _places() -> dict[str, tuple[str, ...]]:
    return {code: tuple(places.split(",")) for code, places in rows("currency_places")}


def _opens_word(plain: str, place: str) -> bool:
    """Whether a word of the text begins with a place's name; a pattern of the names would try them at every letter."""
    at = plain.find(place)
    while at > 0 and plain[at - 1].isalnum():
        at = plain.find(place, at + 1)
    return at >= 0


def shared(form: str) -> bool:
    """Return whether several currencies bear a name."""
    return currency_names().get(form) in words("shared_currencies")


@lru_cache(maxsize=4096)
def family(unit: str) -> frozenset[str]:
    """Return the names that may mean the same currency: "peso" and the code of each peso."""
    codes = next((row[1].split(",") for row in rows("shared_currencies") if row[0] == unit), [])
    return frozenset((unit, *codes))
