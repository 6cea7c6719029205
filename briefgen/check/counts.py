"""Counts in words that are idioms as often: "only one", "the second round", "a couple of". Rule number-unbound.

Bound only where they count: "one of them", "at first" and "second thoughts" are left alone, and so is "both", which
counts what its own sentence names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.grammar.lexicon import words
from briefgen.grammar.typography import straight

_BORNE = {
    "one": "one|single|sole|only|lone|1",
    "first": "first|1st|opening|inaugural|initial",
    "second": "second|2nd",
    "couple": "couple|two|pair|2|both",
}
"""The words of a passage that bear out each counting word."""


def counts(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every counting word that no cited passage has in some form."""
    for match in _pattern().finditer(claim.text):
        word = next(group for group in ("one", "first", "second", "couple") if match[group])
        borne = re.compile(rf"\b(?:{_BORNE[word]})\b", re.IGNORECASE)
        if not any(borne.search(straight(fact.passage.exact)) for fact in claim.facts):
            place = claim.scope.locate(match[0], match.start())
            message = f'"{match[0]}" counts what no cited passage counts.'
            yield Finding("number-unbound", place, message, "Cite the passage with [@name], or leave the count out.")


@cache
def _pattern() -> re.Pattern[str]:
    events = "|".join(sorted({re.escape(word) for word in words("events") if word.isalpha()}, key=len, reverse=True))
    led = "the|a|its|their|his|her|our|this|that"
    return re.compile(
        rf"\b(?:(?P<one>(?:only|just|exactly|at least|at most) one(?= [a-z])(?! (?:of|another|or|day|thing|way)\b))"
        rf"|(?:{led}) (?:(?P<first>first)|(?P<second>second)) (?:[a-z-]+ ){{0,2}}?(?:{events})s?\b"
        rf"|(?P<couple>a couple(?: of)?(?= [a-z])))",
        re.IGNORECASE,
    )
