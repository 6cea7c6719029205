"""Which facts take another's place: an event moved or called off, a stance turned round, an office left or refilled.

Only a source published later can do so. Pure comparisons; `check.fresh` tells what they mean for a brief.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, lru_cache
from operator import itemgetter

from briefgen.model.agreement import GATHERINGS, content, same_event, same_place
from briefgen.model.fact import Event, Fact, Position, Role, Stance, Status
from briefgen.model.library import Library

_MOVED = re.compile(
    r"\b(?:postpon|reschedul|put off|push(?:ed)? back|delayed|moved (?:to|from|up|back|forward)|brought forward|new date"
    r"|instead of|adjourn)",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:cancel|call(?:ed|s)? off|scrapp|will not (?:take place|be held|happen)|no longer)", re.IGNORECASE
)
_OTHER = re.compile(
    r"\b(?:next|another|second|third|follow-up|further|separate|previous|earlier|last)\b", re.IGNORECASE
)
_ORDER = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b", re.IGNORECASE
)
_ONE_HOLDER = frozenset(
    "president chairman chairwoman chair minister premier chancellor governor mayor secretary commissioner ceo executive "
    "director-general leader".split()
)
_FOR, _AGAINST = {Stance.SUPPORTS, Stance.PROPOSES}, {Stance.OPPOSES, Stance.RESISTS}


Told = tuple[date, Fact]
"""A fact with the day on which its source appeared."""


class Succession:
    """Finds, for a fact, the newer facts that say otherwise."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._published = {document.source.id: document.source.published for document in library.documents}
        self._events: defaultdict[str | None, list[Told]] = defaultdict(list)
        self._dated = {kind: self._in_time(kind) for kind in ("event", "position", "role")}
        for day, fact in self._dated["event"]:
            if isinstance(fact.body, Event) and fact.body.status is not Status.PAST:
                self._events[fact.body.kind].append((day, fact))
        self._ended = [(day, fact) for day, fact in self._dated["event"] if _off(fact.passage.exact)]

    def _in_time(self, kind: str) -> list[Told]:
        """The facts of a kind whose sources have a day, the oldest first."""
        told = [(day, fact) for fact in self.library.of(kind) if (day := self.published(fact))]
        return sorted(told, key=itemgetter(0))

    def published(self, fact: Fact) -> date | None:
        """Return the day on which a fact's source appeared."""
        return self._published[fact.target.source]

    def successors(self, fact: Fact) -> Iterator[Fact]:
        """Yield the newer facts that take a fact's place; none where either source has no date."""
        told = self.published(fact)
        if told is None:
            return
        for rivals, succeeds in self._rivals(fact):
            newer = rivals[bisect_right(rivals, told, key=itemgetter(0)) :]
            yield from (other for day, other in newer if succeeds(other, fact, day))

    def _rivals(self, fact: Fact) -> Iterable[tuple[Sequence[Told], Callable[[Fact, Fact, date], bool]]]:
        """The facts that may take its place, and what tells whether one does.

        An event of another kind can only tell that this one is off.
        """
        match fact.body:
            case Event(kind=None):
                return ((self._ended, called_off),)
            case Event(kind=kind):
                return ((self._events[kind], moved), (self._events[None], moved), (self._ended, called_off))
            case Position() | Role():
                return ((self._dated[fact.kind], _replaced),)
            case _:
                return ()


def _replaced(new: Fact, old: Fact, _day: date) -> bool:
    """Whether a stance is turned round, or an office left or refilled."""
    match new.body, old.body:
        case Position() as one, Position() as other:
            return one.issue is not None and _turned(one, other)
        case Role() as one, Role() as other:
            return _left(one, other) or _refilled(one, other)
        case _:
            return False


@lru_cache(maxsize=2)
def succession(library: Library) -> Succession:
    """Return what finds successors in a library, made once for all briefs."""
    return Succession(library)


def called_off(new: Fact, old: Fact, _day: date) -> bool:
    """Whether the new passage calls off what the old one announces, for the same day."""
    return _off(new.passage.exact) and not _off(old.passage.exact) and same_event(new, old)


@lru_cache(maxsize=1 << 12)
def _off(words: str) -> bool:
    """Whether a passage calls something off; read once, though it is held against every event before it."""
    return bool(_OFF.search(words))


def moved(new: Fact, old: Fact, day: date) -> bool:
    """Whether the new passage gives an event another day.

    It says so in words, or the old day was still ahead when it was written; what the event is and where must agree.
    """
    one, other = new.body, old.body
    if not isinstance(one, Event) or not isinstance(other, Event) or other.kind is None:
        return False
    if one.kind not in (other.kind, None) or not _apart(one, other):
        return False
    words, before = new.passage.exact, old.passage.exact
    said = _says_moved(words)
    ahead = other.when is not None and other.when.first is not None and other.when.first > day
    if Status.PAST in (one.status, other.status) or not (said or ahead):
        return False
    if not _alike(new, old, words if said else one.what) or _order(words) != _order(before):
        return False
    return said or not _OTHER.search(words)


@cache
def _says_moved(words: str) -> bool:
    return bool(_MOVED.search(words))


@cache
def _order(words: str) -> frozenset[str]:
    """Which of several a passage speaks of: the second, the 3rd."""
    return frozenset(_ORDER.findall(words.lower()))


def _apart(one: Event, other: Event) -> bool:
    """Whether both days are known and cannot be one."""
    a, b = one.when, other.when
    if not (a and b and a.first and a.last and b.first and b.last):
        return False
    return a.first > b.last or b.first > a.last


def _alike(new: Fact, old: Fact, told: str | None) -> bool:
    """Whether two events are one but for their day: alike in kind, in words, in place, and no actors apart.

    `told` is what the new source says of the event: its sentence where that tells of a move, "and will hold it on 27 March".
    """
    one, other = new.body, old.body
    if not isinstance(one, Event) or not isinstance(other, Event) or not told or not other.what:
        return False
    if other.kind is None or one.kind not in ({other.kind, None} if told != one.what else {other.kind}):
        return False
    shared = set(new.actors) & set(old.actors)
    if new.actors and old.actors and not shared:
        return False
    place = same_place(one.where, other.where)
    if place is False:
        return False
    common = (content(told) & content(other.what)) - content(one.where or "") - GATHERINGS
    return len(common) + (place is True) + bool(shared) > 1 and bool(common or place)


def _turned(one: Position, other: Position) -> bool:
    """Whether an actor now stands on the other side of an issue, on an account of the same kind."""
    if (one.actor.actor or one.actor.name) != (other.actor.actor or other.actor.name) or one.issue != other.issue:
        return False
    if bool(one.according_to) != bool(other.according_to):
        return False
    return (one.stance in _FOR and other.stance in _AGAINST) or (one.stance in _AGAINST and other.stance in _FOR)


def _left(one: Role, other: Role) -> bool:
    """Whether a person who held an office is now called a former holder of it."""
    same = (one.person.actor or one.person.name) == (other.person.actor or other.person.name)
    return same and one.former and not other.former and _office(one) == _office(other)


def _refilled(one: Role, other: Role) -> bool:
    """Whether somebody else now holds an office that only one person holds."""
    if one.former or other.former or not one.organisation or _office(one) != _office(other):
        return False
    same = (one.person.actor or one.person.name) == (other.person.actor or other.person.name)
    names = set(one.person.name.split()), set(other.person.name.split())
    head = other.role.lower().split()[-1:] or [""]
    return not same and not names[0] & names[1] and head[0] in _ONE_HOLDER and one.organisation == other.organisation


def _office(role: Role) -> str:
    return role.role.lower().removeprefix("former ").removeprefix("the ")
