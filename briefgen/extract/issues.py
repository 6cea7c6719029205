"""What a stance is about: the topics that a cue governs, or those that "that proposal" takes up from before.

Terms of topics are found by `topics`; where nothing is found the issue stays open.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefgen.extract.phrases import Naming
from briefgen.extract.reading import Reading, within
from briefgen.model.source import Sentence, Span

_BACK = 3
"""Sentences looked back for what an anaphor takes up, within its paragraph."""


@dataclass(frozen=True, slots=True)
class Issues:
    """Topic ids, and where the words that name them begin when they stand before the clause."""

    ids: tuple[str, ...] = ()
    since: int | None = None


def region(plain: str, start: int, end: int) -> Span:
    """Return the words that a cue governs: from it to the end of its clause."""
    found = _boundary().search(plain, start, end)
    return Span(start, found.start() if found else end)


@cache
def _boundary() -> re.Pattern[str]:
    auxiliary = "is|are|was|were|has|have|had|will|would|can|could|may|might|said|says"
    return re.compile(
        r"[;:] |[—–]| - |[.?!]+\"?(?= |$)"
        r"|, (?:while|but|although|though|whereas|which|who|where|when|because|so that|citing)\b"
        rf"|, and (?:[\w.']+ ){{1,6}}(?:{auxiliary})\b"
        r"|,\"? (?:[\w.'-]+ ){1,5}(?:said|says)\b|,\"? (?:said|says) "
        r"| (?:while|because|although|whereas|unless|when|if) "
    )


def governed(reading: Reading, span: Span) -> tuple[str, ...]:
    """Return the topics of the first term in a span and of those that "and", "or" or a comma join to it."""
    found = within(reading.topics, span)
    return _joined(reading.plain, found) if found else ()


def _joined(plain: str, found: tuple[Naming, ...]) -> tuple[str, ...]:
    ids, last = list(found[0].ids), found[0]
    for naming in found[1:]:
        between = plain[last.span.end : naming.span.start]
        if not _coordinated().fullmatch(between):
            break
        ids += naming.ids
        last = naming
    return tuple(dict.fromkeys(ids))


@cache
def _coordinated() -> re.Pattern[str]:
    return re.compile(r"\"?,?(?: \w+)? (?:and|or)(?: [\w'-]+){0,4} \"?|\"?, \"?")


def before(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Return the topics of the last term before an offset, and of those joined to it."""
    found = within(reading.topics, Span(start, end))
    return tuple(dict.fromkeys(found[-1].ids)) if found else ()


def anaphor(plain: str, span: Span) -> bool:
    """Whether the words that a cue governs point back instead of naming something."""
    return _anaphor().match(plain, span.start, span.end) is not None


@cache
def _anaphor() -> re.Pattern[str]:
    nouns = (
        "agenda|approach|attempt|bill|change|clause|concept|deal|demand|draft|idea|issue|language|law|measure|move|notion"
        "|offer|plan|policy|position|proposal|provision|push|request|rule|strategy|suggestion|text|threat|tariff"
    )
    return re.compile(
        rf"\W{{0,2}}(?:(?:that|this|it|them|these|those)(?=[\s,.;\"]|$)(?! \w)|(?:that|this|the|these|those|such)"
        rf"(?: [a-z-]+)? (?:{nouns})s?\b|(?:that|this|it)(?= (?:as|outright|flatly|is|gets|will|would|at|in)\b))",
        re.IGNORECASE,
    )


def inherited(reading: Reading, sentence: Sentence, at: int) -> Issues:
    """Return what an anaphor at an offset takes up: the nearest words before it with topics, in its paragraph.

    Words with several topics that nothing joins leave it open.
    """
    here = within(reading.topics, Span(sentence.span.start, at))
    if here:
        return Issues(_joined(reading.plain, here[-1:]), here[-1].span.start)
    index = reading.index(sentence.span.start) or 0
    for back in reversed(reading.sentences[max(0, index - _BACK) : index]):
        if back.paragraph.number != sentence.paragraph.number:
            return Issues()
        found = within(reading.topics, back.span)
        if found:
            ids = governed(reading, back.span)
            single = len({id for naming in found for id in naming.ids}) <= len(ids)
            return Issues(ids, back.span.start) if single else Issues()
    return Issues()
