"""Forms of calendar dates: days, months, quarters, seasons, years, decades and centuries, with or without their year.

Dates told from today ("last week") are in `relative_forms`.
"""

from __future__ import annotations

import re

from briefgen.grammar.calendar import Period, Unit, day
from briefgen.grammar.form import STEPS, Form, Found, parted, year_step
from briefgen.grammar.moments import Between, DateKind, Exact, Fixed, Moment, Placed, TimeOfDay, Yearly

MODAL = frozenset({"may", "march", "mar", "august", "jan", "jun", "june", "april", "dec"})
"""Months whose names are also words or given names: alone, they need a capital and a word before that dates."""
DATING = frozenset(
    "in by since until till through from to of during before after early late mid last next this and or between "
    "every each following previous for around about - – — / ( the a".split()
)
MOVED = frozenset("autumn back deferred delayed extended fall moved postponed spring summer winter".split())
NOT_YEAR = frozenset(
    "$ £ € ¥ # § no section sections page pages chapter article room route highway flight number".split()
)
UNIT_OF_COUNT = frozenset("percent people miles km kilometres kilometers tons tonnes feet metres meters pounds dollars "
                          "men women troops soldiers jobs workers votes points rpm mb gb kg".split())  # fmt: skip


def _month(found: Found) -> int:
    return int(found.value("month"))


def _exact(period: Period | None) -> Exact | None:
    return Exact(period) if period else None


def _year(found: Found) -> int | None:
    return int(found.text("year")) if found.has("year") else None


def _day(found: Found) -> Moment | None:
    number = found.number("day")
    if found.has("word") and found.value("word") != "D":  # "the first week of May" is no day
        return None
    if number is None or not 1 <= number <= 31 or _counts(found):  # days of a month
        return None
    month, year = _month(found), _year(found)
    if year is not None:
        return _exact(day(year, month, int(number)))
    if day(2000, month, int(number)) is None:
        return None
    weekday = int(found.value("weekday")) if found.has("weekday") else None
    return Yearly(Unit.MONTH, month - 1, int(number), year_step(found), weekday=weekday)


def _counts(found: Found) -> bool:
    """Whether what looks like a day is a count: "May 5 percent", "$12 December"."""
    first, last = found.near(-1), found.near(0)
    if found.match.start() and first in "$£€" and first and found.tokens.letters[found.match.start()] in "dN":
        return True
    return last == "%" or last.lower() in UNIT_OF_COUNT


def _written_word(found: Found) -> bool:
    """Whether a month's name is no month here: "may", "march on", "June Carter", "Theresa May"."""
    text, word = found.tokens.words[found.match.start("month")], found.text("month")
    before, after = found.near(-1).lower(), found.near(0)
    if word not in MODAL:
        return word == "sept" and text.islower()
    if text.islower() or (text.isupper() and word == "may"):
        return word in ("may", "march", "august", "mar", "jan", "dec", "jun") or before not in DATING
    if before in DATING and not (
        before in ("the", "a", "and", "or", "to") and word in ("may", "march") and _acts(found)
    ):
        return before in ("the", "of") and after[:1].isupper()
    return found.match.end("month") - found.match.start() < 2  # nothing of the date stands before it


def _acts(found: Found) -> bool:
    return found.near(0).lower() in ("on", "be", "have", "not", "of", "through")


def _month_only(found: Found) -> Moment | None:
    year, which = _year(found), found.letter("which")
    bare = year is None and not which and not found.has("shift")
    if bare and _written_word(found):
        return None
    number = _month(found) - 1
    if year is not None:
        return parted(found, Exact(Period(Unit.MONTH, year * 12 + number)))
    if which and found.value("yearunit") != "Y":
        return None
    steps = STEPS[found.letter("shift")[-1]] if found.has("shift") else None
    return parted(found, Yearly(Unit.MONTH, number, None, year_step(found), steps))


def _iso(found: Found) -> Moment | None:
    text, _, clock = found.text("iso").partition("t")
    parts = [int(part) for part in re.split(r"[-/.]", text)]
    if text[4:5] == "-":
        year, month, number = parts
    elif "." in text:
        number, month, year = parts
    else:
        month, number, year = sorted(parts[:2]) + parts[2:]
        year += 0 if year > 99 else 2000 if year < 50 else 1900  # two digits, split in the middle
        if number <= 12 and number != month:  # "3/4/2012" is in March or in April
            return Fixed(DateKind.DATE, f"{year:04}-XX-XX")
    moment = _exact(day(year, month, number))
    return TimeOfDay(f"T{clock.upper().rstrip('Z')}", moment, alone=False) if clock and moment else moment


def _quarter(found: Found) -> Moment | None:
    number, unit = found.number("ordinal"), {"Q": Unit.QUARTER, "H": Unit.HALF}.get(found.value("unit"))
    if found.value("unit") == "CE" and number is not None:
        return parted(found, Exact(Period(Unit.CENTURY, int(number) - 1))) if number <= _CENTURIES else None
    if unit is None or number is None or not 1 <= number <= (4 if unit is Unit.QUARTER else 2):
        return None
    if unit is Unit.HALF and not (found.has("year") or found.has("which")):
        return None
    return _in_year(found, unit, int(number) - 1, 4 if unit is Unit.QUARTER else 2)


_CENTURIES = 99
"""The last century whose years the calendar counts."""


def _in_year(found: Found, unit: Unit, number: int, count: int) -> Moment | None:
    year = _year(found)
    if year is not None:
        return Exact(Period(unit, year * count + number))
    if found.has("which") and found.value("yearunit") != "Y":
        return None
    return Yearly(unit, number, None, year_step(found))


def _short_quarter(found: Found) -> Moment | None:
    text = found.text("quarter")
    unit, count = (Unit.QUARTER, 4) if text[0] == "q" else (Unit.HALF, 2)
    number = int(text[1]) - 1
    if number >= count or (unit is Unit.HALF and not found.has("year")):
        return None
    return _in_year(found, unit, number, count)


def _season(found: Found) -> Moment | None:
    year, shift = _year(found), found.letter("shift")
    word, number = found.text("season"), int(found.value("season"))
    which = found.has("which") and found.value("yearunit") == "Y"
    if found.has("which") and not which:
        return None
    if word in ("spring", "fall") and year is None and not which and not _seasonal(found, shift):
        return None
    if year is not None:
        return parted(found, Exact(Period(Unit.SEASON, year * 4 + number)))
    steps = STEPS[shift[-1]] if shift and shift[-1] in "LXC" else None
    return parted(found, Yearly(Unit.SEASON, number, None, year_step(found), steps))


def _seasonal(found: Found, shift: str) -> bool:
    """Whether "fall" or "spring" is the season: a word before dates it, and it is nobody's fall."""
    if shift and shift[-1] in "LXCA":
        return True
    if found.near(-1) == "to" and not found.has("part") and found.near(-2).lower() not in MOVED:
        return False  # "expected to fall", not "from spring to fall" nor "put back to spring"
    dated = found.has("part") or (found.letter("season") == "S" and found.before in ("i", "j", "<", "2"))
    return (dated or bool(shift)) and found.after not in ("f", "i") and found.near(0) not in ("s", "-") and (
        found.before in ("i", "j", "<", "2") or found.has("part"))  # fmt: skip


def _lone_year(found: Found) -> Moment | None:
    year, before, after = int(found.text("year")), found.near(-1).lower(), found.near(0)
    named = found.has("part") or found.has("word")
    if (
        "u" in found.letter("word")
        and found.tokens.value(found.match.start("word") + found.letter("word").index("u")) != "Y"
    ):
        return None
    if not named and (before in NOT_YEAR or after in ("%", "$", "€") or after.lower() in UNIT_OF_COUNT):
        return None
    if not named and found.after == "f" and found.before not in ("i", "j", "<", "2"):  # "2000 of them"
        return None
    if found.after in ("u", "U", "h") or (before == "." and not found.tokens.plain[
            found.tokens.starts[found.match.start()] - 1].isspace()):  # fmt: skip
        return None
    if not named and not 1600 <= year < 2100 and found.before not in ("i", "f", "j", "<", "2", "r", "E", "(", "-", "~"):
        return None
    if found.tokens.letters[found.match.end() : found.match.end() + 1] == "B":
        return None
    return parted(found, Exact(Period(Unit.YEAR, year)))


def _fiscal(found: Found) -> Moment | None:
    return Exact(Period(Unit.YEAR, int(found.text("year"))))


def _year_range(found: Found) -> Moment | None:
    low, text = int(found.text("low")), found.text("high")
    if len(text) not in (2, 4) or not text.isdecimal():
        return None  # "in 2010 - 1,500 of them"
    high = int(text) if len(text) == 4 else low // 100 * 100 + int(text)  # a whole year
    if not low < high or not low >= 1000:
        return None
    ends = found.match.start("low"), found.match.start("high")
    placed = [
        Placed(Exact(Period(Unit.YEAR, year)), at, at + 1, found.tokens.span(at, at + 1))
        for year, at in zip((low, high), ends, strict=True)
    ]
    return Between(*placed)


def _day_range(found: Found) -> Moment | None:
    """Days that share a month: "11-15 December 2017", "Aug. 16 to 20"."""
    low, high, month, year = found.number("low"), found.number("high"), _month(found), _year(found)
    if low is None or high is None or not 1 <= low < high <= 31:  # days of a month
        return None
    moments: list[Moment | None] = [
        _exact(day(year, month, int(n))) if year else Yearly(Unit.MONTH, month - 1, int(n), year_step(found))
        for n in (low, high)
    ]
    at, end = found.match.start("low"), found.match.end("high")
    first = found.match.start() if found.match.start("month") < at else at
    last = found.tokens.closed(found.match.end()) if found.match.start("month") > at else end
    if moments[0] is None or moments[1] is None:
        return None
    return Between(
        Placed(moments[0], first, at + 1, found.tokens.span(min(first, at), at + 1)),
        Placed(moments[1], end - 1, last, found.tokens.span(end - 1, max(last, end))),
    )


def _decade(found: Found) -> Moment | None:
    text = found.text("decade")
    if text.endswith("'s"):
        if "t" not in found.match[0] and "e" not in found.match[0]:
            return Exact(Period(Unit.YEAR, int(text[:4]))) if len(text) == 6 else None  # "1990's"
        text = text.removesuffix("'s") + "s"
    if found.letter("decade") == "Z":
        century = 19
        return parted(found, Exact(Period(Unit.DECADE, century * 10 + int(found.value("decade")))))
    if len(text.strip("'")) == 5:  # four digits and s
        return parted(found, Exact(Period(Unit.DECADE, int(text.strip("'")[:3]))))
    return parted(found, Exact(Period(Unit.DECADE, 190 + int(text[1])))) if text[0] == "'" and len(text) == 4 else None


def _before_christ(found: Found) -> Moment | None:
    year, era = int(found.number("year") or 0), found.match.end("year")
    if found.tokens.letters[era] != "B" and found.tokens.text(era) + found.tokens.text(era + 2) != "bc":
        return None
    return Fixed(DateKind.DATE, f"BC{year:04}", f"-{year - 1:04}") if 0 < year < 10000 else None


FORMS = (
    Form("(?P<iso>O)", "O", _iso),
    Form("<WEEKDAY><MONTH>t?<DAY>(?!-[uU]|U)(?:<YEAR>)?", "tW W,.M M.cdot", _day),
    Form("<WEEKDAY>t?<DAY>(?:(?P<word>u)f)?f?<MONTH>(?:<YEAR>)?", "tWcdo W,.cdot dMfu oMfu", _day),
    Form("<DAY>-<MONTH>-(?P<year>Y)", "d-", _day),
    Form("<MONTH>-<DAY>-(?P<year>Y)", "M-.", _day),
    Form("<MONTH>(?P<low>[do])(?:-|2)t?(?P<high>[do])(?:<YEAR>)?", "M.do", _day_range),
    Form("t?(?P<low>[do])(?:-|2|\\+)t?(?P<high>[do])f?<MONTH>(?:<YEAR>)?", "tdo d+-2 o+-2", _day_range),
    Form("<PART>(?P<shift>[LXC]|tF)?<MONTH>(?:<YEAR>)?", "tFbe e-CLMXit bf LM XM CM M", _month_only),
    Form("<PART>t?(?P<ordinal>o)-?(?P<unit>u)(?:f?y?<YEAR>)?", "tbeo e-iot bf o-u", _quarter),
    Form("(?P<quarter>Q)-?(?:<YEAR>)?", "Q", _short_quarter),
    Form("(?P<year>Y)-?(?P<quarter>Q)", "Y-Q", _short_quarter),
    Form("<PART>(?P<shift>t?[LXCA]|tF|t)?(?P<season>S)(?:<YEAR>)?", "tACFLSXbe e-ACLSXit bf LS XS CS AS S", _season),
    Form("<PART>(?P<word>t?uf?)?(?P<year>Y)", "tbeu e-Yitu bf uYf Y", _lone_year),
    Form("t?y-?u?(?P<year>Y)", "ty y-Yu", _fiscal),
    Form("t?(?P<year>Y)yu", "tY Yy", _fiscal),
    Form("(?P<low>Y)-(?P<high>[YNd])", "Y-", _year_range),
    Form("<PART>t?(?:e-?)?(?P<decade>[kZ])", "tZbek e-Zeikt bf k Z", _decade),
    Form("(?P<year>[dNY])(?:B|_\\._\\.?)", "dB_ NB_ YB_", _before_christ),
)
