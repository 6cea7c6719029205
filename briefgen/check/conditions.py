"""A claim keeps its condition: what "will close unless" is not told as "will close". Rule strength-changed.

The force of single verbs is `strength`'s work, hedges and claimants are `hedges`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from briefgen.check.claim import Claim, Part
from briefgen.errors import Finding
from briefgen.grammar.assertions import OPEN, Assertion, Force, assertions
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import straight
from briefgen.grammar.verbs import stem
from briefgen.model.source import Span

_REACH = 90
"""Code points behind a verb in which its condition begins."""


def conditioned(claim: Claim, part: Part, text: str) -> Iterator[Finding]:
    """Yield a finding for the first verb of a part that drops the condition which it has in every passage that is cited.

    "Will not sign a pact if it ..." may be told as "will not sign a pact that ...": what is denied is left alone.
    `text` is the claim's, its quotations blanked.
    """
    if _conditional().search(claim.text, part.sentence.start, part.sentence.end):
        return
    told_here = assertions(text, part.sentence.start, part.sentence.end)
    said = [each for fact in part.facts for each in _conditions(fact.passage.exact)]
    for told in told_here:
        if told.force is Force.UNSURE or told.denied or told.bare or not part.span.holds(told.span):
            continue
        same = [words for other, words in said if other.stem == told.stem and told.content & other.content]
        if same and all(same):
            yield _finding(claim, told, same[0])
            return


def _finding(claim: Claim, told: Assertion, condition: str) -> Finding:
    surface = claim.text[told.group.start : told.group.end]
    message = f'"{surface}" is without its source\'s condition "{condition}".'
    return Finding("strength-changed", claim.scope.locate(surface, told.group.start), message, "Keep the condition.")


@lru_cache(maxsize=4096)
def _conditions(passage: str) -> tuple[tuple[Assertion, str], ...]:
    """The verbs of a passage, each with the words of its condition; of most that is nothing."""
    return tuple(_read(straight(passage)))


def _read(passage: str) -> Iterator[tuple[Assertion, str]]:
    for sentence in sentences(passage, 0, len(passage)):
        verbs = [one for one in assertions(passage, sentence.start, sentence.end) if one.force is not Force.UNSURE]
        ends = [*(verb.group.start for verb in verbs[1:]), sentence.end]
        for verb, end in zip(verbs, ends, strict=False):
            # Behind what was done "if" asks, yields or compares: "as if", "if briefly".
            bound = verb.force in OPEN and verb.stem not in _asking()
            yield verb, (_ahead(passage, sentence, verb) or _after(passage, sentence, verb, end)) if bound else ""


@cache
def _asking() -> frozenset[str]:
    """Verbs whose "if" is a question."""
    return frozenset(map(stem, "ask check consider decide determine know learn say see tell wonder".split()))


def _ahead(passage: str, sentence: Span, verb: Assertion) -> str:
    """The condition that opens a verb's clause: "If the levy falls, | "."""
    for opening in _opening().finditer(passage, sentence.start, verb.group.start):
        if "," not in passage[opening.end() : verb.group.start]:
            return opening["words"]
    return ""


def _after(passage: str, sentence: Span, verb: Assertion, next_verb: int) -> str:
    """The condition behind a verb and its object, before the next verb."""
    found = _behind().match(passage, verb.span.end, sentence.end)
    if not found or found.start("words") > min(next_verb, verb.span.end + _REACH):
        return ""
    return "" if _asked().search(found["between"]) else found["words"]


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:and|but|that)|[;:—]|^|(?<=[.!?\"])|(?<=[.!?\"]\s)) ?(?P<words>(?:if(?! any)|only if|provided|unless)\b[^,;]*),\s",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    joint = r"(?:only )?if(?! any| only| \w+ly\b)|unless|provided(?! by| for| to| with)|so long as|on condition that"
    return re.compile(rf"(?P<between>[^,;:.()]*?),? (?P<words>(?:{joint})\b(?: [\w'-]+){{1,4}})")


@cache
def _asked() -> re.Pattern[str]:
    """Words before "if" that make it no condition: "even if", "as if", "to see if"."""
    return re.compile(r"\b(?:as|even|what|to (?:ask|check|decide|find out|know|learn|see))$")


@cache
def _conditional() -> re.Pattern[str]:
    """Words that may keep a condition in other words."""
    words = (
        "absent|as long|assum\\w+|barring|case|condition\\w*|contingent|depend\\w*|event|except|exchange|failing|given|if"
        "|in return|lest|once|only|otherwise|provided|should|subject|threat\\w*|unless|until|warn\\w*|were|when|with|without"
    )
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)
