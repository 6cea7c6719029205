"""How hard and how sure: "asked" is not told as "ordered", nor "expects" as "knows". Rule strength-changed.

Verbs of one scale are held against one another; whether a verb is done, ahead or denied is read by `strength`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from briefgen.check.claim import Claim, Part
from briefgen.errors import Finding
from briefgen.grammar.assertions import Assertion, Force, assertions
from briefgen.grammar.lexicon import rows
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import straight
from briefgen.grammar.verbs import stem

_NEAR, _MADE = 1, 4
"""Degrees that a report may stay below its source, and the one from which it may not: "ordered" told as "asked"."""
_FINDING = frozenset(map(stem, ("discover", "find", "realise", "realize")))
"""Verbs that tell of things, too, and of knowledge only before "that"."""
_SAY = frozenset(map(stem, ("say", "tell", "want")))
"""Verbs that report words and wishes of any strength, and stand on a scale only where a source has them."""


def climbed(claim: Claim, part: Part, text: str) -> Iterator[Finding]:
    """Yield a finding for every verb of a part that stands higher on its scale than all that its passages have there.

    `text` is the claim's without its quotations.
    """
    told_here = [a for a in assertions(text, part.sentence.start, part.sentence.end) if part.span.holds(a.span)]
    graded = [a for a in told_here if a.stem in _degrees() and _read(a, text)]
    if not graded:
        return
    said = [pair for fact in part.facts for pair in _said(straight(fact.passage.exact))]
    for told in graded:
        if other := _passed(told, said):
            surface = text[told.span.start : told.span.end]
            place = claim.scope.locate(surface, told.span.start)
            message = f'"{surface}" is another strength than the passage\'s "{other}".'
            yield Finding("strength-changed", place, message, "Tell it as the source does.")


def _read(told: Assertion, text: str) -> bool:
    """Whether a word is a verb of its scale here: no plural ("their requests"), and "found that" only with its "that"."""
    if told.force is Force.UNSURE or told.denied or (told.bare and not _object().match(text, told.span.end)):
        return False
    return told.stem not in _FINDING or text.startswith(" that ", told.span.end)


@cache
def _object() -> re.Pattern[str]:
    """What follows a verb, and no plural."""
    return re.compile(
        r" (?:that|to|for|on|the|an?|his|her|its|their|our|it|this|these|more|no|not|nothing|how|[A-Z]|\d)"
    )


def _passed(told: Assertion, said: Sequence[tuple[Assertion, str]]) -> str:
    """The passage's verb on a scale of the told one that is less than it, or far more, where none is like it."""
    if told.stem in _SAY or any(other.stem == told.stem for other, _ in said):
        return ""
    for scale, degree in _degrees()[told.stem].items():
        same = [(_degrees()[other.stem][scale], words) for other, words in said if scale in _degrees()[other.stem]]
        if not same:
            continue
        highest, words_ = max(same)
        if highest < degree and not (scale == "press" and highest == degree - 1 == 1):
            return words_
        if highest == _MADE and highest > degree + _NEAR and scale == "press":
            return words_
    return ""


def _said(passage: str) -> Iterator[tuple[Assertion, str]]:
    for span in sentences(passage, 0, len(passage)):
        for other in assertions(passage, span.start, span.end):
            if other.stem in _degrees():
                yield other, passage[other.span.start : other.span.end]


@cache
def _degrees() -> Mapping[str, Mapping[str, int]]:
    """The scales of each verb, by its stem, with its degree on each."""
    found: dict[str, dict[str, int]] = {}
    for verb, scale, degree in rows("degrees"):
        found.setdefault(stem(verb), {})[scale] = int(degree)
    return found
