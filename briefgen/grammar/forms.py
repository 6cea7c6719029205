"""All forms of dates, tried at each word that can start one; neighbours that make one expression are joined.

"Friday" and "8 p.m." become one time, "Aug. 16" to "Aug. 20" one range. `timeline` resolves what comes out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from briefgen.grammar import calendar_forms, holiday_forms, length_forms, relative_forms
from briefgen.grammar.calendar import Period, Unit, day
from briefgen.grammar.date_tokens import Tokens
from briefgen.grammar.form import Form, Found, Reader, compiled
from briefgen.grammar.moments import (
    Between,
    DayOfWeek,
    Exact,
    Holiday,
    Moment,
    Part,
    Placed,
    Step,
    TimeOfDay,
    Yearly,
)

CORE = "MWwuUSPKRDkZOTYQHzLdNBm"
"""Letters of which each form has one."""
DAYS = (Exact, Yearly, DayOfWeek, Step, Holiday)


@cache
def _openings() -> dict[str, list[tuple[str, Form]]]:
    """Each letter with the forms that can start with it, and the letters that can come second in each."""
    found: dict[str, list[tuple[str, Form]]] = {}
    for form in (*calendar_forms.FORMS, *relative_forms.FORMS, *length_forms.FORMS):
        for opening in form.opens.split():
            found.setdefault(opening[0], []).append((opening[1:], form))
    return found


@cache
def _tried(opening: str) -> tuple[tuple[re.Pattern[str], Mapping[str, int], Reader], ...]:
    """The forms that can open with two letters: these rule out nearly all that a first letter alone leaves."""
    forms = [form for second, form in _openings().get(opening[0], ()) if not second or opening[1:] in second]
    return tuple([(compiled(form), compiled(form).groupindex, form.read) for form in forms])


@cache
def _starts() -> re.Pattern[str]:
    """A letter that can start a form, with a letter that makes it a date not far behind: most of "the" have none."""
    letters = re.escape("".join(_openings()) + "H")
    return re.compile(rf"[{letters}](?:(?<=[{CORE}])|(?=[^_|]{{0,8}}[{CORE}]))")


def placed(tokens: Tokens) -> list[Placed]:
    """Return the moments of a sentence in order, neighbours joined."""
    atoms = _atoms(tokens)
    joined = _timed(tokens, atoms) if atoms else atoms
    return list(_ranges(tokens, joined)) if len(joined) > 1 else joined


def _atoms(tokens: Tokens) -> list[Placed]:
    atoms: list[Placed] = []
    end, letters = 0, tokens.letters
    for start in _starts().finditer(letters):
        at = start.start()
        if at < end:
            continue
        holiday = holiday_forms.holiday(tokens, at) if letters[at] in "HM" else None
        if found := holiday or _longest(tokens, at):
            moment, end = found
            atoms.append(Placed(moment, at, end, tokens.span(at, end)))
    return atoms


def _longest(tokens: Tokens, start: int) -> tuple[Moment, int] | None:
    best: Moment | None = None
    letters, reached = tokens.letters, start
    for pattern, pieces, read in _tried(letters[start : start + 2]):
        match = pattern.match(letters, start)
        if match and match.end() > reached and (moment := read(Found(tokens, match, pieces))):
            best, reached = moment, tokens.closed(match.end())
    return (best, reached) if best else None


def _timed(tokens: Tokens, atoms: list[Placed]) -> list[Placed]:
    """Join times of day with the day beside them; a part of a day that stays alone is no date."""
    joined: list[Placed] = []
    for atom in atoms:
        before = joined[-1] if joined else None
        both = _day_and_time(tokens, before, atom) if before else None
        if before and both:
            joined[-1] = Placed(both, before.first, atom.last, tokens.span(before.first, atom.last))
        else:
            joined.append(atom)
    return [p for p in joined if not (isinstance(p.moment, TimeOfDay) and p.moment.day is None and not p.moment.alone)]


def _day_and_time(tokens: Tokens, one: Placed, two: Placed) -> Moment | None:
    gap = tokens.letters[one.last : two.first]
    first, second = one.moment, two.moment
    if (
        _is_day(first)
        and isinstance(second, TimeOfDay)
        and second.day is None
        and gap in ("", ",", "@", "@~", "i", "it")
    ):
        return second._replace(day=first)
    if (
        isinstance(first, TimeOfDay)
        and first.day is None
        and _is_day(second)
        and gap in ("", ",", "i", "f", "ft", "it", "&", "&i", "&,", "_m", "_mi")
    ):
        return first._replace(day=second)
    if (
        isinstance(first, TimeOfDay)
        and first.day is None
        and isinstance(second, TimeOfDay)
        and second.day
        and gap in ("", "i")
    ):
        return _half_day(first, second)._replace(day=second.day)
    if isinstance(first, DayOfWeek) and gap in ("", ",", "(") and _dated(second):
        return second._replace(weekday=first.number) if isinstance(second, Yearly) else second
    return None


def _half_day(clock: TimeOfDay, part: TimeOfDay) -> TimeOfDay:
    """The clock time in its half of the day: "6 o'clock this evening" is 18."""
    hour = clock.timex[1:3]
    late = part.timex in ("TAF", "TEV", "TNI") and hour.isdigit() and "06" <= hour <= "11"
    return clock._replace(timex=f"T{int(hour) + 12}{clock.timex[3:]}") if late else clock


def _dated(moment: Moment) -> bool:
    return (isinstance(moment, Exact) and moment.period.unit is Unit.DAY) or (
        isinstance(moment, Yearly) and moment.day is not None
    )


def _is_day(moment: Moment) -> bool:
    return (
        _dated(moment)
        or isinstance(moment, (DayOfWeek, Holiday))
        or (isinstance(moment, Step) and moment.unit is Unit.DAY)
    )


def _ranges(tokens: Tokens, atoms: list[Placed]) -> Iterator[Placed]:
    """Join the two ends of a range: "Jan.-Feb. 2017", "from May 3 to June 1", "between 2007 and 2011"."""
    waiting: Placed | None = None
    for atom in atoms:
        if waiting and _ranged(tokens, waiting, atom):
            low = waiting._replace(moment=_same_year(waiting.moment, atom.moment))
            yield Placed(Between(low, atom), waiting.first, atom.last, tokens.span(waiting.first, atom.last))
            waiting = None
            continue
        if waiting:
            yield waiting
        waiting = atom
    if waiting:
        yield waiting


def _ranged(tokens: Tokens, low: Placed, high: Placed) -> bool:
    gap, before = tokens.letters[low.last : high.first], tokens.letters[low.first - 1 : low.first]
    if not (_endlike(low.moment) and _endlike(high.moment)):
        return False
    if any(isinstance(end.moment, Step) and (gap == "-" or end.moment.unit is not Unit.DAY) for end in (low, high)):
        return False
    if gap in ("2", "2t", "-"):
        return gap != "2" or tokens.text(low.last) != "until" or before == "<"
    return gap in ("+", "+t") and before == "<" and tokens.text(low.first - 1) == "between"


def _endlike(moment: Moment) -> bool:
    inner = moment.moment if isinstance(moment, Part) else moment
    return isinstance(inner, DAYS)


def _same_year(low: Moment, high: Moment) -> Moment:
    """A month or day without its year takes the year of the range's end."""
    if not (isinstance(low, Yearly) and low.year is None and low.steps is None and isinstance(high, Exact)):
        return low
    year = high.period.year
    if low.unit is not Unit.MONTH:
        return low
    later = (low.number, low.day or 0) > (high.period.first.month - 1, high.period.first.day if low.day else 31)
    if low.day is None:
        return Exact(Period(Unit.MONTH, (year - later) * 12 + low.number))
    return low._replace(year=None, steps=None) if high.period.unit is not Unit.DAY else _day_in(low, year - later)


def _day_in(low: Yearly, year: int) -> Moment:
    period = day(year, low.number + 1, low.day or 1)
    return Exact(period) if period else low
