"""Forecasts: what somebody says will or would come of an issue is a position too, that it will.

Plans and appointments are none: what "will be held" on a day is an event. Stances with a cue of their own are read
in `positions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from briefgen.extract.issues import Issues, governed, region, taken_up
from briefgen.extract.reading import Reading
from briefgen.extract.stances import base_verbs
from briefgen.extract.subjects import subject
from briefgen.extract.voices import Voice, Voices
from briefgen.grammar.lexicon import words
from briefgen.model.fact import Mention
from briefgen.model.source import Sentence, Span

_REACH = 300
"""Code points on either side of a verb that a forecast can have."""


FUTURES = frozenset({"will", "would"})


class Forecast(NamedTuple):
    """Who says it, the words, and what they are about."""

    speaker: Mention
    span: Span
    cue: Span
    issues: Issues


def forecasts(voices: Voices, sentence: Sentence, starts: Iterable[int]) -> Iterator[Forecast]:
    """Yield the forecasts that a sentence reports, of the futures that begin at some of the offsets."""
    reading = voices.reading
    for start in starts:
        found = _will().match(reading.plain, start, sentence.span.end)
        voice = voices.around(*found.span()) if found and (reading.topics or _effective(found)) else None
        told = _told(reading, sentence, found, voice) if found and voice else None
        speaker = voices.speaker(voice.statement) if voice and told else None
        if told and speaker:
            yield Forecast(speaker, *told)


@cache
def _will() -> re.Pattern[str]:
    """Futures: "be" and what is on somebody's calendar make no forecast."""
    return re.compile(
        r"\b(?:will|would)(?: (?:not|never)\b(?! be\b))?(?: (?:\w+ly|also|still|soon|now))?(?: (?:end up|eventually|only))? (?!be\b|not\b|never\b|have to\b)[a-z]+\b"
    )


def _told(reading: Reading, sentence: Sentence, found: re.Match[str], voice: Voice) -> tuple[Span, Span, Issues] | None:
    """The words, the future itself, and what they are about."""
    floor = max(voice.part.start, sentence.span.start, found.start() - _REACH)
    opening = _opening().match(reading.plain, floor, found.start())
    floor = opening.end() if opening else floor
    subject = reading.plain[floor : found.start()].strip()
    if _personal().search(subject) or _subordinate().search(subject) or doubting(voice):
        return None
    if found[0].rpartition(" ")[2] in base_verbs() and _takes_stance(reading, floor, found.start()):
        return None
    whole = region(reading.plain, floor, found.start(), min(sentence.span.end, voice.part.end, found.end() + _REACH))
    if reading.dates_in(whole) or _supposing().search(reading.plain, whole.start, whole.end):
        return None
    issues = _issues(reading, sentence, Span(floor, whole.end), found.start())
    return (Span(floor, whole.end), Span(*found.span()), issues) if issues.ids or _effective(found) else None


def doubting(voice: Voice) -> bool:
    """Return whether the one who says it doubts or denies it: "she doubts that the levy will last" is no forecast that it will."""
    cue = voice.statement.cue
    return cue is not None and _doubt().search(cue.name) is not None


@cache
def _doubt() -> re.Pattern[str]:
    return re.compile(r"\b(?:doubt|den(?:y|ie)|dispute|question|wonder)", re.IGNORECASE)


def _takes_stance(reading: Reading, floor: int, at: int) -> bool:
    """Whether somebody stands before a verb who can take a stance: what the crews will accept is theirs to say."""
    doer = subject(reading, floor, at)
    return doer is not None and (bool(doer.mentions) or doer.pronoun == "it")


def _effective(found: re.Match[str]) -> bool:
    """Whether a future ends in a verb of good or harm: that is a forecast whatever it is about."""
    return found[0].rpartition(" ")[2] in _effects()


@cache
def _effects() -> frozenset[str]:
    return frozenset(f"{verb}{end}" for verb in words("effect_verbs") for end in ("", "ing"))


def _issues(reading: Reading, sentence: Sentence, whole: Span, at: int) -> Issues:
    """The subject's topics and the predicate's; an anaphor as the subject takes up what stands before it."""
    about = governed(reading, Span(at, whole.end)).ids
    taken = taken_up(reading, sentence, Span(whole.start, at)) or governed(reading, Span(whole.start, at))
    return Issues(tuple(dict.fromkeys((*taken.ids, *about))), taken.since)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"\W*(?:and |but )?(?:that )?(?:(?:I|[Ww]e) (?:think|believe|expect|fear|hope)(?: that)? )?")


@cache
def _supposing() -> re.Pattern[str]:
    """Suppositions: "Oslo would lose nothing by waiting" says what is so, not what will be."""
    return re.compile(r" by [a-z]+ing\b")


@cache
def _personal() -> re.Pattern[str]:
    """Subjects that speak of themselves make promises, not forecasts."""
    return re.compile(r"(?:^|\W)(?:I|we|he|she|they|you|who|which|that)$|^\W*$", re.IGNORECASE)


@cache
def _subordinate() -> re.Pattern[str]:
    return re.compile(r"\b(?:if|unless|whether|which|who|when|because|so that)\b", re.IGNORECASE)
