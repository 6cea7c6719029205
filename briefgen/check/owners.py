"""A figure or a date is told of whom and of what its passage tells it. Rule owner-mismatch.

Only where both sides are clear: "Norway has two, Iceland three" against "Iceland has two". Words in the wrong mouth are
`mouths`' work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.grammar.assertions import content
from briefgen.grammar.dates import DateExpression, agrees
from briefgen.grammar.quantities import Quantity
from briefgen.grammar.quantities import agrees as same_amount
from briefgen.grammar.typography import straight
from briefgen.model.fact import Event, Fact, Figure, Statement
from briefgen.model.library import Library
from briefgen.model.source import Span
from briefgen.model.vocabulary import Actor

_SHARED = 2
"""Words of substance by which a text is about another of the passage's dated events."""


def owners(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every figure told of another actor, and every date told of another event, than in the source."""
    facts = {fact.id: fact for cited in claim.facts for fact in claim.cure.evidence.inside(cited)}
    for quantity in claim.quantities:
        if not quantity.idiom and (owner := _owner(claim, claim.text, quantity.span)):
            yield from _figure(claim, quantity, owner, tuple(facts.values()))
    events = [fact for fact in facts.values() if isinstance(fact.body, Event) and fact.body.when]
    for date in claim.dates:
        if date.first:
            yield from _date(claim, date, events)


def _figure(claim: Claim, quantity: Quantity, owner: Actor, facts: Sequence[Fact]) -> Iterator[Finding]:
    known = [fact for fact in facts if isinstance(fact.body, Figure) and same_amount(quantity, fact.body)]
    theirs = [_theirs(claim, fact, owner) for fact in known]
    speakers = {fact.body.speaker.actor for fact in facts if isinstance(fact.body, Statement) and fact.body.speaker}
    if known and all(theirs) and owner.id not in speakers and theirs[0]:
        surface = claim.text[quantity.span.start : quantity.span.end]
        message = f'"{surface}" is told of {owner.name}; the passage tells it of {theirs[0].name}.'
        yield Finding(
            "owner-mismatch", claim.scope.locate(surface, quantity.span.start), message, f"Tell it of {theirs[0].name}."
        )


def _theirs(claim: Claim, fact: Fact, owner: Actor) -> Actor | None:
    """Whose figure it is in the passage, where it is clearly another's and the passage names the claim's owner too."""
    text, start = straight(fact.passage.exact), fact.passage.span.start
    span = Span(fact.target.span.start - start, fact.target.span.end - start)
    other, here = _owner(claim, text, span), _segment(text, span)
    if other is None or other.id == owner.id or other.kind != owner.kind:
        return None
    elsewhere = text[: here.start] + " " * (here.end - here.start) + text[here.end :]
    named = any(actor.id == owner.id for actor, _ in _mentions(claim, elsewhere))
    inside = any(actor.id == owner.id for actor, _ in _mentions(claim, text[here.start : here.end]))
    return other if named and not inside else None


def _owner(claim: Claim, text: str, span: Span) -> Actor | None:
    """Whose a figure is in its segment: "two by Oslo", else the last actor before it that no preposition leads to."""
    here = _segment(text, span)
    after = text[span.end : here.end]
    by = re.match(r"[^.]*?\bby (?:the )?", after)
    led = [actor for actor, at in _mentions(claim, after) if by and at.start == by.end()]
    before = [(actor, at) for actor, at in _mentions(claim, text[here.start : span.start])]
    free = [actor for actor, at in before if _free(text[here.start : span.start], at)]
    return next(iter((*led, *free[-1:])), None)


def _free(text: str, at: Span) -> bool:
    led = re.search(r"\b(?:of|in|for|from|to|with|at|by|on|near|against|than|as) (?:the )?$", text[: at.start])
    return led is None and not text.startswith("'", at.end)


def _segment(text: str, span: Span) -> Span:
    """The stretch around a place between commas, "and" and the like; a comma inside a number cuts nothing."""
    cuts = [match.span() for match in _cut().finditer(text)]
    start = max((end for _, end in cuts if end <= span.start), default=0)
    end = min((begin for begin, _ in cuts if begin >= span.end), default=len(text))
    return Span(start, end)


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(r",(?!\d)|[;:()—]|(?<![A-Z])[.!?]\s|\b(?:and|but|while|whereas|although|against)\b")


def _mentions(claim: Claim, text: str) -> list[tuple[Actor, Span]]:
    """The vocabulary's actors that a text names, in order; the longest name at a place."""
    told = ((actor, name) for actor, name in _names(claim.library) if name in text)
    found = [(actor, Span(*match.span())) for actor, name in told for match in _named(name).finditer(text)]
    longest = {span.start: (actor, span) for actor, span in sorted(found, key=lambda pair: pair[1])}
    return [longest[at] for at in sorted(longest)]


@lru_cache(maxsize=2)
def _names(library: Library) -> tuple[tuple[Actor, str], ...]:
    return tuple((a, straight(name)) for a in library.vocabulary.actors for name in (a.name, *a.aliases))


@cache
def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")


def _date(claim: Claim, date: DateExpression, events: Sequence[Fact]) -> Iterator[Finding]:
    """A date that the passage gives to an event of which the text says nothing, while it speaks of another one."""
    own = [fact for fact in events if _is(date, fact)]
    others = [fact for fact in events if not _is(date, fact)]
    here = _segment(claim.text, date.span)
    about = content(_words(claim.text[here.start : here.end].replace(date.text, " ")))
    if own and others and not any(about & _about(fact) for fact in own):
        best = max(others, key=lambda fact: len(about & _about(fact)))
        if len(about & _about(best)) >= _SHARED:
            source = " ".join(own[0].target.exact.split())
            message = f'"{date.text}" is told of another event; the passage has "{source}".'
            cure = "Give the event the date that the source does."
            yield Finding("owner-mismatch", claim.scope.locate(date.text, date.span.start), message, cure)


def _is(date: DateExpression, fact: Fact) -> bool:
    return isinstance(fact.body, Event) and fact.body.when is not None and agrees(date, fact.body.when)


def _about(fact: Fact) -> frozenset[str]:
    when = fact.body.when.text if isinstance(fact.body, Event) and fact.body.when else ""
    return content(_words(straight(fact.target.exact).replace(when, " ")))


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W\d_]+", text.lower()) if word not in _MONTHS]


_MONTHS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
