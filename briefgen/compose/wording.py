"""Facts and dates in words: what a brief and a finding print for a fact, a date, a place in a source.

Findings are in English, a brief in its language; how a language writes days and numbers is `language`'s matter.
"""

from __future__ import annotations

from datetime import date

from briefgen.language.amounts import amount
from briefgen.language.catalogue import phrase
from briefgen.language.days import day, season, stretch
from briefgen.model.fact import Event, Fact, Figure, Position, Role, Statement, When
from briefgen.model.library import Library

__all__ = ["day", "describe", "iso", "place_of", "time", "value"]


def iso(text: str, language: str = "en-CA") -> str:
    """Write a day in ISO 8601 out; what is none stays as it is.

    >>> iso("2018-01-17"), iso("")
    ('17 January 2018', '')
    """
    try:
        return day(date.fromisoformat(text), language)
    except ValueError:
        return text


def time(when: When, language: str = "en-CA") -> str:
    """Write an interval as exactly as it is known, and as printed where it is not resolved.

    >>> from briefgen.model.source import Span
    >>> time(When("this fall", Span(0, 9), "2017-23", None, date(2017, 9, 1), date(2017, 11, 30)))
    'autumn 2017'
    """
    if when.first is None or when.last is None:
        return when.text
    return season(when.edtf or "", language) or stretch(when.first, when.last, language)


def value(fact: Fact, language: str = "en-CA") -> str:
    """Return what `{@name}` prints: a figure's surface, an event's time, a speaker's words, a role."""
    match fact.body:
        case Figure():
            return amount(fact.body, language)
        case Event(when=When() as when):
            return time(when, language)
        case Role(role=role):
            return role
        case Position(stance=stance):
            return phrase(stance.value, language, "stance")
        case _:
            return fact.target.exact


def describe(fact: Fact) -> str:
    """Describe a fact in a few words for a finding."""
    match fact.body:
        case Figure(surface=surface):
            return f'"{surface}"'
        case Event(what, when):
            told = f" ({time(when)})" if when else ""
            return f'"{_short(what)}"{told}' if what else f'a time alone: "{_short(fact.target.exact)}"{told}'
        case Statement(speaker=speaker):
            return f'{speaker.name if speaker else "nobody named"}: "{_short(_unmarked(fact.target.exact))}"'
        case Position(actor, stance, issue):
            return f"{actor.name} {stance.value}" + (f" {issue}" if issue else f': "{_short(fact.target.exact)}"')
        case Role(person, role):
            return f"{person.name}, {role}"


def place_of(fact: Fact, library: Library) -> str:
    """Say where a fact stands: file name and paragraph."""
    return f"{library.document(fact.target.source).source.name} ¶{fact.target.paragraph}"


def _unmarked(words: str) -> str:
    """Words without the quotation marks around them, where these are one pair and not several.

    >>> _unmarked("“We stay,”"), _unmarked("“We stay,” she said, “all of us.”")
    ('We stay,', '“We stay,” she said, “all of us.”')
    """
    inner = words[1:-1]
    whole = words[:1] in {'"', "“"} and words[-1:] in {'"', "”"} and not set(inner) & set('"“”')
    return inner if whole else words


def _short(text: str, words: int = 12) -> str:
    split = text.split()
    return " ".join(split[:words]) + (" …" if len(split) > words else "")
