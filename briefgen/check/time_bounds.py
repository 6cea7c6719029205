"""A date keeps its side: what is due "by" a day is not told "on" it, and nothing from "since" it. Rule date-turned.

`dates` asks whether the date is the source's at all, and takes "before 2029" for "by the end of 2028" by what stands here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from briefgen.check.claim import Claim
from briefgen.check.deeds import beside
from briefgen.check.scope import Voice
from briefgen.errors import Finding
from briefgen.grammar.assertions import OPEN, Force
from briefgen.grammar.dates import Dated, DateExpression
from briefgen.grammar.sentences import sentences
from briefgen.grammar.time_bounds import ENDS, STARTS, TimeBound, edges, time_bound, turning
from briefgen.grammar.verbs import kindred
from briefgen.model.fact import Event
from briefgen.model.source import Span

_OFF = timedelta(days=1)
"""How far two ends may be apart: "before 1 May" and "by 1 May"."""


@dataclass(frozen=True, slots=True)
class Bounded:
    """A date in a text or a passage, with its words and what bounds it there."""

    bound: TimeBound
    dated: Dated
    text: str
    words: str

    @property
    def side(self) -> str:
        """Whether it is an end, a start, or a time; empty where nothing tells."""
        relation = self.bound.relation
        return "end" if relation in ENDS else "start" if relation in STARTS else relation

    @property
    def edges(self) -> tuple[date, date] | None:
        """The days between which the bounded time ends or begins."""
        return edges(self.bound.relation, self.text, self.dated)

    def meets(self, other: Bounded) -> bool:
        """Whether two bounds on one side are the same, as far as their words tell."""
        mine, theirs = self.edges, other.edges
        return bool(mine and theirs and mine[0] <= theirs[1] + _OFF and theirs[0] <= mine[1] + _OFF)


def time_bounds(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every date of a report that lies on another side of what is told than in every cited passage."""
    if claim.scope.voice is Voice.OURS:
        return
    for printed in claim.dates:
        told = _told(claim, printed)
        if not told or not told.side:
            continue
        said = [each for each in _said(claim, printed) if _same_time(told.dated, each.dated)]
        if said and not any(_keeps(told, each) for each in said):
            message = f'"{told.words}" puts it at another time; the passage has "{said[0].words}".'
            place = claim.scope.locate(told.words, told.bound.words.start)
            yield Finding("date-turned", place, message, "Keep the source's before, by, until or since, or the like.")


def equivalent(claim: Claim, printed: DateExpression) -> bool:
    """Return whether another date bounds the same time in a cited passage: "before 2029" and "by the end of 2028"."""
    told = _told(claim, printed)
    return bool(told and any(told.side == each.side and told.meets(each) for each in _said(claim, printed)))


def _told(claim: Claim, printed: DateExpression) -> Bounded | None:
    if printed.first is None:
        return None
    return _bounded(claim.text, printed.span, printed, printed.text)


def _said(claim: Claim, printed: DateExpression) -> Iterator[Bounded]:
    """The dates of the passages that are cited for one, each with its bound there."""
    for cited in beside(claim, printed.span):
        text, start = claim.library.document(cited.passage.source).plain, cited.passage.span.start
        passage = text[start : cited.passage.span.end]
        for fact in claim.cure.evidence.inside(cited):
            when = fact.body.when if isinstance(fact.body, Event) else None
            if when and when.first:
                yield _bounded(passage, Span(when.span.start - start, when.span.end - start), when, when.text)


def _bounded(text: str, span: Span, dated: Dated, words: str) -> Bounded:
    around = next((one for one in sentences(text, 0, len(text)) if one.holds(span)), Span(0, len(text)))
    sentence = text[around.start : around.end]
    bound = time_bound(sentence, span.start - around.start, span.end - around.start)
    told = sentence[bound.words.start : bound.words.end]
    moved = Span(bound.words.start + around.start, bound.words.end + around.start)
    ranged = dated.timex is not None and "/" in dated.timex
    return Bounded(bound._replace(relation="" if ranged else bound.relation, words=moved), dated, words, told)


def _same_time(told: Dated, said: Dated) -> bool:
    """Whether one of two times lies in the other."""
    if not (told.first and told.last and said.first and said.last):
        return False
    return told.first <= said.first <= said.last <= told.last or said.first <= told.first <= told.last <= said.last


def _keeps(told: Bounded, said: Bounded) -> bool:
    """Whether a date may be told so of what the passage says of it."""
    nested = told.bound.of_event != said.bound.of_event
    if not said.side or (nested and "at" in (told.side, said.side)):
        return True
    if told.side == said.side:
        return told.side == "at" or told.meets(said)
    if "limit" in turning(told.bound.turns | said.bound.turns) and "start" not in (told.side, said.side):
        return True
    if said.side == "at":
        return _from_day(told, said)
    if told.side == "at":
        return _to_day(told, said)
    return _flips(told, said)


def _from_day(told: Bounded, said: Bounded) -> bool:
    """Whether what lies at a day may be told as lying on a side of it: "opened in May" as "open since May"."""
    ends, last = told.edges, said.dated.last
    if told.side == "end" and told.bound.relation != "until" and ends and last and ends[1] >= last:
        return True
    strict = told.bound.relation not in ("until", "since", "from")
    turned, no_longer = turning(said.bound.turns), told.bound.verb is not None and told.bound.verb.negative
    if no_longer and told.bound.relation in ("since", "from") and "end" in turned:
        return True
    if told.side in turning(said.bound.turns - told.bound.turns) and not (strict and _ahead(said)):
        return True
    return not (_like(told, said) or (strict and _ahead(said)))


def _to_day(told: Bounded, said: Bounded) -> bool:
    """Whether what lies on a side of a day may be told as happening at it: "open since May" as "opened in May"."""
    if said.side in turning(told.bound.turns - said.bound.turns):
        return True
    begins = "start" in turning(told.bound.turns & said.bound.turns)
    return said.side == "start" and begins and not _lasting(said)


def _flips(told: Bounded, said: Bounded) -> bool:
    """Whether an end and a start say the same: "shut since May" and "open until May", "not before May" and "from May"."""
    mine, theirs = told.bound.verb, said.bound.verb
    if mine and theirs and mine.negative != theirs.negative:
        return True
    relations = {told.bound.relation, said.bound.relation}
    past = mine is not None and mine.force not in OPEN
    return relations <= {"until", "since", "from"} and past and not _like(told, said)


def _like(told: Bounded, said: Bounded) -> bool:
    """Whether the same verb, or one like it, stands with both."""
    mine, theirs = told.bound.verb, said.bound.verb
    if mine is None or theirs is None:
        return False
    group = kindred(mine.stem)
    return mine.stem == theirs.stem or bool(group[0] and group == kindred(theirs.stem))


def _ahead(said: Bounded) -> bool:
    verb = said.bound.verb
    return verb is not None and verb.force in OPEN


def _lasting(said: Bounded) -> bool:
    """Whether a passage tells what went on all the time: "has lost", and not what has been so: "has been shut"."""
    verb = said.bound.verb
    if verb is None or verb.force is not Force.DONE:
        return False
    before = {*verb.before[-4:]}
    return bool(before & {"has", "have"}) and "been" not in before
