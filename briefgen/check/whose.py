"""What is told of a country or a body is told of it in the passage, too, and not of another. Rule owner-mismatch.

Each mention is read with the words around it, up to the next mention or comma. `owners` asks it of figures and dates by
their place alone, `deeds` of verbs of taking sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefgen.check.cast import Cast, Named
from briefgen.check.claim import Claim
from briefgen.check.deeds import beside
from briefgen.errors import Finding
from briefgen.grammar.assertions import content
from briefgen.grammar.number_words import word_values
from briefgen.grammar.typography import straight
from briefgen.grammar.verbs import Form, form, stem
from briefgen.model.fact import Fact
from briefgen.model.source import Span

_ENOUGH = 2
"""Words that a text must share with what the passage tells of another, and none with what it tells of this one."""
_NEAR = 5
"""Words read on each side of a mention."""
_SHORT = 2
"""Words after a mention that leave out the verb of the one before: "Oslo took all, Iceland half"."""


@dataclass(frozen=True, slots=True)
class Told:
    """A mention of an actor with what is told of it, and what leads to it."""

    actor: str
    span: Span
    of: frozenset[str]
    to: frozenset[str]
    left_out: frozenset[str] = frozenset()
    """What is told of the one before, and of this one too: "Oslo took all, Iceland half"."""
    place: bool = False
    """Whether "in" stands before it."""

    def shared(self, other: Told) -> int:
        """How many words of substance two mentions have around them; a number counts twice."""
        one, two = self.of, other.of
        if not (self.left_out and other.left_out):
            one, two = one | self.left_out, two | other.left_out
        common = [*(one & two), *(self.to & other.to)]
        return sum(1 + (word in word_values() or word.isdigit()) for word in common)


def whose(claim: Claim, cast: Cast) -> Iterator[Finding]:
    """Yield a finding for every country or body of which a text tells what its passages tell of another."""
    mentions = told(claim.text, cast)
    for at, mine in enumerate(mentions):
        surface = claim.text[mine.span.start : mine.span.end]
        place = claim.scope.locate(surface, mine.span.start)
        if at and _doubled(claim.text, mentions[at - 1], mine):
            message = f'"{surface}" is named twice in a row.'
            yield Finding("owner-mismatch", place, message, "Name the two whom the passage names.")
        elif _whole(claim.text, mine.span) == "all" and _rough(claim, mine, cast):
            message = f'"{surface}" is told to have all; the passage has nearly all.'
            yield Finding("strength-changed", place, message, 'Keep the "nearly".')
        elif name := _theirs(claim, mine, mentions, cast) or _before(claim, mine, cast):
            message = f'"{surface}" is told what the passage tells of {name}.'
            yield Finding("owner-mismatch", place, message, f"Tell it of {name}, or cite where it is told.")


def _whole(text: str, span: Span) -> str:
    """Whether all, or nearly all, is told of a mention: "Oslo nearly all", "all by Oslo"."""
    behind = re.match(r" (?:(?:has|have|had) \w+ )?((?:nearly |almost )?all)\b", text[span.end :])
    found = behind or re.search(r"\b((?:nearly |almost )?all) by (?:the )?$", text[: span.start])
    return found[1] if found else ""


def _rough(claim: Claim, mine: Told, cast: Cast) -> bool:
    """Whether a cited passage tells nearly all of a mention's actor, and none all of it."""
    passages = [(fact, each) for fact in claim.facts for each in _passage(fact, cast) if each.actor == mine.actor]
    wholes = {_whole(straight(fact.passage.exact), each.span) for fact, each in passages} - {""}
    return bool(wholes) and "all" not in wholes


def _before(claim: Claim, mine: Told, cast: Cast) -> str:
    """The name of whom the passages have right before the noun that a text has another's name before: "Danish boats"."""
    noun = _noun(claim.text, mine.span)
    if not noun:
        return ""
    passages = [straight(fact.passage.exact) for fact in beside(claim, mine.span)]
    named = [(each.actor, _noun(text, each.span)) for text in passages for each in places(text, cast)]
    if any(_same(mine.actor, actor, cast) for actor, _ in named):
        return ""
    return next((cast.actors[actor].name for actor, other in named if other == noun), "")


def _noun(text: str, span: Span) -> str:
    """The stem of the word right behind a name or an adjective that stands for one."""
    behind = re.match(r"(?:'s)? ([a-z]{3,})\b", text[span.end :])
    return stem(behind[1]) if behind and content([behind[1]]) and form(behind[1]) is not Form.PAST else ""


def _doubled(text: str, one: Told, other: Told) -> bool:
    """Whether one actor stands on both sides of an "and"."""
    between = text[one.span.end : other.span.start]
    return one.actor == other.actor and re.fullmatch(r" and (?:the )?", between) is not None


def _theirs(claim: Claim, mine: Told, mentions: Sequence[Told], cast: Cast) -> str:
    """The name of whom the cited passages tell what a text tells of another."""
    everywhere = [each for fact in claim.facts for each in _passage(fact, cast)]
    if any(_same(mine.actor, each.actor, cast) and mine.shared(each) for each in everywhere):
        return ""
    theirs = [each for fact in beside(claim, mine.span) for each in _passage(fact, cast)]
    others = [each for each in theirs if not _same(mine.actor, each.actor, cast)]
    best = max(others, key=mine.shared, default=None)
    if best and mine.shared(best) >= _ENOUGH:
        return cast.actors[best.actor].name
    stands = any(each.actor == mine.actor and each.place for each in everywhere)
    named = {each.actor for each in mentions}
    where = [each for each in others if each.place and each.actor not in named] if mine.place and not stands else []
    return cast.actors[where[0].actor].name if where else ""


def told(text: str, cast: Cast) -> tuple[Told, ...]:
    """Return the countries and bodies that a text names, each with the words told of it, those left out put in."""
    found = list[Told]()
    for named in places(text, cast):
        of, to = _sides(text, named.span, _segment(text, named.span, cast))
        short = len(of) <= _SHORT and re.search(r"(?:,|;|\band)\s+(?:the )?$", text[: named.span.start])
        left_out = found[-1].of | found[-1].left_out if short and found else frozenset[str]()
        place = re.search(r"\b(?:in|at) (?:the )?$", text[: named.span.start]) is not None
        found.append(Told(named.actor, named.span, content(of) | _numbers(of), content(to), left_out, place))
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if re.fullmatch(r",? (?:and|or) (?:the )?", text[one.span.end : other.span.start]):
            found[at] = replace(one, of=other.of, left_out=other.left_out)
    return tuple(each for each in found if _body(each.actor, cast))


def _passage(fact: Fact, cast: Cast) -> tuple[Told, ...]:
    return told(straight(fact.passage.exact), cast)


def places(text: str, cast: Cast) -> Sequence[Named]:
    """Return where a text names actors, countries by their adjectives too."""
    named = list(cast.named(text))
    other = (each for each in cast.adjectives(text) if not text.startswith("-", each.span.end))
    named += [each for each in other if not any(each.span.meets(known.span) for known in named)]
    return sorted(named, key=lambda each: each.span.start)


def _segment(text: str, span: Span, cast: Cast) -> Span:
    """The stretch around a mention between commas, "and" and the like, and the mentions next to it."""
    cuts = [match.span() for match in _cut().finditer(text)]
    cuts += [(each.span.start, each.span.end) for each in places(text, cast) if each.span != span]
    start = max((end for _, end in cuts if end <= span.start), default=0)
    return Span(start, min((begin for begin, _ in cuts if begin >= span.end), default=len(text)))


def _sides(text: str, span: Span, here: Span) -> tuple[list[str], list[str]]:
    """The words told of a mention, and those that lead to it: "workers in Oslo" are Oslo's, as "Oslo workers" are."""
    before, behind = text[here.start : span.start], _words(text[span.end : here.end])[:_NEAR]
    lead = _words(before)[-_NEAR:]
    led = re.search(r"\b(?:in|from|by) (?:the )?$", before)
    return (lead + behind, []) if led else (behind, lead)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*|\d[\d.,]*\d|\d", text.lower())


def _numbers(told_: Sequence[str]) -> frozenset[str]:
    return frozenset(word for word in told_ if word in word_values() or word[0].isdigit() or word in _ALL)


_ALL = frozenset({"all", "nearly", "none", "both", "most"})


@cache
def _cut() -> re.Pattern[str]:
    return re.compile(r",(?!\d)|[;:()—\"]|(?<![A-Z])[.!?]\s|\b(?:and|but|while|whereas|although|which|who|that)\b")


def _body(actor: str, cast: Cast) -> bool:
    return cast.actors[actor].kind in {"government", "organisation"}


def _same(one: str, other: str, cast: Cast) -> bool:
    return one == other or cast.actors[other].side == one
