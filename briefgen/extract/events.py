"""Events: what happens when, and whether the text says that it is scheduled, past or going on.

Every date of a document is reported, with what happens on it where the sentence names it. Dates are read in
`grammar.dates`; the words for what happens in `occasions`; whether it happened in `status`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from briefgen.extract.bounds import REACH, trimmed, verbal
from briefgen.extract.deeds import deeds
from briefgen.extract.denials import called_off, disowned
from briefgen.extract.facts import build
from briefgen.extract.lately import RECENT, lately
from briefgen.extract.occasions import Occasion, deed, foreseen, kind, occasion
from briefgen.extract.places import where
from briefgen.extract.reading import Reading
from briefgen.extract.status import last_word, of_noun, status, words
from briefgen.grammar.dates import DateExpression, DateKind, Resolution
from briefgen.grammar.tense import PUT_OFF
from briefgen.model.fact import Event, Fact, Grade, Status, When
from briefgen.model.source import ParagraphKind, Sentence, Span

POINTS = frozenset({"since", "of"})
"""Words before a date that make it the beginning of something else, or part of a name."""


def events(reading: Reading) -> Iterator[Fact]:
    """Yield an event for every date of a document, and those without a date that it calls scheduled or done."""
    dated: set[int] = set()
    taken: list[tuple[int, int]] = []
    for when in reading.dates:
        place = reading.index(when.span.start)
        if place is None or reading.sentences[place].paragraph.kind is ParagraphKind.BOILERPLATE:
            continue
        fact = _event(reading, reading.sentences[place], when)
        if fact.target.span != when.span:  # a date alone, as in "is now discussing", takes no deed's place
            taken.append(fact.target.span)
            dated.add(place)
        yield fact
    cues = {reading.index(start) for start, _ in reading.tokens.begun(_PLANNED)}
    heading, body = ParagraphKind.HEADING, ParagraphKind.BODY
    for place, sentence in enumerate(reading.sentences):
        paragraph = sentence.paragraph.kind
        if (paragraph is heading or (place in cues and paragraph is body)) and place not in dated:
            for fact in _undated(reading, sentence):
                taken.append(fact.target.span)
                yield fact
    for fact in _done(reading, sorted(taken)):
        taken.append(fact.target.span)
        yield fact
    yield from _lately(reading, sorted(taken))


def _lately(reading: Reading, taken: list[tuple[int, int]]) -> Iterator[Fact]:
    """The events that a phrase only calls recent, where nothing else was told of it."""
    for at in reading.tokens.places(RECENT):
        start = reading.tokens.starts[at]
        place = reading.index(start)
        sentence = reading.sentences[place] if place is not None else None
        body = sentence is not None and sentence.paragraph.kind is ParagraphKind.BODY
        found = lately(reading, sentence, start) if sentence and body else None
        if found and not _among(found[0], taken):
            span, named = found
            what = " ".join(reading.document.quote(span).split())
            body_ = Event(what, None, Status.PAST, where(reading, span, span), named)
            yield build(reading, body_, span, actors=_actors(reading, span), extractor="events:recent")


def _done(reading: Reading, taken: list[tuple[int, int]]) -> Iterator[Fact]:
    """The deeds that no event before tells of."""
    for found in deeds(reading):
        if not _among(found.span, taken):
            what = " ".join(reading.document.quote(found.span).split())
            event = Event(what, None, found.status, where(reading, found.span, found.verb), found.kind)
            yield build(reading, event, found.span, actors=_actors(reading, found.span), extractor="events:deed")


def _among(span: Span, taken: list[tuple[int, int]]) -> bool:
    """Whether a span meets one of those taken, which are in order and short beside the text."""
    near = taken[bisect_left(taken, (span.start - REACH,)) : bisect_left(taken, (span.end,))]
    return any(start < span.end and span.start < end for start, end in near)


def _event(reading: Reading, sentence: Sentence, when: DateExpression) -> Fact:
    found = occasion(reading, sentence, when.span) if _happens(reading.plain, when) else None
    lasting = when.kind is DateKind.DURATION
    if found is None or found.span.end <= found.span.start or (lasting and found.kind is None):
        return build(reading, Event(None, _when(when)), when.span, grade=_grade(when), extractor="events")
    body = Event(
        what=" ".join(reading.document.quote(found.span).split()),
        when=_when(when),
        status=_certain(reading.plain, sentence, found.span, when.span.end, _status(reading, sentence, found, when)),
        where=where(reading, found.span, when.span),
        kind=found.kind,
    )
    span = Span(min(found.span.start, when.span.start), max(found.span.end, when.span.end))
    return build(reading, body, span, actors=_actors(reading, found.span), grade=_grade(when), extractor="events")


def _happens(plain: str, when: DateExpression) -> bool:
    """Whether something can happen on it: a day or period, not "now", "daily", "since 1993" or "the 1994 pact"."""
    if when.kind is DateKind.DURATION:
        return last_word(plain, when.span.start) == "for"
    if when.kind is DateKind.SET or (when.first is None and "X" not in (when.timex or "")):
        return False
    near = plain[max(0, when.span.start - _NEAR) : when.span.start]
    small = near.lower()
    begins = ("of" in small or "since" in small) and last_word(plain, when.span.start) in POINTS
    return not begins and not _compared(plain, when.span, near)


def _compared(plain: str, when: Span, near: str) -> bool:
    """Whether something is only set beside a date by the words near it: "more than in 2019", "up 4 per cent from a year earlier"."""
    if near.endswith(" from ") and plain.endswith(_COMPARING, when.start, when.end):
        return True
    return ("than" in near or "compared" in near) and _comparison().search(near) is not None


_NEAR = 24
"""Code points in which stands what compares something with a date."""
_COMPARING = ("earlier", "before", "ago")


@cache
def _comparison() -> re.Pattern[str]:
    """What compares; "no later than Friday" is a deadline."""
    return re.compile(
        r"\b(?:(?<!later )(?<!earlier )(?<!sooner )than|compared (?:with|to)) (?:in |on |at |for )?(?:the )?$"
    )


def _when(when: DateExpression) -> When:
    return When(when.text, when.span, when.edtf, when.timex, when.first, when.last)


def _grade(when: DateExpression) -> Grade:
    return Grade.INHERITED if when.resolution is Resolution.NARRATED else Grade.STATED


def _status(reading: Reading, sentence: Sentence, found: Occasion, when: DateExpression) -> Status:
    plain, paragraph = reading.plain, sentence.paragraph.kind
    if found.noun:
        told = of_noun(plain, found.span)
        told = told if told is not Status.UNKNOWN else _ahead(plain, found.span)
        saying = found.span.start > when.span.end
        return status(found.before, found.after) if saying else told
    told = status(found.before, found.after, headline=paragraph is ParagraphKind.HEADING)
    if paragraph is ParagraphKind.CAPTION and told is Status.UNKNOWN:
        return Status.PAST  # a picture shows what happened
    if told is Status.PAST and found.before[-1:] in (["to"], *_UNTIL):
        ahead = (PUT_OFF | _PERFECT) if found.before[-1] != "to" else PUT_OFF
        return Status.PAST if ahead.isdisjoint(found.before) else Status.SCHEDULED
    return told


def _certain(plain: str, sentence: Sentence, what: Span, at: int, told: Status) -> Status:
    """The status told of what a date ends at an offset; unknown of a denial, a forecast, or what was called off."""
    if told is Status.PAST and disowned(plain, sentence.span, what):
        return Status.UNKNOWN
    if told is Status.SCHEDULED and foreseen(plain, sentence.span, what):
        return Status.UNKNOWN
    dropped = told is Status.SCHEDULED and called_off(plain, Span(at, sentence.span.end), Span(at, at))
    return Status.UNKNOWN if dropped else told


_UNTIL = (["through"], ["until"], ["till"])
_PERFECT = frozenset({"has", "have"})


@cache
def _runs() -> re.Pattern[str]:
    return re.compile(r"\b(?:scheduled|planned|set|due|wrapping up)\b")


def _ahead(plain: str, span: Span) -> Status:
    return Status.SCHEDULED if _runs().search(plain, span.start, span.end) else Status.UNKNOWN


def _actors(reading: Reading, span: Span) -> tuple[str, ...] | None:
    """The actors of the event's own words; the sentence's where these name none."""
    return reading.actors_in(span) or None


_PLANNED = frozenset("scheduled slated set due held planned will meeting gathering negotiating".split())
"""Words without which a sentence calls nothing scheduled or going on."""


@cache
def _scheduling() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:scheduled|slated|set to|due to|to be held|planned for|will (?:be held|meet|resume|begin|start)"
        r"|(?:is|are) (?:now |currently |again )?(?:meeting|gathering|negotiating))\b"
    )


@cache
def _announcing() -> re.Pattern[str]:
    """A heading's infinitive, behind what does it and without a verb of its own: "Crews | to meet the owners"."""
    return re.compile(r"(?<=[\w'.]) to (?=[a-z])")


def _undated(reading: Reading, sentence: Sentence) -> Iterator[Fact]:
    """What a sentence calls scheduled, not yet scheduled or going on, without saying when; each clause once."""
    headline = sentence.paragraph.kind is ParagraphKind.HEADING
    pattern, reached = _announcing() if headline else _scheduling(), sentence.span.start
    for verb in pattern.finditer(reading.plain, sentence.span.start, sentence.span.end):
        if verb.start() >= reached:
            for fact in _told(reading, sentence, Span(*verb.span()), headline=headline):
                reached = fact.target.span.end
                yield fact


def _told(reading: Reading, sentence: Sentence, at: Span, *, headline: bool) -> Iterator[Fact]:
    """The event that a verb without a date tells of."""
    plain = reading.plain
    found = _announced(reading, sentence, at) if headline else occasion(reading, sentence, at)
    if found is None or not (headline or verbal(plain, found.span.start, found.span.end)):
        return
    named = kind(words(plain, found.span.start, at.end)) or deed(plain, at)
    if named is None:
        return
    span = trimmed(plain, found.span, at)
    told = Status.SCHEDULED if headline else status(words(plain, span.start, at.end))
    told = Status.UNKNOWN if called_off(plain, sentence.span, at) else told
    body = Event(" ".join(reading.document.quote(span).split()), None, told, where(reading, span, at), named)
    yield build(reading, body, span, actors=_actors(reading, span), extractor="events:undated")


def _announced(reading: Reading, sentence: Sentence, at: Span) -> Occasion | None:
    """The whole heading, where it says what somebody is to do."""
    named = deed(reading.plain, at)
    before = words(reading.plain, sentence.span.start, at.end + _VERB)
    ahead = status(before, headline=True) is Status.SCHEDULED
    return Occasion(sentence.span, named, before) if named and ahead else None


_VERB = 20
"""Code points in which the verb stands behind its "to"."""
