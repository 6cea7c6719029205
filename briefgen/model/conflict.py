"""Conflict: two figures of one quantity that do not agree, and what may explain it.

Precision comes first: what counts, what is counted, its period and its surroundings must all be alike before two values
may be called a conflict. Pure comparisons; `figure` reads what is compared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import combinations

from briefgen.model.fact import Fact
from briefgen.model.holder import apart
from briefgen.model.library import Library
from briefgen.model.measure import Measure, Measures, agree


class Differs(Enum):
    """What differs between two figures beside their values, and so may explain them."""

    PERIOD = "period"
    SCOPE = "scope"
    CLAIMANT = "claimant"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two facts that give one quantity different values; nothing in `differs` means that they flatly disagree."""

    one: Fact
    other: Fact
    differs: tuple[Differs, ...] = ()
    implied: bool = False
    """Whether the time differs by the days of publication alone: the later figure may take the earlier one's place."""

    def besides(self, fact: Fact) -> Fact | None:
        """Return the other fact of the two; None where this one is neither."""
        if fact.id == self.one.id:
            return self.other
        return self.one if fact.id == self.other.id else None


def by_fact(conflicts: Iterable[Conflict]) -> Mapping[str, Sequence[Conflict]]:
    """Return the conflicts of each fact by its id, in their order."""
    found = defaultdict[str, list[Conflict]](list)
    for conflict in conflicts:
        found[conflict.one.id].append(conflict)
        found[conflict.other.id].append(conflict)
    return found


NEAR = 31
"""Days: figures without a period that were published closer together speak of one time."""

LONG = 183
"""Days: a figure without a period speaks of no time that ended so long before it was published."""
TELLING = 20
"""Smaller counts are everywhere; they need more in common."""
GENERIC = frozenset(
    "american candidate case child citizen company country delegate employee family firm game group house issue item job "
    "leader man meeting member nation number official party people person place plant point poll provision resident seat "
    "source state student term thing top total vote voter woman worker".split()
)
"""Nouns, as stems, that stand for many things in one week's news."""


ANYBODY = frozenset("agency business club company firm government group organisation organization party team".split())
"""Holders that every article calls by the same word: "the company has 40 shops"."""


def conflicts(library: Library) -> tuple[Conflict, ...]:
    """Return every conflict between figures of the library, in its order.

    A digest whose original is there too is left out: the two are one witness.
    """
    read = Measures(library)
    alike: defaultdict[tuple[object, ...], list[Measure]] = defaultdict(list)
    for fact in library.facts:
        measure = None if library.digests(fact.target.source) else read.measure(fact)
        if measure:
            alike[measure.key].append(measure)
    order = {fact.id: place for place, fact in enumerate(library.facts)}
    found = [conflict for group in alike.values() for conflict in _within(group, library)]
    return tuple(sorted(found, key=lambda conflict: (order[conflict.one.id], order[conflict.other.id])))


def _within(group: Sequence[Measure], library: Library) -> Iterator[Conflict]:
    """Yield the conflicts among measures of one key, each pair of sources once for each reading."""
    loose = _loose(group)
    for one, other in combinations(group, 2):
        if agree(one, other) or not _comparable(one, other, library):
            continue
        sources = {one.fact.target.source, other.fact.target.source}
        several = sources & loose if len(sources) > 1 or one.claimant == other.claimant else ()
        if not several or one.qualifiers & other.qualifiers:
            yield Conflict(one.fact, other.fact, tuple(_differing(one, other)), _implied(one, other))


def _loose(group: Sequence[Measure]) -> set[str]:
    """The sources that give several values under one key, so that the noun alone does not say which is meant."""
    return {
        one.fact.target.source
        for one, other in combinations(group, 2)
        if one.fact.target.source == other.fact.target.source and not agree(one, other)
    }


def _comparable(one: Measure, other: Measure, library: Library) -> bool:
    """Whether two measures are of one thing: no qualifier, name or mood speaks against it, and enough speaks for it."""
    if one.qualifiers - other.qualifiers and other.qualifiers - one.qualifiers:
        return False
    if (
        apart(one.holder, other.holder)
        or one.mood != other.mood
        or (one.mood == "asked" and one.claimant != other.claimant)
    ):
        return False
    source, again = one.fact.target.source, other.fact.target.source
    if source == again:
        return _far(one, other) and _akin(one, other)
    return library.witness(source) != library.witness(again) and _akin(one, other)


def _far(one: Measure, other: Measure) -> bool:
    """Whether two figures of one document are no contrast that it draws, but one thing told twice.

    The words around them are the same; they stand in paragraphs far apart, or two people say so.
    """
    if one.qualifiers != other.qualifiers or one.fact.passage == other.fact.passage:
        return False
    common = len(one.context & other.context)
    if not common or 2 * common < min(len(one.context), len(other.context)):
        return False
    apart = abs(one.fact.target.paragraph - other.fact.target.paragraph) > 1
    return bool(one.claimant and other.claimant) if one.claimant != other.claimant else apart


def _akin(one: Measure, other: Measure) -> bool:
    """Whether the surroundings are of one matter: no names apart, and a topic, an actor, a name or words in common."""
    if one.names and other.names and not one.names & other.names:
        return False
    actors, topics = (set(one.fact.actors), set(other.fact.actors)), set(one.fact.topics) & set(other.fact.topics)
    if all(actors) and not actors[0] & actors[1]:
        return False
    if one.holder and other.holder and not (one.holder | other.holder) <= ANYBODY:  # and they are the same
        return True
    ties = (topics, actors[0] & actors[1], one.qualifiers & other.qualifiers, one.names & other.names)
    period = 2 * (one.period is not None and one.period == other.period)  # a month or a year told by both
    return period + sum(map(bool, ties)) + len(one.context & other.context) >= max(_needed(one), _needed(other))


def _needed(measure: Measure) -> int:
    """How many ties a value needs: many things are two or three and many nouns are "people", few are 1,400 welders."""
    few = abs(measure.figure.high) < TELLING and "long" not in measure.qualifiers
    return 1 + few + (measure.head in GENERIC)


def _differing(one: Measure, other: Measure) -> Iterator[Differs]:
    if _apart(one, other):
        yield Differs.PERIOD
    if one.qualifiers != other.qualifiers:
        yield Differs.SCOPE
    if one.claimant != other.claimant:
        yield Differs.CLAIMANT


def _implied(one: Measure, other: Measure) -> bool:
    return not one.period and not other.period and _apart(one, other)


def _apart(one: Measure, other: Measure) -> bool:
    """Whether the figures are of different times: the periods told, or else the days of publication."""
    if one.period and other.period:
        return one.period != other.period
    if one.period or other.period:
        period, day = one.period or other.period, other.published if one.period else one.published
        return bool(period and day and (day - period[1]).days > LONG)
    if not (one.published and other.published):
        return False
    return abs((one.published - other.published).days) > NEAR
