"""Forms of durations ("the past five years", "four-week"), sets ("every Tuesday", "daily") and loose references ("now").

None of them has days of its own. Dates are in `calendar_forms` and `relative_forms`.
"""

from __future__ import annotations

from briefgen.grammar.form import LENGTH, Form, Found, digits
from briefgen.grammar.lexicon import rows
from briefgen.grammar.moments import Between, DateKind, Fixed, Moment, Placed

MEASURES = {
    "TS": ("T", 1, "S"), "TM": ("T", 1, "M"), "TH": ("T", 1, "H"), "D": ("", 1, "D"), "N": ("", 1, "D"),
    "WE": ("", 1, "WE"), "W": ("", 1, "W"), "2W": ("", 2, "W"), "M": ("", 1, "M"), "Q": ("", 1, "Q"),
    "Y": ("", 1, "Y"), "DE": ("", 1, "DE"), "CE": ("", 1, "CE"), "ME": ("", 10, "CE"), "H": ("", 0, ""),
}  # fmt: skip
SETS = {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "N": "XXXX-XX-XXTNI", "WE": "XXXX-WXX-WE",
        "Q": "XXXX-QX", "TH": "XXXX-XX-XXTXX"}  # fmt: skip
FOR = frozenset("for in within after over during of than last lasted took take takes under about nearly almost spent "
                "spend through throughout half another".split())  # fmt: skip


def timex(count: float | None, value: str) -> str:
    """Return a duration's value; a number that the text leaves open is X.

    >>> timex(2, "2W"), timex(None, "TH")
    ('P4W', 'PTXH')
    """
    time, factor, letter = MEASURES[value]
    return f"P{time}{'X' if count is None else digits(count * factor)}{letter}"


def _duration(found: Found) -> Moment | None:
    """As in "90 days", "a four-week pause", "several years", "the 90 years"; not an age, not a rate, not a fraction."""
    value = found.value("unit")
    if value == "H" or _old(found) or _fraction(found, value):
        return None
    if found.letter("count") == "a" and not _lasts(found):
        return None
    if found.letter("unit") == "u" and found.letter("count") in ("", "Y") and found.has("count"):
        return None
    if found.letter("unit") == "u" and not (found.has("count") and _attributive(found)):
        return None
    return Fixed(DateKind.DURATION, timex(found.number("count") if found.has("count") else None, value))


def _old(found: Found) -> bool:
    return found.near(0) == "old" or (found.near(0) == "-" and found.near(1) == "old")


def _fraction(found: Found, value: str) -> bool:
    """As in "a quarter of", "three quarters", "a second term"."""
    if value in ("Q", "TS") and found.letter("unit") == "u":
        return found.letter("count") != "d" or value == "Q"
    return value == "Q" and found.after == "f"


def _lasts(found: Found) -> bool:
    """Whether "a year" is a length ("for a year"), not a rate ("80 pesos a day") and not just some day."""
    return (
        found.near(-1).lower() in FOR
        or found.match.start("count") > found.match.start()
        or (found.after in ("E", "r") and found.value("unit") != "D")
        or found.tokens.text(found.match.start("count")) == "another"
    )


def _attributive(found: Found) -> bool:
    """Whether a singular noun can carry its number: "one week", "a week", "four-week", "two year period"."""
    letters = found.match[0]
    one = found.number("count") == 1
    return (
        one
        or "-" in letters[-2:-1]
        or (letters[-1:] == "u" and found.value("unit") in ("Y", "M", "W", "D", "TH", "TM"))
    )


def _described(found: Found) -> Moment | None:
    """As in "ten brutal months", "three business days": one adjective between the number and its unit."""
    word, count = found.tokens.words[found.match.start("odd")], found.number("count")
    if not word.isalpha() or not word.islower() or word in ("per", "percent") or count is None or _old(found):
        return None
    value = found.value("unit")
    return None if value in ("H", "Q", "TS") else Fixed(DateKind.DURATION, timex(count, value))


def _bare(found: Found) -> Moment | None:
    """As in "for years", "weeks after": a length without a number, where the words around it measure time."""
    before, value = found.near(-1).lower(), found.value("unit")
    measured = (
        found.after == "f"
        or before in ("for", "in", "within", "over", "after", "took", "take")
        or (found.after in ("r", "E") and value != "TS")
    )
    if value in ("TS", "WE", "H", "Q") or not measured or found.near(0).lower() == "-":
        return None
    return Fixed(DateKind.DURATION, timex(None, value))


def _shifted(found: Found) -> Moment | None:
    """As in "the past five years", "the next few months", "recent weeks"."""
    value = found.value("unit")
    if value == "H" or (found.letter("unit") == "u" and not found.has("count")):
        return None
    return Fixed(DateKind.DURATION, timex(found.number("count") if found.has("count") else None, value))


def _every(found: Found) -> Moment | None:
    value, count = found.value("unit"), found.number("count") if found.has("count") else None
    if value == "H" or found.text("unit") == "second":
        return None
    if found.has("count") or value in ("N", "WE") or value.startswith("T"):
        return Fixed(DateKind.SET, SETS[value] if value in ("N", "WE") else timex(count or 1, value))
    return Fixed(DateKind.SET, timex(1, value))


def _every_weekday(found: Found) -> Moment | None:
    return Fixed(DateKind.SET, f"XXXX-WXX-{found.value('weekday')}" + _part(found))


def _part(found: Found) -> str:
    if not found.has("time"):
        return ""
    value = found.value("time")
    return {"N": "TNI"}.get(value, f"T{value}") if len(value) <= 2 and value not in ("D", "W") else ""


def _every_part(found: Found) -> Moment | None:
    value = found.value("time")
    return Fixed(DateKind.SET, f"XXXX-XX-XXT{value}")


def _often(found: Found) -> Moment | None:
    word = found.tokens.words[found.match.start("often")]
    capital = word[0].isupper() and (
        found.near(-1)[:1].isupper() or found.near(0)[:1].isupper() or found.near(-1) == "the"
    )
    return None if capital or found.after == "-" else Fixed(DateKind.SET, found.value("often"))


def _reference(found: Found) -> Moment | None:
    if (found.text("word"), found.near(0).lower()) == ("now", "that") or found.near(-1).lower() in ("as", "so", "too"):
        return None
    return Fixed(DateKind.DATE, found.value("word"))


def _past(found: Found) -> Moment | None:
    """As in "the past" and "the future", where no noun follows that would be past or future."""
    if found.after in ("_", "s", "-") and found.near(0)[:1].isalpha() and found.near(-1).lower() not in ("in", "from"):
        return None
    if found.tokens.letters[found.match.end() - 1] == "z":
        return Fixed(DateKind.DATE, "FUTURE_REF")
    return (
        Fixed(DateKind.DATE, "PAST_REF")
        if found.text("word") == "past" and found.after not in ("U", "u", "S", "M")
        else None
    )


def _half(found: Found) -> Moment | None:
    """As in "three and a half years", "two-and-a-half-year", "a year and a half"."""
    count, value = found.number("count"), found.value("unit")
    if found.value("half") != "H" or count is None or value == "H":
        return None
    return Fixed(DateKind.DURATION, timex(count + 0.5, value))


def _fraction_of(found: Found) -> Moment | None:
    """As in "half an hour", "half a century", "a quarter century"."""
    part, value = found.text("part"), found.value("unit")
    table = {"half": {"TH": "PT30M", "D": "PT12H", "Y": "P6M", "DE": "P5Y", "CE": "P50Y"}, "quarter": {"CE": "P25Y"}}
    length = table.get(part, {}).get(value)
    return Fixed(DateKind.DURATION, length) if length else None


def _long(found: Found) -> Moment | None:
    """As in "month-long", "years-long"."""
    if found.text("long") != "long" or found.value("unit") == "H":
        return None
    return Fixed(DateKind.DURATION, timex(1 if found.letter("unit") == "u" else None, found.value("unit")))


def _rate(found: Found) -> Moment | None:
    """As in "twice a week", "per month", "80 crowns a day": once in each unit."""
    value = found.value("unit")
    numbers = found.tokens.letters[max(0, found.match.start() - 4) : found.match.start()].rpartition(",")[2]
    counted = any(letter in "dNYchZ" for letter in numbers) and not any(letter in ".MW-<>" for letter in numbers)
    if value not in ("TH", "D", "W", "M", "Y") or not (found.letter("sign") in ("p", "*a") or counted):
        return None
    return Fixed(DateKind.SET, timex(1, value))


def _time(found: Found) -> Moment | None:
    """As in "at the time", "at the moment", "these days"."""
    words = " ".join(found.tokens.words[found.match.start() : found.match.end()]).lower()
    value = next((value for phrase, value in rows("time_phrases") if phrase == words), None)
    if value is None or (value == "PAST_REF" and found.after in ("f", "_") and found.near(0) in ("of", "that", "when")):
        return None
    return Fixed(DateKind.DATE, value)


def _two_lengths(found: Found) -> Moment | None:
    """As in "between 12 and 18 months", "three to five years": each end has its own number, the unit is shared."""
    low, high, value = found.number("low"), found.number("count"), found.value("unit")
    if low is None or high is None or not low < high or value in ("H", "Q") or _old(found):
        return None
    at, end = found.match.start("low"), found.match.start("count")
    return Between(
        Placed(Fixed(DateKind.DURATION, timex(low, value)), at, at + 1, found.tokens.span(at, at + 1)),
        Placed(
            Fixed(DateKind.DURATION, timex(high, value)),
            end,
            found.match.end(),
            found.tokens.span(end, found.match.end()),
        ),
    )


FORMS = (
    Form("<ABOUT>t?<PERIOD>-?x?-?<UNIT>(?:-x(?=[^x]))?(?!-?[kZ])", LENGTH, _duration),
    Form("<ABOUT>t?<COUNT>(?P<odd>_)(?P<unit>U)", "~NYacdt~ >n @NYacdt~ tNYacd d_h N_h Y_h c-_ch", _described),
    Form("(?P<unit>U)", "U", _bare),
    Form("<ABOUT>t?(?:[LXF]|CL|CX|l|o)<COUNTED>?x?<UNIT>",
         "~CFLXlot~ >n @CFLXlot~ tCFLXlo LNUYacdqux XNUYacdqux FNUYacdqux CLX lNUYacdqux oNUYacdqux", _shifted),
    Form("v(?P<count>c|d|o)?(?P<unit>[uU])", "vUcdou", _every),
    Form("v(?P<weekday>W)(?P<time>[Pu])?", "vW", _every_weekday),
    Form("(?P<weekday>w)(?P<time>z)?", "w", _every_weekday),
    Form("v(?P<time>P)", "vP", _every_part),
    Form("(?P<often>D)", "D", _often),
    Form("(?P<word>R)", "R", _reference),
    Form("t(?P<word>[Lz])", "tLz", _past),
    Form("(?P<low>[dNc])(?:2|\\+|/|-)<COUNT>-?(?P<unit>U)", "d+-/2 N+-/2 c+-/2", _two_lengths),
    Form("<ABOUT><COUNT>-?\\+-?a?-?(?P<half>u)-?<UNIT>", "~NYacdt~ >n @NYacd~ d+-h N+-h Y+-h c+-ch a+-h", _half),
    Form("<ABOUT><COUNT><UNIT>\\+a(?P<half>u)", "~NYacdt~ >n @NYacd~ dUhu NUhu YUhu c-Uchu aUhu", _half),
    Form("a?(?P<part>u)-?a?-?(?P<unit>u)", "au u-au", _fraction_of),
    Form("(?P<unit>[uU])-(?P<long>x)", "u- U-", _long),
    Form("(?P<sign>p|\\*a|a)(?P<unit>u)", "pu *a au", _rate),
    Form("@[tCA]m|[CA]m|mU", "@ACt Cm Am mU", _time),
)  # fmt: skip
