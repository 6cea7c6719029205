"""Facts and dates in words: what a brief and a finding print for a fact, a date, a place in a source.

The only place that knows how a date is written out; templates print what they get.
"""

from __future__ import annotations

from datetime import date

from briefgen.model.fact import Event, Fact, Figure, Position, Role, Statement, When
from briefgen.model.library import Library

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}


def day(value: date) -> str:
    """Write a day out.

    >>> day(date(2018, 1, 17))
    '17 January 2018'
    """
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def iso(text: str) -> str:
    """Write a day in ISO 8601 out; what is none stays as it is.

    >>> iso("2018-01-17"), iso("")
    ('17 January 2018', '')
    """
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def time(when: When) -> str:
    """Write an interval as exactly as it is known, and as printed where it is not resolved.

    >>> from briefgen.model.source import Span
    >>> time(When("this fall", Span(0, 9), "2017-23", None, date(2017, 9, 1), date(2017, 11, 30)))
    'autumn 2017'
    """
    if when.first is None or when.last is None:
        return when.text
    first, last = when.first, when.last
    edtf = when.edtf or ""
    if edtf[5:] in SEASONS and len(edtf) == len("2017-23"):
        return f"{SEASONS[edtf[5:]]} {edtf[:4]}"
    if first == last:
        return day(first)
    return _interval(first, last)


def _interval(first: date, last: date) -> str:
    if _whole_months(first, last):
        return _months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{day(last)}"
    if first.year == last.year:
        return f"{first.day} {MONTHS[first.month - 1]} – {day(last)}"
    return f"{day(first)} – {day(last)}"


def _whole_months(first: date, last: date) -> bool:
    return first.day == 1 and (date.fromordinal(last.toordinal() + 1)).day == 1


def _months(first: date, last: date) -> str:
    if (first.month, last.month) == (1, 12):
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.year == last.year:
        return f"{MONTHS[first.month - 1]}–{MONTHS[last.month - 1]} {last.year}"
    return f"{MONTHS[first.month - 1]} {first.year} – {MONTHS[last.month - 1]} {last.year}"


def value(fact: Fact) -> str:
    """Return what `{@name}` prints: a figure's surface, an event's time, a speaker's words, a role."""
    match fact.body:
        case Figure(surface=surface):
            return surface
        case Event(when=When() as when):
            return time(when)
        case Role(role=role):
            return role
        case Position(stance=stance):
            return stance.value
        case _:
            return fact.target.quote.exact


def describe(fact: Fact) -> str:
    """Describe a fact in a few words for a finding."""
    match fact.body:
        case Figure(surface=surface):
            return f'"{surface}"'
        case Event(what, when):
            told = f" ({time(when)})" if when else ""
            return f'"{_short(what or fact.target.quote.exact)}"{told}'
        case Statement(speaker=speaker):
            return f'{speaker.name if speaker else "nobody named"}: "{_short(fact.target.quote.exact)}"'
        case Position(actor, stance, issue):
            return f"{actor.name} {stance.value} {issue or 'no known issue'}"
        case Role(person, role):
            return f"{person.name}, {role}"


def place_of(fact: Fact, library: Library) -> str:
    """Say where a fact stands: file name and paragraph."""
    return f"{library.document(fact.target.source).source.name} ¶{fact.target.paragraph}"


def _short(text: str, words: int = 12) -> str:
    split = text.split()
    return " ".join(split[:words]) + (" …" if len(split) > words else "")
