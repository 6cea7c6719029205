"""The words for what happens on a date: the clause around it, or the noun phrase that carries it.

A span of the sentence, cut where another clause or another mouth begins. `events` makes facts of it, `status`
tells whether it is ahead or past.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefgen.extract.bounds import classes, clause, region, saying, trimmed, verbal
from briefgen.extract.reading import Reading
from briefgen.extract.status import words
from briefgen.grammar.lexicon import rows
from briefgen.model.source import Sentence, Span

DETERMINERS = ("the", "a", "an", "his", "her", "its", "their", "our", "my")
DATING = (
    "in",
    "since",
    "by",
    "until",
    "from",
    "to",
    "during",
    "before",
    "after",
    "for",
    "through",
    "early",
    "late",
    "mid",
)
SAYING = 45
"""Words: so long a sentence is told whole where the date is that of saying it."""


class Occasion(NamedTuple):
    """What happens: its words, the class of its event noun or verb, and whether it is a noun phrase."""

    span: Span
    kind: str | None
    clause: Span
    """The clause before it was trimmed: where its verb stands."""
    noun: bool = False


@cache
def _nouns() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("events") if row[2] == "noun"}


@cache
def _verbs() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("events") if row[2] == "verb"}


def occasion(reading: Reading, sentence: Sentence, when: Span) -> Occasion | None:
    """Return what happens on a date; None where the sentence names nothing."""
    plain, whole = reading.plain, region(reading, sentence, when)
    said = saying().search(plain, max(whole.start, when.start - 60), when.start) is not None
    if said:
        whole = Span(max(whole.start, plain.rfind("; ", whole.start, when.start) + 1), whole.end)
    brief = len(plain[whole.start : whole.end].split()) <= SAYING
    around = whole if said and brief else clause(plain, whole, when)
    phrase = _governed(plain, around, when) or _ending(plain, around, when) or _during(plain, around, when)
    if phrase:
        return Occasion(trimmed(plain, phrase, when), kind(plain, phrase, when), around, noun=True)
    if _attributive(plain, when):
        return _of_noun(plain, around, when)
    if not verbal(plain, around.start, around.end):
        return _shown(plain, around, when)
    return Occasion(trimmed(plain, around, when), "statement" if said else kind(plain, around, when), around)


@cache
def _beside_saying() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\",]\s?)(?:he|she|they)\s(?:said|told)\b[^,\"]*$", re.IGNORECASE)


def _during(plain: str, around: Span, when: Span) -> Span | None:
    """'"...," she said Tuesday during | a panel in Oslo': the occasion is where she said it."""
    behind = re.compile(r"\s(?:during|at|in)\s(?=(?:an?|the|his|her)\s)").match(plain, when.end, around.end)
    if not behind or not _beside_saying().search(plain, around.start, when.start):
        return None
    return (
        Span(behind.end(), around.end)
        if any(w in _nouns() for w in words(plain, behind.end(), behind.end() + 60))
        else None
    )


def _shown(plain: str, around: Span, when: Span) -> Occasion | None:
    """The event at which a caption without a verb shows somebody: "Falk and Rus during | a hearing in Oslo on May 4"."""
    for found in _governor().finditer(plain, around.start, when.start):
        if any(word in _nouns() for word in words(plain, found.end(), when.start)):
            span = trimmed(plain, Span(found.end(), around.end), when)
            return Occasion(span, kind(plain, span, when), around)
    return None


@cache
def _governor() -> re.Pattern[str]:
    return re.compile(r"\b(?:ahead of|before|after|until|prior to|following|during|at)\s+", re.IGNORECASE)


def _governed(plain: str, around: Span, when: Span) -> Span | None:
    """A noun phrase with the date inside: "ahead of | the next meeting in Oslo, in May", "before | elections next year"."""
    governors = list(_governor().finditer(plain, around.start, when.start))
    if not governors:
        return None
    start = governors[-1].end()
    named = any(word in _nouns() for word in words(plain, start, when.start))
    named = named or (_attributive(plain, when) and _event_behind(plain, around, when) is not None)
    if not named or _carries(plain, start, when.start) or governors[-1][0].strip().lower() in ("during", "at"):
        return None
    return Span(start, _noun_end(plain, around, when))


def _noun_end(plain: str, around: Span, when: Span) -> int:
    """The end of the phrase: a verb behind "before Friday's vote they" is another clause's."""
    named = _event_behind(plain, around, when) if _attributive(plain, when) else None
    if named is None:
        return around.end
    end = when.end + plain[when.end : around.end].lower().find(named) + len(named)
    return around.end if re.match(r"\s(?:in|at|on|of|with|for|near)\b", plain[end : end + 6]) else end


def _carries(plain: str, start: int, end: int) -> bool:
    """Whether a finite verb stands between: a participle of planning ("the vote, planned for May") is none."""
    found = words(plain, start, end)
    return any(
        classes().get(w) not in (None, "plan", "either") or (w.endswith("ed") and w not in classes()) for w in found
    )


def _event_behind(plain: str, around: Span, when: Span) -> str | None:
    """The event noun that a date stands before: "the 2018 elections", "Friday's vote"."""
    ahead = words(plain, when.end, min(around.end, when.end + 60))[:6]
    return next((word for word in ahead if word in _nouns()), None)


@cache
def _participle() -> re.Pattern[str]:
    run = (
        "ending|starting|beginning|wrapping up|running|opening|closing|concluding|kicking off|scheduled|planned|set|due"
    )
    return re.compile(rf"\b(?:{run})\s(?:on |in |for |from |by |through |until )?(?:[A-Z]\w+ )?$")


def _ending(plain: str, around: Span, when: Span) -> Span | None:
    """A noun phrase with a participle: "a five-day session ending on Friday"."""
    found = _participle().search(plain, max(around.start, when.start - 40), when.start)
    if not found:
        return None
    comma = max(plain.rfind(", ", around.start, found.start()), plain.rfind("; ", around.start, found.start()))
    start = comma + 2 if comma >= 0 else around.start
    names = words(plain, start, found.start())
    if verbal(plain, start, found.start()) or not any(word in _nouns() for word in names):
        return None
    return Span(start, around.end)


@cache
def _noun_behind() -> re.Pattern[str]:
    joins = "in|on|at|of|and|to|for|by|with|the|a|an|from|or|when|as|but|than|that|after|before|until|while|if|it|he|she|they"
    return re.compile(rf"[ -](?!(?:{joins}|was|were|is|are|has|had|have|will|would|said)\b)[A-Za-z][\w'-]+")


def _attributive(plain: str, when: Span) -> bool:
    """Whether a date stands before a noun: "the 1994 pact", "Friday's vote", "a May interview", "2015 winner"."""
    if plain.startswith("'", when.end):
        return True
    before = words(plain, max(0, when.start - 12), when.start)[-1:]
    if not _noun_behind().match(plain, when.end):
        return False
    year = plain[when.start : when.end].isdigit()
    return before in ([w] for w in DETERMINERS) or (year and before not in ([w] for w in DATING))


def _of_noun(plain: str, around: Span, when: Span) -> Occasion | None:
    """The clause, where the noun behind the date names an event; nothing where it does not ("the 1994 pact")."""
    named = _event_behind(plain, around, when)
    if named is None or not verbal(plain, around.start, around.end):
        return None
    return Occasion(trimmed(plain, around, when), _nouns()[named], around)


def kind(plain: str, span: Span, when: Span | None) -> str | None:
    """Return the class of the event noun nearest before the date, else behind it, else of a verb that names an event."""
    middle = when.start if when else span.end
    before = words(plain, span.start, middle)
    after = words(plain, when.end, span.end) if when else []
    for found in (before[::-1], after):
        for place, word in enumerate(found):
            if word in _nouns() and word not in _verbs():
                return _nouns()[_head(found, place, backwards=found is not after)]
    return next((_verbs()[word] for word in (*before[::-1], *after) if word in _verbs()), None)


def deed(plain: str, at: Span) -> str | None:
    """Return the class of the verb right behind a "to", or None: "set to | meet"."""
    if not plain[at.start : at.end].endswith(("to", "to ")):
        return None
    behind = words(plain, at.end, at.end + 24)[:1]
    return next((_verbs()[word] for word in behind if word in _verbs()), None)


def _head(found: list[str], place: int, *, backwards: bool) -> str:
    """The event noun that governs one: "the next round of trade talks" is a round."""
    before = found[place + 1 : place + 6] if backwards else found[max(0, place - 5) : place][::-1]
    if "of" in before:
        governor = before[before.index("of") + 1 :][:1]
        if governor and governor[0] in _nouns():
            return governor[0]
    return found[place]
