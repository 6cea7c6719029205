"""briefgen.lock and the project beside it: read the file, tell the project's present state, hold one against the other.

`accept` writes the file, `difference` compares any two states; what changes mean is `lock`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from briefgen.compose.wording import value
from briefgen.errors import Finding, Place
from briefgen.lock.align import aligned, later
from briefgen.lock.findings import Held, findings
from briefgen.lock.pins import pin
from briefgen.lock.read import read
from briefgen.lock.since import told_since
from briefgen.model.library import Binding, Library
from briefgen.model.lock import Edition, Lock, Pin, Resting, Seed, Since
from briefgen.model.outline import ChangesRequest, Outline
from briefgen.pipeline.judge import Made
from briefgen.pipeline.load import Desk
from briefgen.pipeline.texts import texts, turned
from briefgen.pipeline.uses import Use, uses

FILE = "briefgen.lock"


@dataclass(frozen=True, slots=True)
class State:
    """What a project rests on now, and where its names are asked for."""

    lock: Lock
    made: tuple[Made, ...]
    library: Library


def held(desk: Desk) -> Lock | None:
    """Return the project's lock; None where it has none, or one that is broken, which is a finding."""
    path = desk.project.directory / FILE
    tree = desk.yaml(path) if path.is_file() else None
    return desk.tried(lambda: read(tree)) if tree else None


def state(made: Sequence[Made], library: Library) -> State:
    """Return what the briefs rest on, from outlines, bindings and finished briefs."""
    seeds = tuple(
        Seed(source.name, each.digest, source.title, str(source.published or ""), source.publisher)
        for each in library.documents
        for source in (each.source,)
    )
    return State(Lock(seeds, tuple(edition(each, library) for each in made)), tuple(made), library)


def edition(whole: Made, library: Library) -> Edition:
    """Return a brief's facts, each with the sentences that rest on it."""
    plan = whole.plan
    pins = sorted(_pins(whole, library), key=lambda pin: pin.name)
    digests = tuple((each.source.name, each.digest) for each in library.documents)
    day = plan.as_of.isoformat()
    return Edition(plan.id, plan.version, day, tuple(pins), digests, texts(whole), plan.label, plan.place)


def _pins(whole: Made, library: Library) -> Iterable[Pin]:
    found = uses(whole)
    for name, binding in whole.named.items():
        if resting := _resting(found, name):
            yield _pin(name, binding, resting, library)
    for id_ in dict.fromkeys(id_ for use in found for id_ in use.facts):
        if fact := library.fact(id_):
            yield pin(id_, (fact,), (), library, value(fact), _resting(found, id_))


def _pin(name: str, binding: Binding, resting: Sequence[Resting], library: Library) -> Pin:
    return pin(name, binding.cited, binding.facts, library, binding.printed, resting, binding.place)


def _resting(found: Iterable[Use], key: str) -> tuple[Resting, ...]:
    """What rests on a fact, by its name or its id."""
    return tuple(use.resting for use in found if key in use.names or key in use.facts)


def against(lock: Lock, now: State) -> Lock:
    """Return the present state with each fact that was lost under the name by which the lock knows it.

    A name that no source bears out any more stands for what has taken its passage's place.
    """
    found = [_against(lock.edition(each.brief), each, now) for each in now.lock.editions]
    return replace(now.lock, editions=tuple(found))


def _against(old: Edition | None, new: Edition, now: State) -> Edition:
    if old is None:
        return new
    whole = next(each for each in now.made if each.plan.id == new.brief)
    asked = {naming.name: naming.place for naming in whole.plan.namings}
    kept = aligned(old, new)
    lost = [pin for pin in old.pins if pin.name in asked and pin.name not in whole.named]
    found = [_later(pin, asked[pin.name], whole, now.library) for pin in lost]
    pins = sorted((*kept.pins, *(pin for pin in found if pin)), key=lambda pin: pin.name)
    return replace(kept, pins=tuple(pins))


def _later(lost: Pin, place: Place, whole: Made, library: Library) -> Pin | None:
    found = later(lost, library, value)
    resting = _resting(uses(whole), lost.name)
    return replace(found, resting=resting or lost.resting, place=place) if found else None


def tells_changes(plan: Outline) -> bool:
    """Whether an outline has a block that tells what changed."""
    return any(isinstance(request, ChangesRequest) for section in plan.sections for request in section.requests)


def since(lock: Lock | None, whole: Made, library: Library) -> Since | None:
    """Return what a brief has to tell of its last version; None where none was accepted."""
    before = lock.before(whole.plan.id, whole.plan.version) if lock else None
    if lock is None or before is None:
        return None
    now = state((whole,), library).lock
    return told_since(before, aligned(before, now.editions[0]), (*lock.seeds, *now.seeds))


def compared(desk: Desk, lock: Lock | None, now: State, whole: bool) -> tuple[Finding, ...]:
    """Return what a person has to read before the lock holds again; nothing where there is no lock."""
    if lock is None:
        return ()
    asked = {each.plan.id: {n.name: n.place for n in each.plan.namings} for each in now.made}
    paths = {each.source.name: _path(desk, each.source.name) for each in now.library.documents}
    resting = {key: found for each in now.made for key, found in _lost(lock, each)}
    told = findings(Held(FILE, lock, against(lock, now), asked, paths, resting, whole))
    changed = ("fact-changed", "fact-turned", "fact-gone")
    read = frozenset(each.excerpt for each in told if each.rule in changed)
    return (*told, *(finding for each in now.made for finding in turned(lock, each, read)))


def _lost(lock: Lock, whole: Made) -> Iterator[tuple[tuple[str, str], tuple[Resting, ...]]]:
    """What rests today on the names that no source bears out any more."""
    old = lock.edition(whole.plan.id)
    for lost in old.pins if old else ():
        if lost.name not in whole.named:
            yield (whole.plan.id, lost.name), _resting(uses(whole), lost.name)


def _path(desk: Desk, name: str) -> str:
    return desk.shown(desk.project.seeds / name)
