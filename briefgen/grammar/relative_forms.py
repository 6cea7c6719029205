"""Forms of dates told from another day: "today", "last week", "Friday", "two years ago", "the next day", "8 p.m.".

Calendar dates are in `calendar_forms`; how the other day is found is `timeline`'s business.
"""

from __future__ import annotations

import re

from briefgen.grammar.calendar import Unit
from briefgen.grammar.form import LENGTH, STEPS, UNITS, Form, Found, digits, parted
from briefgen.grammar.moments import Anchor, DateKind, DayOfWeek, Fixed, Moment, Part, Step, TimeOfDay

LENGTHS = {"D": "D", "N": "D", "W": "W", "WE": "WE", "M": "M", "Q": "Q", "Y": "Y", "DE": "DE", "CE": "CE"}
NARRATED = frozenset({"previous", "preceding", "prior", "following", "succeeding", "ensuing"})
SHORT_WEEKDAYS = 5
"""Longest abbreviation of a weekday ("thurs"): such a word needs a date or a stop beside it."""


def _deictic(found: Found) -> Moment | None:
    word, steps = found.text("day"), int(found.value("day"))
    if found.tokens.words[found.match.start("day")].istitle() and found.near(-1)[:1].isupper():
        return None  # "Nation Today" is a paper
    day = Step(Unit.DAY, steps)
    if word in ("tonight", "tonite"):
        return TimeOfDay("TNI", day)
    if found.has("time"):
        value = found.value("time")
        code = {"N": "NI"}.get(value, value)
        return _time(code, day) if code in ("NI", "MO", "AF", "EV", "MI", "12:00", "24:00") else None
    return parted(found, day)


def _time(code: str, day: Moment | None, *, alone: bool = True) -> TimeOfDay:
    return TimeOfDay(f"T{code}", day, alone)


def _unit(found: Found) -> Moment | None:
    """As in "this week", "last year", "the next day", "that month", "the end of the year"."""
    value, which = found.value("unit"), found.letter("which")
    word, unit = found.text("which") if which else "", UNITS.get(value)
    if value == "N":
        return _night(found, word)
    if unit is None or value == "H" or (found.letter("unit") == "U"):
        return None
    definite = found.letter("the") == "t"
    if not which:
        return _the_unit(found, unit) if definite or found.has("part") else None
    if found.letter("again") == "L" and unit is Unit.WEEKEND:
        return Step(unit, -1)
    if which in "LC" and found.letter("again") == "L":
        return Fixed(DateKind.DURATION, f"P1{LENGTHS[value]}")
    if word == "past" or (definite and word == "last" and unit is not Unit.WEEKEND and not found.has("part")):
        return Fixed(DateKind.DURATION, f"P1{LENGTHS[value]}")
    if which in ("X", "F", "L") and definite and found.near(-1).lower() in ("over", "for", "within", "throughout"):
        return Fixed(DateKind.DURATION, f"P1{LENGTHS[value]}")
    anchor = Anchor.PUBLICATION
    if which[0] in "AF" or which[-1] == "A" or word in NARRATED or (definite and word == "next"):
        anchor = Anchor.NARRATED
    steps = 0 if unit is Unit.WEEKEND and word in ("coming", "upcoming") else STEPS[which[-1]]
    return parted(found, Step(unit, steps, anchor))


def _the_unit(found: Found, unit: Unit) -> Moment | None:
    if unit is Unit.DAY and not found.has("part"):
        return None
    if (unit in (Unit.DECADE, Unit.CENTURY) and not found.has("part")) or found.before == "p":
        return None
    if not found.has("part") and (found.after == "f" or found.before == "f"):
        return None
    return parted(found, Step(unit, 0, Anchor.NARRATED if unit is Unit.QUARTER else Anchor.EITHER))


def _night(found: Found, word: str) -> Moment | None:
    if word in ("last", "this", "that", "same", "next", "previous", "following"):
        narrated = word in ("that", "same", "previous", "following") or found.letter("the") == "t"
        steps = STEPS[found.letter("which")[-1]]
        return TimeOfDay("TNI", Step(Unit.DAY, steps, Anchor.NARRATED if narrated else Anchor.PUBLICATION))
    return TimeOfDay("TNI", None, alone=False)


def _weekday(found: Found) -> Moment | None:
    word, which = found.text("weekday"), found.letter("which")
    if len(word) <= SHORT_WEEKDAYS and not which and found.near(0)[:1] not in (".", ",") and found.before != "i":
        return None
    if len(word) <= SHORT_WEEKDAYS and not which and found.tokens.words[found.match.start("weekday")].islower():
        return None
    week = None
    if found.has("week"):
        if found.value("weekunit") != "W":
            return None
        week = Step(Unit.WEEK, STEPS[found.letter("week")[-1]])
    cue = found.text("which") if len(which) == 1 else ""
    if cue in ("next", "this"):
        week = Step(Unit.WEEK, STEPS[which])
    steps = STEPS[which[-1]] if which and which[-1] in "LX" else None
    return DayOfWeek(int(found.value("weekday")), steps, week)


def _ago(found: Found) -> Moment | None:
    """As in "two years ago", "a week earlier", "several days later", "three weeks from now"."""
    back, value = found.has("ago"), found.value("unit")
    count = found.number("count") if found.has("count") else None
    unit = UNITS.get("W" if value == "2W" else value)
    apart = -1 if back or (found.has("apart") and found.value("apart") == "-1") else 1
    if found.has("apart") and found.text("apart") == "before" and not _closes(found):
        return None
    if count is None:
        return Fixed(DateKind.DATE, "PAST_REF" if apart < 0 else "FUTURE_REF")
    if unit is None or count != int(count):
        return _moment_ago(found, value, count, apart) if unit is None else None
    steps = apart * int(count) * (2 if value == "2W" else 1)
    return Step(unit, steps, Anchor.PUBLICATION if back or found.has("now") else Anchor.NARRATED)


def _closes(found: Found) -> bool:
    """Whether nothing follows that the time is counted from: "two days before", not "two days before the vote"."""
    return found.after in ("", ",", ".", ")", "|") or found.near(0) in (";", ":", '"')


def _moment_ago(found: Found, value: str, count: float, apart: int) -> Moment | None:
    """Hours, minutes and seconds apart from a moment: the day is the anchor's, the hour is not known."""
    if not value.startswith("T"):
        return None
    if not found.has("ago") or apart > 0:
        return Fixed(DateKind.DURATION, f"PT{digits(count)}{value[1]}")
    return TimeOfDay("TXX", Step(Unit.DAY, 0))


def _year_ago(found: Found) -> Moment | None:
    """As in "the year-earlier quarter", "year-ago": the same period, a year before the one told of."""
    return Step(Unit.YEAR, -1, Anchor.NARRATED) if found.value("unit") == "Y" else None


def _year_end(found: Found) -> Moment | None:
    unit = UNITS.get(found.value("unit"))
    return Part(Step(unit, 0), "END") if unit in (Unit.YEAR, Unit.MONTH) and found.text("edge") == "end" else None


def _day_from(found: Found) -> Moment | None:
    """As in "the day before", "the day after tomorrow", "the week after next"."""
    unit = UNITS.get(found.value("unit"))
    steps = -1 if found.text("side") == "before" else 1
    if unit is None or found.text("side") not in ("before", "after"):
        return None
    if found.has("next"):
        return Step(unit, steps * 2)
    if not found.has("deictic") and not _closes(found):
        return None
    if found.has("deictic"):
        return Step(unit, steps, base=Step(Unit.DAY, int(found.value("deictic"))))
    return Step(unit, steps, Anchor.NARRATED)


def _clock(found: Found) -> Moment | None:
    text = found.text("clock").replace(".", ":").replace(" ", "")
    numbers = [int(n) for n in re.findall(r"\d+", text)]
    hour, late = numbers[0], "p" in text[1:]
    if re.search(r"[ap]:?m", text):
        if not 1 <= hour <= 12:  # a twelve-hour clock
            return None
        hour = hour % 12 + (12 if late else 0)
    if hour > 24 or any(n > 59 for n in numbers[1:]):  # hours and minutes
        return None
    return TimeOfDay("T" + ":".join(f"{n:02}" for n in (hour, *numbers[1:])))


def _daypart(found: Found) -> Moment | None:
    """As in "this morning", "that afternoon"; "the morning" waits for its day."""
    code, word = found.value("time"), found.text("which") if found.has("which") else ""
    if word in ("this", "last", "previous"):
        return _time(code, Step(Unit.DAY, 0 if word == "this" else -1))
    if word in ("that", "same", "following", "next"):
        return _time(code, Step(Unit.DAY, STEPS[found.letter("which")[-1]], Anchor.NARRATED))
    return _time(code, None, alone=code in ("12:00", "24:00") and found.match.end() - found.match.start() == 1)


def _day_of_event(found: Found) -> Moment | None:
    """As in "the day before the vote": the day that the vote is counted from is not a date."""
    return Step(Unit.DAY, 0, Anchor.NARRATED, base=Fixed(DateKind.DATE, "")) if found.value("unit") == "D" else None


FORMS = (
    Form("<PART>(?P<day>K)(?P<time>[Pu](?!G))?", "e-Kit bf tbe K", _deictic),
    Form("(?P<part>te-?|e-?t?|ei|tbf|bf|Ei?t?)?(?P<the>t)?(?P<which>[LXCAF]|CL|CX|AC|CA|AA)?(?P<again>(?<=C)L)?y?(?P<unit>u)",
         "tACFLXbeuy e-ACFLXituy bf EACFLXituy LLuy XLuy CALXuy AACLuy FLuy u", _unit),
    Form("(?:e-?)?t?(?P<which>[LXCAF]|C[LX])?e?(?P<weekday>W)\\.?(?:f?(?P<week>[LXC])(?P<weekunit>u))?",
         "e-ACFLWXet tACFLWXe LWe XWe CLWXe AWe FWe W", _weekday),
    Form("<ABOUT>t?<PERIOD>x?<UNIT>(?:(?P<ago>G)|(?P<apart>E)|(?P<now><[KR]))", LENGTH, _ago),
    Form("t(?P<unit>u)(?P<side>[Er])(?:(?P<deictic>K)|(?P<next>X))?", "tu", _day_from),
    Form("t(?P<unit>u)(?=[Er])", "tu", _day_of_event),
    Form("t?(?P<unit>u)-[EG]u?", "tu u-", _year_ago),
    Form("(?P<unit>u)-(?P<edge>b)", "u-", _year_end),
    Form("(?P<clock>T)", "T", _clock),
    Form("(?:t?(?P<which>[LXCAF]|AA)|t)?(?:e-?)?(?P<time>P)", "LPe XPe CPe AAPe FPe e-P tACFLPXe P", _daypart),
)  # fmt: skip
