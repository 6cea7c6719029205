"""What became of a fact that its name or its id no longer finds: the fact that now stands in its passage's place.

A reworded passage gives a fact another id, and another value takes it from its name. `compare` tells what changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from briefgen.grammar.typography import wording
from briefgen.lock.compare import same
from briefgen.lock.pins import kind, pin, value
from briefgen.lock.words import by_id
from briefgen.model.fact import Fact
from briefgen.model.library import Library
from briefgen.model.lock import Edition, Pin

LIKENESS = 0.6
"""How alike two passages' words must be for one to be the other's later form."""


def aligned(old: Edition, new: Edition) -> Edition:
    """Return the new edition with each fact that only a query found under the id that it had in the old one."""
    lost = [pin for pin in old.pins if by_id(pin.name) and new.pin(pin.name) is None]
    fresh = [pin for pin in new.pins if by_id(pin.name) and old.pin(pin.name) is None]
    names: dict[str, str] = {}
    for found in (_same, _alike):
        for each in lost:
            free = [other for other in fresh if other.name not in names and other.kind == each.kind]
            if each.name not in names.values() and (later := found(each, free)):
                names[later.name] = each.name
    return replace(new, pins=tuple(replace(pin, name=names.get(pin.name, pin.name)) for pin in new.pins))


def later(lost: Pin, library: Library, printed: Callable[[Fact], str]) -> Pin | None:
    """Return the pin of the fact that now stands where a lost one stood, told in nearly its words; None without one."""
    there = {passage.source for passage in lost.passages}
    facts = [fact for fact in library.facts if kind(fact) == lost.kind]
    scored = [
        (_likeness(lost, fact.passage.exact), library.document(fact.target.source).source.name in there, fact)
        for fact in facts
    ]
    best = max(scored, key=lambda each: (each[0], each[1], _shared(lost, each[2])), default=None)
    if best is None or best[0] < LIKENESS:
        return None
    found = pin(lost.name, (best[2],), (), library, printed(best[2]))
    return replace(found, resting=lost.resting, place=lost.place)


def _same(lost: Pin, free: Iterable[Pin]) -> Pin | None:
    fitting = [pin for pin in free if same(lost.kind, lost.value, pin.value)]
    return max(fitting, key=lambda pin: _nearest(lost, pin), default=None)


def _alike(lost: Pin, free: Iterable[Pin]) -> Pin | None:
    best = max(free, key=lambda pin: _nearest(lost, pin), default=None)
    return best if best and _nearest(lost, best) >= LIKENESS else None


def _nearest(lost: Pin, other: Pin) -> float:
    return max((_likeness(lost, passage.words) for passage in other.passages), default=0.0)


def _likeness(lost: Pin, words: str) -> float:
    now = wording(words).split()
    return max((_ratio(wording(passage.words).split(), now) for passage in lost.passages), default=0.0)


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.ratio() if match.real_quick_ratio() >= LIKENESS and match.quick_ratio() >= LIKENESS else 0.0


def _shared(lost: Pin, fact: Fact) -> int:
    """How many parts of the value stayed: of two figures in one passage, the one of the same unit is meant."""
    return len(set(lost.value) & set(value(fact)))
