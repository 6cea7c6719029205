"""Duties: what somebody says must or should be done is a proposal, and what must not be, opposed.

Only what is said of others or of "we"; nobody's own chores, no suppositions. What will come of it is `forecasts`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from briefgen.extract.forecasts import Forecast
from briefgen.extract.issues import Issues, governed, region, taken_up
from briefgen.extract.reading import Reading
from briefgen.extract.stances import OPPOSES, PROPOSES
from briefgen.extract.voices import Voice, Voices
from briefgen.model.fact import Stance
from briefgen.model.source import Sentence, Span

_REACH = 200
"""Code points on either side of a verb that a duty can have."""

MODALS = frozenset({"must", "mustn't", "should", "shouldn't", "ought", "need", "needs"})


def duties(voices: Voices, sentence: Sentence, starts: Iterable[int]) -> Iterator[tuple[Stance, Forecast]]:
    """Yield what a sentence reports as due or not to be done, of the modals that begin at some of the offsets."""
    reading = voices.reading
    for start in starts:
        found = _due().match(reading.plain, start, sentence.span.end)
        voice = voices.around(*found.span()) if found else None
        told = _told(reading, sentence, found, voice) if found and voice else None
        speaker = voices.speaker(voice.statement) if voice and told else None
        if found and told and speaker:
            ending = found["verb"] in _ENDING or bool(found["done"] or found["gone"])
            against = bool(found["not"]) is not ending
            stance = OPPOSES if against else PROPOSES
            yield stance, Forecast(speaker, *told)


_ENDING = frozenset("abandon abolish avoid ban block cancel end halt prevent reject repeal scrap stop withdraw".split())
"""Verbs whose duty is against what follows, or with "be" against what stands before; "must not scrap" is for it."""

_ENDED = (
    "abandoned|abolished|avoided|banned|blocked|cancelled|canceled|ended|halted|prevented|rejected|repealed|scrapped"
    "|stopped|withdrawn"
)


@cache
def _due() -> re.Pattern[str]:
    return re.compile(
        r"(?:must|should|ought to|needs? to)(?P<not>n't| not| never)?(?: (?:also|now|still|only|all|first|\w+ly))?"
        r" (?!have\b|not\b|never\b|be (?:able|clear|easy|fine|noted|ready)\b|(?:know|remember|see|understand)\b|\w+ing\b"
        r"|(?:an?|any|he|it|she|that|the|there|they|this|we|you)\b)"  # "should she win": a condition
        rf"(?P<verb>be (?:\w+ly )?(?P<done>{_ENDED})|(?P<gone>go(?=[.,;!\"]))|[a-z]+)\b"
    )


def _told(reading: Reading, sentence: Sentence, found: re.Match[str], voice: Voice) -> tuple[Span, Span, Issues] | None:
    """The words, the modal with its verb, and what they are about."""
    plain, floor = reading.plain, max(voice.part.start, sentence.span.start, found.start() - _REACH)
    cuts = list(_clause().finditer(plain, floor, found.start()))
    floor = cuts[-1].end() if cuts else floor
    subject, cue = plain[floor : found.start()].strip(), voice.statement.cue.name if voice.statement.cue else ""
    if not subject or _supposed().search(cue) or _nobody().search(subject) or _supposed().search(subject):
        return None
    whole = region(plain, floor, found.start(), min(sentence.span.end, voice.part.end, found.end() + _REACH))
    issues = taken_up(reading, sentence, Span(floor, found.start())) or governed(reading, Span(floor, whole.end))
    return Span(floor, whole.end), Span(*found.span()), issues


@cache
def _clause() -> re.Pattern[str]:
    """What opens the clause of a duty: the start of the words said, and joints of clauses."""
    return re.compile(r"(?:\b(?:that|think|believe)\s|[;:]\s|, (?:and|but|so) |\"\s?)(?:that )?")


@cache
def _nobody() -> re.Pattern[str]:
    """Subjects that are too near or too vague to be owed anything by."""
    return re.compile(r"(?:^|\W)(?:I|you|he|she|they|it|who|which|that|there|what|one)$", re.IGNORECASE)


@cache
def _supposed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:if|unless|whether|why|how|what|when|where|which|who|because|no|not|never|denied|denies)\b|n't\b|^to \w+",
        re.IGNORECASE,
    )
