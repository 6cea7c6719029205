"""The words for what happens on a date: the clause around it, or the noun phrase that carries it.

A span of the sentence, cut where another clause or another mouth begins. `events` makes facts of it, `status`
tells whether it is ahead or past.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefgen.extract.bounds import carries, classes, clause, region, saying, trimmed, verbal
from briefgen.extract.halves import half
from briefgen.extract.reading import Reading
from briefgen.extract.status import last_word, words
from briefgen.grammar.lexicon import rows
from briefgen.model.source import Sentence, Span

DETERMINERS = frozenset("the a an his her its their our my".split())
DATING = frozenset("in since by until from to during before after for through early late mid".split())
SAYING = 45
"""Words: so long a sentence is told whole where the date is that of saying it."""


class Occasion(NamedTuple):
    """What happens: its words, the class of its event noun or verb, and whether it is a noun phrase."""

    span: Span
    kind: str | None
    before: Sequence[str] = ()
    after: Sequence[str] = ()
    """The words of the whole clause on either side of the date: its verb is among them."""
    noun: bool = False


class _Clause(NamedTuple):
    """The clause that a date stands in, with its words on either side of the date."""

    plain: str
    span: Span
    when: Span
    before: list[str]
    after: list[str]
    attributive: bool
    """Whether the date stands before a noun."""

    @property
    def dated(self) -> str | None:
        """The event noun that a date stands before: "the 2018 elections", "Friday's vote"."""
        return next((word for word in self.after[:6] if word in _nouns()), None) if self.attributive else None


@cache
def _nouns() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("events") if row[2] == "noun"}


@cache
def _verbs() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("events") if row[2] == "verb"}


def occasion(reading: Reading, sentence: Sentence, when: Span) -> Occasion | None:
    """Return what happens on a date; None where the sentence names nothing."""
    plain, whole = reading.plain, region(reading, sentence, when)
    said = saying(plain, max(whole.start, when.start - 60), when.start)
    if said:
        whole = Span(max(whole.start, plain.rfind("; ", whole.start, when.start) + 1), whole.end)
    brief = said and len(plain[whole.start : whole.end].split()) <= SAYING
    around = whole if brief else _inserted(plain, clause(plain, whole, when), when)
    around, told = (around, around.start) if brief else half(reading, around, when)
    before, after = words(plain, told, when.start), words(plain, when.end, around.end)
    here = _Clause(plain, around, when, before, after, _attributive(plain, when))
    phrase = _governed(here) or _ending(here) or _during(here)
    if phrase:
        return Occasion(trimmed(plain, phrase, when), _kind(plain, phrase, when), before, after, noun=True)
    if not (carries(before) or carries(after) or verbal(plain, when.start, when.end)):
        return None if here.attributive else _shown(here)
    dated = here.dated
    if here.attributive and dated is None:  # "the 1994 pact" happens on no day
        return None
    named = _nouns()[dated] if dated else "statement" if said else kind(before, after)
    span = trimmed(plain, around, when)
    if not said and not _EXPECTING.isdisjoint(before):
        span = _what_is_expected(plain, span, when)
    return Occasion(span, named, before, after)


def _inserted(plain: str, span: Span, when: Span) -> Span:
    """A clause between commas up to the second one, where the verb of the main clause follows it."""
    if not plain.startswith(_RELATIVES, span.start):
        return span
    back = _main_verb().search(plain, when.end, span.end)
    return Span(span.start, back.start()) if back else span


_RELATIVES = ("which ", "who ", "whose ")


@cache
def _main_verb() -> re.Pattern[str]:
    auxiliary = "can|could|did|does|had|has|have|is|are|may|might|must|said|says|should|was|were|will|would"
    return re.compile(rf",\s(?:\w+ly )?(?:{auxiliary}|[a-z]+ed)\b")


def _what_is_expected(plain: str, span: Span, when: Span) -> Span:
    """Of "Ruiz expects | growth to slow next year" what somebody expects of others."""
    found = _expecting().search(plain, span.start, when.start)
    return Span(found.end(), span.end) if found else span


_EXPECTING = frozenset(
    f"{verb}{end}"
    for verb in ("anticipat", "expect", "forecast", "foresee", "predict", "project")
    for end in ("", "e", "ed", "es", "ing", "s")
)


@cache
def _expecting() -> re.Pattern[str]:
    """Who expects something of somebody else, which is no plan; a company that "expects to open" has one."""
    verbs = "anticipate|expect|forecast|foresee|predict|project"
    return re.compile(
        rf"(?<!\bbe )(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbeen )(?<!ly )(?<!\bthe )(?<!\ban )(?<!\ba )\b(?:{verbs})(?:s|ed|ing)? "
        r"(?:that )?(?!to\b|by\b|for\b|in\b|on\b|that\b)(?=[^,;]*? (?:to|will|would|could) [a-z])"
    )


def foreseen(plain: str, sentence: Span, what: Span) -> bool:
    """Return whether somebody only expects what a span tells: that is no schedule.

    >>> text = "Ruiz predicts that rents will rise in May."
    >>> foreseen(text, Span(0, len(text)), Span(19, len(text)))
    True
    """
    near = plain[max(sentence.start, what.start - 28) : what.start]
    return near[-6:].rstrip().endswith(_FORESEEING) and _foreseeing().search(near) is not None


_FORESEEING = ("t", "s", "d", "e", "ing")


@cache
def _foreseeing() -> re.Pattern[str]:
    verbs = "anticipat|believ|bet|doubt|expect|fear|forecast|foresee|guess|hop|predict|project|reckon|think"
    return re.compile(rf"\b(?:{verbs})(?:e|es|s|ed|ing)?,? (?:that )?$")


@cache
def _where_said() -> re.Pattern[str]:
    return re.compile(r"\s(?:during|at|in)\s(?=(?:an?|the|his|her)\s)")


@cache
def _beside_saying() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\",]\s?)(?:he|she|they)\s(?:said|told)\b[^,\"]*$", re.IGNORECASE)


def _during(here: _Clause) -> Span | None:
    """'"...," she said Tuesday during | a panel in Oslo': the occasion is where she said it."""
    behind = _where_said().match(here.plain, here.when.end, here.span.end)
    if not behind or not _beside_saying().search(here.plain, here.span.start, here.when.start):
        return None
    named = not _nouns().keys().isdisjoint(words(here.plain, behind.end(), behind.end() + 60))
    return Span(behind.end(), here.span.end) if named else None


def _shown(here: _Clause) -> Occasion | None:
    """The event at which a caption without a verb shows somebody: "Falk and Rus during | a hearing in Oslo on May 4"."""
    for found in _governor().finditer(here.plain, here.span.start, here.when.start):
        if not _nouns().keys().isdisjoint(words(here.plain, found.end(), here.when.start)):
            span = trimmed(here.plain, Span(found.end(), here.span.end), here.when)
            return Occasion(span, _kind(here.plain, span, here.when), here.before, here.after)
    return None


_GOVERNORS = frozenset("ahead before after until prior following during at".split())


@cache
def _governor() -> re.Pattern[str]:
    return re.compile(r"\b(?:ahead of|before|after|until|prior to|following|during|at)\s+", re.IGNORECASE)


def _governed(here: _Clause) -> Span | None:
    """A noun phrase with the date inside: "ahead of | the next meeting in Oslo, in May", "before | elections next year"."""
    plain, when = here.plain, here.when
    if _GOVERNORS.isdisjoint(here.before) or (here.dated is None and _nouns().keys().isdisjoint(here.before)):
        return None
    governors = list(_governor().finditer(plain, here.span.start, when.start))
    if not governors or governors[-1][0].strip().lower() in ("during", "at"):
        return None
    start = governors[-1].end()
    inside = words(plain, start, when.start)
    named = here.dated is not None or not _nouns().keys().isdisjoint(inside)
    return Span(start, _noun_end(here)) if named and not any(map(_finite, inside)) else None


def _noun_end(here: _Clause) -> int:
    """The end of the phrase: a verb behind "before Friday's vote they" is another clause's."""
    plain, when, named = here.plain, here.when, here.dated
    if named is None:
        return here.span.end
    end = when.end + plain[when.end : here.span.end].lower().find(named) + len(named)
    return here.span.end if re.match(r"\s(?:in|at|on|of|with|for|near)\b", plain[end : end + 6]) else end


def _finite(word: str) -> bool:
    """Whether a word is a finite verb: a participle of planning ("the vote, planned for May") is none."""
    known = classes().get(word)
    return word.endswith("ed") if known is None else known not in ("plan", "either")


_RUNNING = (
    "ending|starting|beginning|wrapping up|running|opening|closing|concluding|kicking off|scheduled|planned|set|due"
)
_RUNS = frozenset(_RUNNING.replace(" ", "|").split("|"))


@cache
def _participle() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_RUNNING})\s(?:on |in |for |from |by |through |until )?(?:[A-Z]\w+ )?$")


def _ending(here: _Clause) -> Span | None:
    """A noun phrase with a participle: "a five-day session ending on Friday"."""
    plain, around = here.plain, here.span
    near = not _RUNS.isdisjoint(here.before[-4:])
    found = _participle().search(plain, max(around.start, here.when.start - 40), here.when.start) if near else None
    if not found:
        return None
    comma = max(plain.rfind(", ", around.start, found.start()), plain.rfind("; ", around.start, found.start()))
    start = comma + 2 if comma >= 0 else around.start
    names = words(plain, start, found.start())
    if carries(names) or _nouns().keys().isdisjoint(names):
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
    if not _noun_behind().match(plain, when.end):
        return False
    before = last_word(plain, when.start)
    return before in DETERMINERS or (before not in DATING and plain[when.start : when.end].isdigit())


def _kind(plain: str, span: Span, when: Span) -> str | None:
    return kind(words(plain, span.start, when.start), words(plain, when.end, span.end))


def kind(before: Sequence[str], after: Sequence[str] = ()) -> str | None:
    """Return the class of the event noun nearest before the date, else behind it, else of a verb that names an event."""
    nouns, verbs, told = _nouns(), _verbs(), _told()
    back = before[::-1]
    for found in (back, after):
        if not told.isdisjoint(found):
            place = next(place for place, word in enumerate(found) if word in told)
            return nouns[_head(found, place, backwards=found is back)]
    if verbs.keys().isdisjoint(back) and verbs.keys().isdisjoint(after):
        return None
    return next(verbs[word] for word in (*back, *after) if word in verbs)


@cache
def _told() -> frozenset[str]:
    """The nouns of events that are no verbs too."""
    return frozenset(_nouns().keys() - _verbs().keys())


def deed(plain: str, at: Span) -> str | None:
    """Return the class of the verb right behind a "to", or None: "set to | meet"."""
    if not plain[at.start : at.end].endswith(("to", "to ")):
        return None
    behind = words(plain, at.end, at.end + 24)[:1]
    return next((_verbs()[word] for word in behind if word in _verbs()), None)


def _head(found: Sequence[str], place: int, *, backwards: bool) -> str:
    """The event noun that governs one: "the next round of trade talks" is a round."""
    before = found[place + 1 : place + 6] if backwards else found[max(0, place - 5) : place][::-1]
    if "of" in before:
        governor = before[before.index("of") + 1 :][:1]
        if governor and governor[0] in _nouns():
            return governor[0]
    return found[place]
