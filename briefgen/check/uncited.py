"""What a brief reports, it cites: no sentence says what somebody did or does and rests on nothing. Rule uncited.

Free are headings, captions and sentences that name nobody, and what no source tells ("no source gives a
number"). Numbers, dates and quotations need their passage anyhow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.check.cast import cast_of
from briefgen.check.claim import Claim
from briefgen.check.scope import Voice
from briefgen.errors import Finding
from briefgen.grammar.assertions import Force, assertions
from briefgen.grammar.sentences import sentences
from briefgen.model.outline import Outline, ProseRequest, QuestionsRequest
from briefgen.model.prose import Prose

_SAID = frozenset({Force.DONE, Force.NOW, Force.AHEAD, Force.FORESEEN})
_TELLS = (
    "gives?|gave|names?|named|says?|said|tells?|told|reports?|reported|quotes?|quoted|mentions?|mentioned|explains?"
    "|explained|describes?|described|dates?|dated|cites?|cited|knows?|knew|shows?|has|have|had"
)
"""Verbs of what a source tells."""
_CURE = "Cite the passage with [@name], or set the sentence into an analysis block, as our own."


def uncited(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every sentence of running text that says what an actor does, and cites nothing."""
    if claim.scope.voice is not Voice.REPORTED or claim.scope.names or not _running(claim.scope.prose, claim.outline):
        return
    for span in sentences(claim.text, 0, len(claim.text)):
        text = claim.text[span.start : span.end]
        named = cast_of(claim.cure.evidence).named(text)
        if named and not _of_sources().search(text) and _says(text):
            surface = text[named[0].span.start : named[0].span.end]
            message = f'"{surface}" is reported on, and the sentence cites nothing.'
            yield Finding("uncited", claim.scope.locate(surface, span.start + named[0].span.start), message, _CURE)


def _says(text: str) -> bool:
    """Whether a sentence says what is, was or will be, and asks nothing."""
    linked = re.search(r"\b(?:is|are|was|were|has|have|had)\b", text) and not text.rstrip().endswith("?")
    return bool(linked) or any(told.force in _SAID for told in assertions(text, 0, len(text)))


def _running(prose: Prose, outline: Outline) -> bool:
    """Whether a text is one that reports at length: the opening, prose, key points and answers."""
    if prose is outline.bottom_line:
        return True
    for request in (request for section in outline.sections for request in section.requests):
        match request:
            case ProseRequest(items=items):
                texts = items
            case QuestionsRequest(items=answers):
                texts = tuple(text for each in answers for text in (each.answer, each.say) if text)
            case _:
                texts = ()
        if any(text is prose for text in texts):
            return True
    return False


@cache
def _of_sources() -> re.Pattern[str]:
    """What no source tells, which nothing can be cited for; that sources tell something is a report like any other."""
    source, tells = r"(?:sources?|passages?|captions?)", f"(?:{_TELLS})"
    silent = (
        rf"(?:no|neither|none of (?:the|these|our|its)) (?:\w+ )?{source}(?: \w+)? {tells}",
        rf"{source} (?:do|does|did) not {tells}",
        rf"{source} {tells} (?:no|none|nobody|nothing|neither|not)",
        rf"(?:named|given|quoted|told|found|said|stands?) (?:in|by) (?:no|neither|none of the) (?:\w+ )?{source}",
        r"(?:no|nobody|none|neither)\b.{0,40}? (?:is|are|was|were) (?:named|quoted)",
    )
    return re.compile(rf"\b(?:{'|'.join(silent)})\b", re.IGNORECASE)
