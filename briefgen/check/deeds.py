"""Who takes which side: a text and the passage that it cites let the same one do it. Rule speaker-mismatch.

Only verbs of taking sides are read ("refuses", "wants"), and only where both use the same verb; `mouths` asks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.check.attributions import ADVERB
from briefgen.check.cast import Cast, Named
from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.grammar.lexicon import rows
from briefgen.grammar.verbs import stem
from briefgen.model.fact import Fact, Position
from briefgen.model.source import Span

_DOES = re.compile(
    rf"(?: (?:{ADVERB}|will|would|can|could|may|might|must|should|does|did|do|not|is|are|was|were|been)){{0,4}} ([a-z]+)\b"
)


def done(claim: Claim, cast: Cast, named: Sequence[Named]) -> Iterator[tuple[Span, Finding]]:
    """Yield sides that somebody takes in a text and only others in every cited passage, by the same verb."""
    for each, verb in doings(claim.text, named):
        cited = beside(claim, each.span)
        doers = frozenset[str]().union(*(_doers(fact, verb, cast) for fact in cited))
        known = doers | cast.sided(doers)
        if not doers or each.actor in known or cast.actors[each.actor].side in doers:
            continue
        if any(_loosely(fact, each.actor, cast) for fact in cited):
            continue
        words = claim.text[each.span.start : each.span.end]
        others = " and ".join(cast.actors[id_].name for id_ in sorted(doers))
        message = f'"{words}" does not do this in what is cited, but {others}.'
        place = claim.scope.locate(words, each.span.start)
        yield each.span, Finding("speaker-mismatch", place, message, f"Name {others}, or cite where {words} does it.")


def doings(text: str, named: Sequence[Named]) -> Iterator[tuple[Named, str]]:
    """Yield each actor of a text that is the subject of a verb of taking sides, with the verb's stem."""
    verb = ""
    for each in reversed(named):
        after = text[each.span.end :]
        joined = re.match(r"(?:,? and |, )(?:the )?[A-Z]", after)
        found = _DOES.match(after)
        verb = verb if joined and verb else stem(found[1]) if found else ""
        if verb in _sides():
            yield each, verb


@cache
def _sides() -> frozenset[str]:
    return frozenset(stem(row[0]) for row in (*rows("stance_verbs"), *rows("cue_verbs")) if " " not in row[0])


def beside(claim: Claim, span: Span) -> Sequence[Fact]:
    """Return the facts cited for the words at a span: those of the next mark, or all where no mark reaches back so far."""
    parts = [part for part in claim.parts if part.span.holds(span)]
    return [fact for part in parts for fact in part.facts] or claim.facts


def _doers(fact: Fact, verb: str, cast: Cast) -> frozenset[str]:
    """Who takes a side in a fact's passage by a verb, given by its stem."""
    plain = _plain(fact, cast)
    found = {each.actor for each, stem_ in doings(plain, cast.named(plain)) if stem_ == verb}
    for other in (fact, *cast.evidence.inside(fact)):
        if isinstance(other.body, Position) and verb in map(stem, other.body.cue.split()):
            found.update(filter(None, [cast.actor_of(other.body.actor)]))
    return frozenset(found)


def _loosely(fact: Fact, actor: str, cast: Cast) -> bool:
    """Whether a passage has an actor as the subject of words left out: "Oslo took all, Iceland half"."""
    plain = _plain(fact, cast)
    mine = (each.span for each in cast.named(plain) if each.actor == actor)
    return any(re.search(r"(?:,|\band|\bwhile) (?:the )?$", plain[: place.start]) for place in mine)


def _plain(fact: Fact, cast: Cast) -> str:
    span = fact.passage.span
    return cast.evidence.library.document(fact.passage.source).plain[span.start : span.end]
