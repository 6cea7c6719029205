"""Noun cues: "her belief that", "the mayor's fear that", with the possessor as speaker.

A noun without a possessor says nothing of who holds the view, and reports nobody. Verbs are `frames`' business.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.extract.contents import clause_end
from briefgen.extract.mentions import plural
from briefgen.extract.phrase_starts import start_of
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase
from briefgen.extract.tokens import DET, POSS, PRON, Tokens
from briefgen.grammar.lexicon import rows


@cache
def nouns() -> dict[str, bool]:
    """Return each noun, singular and plural, with whether "that" may be missing behind it."""
    found = {row[0]: len(row) > 1 for row in rows("cue_nouns")}
    return {**{plural(noun): bare for noun, bare in found.items()}, **found}


@cache
def _known() -> frozenset[str]:
    return frozenset(nouns())


def openings(tokens: Tokens) -> list[int]:
    """Return the nouns outside quotation marks with a clause behind, in order: few nouns have one."""
    known, lower, end = nouns(), tokens.lower, len(tokens.words) - 1
    found = [at for at in tokens.places(_known()) if not tokens.quoted[at] and at < end]
    return [at for at in found if lower[at + 1] == "that" or (known[lower[at]] and tokens.flags[at + 1] & (DET | PRON))]


def reports(tokens: Tokens, places: Sequence[int], region: Region) -> Iterator[tuple[Phrase, Phrase, Phrase]]:
    """Yield source, cue and content of each noun cue of a region; `places` are all `openings` in it."""
    for at in places:
        source = _possessor(tokens, region, at) if at < region.last - 2 else None
        if source is None:
            continue
        end = clause_end(tokens, at + 1, region.last)
        if end > at + 2:
            yield source, (at, at + 1), (at + 1, end)


def _possessor(tokens: Tokens, region: Region, noun: int) -> Phrase | None:
    """The possessor before the noun, up to two adjectives between."""
    for at in range(noun - 1, max(region.first, noun - 4) - 1, -1):
        word = tokens.lower[at]
        if tokens.flags[at] & POSS:
            return at, at + 1
        if word == "'s" or (word == "'" and tokens.lower[at - 1].endswith("s")):
            start = start_of(tokens, region.first, at)
            return (start, at + 1) if start < at else None
        if tokens.flags[at]:
            return None
    return None
