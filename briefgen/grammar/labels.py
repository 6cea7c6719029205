"""Numbers that name something instead of counting it: years, dates, clock times, telephone and section numbers, "G7".

Each rule looks at a bounded stretch of text around the digits. `numbers` asks; full dates are `dates`' work.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from string import ascii_letters

from briefgen.grammar.counting import counted, is_plural
from briefgen.grammar.lexicon import words
from briefgen.grammar.units import unit_after
from briefgen.model.source import Span

_LEFT, _RIGHT = 32, 32
_ONE = Decimal(1)
_LONGEST = 24
"""Digits with their commas in the longest number; what is longer names a record."""
_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    "|nov(?:ember)?|dec(?:ember)?"
)
_MONTH_ENDS = frozenset("jan ary feb mar rch apr ril may jun une jul uly aug ust sep ept ber oct nov dec".split())
"""The last letters of a month's name, short or whole: few digits stand behind them."""
_DATE_LINKS = ("-", "\u2013", "to", "and", "or", "through")
"""What may stand between two days of a month."""
_MONTH_SIGNS = frozenset("jJfFmMaAsS\u017foOnNdD-\u2013")
"""What may follow a day and its space: a month, "of" one, or a dash before another day."""


def is_label(plain: str, start: int, end: int) -> bool:
    """Return whether the digits at a place name something."""
    if end - start > _LONGEST:
        return True
    left, digits = plain[max(0, start - _LEFT) : start], plain[start:end]
    right = plain[end : end + _RIGHT]
    apart, last = right[:1] in (" ", ""), _last(left)
    return bool(
        (digits in _EMERGENCY and _called().match(right))
        or _joined_left(left, right)
        or (_timed().match(right) if apart else _hung(plain, digits, right, end))
        or _dated(left, last.lower(), digits, right)
        or _year(plain, left, digits, right, end)
        or _numbered(plain, left, last, digits, right, end)
        or _era(left, right)
    )


def _last(left: str) -> str:
    """The last word of a text, which most of the rules look at first."""
    return "".join(left.rsplit(None, 1)[-1:])


def _hung(plain: str, digits: str, right: str, end: int) -> bool:
    """Whether what touches the digits from the right makes them a name."""
    if right[0] in ",;%)":
        return False
    if "." in digits and re.match(r"\.\d", right):
        return True
    return _tagged(plain, digits, right, end) or bool(_joined_right().match(right))


@cache
def _timed() -> re.Pattern[str]:
    """A half of the day or a clock's name, a space behind the digits."""
    return re.compile(r" (?:[ap]\.?m\.(?!\w)|[ap]m\b|p\.m\b|o'clock\b|(?:GMT|UTC|BST|[ECMP][SD]?T)\b)", re.IGNORECASE)


@cache
def _tag_pattern() -> re.Pattern[str]:
    """Letters that touch digits and are neither ordinal, scale nor "times"."""
    return re.compile(
        r"(?!(?:st|nd|rd|th|x|e[+-]?\d+|[kKmMbBT]|bn|mn|mln|mil|tn|trn|trln|bln|Bn|BN|Mn|mm|MM)\b)[A-Za-z]|p\b"
    )


def _tagged(plain: str, digits: str, right: str, end: int) -> bool:
    """Whether letters on the digits make them a name: "4K", "5G", "1080p"; "5kg" and "20p" are amounts."""
    if digits in _SCREENS and right.startswith("p"):
        return True
    return bool(_tag_pattern().match(right)) and unit_after(plain, end, _ONE) is None


_SCREENS = ("480", "720", "1080", "1440", "2160")
"""Lines of a screen, which "p" follows too."""
_EMERGENCY = ("911", "999", "112", "111")
"""Telephone numbers short enough to look like figures."""


@cache
def _called() -> re.Pattern[str]:
    return re.compile(r" (?:call|dispatch|operator|emergency|system|tape|service)")


def is_numbered(plain: str, start: int) -> bool:
    """Return whether a noun just before a number is one that numbers name: "phase two"."""
    left = plain[max(0, start - _LEFT) : start]
    return _labelled(left, _last(left).lower())


def _labelled(left: str, last: str) -> bool:
    """Whether a noun that numbers name ends a text; a look at its last word saves the search for most numbers."""
    if not last.isalpha():
        last = _marks().split(last)[-1].rstrip(".")
    if not (last in _label_nouns() or len(last) < 2 or last[0].isdigit() or (last in _JOINTS and _joins(left))):
        return False
    if not (last in _JOINTS or last[:1].isdigit()):
        beside = _noun_beside().search(left.lower())
        return beside is not None and beside[1] in _label_nouns()
    before = _noun_before().search(left.lower())
    return before is not None and not _label_nouns().isdisjoint((before[1], before[1].rpartition("&")[2]))


_JOINTS = ("and", "or", "to")


def _joins(left: str) -> bool:
    """Whether a joint that ends a text stands behind a number."""
    return left.rsplit(None, 2)[-2:][0].isdigit()


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(r"[(\"'-]")


@cache
def _label_nouns() -> frozenset[str]:
    nouns = words("label_nouns")
    return frozenset((*nouns, *(f"{noun}s" for noun in nouns)))


def _joined_left(left: str, right: str) -> bool:
    """Whether the digits hang on a word, an address or other digits: "G7", "TPP-11", "example.org/3", "10:30"."""
    if not left or left[-1] in " (\u2014\u2013":
        return False
    if left[-1] in ":/." and left[-2:-1].isdigit():
        return True
    if left.endswith('="'):
        return True
    if left[-1] == "'" and not left[-2:-1].isalnum() and len(left) > 1:
        return True
    if left[-1] == "R" and not left[-2:-1].isalnum():
        return not re.match(r",\d{3}|(?:\.\d+)? ?(?:million|billion|trillion|bn|m)\b", right)
    if left[-1].isalpha():
        return not _is_money(left)
    if left[-1] in "-/":
        return bool(_hanging().search(left)) and not _prefix().search(left)
    return left[-1] in "#@_=&?^" or "://" in left[left.rfind(" ") + 1 :]


def _is_money(left: str) -> bool:
    """Whether a text ends with a currency's letters, which touch their digits: "USD10", "RM79"."""
    before = left.rstrip(ascii_letters)
    letters = left[len(before) :]
    signed = letters == "US" and before.endswith("$") and not before[:-1].endswith(tuple(ascii_letters))
    return signed or letters in _money_letters()


@cache
def _money_letters() -> frozenset[str]:
    return frozenset((*words("currencies"), "RM", "Rs", "Rp", "DM", "RMB", "PS", "AU", "NZ", "HK"))


@cache
def _hanging() -> re.Pattern[str]:
    return re.compile(r"(?:[A-Za-z]|\d)[-/]$")


@cache
def _prefix() -> re.Pattern[str]:
    """Words that join a figure by a hyphen: "sub-300", "minus-130", "five-to-10", and ranges."""
    return re.compile(
        r"\b(?:sub|minus|plus|now|then|to|over|under|nearly|about|some|pre|post|mid|another|around|roughly|and|or)-$"
        r"|(?<![\w/-])[$\u20ac\u00a3]?\d[\d,.]*(?:[a-zA-Z]{1,2}|%)?-$|[$\u20ac\u00a3]\d[\d,.]*/$",
        re.IGNORECASE,
    )


@cache
def _joined_right() -> re.Pattern[str]:
    """Clock times, telephone numbers, versions, decades, models, addresses, years and seasons with a hyphen."""
    return re.compile(
        r"[:.][0-5]\d(?: ?(?:[ap]\.?m\b|hours\b)|(?::[0-5]\d))"
        r"|:[0-5]\d\b|\.\d+\.\d|(?:\.\d+ ?)?[ap]\.?m\.(?!\w)|[ap]m\b"
        r"|-\d{3,4}-\d{4}\b|-\d{4}\b(?!,)(?= |$|[.)])(?<!\d{4}-\d{4})"
        r"|/\d{1,2}/\d{2,4}\b|-\d{2}-\d{2}(?:\b|T)|'?s\b|/(?:11|7)\b(?! of)"
        r"|-?(?!(?:st|nd|rd|th)\b|e[+-]?\d|[kcm]?m[23]\b)[A-Za-z]{1,3}\d"
        r"|\w*@|-somethings?\b|\([a-z]\)|(?:st|nd|rd|th) (?:street|st\.|avenue|ave\b|century|district|amendment|hole)",
        re.IGNORECASE,
    )


@cache
def _month_left() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:{_MONTHS})\b\.?(?: ?| \d{{1,2}}(?:(?:st|nd|rd|th)?,? | ?[-\u2013] ?| (?:to|and|or|through) ))$"
    )


@cache
def _month_right() -> re.Pattern[str]:
    return re.compile(rf"(?:st|nd|rd|th)?(?: ?[-\u2013] ?\d{{1,2}})?(?: of)? (?:{_MONTHS})\b(?!\w)", re.IGNORECASE)


def _dated(left: str, last: str, digits: str, right: str) -> bool:
    """Whether the digits are a day or a year beside a month's name."""
    if not digits.isdigit() or len(digits) > 4:
        return False
    near = last.rstrip(".")[-3:] in _MONTH_ENDS or last[:1].isdigit() or last in _DATE_LINKS
    if near and _month_left().search(left.lower()):
        return not _share_after().match(right)
    if len(digits) > 2 or (right[:1] == " " and right[1:2] not in _MONTH_SIGNS) or not 1 <= int(digits) <= 31:
        return False
    return _month_right().match(right) is not None and not re.match(r" may\b", right)


@cache
def _share_after() -> re.Pattern[str]:
    return re.compile(r" ?(?:%|per ?cent|million|billion|trillion|thousand)")


@cache
def _noun_beside() -> re.Pattern[str]:
    """The word right before a number, or before its letter: "section 4", "block C-4"."""
    return re.compile(r"(?:^|[\s(\"'-])([a-z&]+)\.? (?:[a-z]-?)?$")


@cache
def _noun_before() -> re.Pattern[str]:
    """The word before a row of numbers: "sections 4, 5 and"."""
    return re.compile(r"\b([a-z]+(?:&[a-z]+)?) \d+(?:(?:,| and| or| to)? \d+){0,9}(?:,| and| or| to)? $")


@cache
def _proper_left() -> re.Pattern[str]:
    """A name just before the digits; the first word of a sentence is none."""
    return re.compile(r"(?:[a-z0-9,;:%)\"'&]\s|\b[A-Z]\w*\.?['\w&]* |& )[A-Z][\w&'/]*\.? $|\b(?:Group|Gang|Club) of $")


def _measured(plain: str, end: int, right: str) -> bool:
    """Whether digits after a name are a figure all the same: a scale, a unit or a counted plural follows."""
    if re.match(r",\d{3}|[ -](?:million|billion|trillion|thousand|hundred|dozen|times)\b| ?(?:bn|m|mn|tn)\b", right):
        return True
    if unit_after(plain, end, _ONE):
        return True
    phrase = counted(plain, end, one=False)
    return phrase is not None and plain[phrase.phrase.start].islower() and phrase.phrase.start == end + 1


@cache
def _capitalised() -> re.Pattern[str]:
    return re.compile(r" [A-Z][\w-]*")


def _named(plain: str, end: int) -> bool:
    """Whether digits open a name: "787 Dreamliner", "90049 ZIP"; "40 Canadians" counts."""
    match = _capitalised().match(plain, end)
    if not match or is_plural(match.group()[1:]):
        return False
    phrase = counted(plain, end, one=False)
    return phrase is None and not unit_after(plain, end, _ONE) and not re.match(r"\W*[A-Z]{3}\b", plain[end : end + 8])


@cache
def _era_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:A\.?D\.?|B\.?C\.?(?:E\.?)?|CE)(?: \d+(?: and| to|-))? ?$")


def _era(left: str, right: str) -> bool:
    """Whether the digits are a year of an era: "A.D. 1000", "44 B.C."."""
    return bool(
        (right[1:2] in _ERAS and _era_after().match(right))
        or (("D" in left or "C" in left) and _era_pattern().search(left))
    )


_ERAS = ("A", "B", "C")
"""What the name of an era begins with."""


@cache
def _era_after() -> re.Pattern[str]:
    return re.compile(r" (?:A\.?D|B\.?C|BCE|CE)\b")


def _numbered(plain: str, left: str, last: str, digits: str, right: str, end: int) -> bool:
    """Whether a noun or name before the digits is what they number: "Section 427", "Model 3", "the Big 12"."""
    if left.endswith("(") and right.startswith(")"):
        return len(digits) <= 2 or (len(digits) == 4 and digits.isdigit())
    if len(digits) < 3 and right[:1] in (".", ")") and right[1:2].isspace() and _opens_line(left):
        return len(left) + len(right) > 2 and bool(right[1:].strip())
    if not digits.isdigit() or not left.endswith(" "):
        return False
    small = last.lower()
    if _labelled(left, small):
        return not re.match(r" ?%| per ?cent| (?:million|billion|thousand)", right)
    if last != small or last == "of":  # without a capital, as before most numbers, it ends no name but "Club of"
        if _openers().search(left[left.rfind(" ", 0, -1) + 1 :]):
            return False
        if _proper_left().search(left):
            return not _measured(plain, end, right)
    return left[-2:-1].isalpha() and "A" <= right[1:2] <= "Z" and _named(plain, end)


def _opens_line(left: str) -> bool:
    return not left[left.rfind("\n") + 1 :].strip()


@cache
def _openers() -> re.Pattern[str]:
    """Capitalised words that do not make a name of the number after them."""
    return re.compile(
        r"\b(?:About|Some|Nearly|Almost|Over|Under|The|At|In|By|Of|From|For|And|Or|But|To|With|Only|Just|Around|Of|Than"
        r"|More|Least|Most|Up|Down|All|Another|Is|Was|Are|Has|Had|Rose|Fell|US|U\.S|CA|AU|HK|NZ|A|C|S|R|RM|Rs|Rp|DM|[A-Z]{3}"
        r"|Gains?|Drops?|Hits?|Adds?|Cuts?|Sees?|Wins?|Kills?|Hurts?|Injures?|When|After|Before|Between|Aged?|Costs?|Tops?)\.? $"
    )


def _year(plain: str, left: str, digits: str, right: str, end: int) -> bool:
    """Whether four bare digits are a year: of this millennium or the last, and neither measured nor counted."""
    if len(digits) != 4 or not digits.isdigit() or not 1500 <= int(digits) <= 2199:
        return False
    if (left[-1:] in "$\u20ac\u00a3\u00a5\u20b9" and left) or _is_money(left.rstrip()) or _amount_after().match(right):
        return False
    phrase = counted(plain, end, one=False)
    if phrase is None or not plain[phrase.phrase.start].islower() or _is_long(plain, phrase.phrase, digits):
        return not _amount_left().search(left) if phrase else True
    recent = "2010" <= digits < "2030" and not _amount_left().search(left)
    return recent or bool(_year_left().search(left))


@cache
def _amount_after() -> re.Pattern[str]:
    """What makes four digits an amount."""
    return re.compile(
        r" ?(?:%|\u00b0)|[ -]?(?:per ?cent|million|billion|thousand|dollars|euros|pounds|sq|square|cubic|"
        r"km|kg|cm|mm|mph|miles?|met(?:re|er)s?|kilomet(?:re|er)s?|feet|tonnes?|tons?|hours?|hp|MW|GB|MB|rpm|hires)\b"
    )


def _is_long(plain: str, phrase: Span, digits: str) -> bool:
    """Whether a phrase is too long to be counted by four digits without a comma that may be a recent year."""
    return "1900" <= digits < "2040" and plain.count(" ", phrase.start, phrase.end) > 1


@cache
def _amount_left() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:about|than|least|roughly|nearly|almost|approximately|exactly|total of|up to|only) $", re.IGNORECASE
    )


@cache
def _year_left() -> re.Pattern[str]:
    """Words after which four digits before a plural are a year all the same: "the 2018 elections"."""
    return re.compile(
        r"\b(?:the|its|his|her|their|our|early|late|mid|since|fiscal|in|of|during|before|after) $|'s? $|^$",
        re.IGNORECASE,
    )
