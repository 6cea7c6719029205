"""Less of a thing, or its end: who wants "an end to the levy" is against it, who opposes a cut may be for it.

`positions` and `conditions` ask; what a cue governs is read in `issues`.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.bearers import passive
from briefgen.extract.clauses import Clause
from briefgen.extract.reading import within
from briefgen.extract.stances import OPPOSES, RESISTS
from briefgen.grammar.lexicon import rows
from briefgen.model.fact import Stance
from briefgen.model.source import Span


def double_negative(clause: Clause, stance: Stance, object_: Span) -> bool:
    """Return whether less of a thing is opposed: that tells nothing certain of the thing itself."""
    if stance not in (OPPOSES, RESISTS):
        return False
    behind = within(clause.reading.topics, Span(clause.cue.end, object_.end))[:1]
    ahead = within(clause.reading.topics, Span(clause.floor, clause.cue.start))[-1:] if passive(clause) else ()
    return any(
        _lessening().search(clause.plain[max(floor, found.span.start - 48) : found.span.start])
        or _lessened().match(clause.plain, found.span.end, clause.end)
        for place, floor in ((behind, clause.cue.end), (ahead, clause.floor))
        for found in place
    )


_LESS = (
    "abolition|cut|cutback|decrease|elimination|end|erosion|loss|lowering|reduction|removal|repeal|rollback|scrapping"
    "|weakening"
)


@cache
def _lessening() -> re.Pattern[str]:
    """Words before a thing that make less of it: "a cut in the", "lowering the"."""
    making = "abolish|cut|cutt|decreas|dismantl|drop|dropp|eliminat|end|lower|reduc|remov|repeal|scrapp|scrap|weaken"
    return re.compile(
        rf"\b(?:(?:{_LESS})s? (?:in|of|to|on|for)|(?:to )?(?:{making})(?:e|ing)?)(?: [\w'-]+){{0,3}} \"?$",
        re.IGNORECASE,
    )


@cache
def _lessened() -> re.Pattern[str]:
    return re.compile(rf" (?:{_LESS})s?\b(?! (?:of|up)\b)")


def undoing(clause: Clause) -> bool:
    """Return whether what is proposed is the end of a thing itself: "an end to the levy", "that Oslo scrap the levy"."""
    if _to_end(clause):
        return True
    found = _ended().match(clause.plain, clause.cue.end, clause.end)
    topics = within(clause.reading.topics, Span(found.end() - 1, clause.end)) if found else ()
    if not found or not topics or not _whole(clause, topics[0].span.end):
        return False
    if found[0].endswith("lift ") and clause.plain.startswith(_RAISED, topics[0].span.end):
        return False
    return _undone().fullmatch(clause.plain, found.end(), topics[0].span.start) is not None


_RAISED = (" above ", " by ", " from ", " to ")
"""What behind a thing tells that to lift it is to raise it."""


def _to_end(clause: Clause) -> bool:
    """Whether it is proposed that a thing end: "demanded that | the levy | end", "wants | the levy | scrapped"."""
    topics = within(clause.reading.topics, Span(clause.cue.span.end, clause.end))[:1]
    return any(
        _what().fullmatch(clause.plain, clause.cue.span.end, topic.span.start)
        and _end().match(clause.plain, topic.span.end, clause.end)
        for topic in topics
    )


@cache
def _what() -> re.Pattern[str]:
    return re.compile(r"(?: for| that)?(?: (?!(?:who|which|that|and|for|in|of|on|to)\b)[\w'-]+){0,3} \"?")


@cache
def _end() -> re.Pattern[str]:
    done = r"abolished|axed|cancell?ed|dropped|ended|gone|halted|lifted(?! (?:above|by|to)\b)|repealed|revoked|scrapped|stopped|withdrawn"
    behind = r"(?=\W*$|[.,;\"]|(?: (?:at|before|by|immediately|in|now|on|this|had|has|is|was)\b))"
    return re.compile(
        rf"\"? (?:(?:should |must |to )?(?:be )?(?:{done})\b|(?:should |must |to )?(?:cease|end|go|stop){behind})"
    )


def _whole(clause: Clause, at: int) -> bool:
    """Whether a thing that ends at an offset is meant itself, not a part or quality of it: "the levy | on ships"."""
    if clause.plain.startswith("'", at):
        return False
    behind = _following_word().match(clause.plain, at, clause.end)
    return behind is None or behind[1] in _joints() or behind[1].endswith("ed")


@cache
def _following_word() -> re.Pattern[str]:
    return re.compile(r" ([\w'-]+)")


@cache
def _joints() -> frozenset[str]:
    """Words that go on with a sentence: prepositions, conjunctions, verbs that show their tense."""
    tensed = frozenset(row[0] for row in rows("tense_words") if row[1] in ("future", "past", "present"))
    return tensed | frozenset(row[0] for row in rows("function_words")) | {"altogether", "completely", "entirely"}


@cache
def _ended() -> re.Pattern[str]:
    verbs = "abolish|axe|cancel|ditch|drop|end|kill|lift|repeal|revoke|scrap|withdraw"
    nouns = "abolition|cancellation|end|removal|repeal|scrapping|withdrawal"
    return re.compile(
        rf"(?:(?: (?!(?:who|which|that|and)\b)[\w.'-]+){{0,5}}? to)? (?:{verbs}) "
        rf"| that(?: (?!(?:who|which|that|and|to)\b)[\w.'-]+){{0,3}}? (?!(?:an?|its|the)\b)[\w.'-]+ (?:{verbs}) "
        rf"|(?: for| to see)? (?:an?|the) (?:\w+ )?(?:{nouns}) (?:of|to) "
    )


@cache
def _undone() -> re.Pattern[str]:
    """What stands between an end and the thing that is ended: an article and an adjective or two, no other thing."""
    return re.compile(r"(?:(?!for|in|of|on|over|to|with)[\w'-]+ ){0,3}\"?")
