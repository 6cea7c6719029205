"""What a stance is about: the topics that a cue governs, or those that "that proposal" takes up from before.

Terms of topics are found by `topics`; where nothing is found the issue stays open.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefgen.extract.phrases import Naming
from briefgen.extract.reading import Reading, within
from briefgen.grammar.lexicon import rows
from briefgen.grammar.prefixes import factored
from briefgen.model.source import Sentence, Span

_BACK = 3
"""Sentences looked back for what an anaphor takes up, within its paragraph."""

_REACH = 800
"""Code points looked back within a sentence."""

_OWN = 25
"""Code points behind an anaphor in which a topic still belongs to it: "that request on quotas"."""


class Issues(NamedTuple):
    """Topic ids, and where the words that name them begin when they stand before the clause."""

    ids: tuple[str, ...] = ()
    since: int | None = None
    first: int | None = None
    """Where they begin in the clause, before its cue."""


def region(plain: str, floor: int, start: int, end: int) -> Span:
    """Return the words that a cue governs: from it to the end of its clause, which opens at a floor."""
    found = _boundary().search(plain, start, end)
    stop = found.start() if found else end
    if _opens_subordinate().match(plain, floor, start):
        comma = plain.find(", ", start, min(stop + 1, end))
        stop = comma if comma >= 0 else stop
    return Span(start, start + len(_trimmed(plain[start:stop])))


def _trimmed(words: str) -> str:
    """Leave out the stop, comma or "and" that ends a clause, but no abbreviation's stop and no mark of a pair."""
    words = words.rstrip().removesuffix(" and").rstrip(" ,;")
    words = words[:-1] if _stopped().search(words[-2:]) else words
    if words.endswith('"') and words.count('"') % 2:
        words = words[:-1].rstrip(" ,;")
        words = words[:-1] if _stopped().search(words[-2:]) else words
    return words


@cache
def _stopped() -> re.Pattern[str]:
    return re.compile(r"[a-z0-9)\"][.?!]$")


@cache
def _opens_subordinate() -> re.Pattern[str]:
    """A clause that opens so ends at its comma, where the main one begins."""
    return re.compile(r"\W?(?:[Ww]hile|[Aa]lthough|[Tt]hough|[Ii]f|[Ww]hen|[Aa]s|[Ss]ince|[Aa]fter|[Ee]ven though) ")


@cache
def _boundary() -> re.Pattern[str]:
    auxiliary = "is|are|was|were|has|have|had|will|would|can|could|may|might|said|says"
    told = rf"(?:[\w.']+ ){{0,6}}?(?:{auxiliary}|[a-z]+ed)\b"
    showing = r"(?:\w+ly )?[a-z]+[^\Ws]s (?:the|an?|its|their|his|her)\b"
    opening = "while|but|although|though|whereas|which|who|where|when|because|so that|citing"
    return re.compile(  # the engine skips fast to a set of letters; what stands in front is then looked back at
        r"[;:—–, ](?:"
        rf"(?<= )(?:and (?:{told}|{showing})|(?:while|because|although|whereas|unless|when|if|according to) |- )"
        rf"|(?<=,)(?: (?:(?:{opening})\b|and {told}|(?:and |or )?(?:{auxiliary}|argued|argues)\b)"
        r"|\"? (?:(?:[\w.'-]+ ){1,5}(?:said|says)\b|(?:said|says) ))"
        r"|(?<=[;:]) |(?<=[—–]))"
    )


def governed(reading: Reading, span: Span) -> Issues:
    """Return the topics of the first term in a span, and of those that "and", "or" or a comma join to it."""
    if not reading.topics:
        return Issues()
    found = [n for n in within(reading.topics, Span(span.start - 60, span.end)) if n.span.end > span.start]
    return Issues(_joined(reading.plain, found)) if found else Issues()


def _joined(plain: str, found: list[Naming]) -> tuple[str, ...]:
    ids, last = list(found[0].ids), found[0]
    for naming in found[1:]:
        between = _coordinated().fullmatch(plain, last.span.end, naming.span.start)
        if not between:
            break
        ids += naming.ids
        last = naming
    return tuple(dict.fromkeys(ids))


@cache
def _coordinated() -> re.Pattern[str]:
    """What joins two objects of one verb; another verb, stance or owner in between ends the list."""
    stances = factored(row[0] for row in rows("stance_nouns") if row[1] in ("opposes", "resists", "supports"))
    word = rf"(?!it\b|\w+ed\b|\w+s\b (?!of\b)|\w+s?'|{stances}s?\b)[\w'-]+"
    return re.compile(rf"\"?,?(?: \w+)? (?:and|or)(?: {word}){{0,4}} \"?|\"?, \"?")


def before(reading: Reading, start: int, end: int) -> Issues:
    """Return the topics of the last term before an offset; one that touches it is part of a label's own words."""
    found = within(reading.topics, Span(start, end - 1))
    return Issues(tuple(dict.fromkeys(found[-1].ids)), first=found[-1].span.start) if found else Issues()


def taken_up(reading: Reading, sentence: Sentence, span: Span) -> Issues | None:
    """Return what an anaphor at the start of a span takes up: the nearest words before it with topics.

    None where the span does not begin with an anaphor, or says itself what it means. No topics where the words
    before have several that nothing joins, or stand in another paragraph.
    """
    found = _anaphor().match(reading.plain, span.start, span.end)
    if not found or within(reading.topics, Span(span.start, min(span.end, found.end() + _OWN))):
        return None
    return inherited(reading, sentence, span.start, found["noun"] or "")


@cache
def _anaphor() -> re.Pattern[str]:
    nouns = (
        "agenda|approach|attempt|bill|change|clause|concept|deal|demand|draft|idea|issue|language|law|measure|move|notion"
        "|offer|plan|policy|position|proposal|provision|push|request|rule|strategy|suggestion|text|threat|tariff"
    )
    return re.compile(
        rf"\W{{0,2}}(?:(?:that|this|the|these|those|such|its|their)(?: [a-z-]+)? (?P<noun>{nouns})s?\b"
        r"|(?:that|this|it|them|these|those)(?='s\b|[,.;\"]|$| (?:as|outright|flatly|is|gets|will|would|at|in|and)\b))",
        re.IGNORECASE,
    )


def inherited(reading: Reading, sentence: Sentence, at: int, noun: str = "") -> Issues:
    """Return the topics of the nearest words before an offset that have any, in its paragraph.

    The paragraph before counts only where the noun that points back stands in its last sentence.
    """
    here = within(reading.topics, Span(max(sentence.span.start, at - _REACH), at))
    if here:
        return Issues(here[-1].ids, here[-1].span.start)
    index = reading.index(sentence.span.start) or 0
    for back in reversed(reading.sentences[max(0, index - _BACK) : index]):
        other = back.paragraph.number != sentence.paragraph.number
        if other and (
            not noun or noun not in reading.plain[max(back.span.start, back.span.end - _REACH) : back.span.end]
        ):
            return Issues()
        found = within(reading.topics, Span(max(back.span.start, back.span.end - _REACH), back.span.end))
        if found:
            ids = _joined(reading.plain, list(found))
            single = {id_ for naming in found for id_ in naming.ids} <= set(ids)
            return Issues(ids, back.span.start) if single else Issues()
    return Issues()
