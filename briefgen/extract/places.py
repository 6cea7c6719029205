"""Places: where an event takes place, in the words of its sentence.

What happens is read in `occasions` and `deeds`; whether it happened in `status`.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.bounds import classes, verbal
from briefgen.extract.finite import bases
from briefgen.extract.offices import office
from briefgen.extract.reading import Reading
from briefgen.extract.status import words
from briefgen.model.source import Span


@cache
def _place() -> re.Pattern[str]:
    name = r"[A-Z][\w'-]*(?:\.[A-Z]\.?)*"
    return re.compile(
        rf"[ \"'([,;:—–-](?=[adinops])(in|near|outside|at|(?:set|planned|scheduled|slated|due) for) ((?:the )?{name}(?:(?: |, | of | of the ){name}){{0,4}})"
    )


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(
        r"\s(?!(?:in|on|at|for|to|and|or|with|without|by|from|of|after|before|as|when|where|while|during|next|last|this|early|late|is|was|will|has|that)\b)[a-z]"
    )


def _names_place(plain: str, found: re.Match[str]) -> bool:
    """Whether the words are a place and not the adjective of a noun: "in Oslo", not "in Oslo talks"."""
    if _goes_on().match(plain, found.end()) and not _verb_behind(plain, found.end()):
        return False
    return not _acronym().fullmatch(found[2])


def _verb_behind(plain: str, at: int) -> bool:
    """Whether a verb that shows its tense stands behind an offset: "voters in Oslo | go to the polls"."""
    behind = words(plain, at, at + 16)[:1]
    return any(classes().get(word) == "begin" or word in ("go", "goes", "vote") for word in behind)


@cache
def _acronym() -> re.Pattern[str]:
    """A treaty or a body rather than a place: "in the ILO"."""
    return re.compile(r"the [A-Z]{3,}")


def where(reading: Reading, span: Span, when: Span) -> str | None:
    """Return the place of an event: the "in <Place>" nearest to its date, never a date itself."""
    plain = reading.plain
    found = [
        m
        for m in _place().finditer(plain, max(0, span.start - 1), span.end)
        if _names_place(plain, m)
        and not _dated(reading, span.start, Span(*m.span(2)))
        and not (_apposed(plain, m, when) or _meant(plain, m, span, when))
    ]
    if not found:
        return None
    nearest = min(found, key=lambda m: (m[1] == "at", max(m.start(1) - when.end, when.start - m.end(), 0)))
    return " ".join(reading.document.quote(Span(*nearest.span(2))).split())


def _meant(plain: str, place: re.Match[str], span: Span, when: Span) -> bool:
    """Whether a place is only that of what is meant to be done: "met on Friday to discuss | the war in Sudan"."""
    if plain.find(" to ", span.start, place.start()) >= 0 and _enlisting().search(plain, span.start, place.start()):
        return True
    if place.start() < when.end or not verbal(plain, span.start, when.end):
        return False
    leads = verbal(plain, when.start, when.end) or not _LEADING.isdisjoint(words(plain, span.start, when.start)[-2:])
    return any(found[1] in bases() for found in _aim().finditer(plain, when.end + leads, place.start()))


@cache
def _enlisting() -> re.Pattern[str]:
    """Who undertakes now what is done later: "signed up | to serve in Oslo"."""
    taken_on = "applied|enlisted|qualified|registered|signed up|trained|volunteered|hired|recruited"
    return re.compile(rf"\b(?:{taken_on})\b(?: [\w'-]+){{0,6}} to (?:be|become|serve|work)\b")


_LEADING = frozenset(
    "agree agreed agrees began begin begins continue continues decided due expected expects hopes planned plans pledged"
    " promised scheduled set start started starts voted vowed".split()
)
"""Verbs whose infinitive is what happens: "agreed on Friday | to meet in Oslo"."""


@cache
def _aim() -> re.Pattern[str]:
    return re.compile(r" to ([a-z]+) ")


def _apposed(plain: str, place: re.Match[str], when: Span) -> bool:
    """Whether a place only tells where somebody is in office: "Ruiz, a lawyer in Turku, resigned"."""
    end = place.end(2)
    start = plain.rfind(", ", max(0, place.start() - _OFFICE), place.start()) + 2
    if start < 2 or plain[end : end + 1] not in (",", ".") or when.start <= end <= when.end:
        return False
    return when.start not in range(start, end) and office(plain[start:end]) is not None


_OFFICE = 90
"""Code points from an office to its place."""


def _dated(reading: Reading, floor: int, place: Span) -> bool:
    """Whether the words of a place have part in a date that begins behind a floor: "in May" is no place."""
    last = reading.date_before(place.end)
    return last is not None and last.span.start >= floor and last.span.meets(place)
