"""A project against its lock: rules seed-changed, fact-changed, fact-turned, fact-gone, fact-reworded, fact-moved, lock-behind.

A value that changed is an error until a person has read it and accepted; everything else is told, a line for each source
or brief, so that a source told in other words throughout does not bury what matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefgen.errors import Finding, Place, Severity
from briefgen.lock import words
from briefgen.lock.compare import changes, seed_changes
from briefgen.model.lock import Change, Edition, Lock, Resting

SHOWN = 3
"""Sentences and names that one finding lists."""


@dataclass(frozen=True, slots=True)
class Held:
    """A project's lock and what the project is now.

    `asked` has each brief's names, bound or not, and their places; `resting` what rests today on those that are lost.
    """

    file: str
    lock: Lock
    present: Lock
    asked: Mapping[str, Mapping[str, Place]]
    seeds: Mapping[str, str]
    """Each source's path by its name."""
    resting: Mapping[tuple[str, str], tuple[Resting, ...]] = field(default_factory=dict)
    """By brief and name."""
    whole: bool = True
    """Whether all outlines were read, so that one that is not there is missing."""


def findings(held: Held) -> tuple[Finding, ...]:
    """Return what a person has to read before the lock holds again."""
    found = [(edition.brief, change) for edition in held.present.editions for change in _changes(held, edition)]
    return (
        *_seeds(held, [change for _, change in found]),
        *_values(held, found),
        *_told(held, found),
        *_behind(held, found),
    )


def _changes(held: Held, edition: Edition) -> Iterator[Change]:
    old = held.lock.edition(edition.brief)
    if old is not None:
        yield from changes(old, edition)


def _seeds(held: Held, found: Sequence[Change]) -> Iterator[Finding]:
    for each in seed_changes(held.lock.seeds, held.present.seeds):
        place = Place(held.seeds.get(each.name, held.file))
        ours = {change.name: change for change in found if each.name in _sources(change)}
        values = sum(change.how in {"value", "turn", "gone"} for change in ours.values())
        other = sum(change.how in {"words", "place"} for change in ours.values())
        message = f'"{each.name}" {_HOW[each.how]}: {_counts(values, other)}.'
        yield Finding("seed-changed", place, message, "Read it, then run `briefgen accept`.", Severity.WARNING)


def _counts(values: int, other: int) -> str:
    told = [f"{_many(values, 'fact')} that briefs use changed"] if values else []
    told += (
        [f"{_many(other, 'fact')} that briefs use {'stand' if other > 1 else 'stands'} in other words or places"]
        if other
        else []
    )
    return ", ".join(told) or "nothing that briefs use changed with it"


_HOW = {
    "added": "was added after the lock was accepted",
    "withdrawn": "was withdrawn after the lock was accepted",
    "changed": "reads otherwise than when the lock was accepted",
}


def _sources(change: Change) -> set[str]:
    return {passage.source for pin in (change.old, change.new) if pin for passage in pin.passages}


def _values(held: Held, found: Iterable[tuple[str, Change]]) -> Iterator[Finding]:
    """One finding for each change, whatever the number of briefs that rest on it."""
    briefs: dict[tuple[str, str], list[tuple[str, Change]]] = {}
    for brief, change in found:
        gone = change.how == "gone" and change.name in held.asked.get(brief, {})
        if change.how in {"value", "turn"} or gone:
            key = change.name, words.change(change)
            briefs.setdefault(key, []).append((brief, _today(held, brief, change)))
    for told in briefs.values():
        brief, change = told[0]
        place = _place(held, brief, change)
        rule = {"turn": "fact-turned", "gone": "fact-gone"}.get(change.how, "fact-changed")
        cure = f"Read it, mend what rests on it, then run `briefgen accept {change.name}`."
        yield Finding(rule, place, f"{_what(change)} {_rests(told)}", cure)


def _today(held: Held, brief: str, change: Change) -> Change:
    """The change of a fact that is gone, with the sentences as they are written now."""
    today = held.resting.get((brief, change.name))
    return replace(change, old=replace(change.old, resting=today)) if today and change.old else change


def _what(change: Change) -> str:
    old, new = change.old, change.new
    if old is None:
        return f'"{change.name}" is new.'
    passage = words.brief(old.passages[0].words) if old.passages else ""
    if new is None:
        told = f'{words.said(old)} ({words.places(old)}: "{passage}")'
        return f'"{change.name}" was {told} when it was accepted, and is gone.'
    if change.how == "turn":
        now = words.brief(new.passages[0].words)
        return f'"{change.name}" stands in a passage that turned ({change.reason}), {words.places(new)}: "{now}".'
    first, last = words.differing(old, new)
    size = words.step(old, new)
    same = ", though its source reads as before" if change.corrects else ""
    name = f'"{first}" in a list that asks for facts' if words.by_id(change.name) else f'"{change.name}"'
    return f"{name} was {first} ({words.places(old)}) and is {last} ({words.places(new)})" + (
        f", {size}{same}." if size else f"{same}."
    )


def _rests(told: Iterable[tuple[str, Change]]) -> str:
    lines = [line for brief, change in told for line in _lines(brief, change)]
    if not lines:
        return "No sentence rests on it."
    more = f" and {len(lines) - SHOWN} more" if len(lines) > SHOWN else ""
    return f"On it rests {'; '.join(lines[:SHOWN])}{more}."


def _lines(brief: str, change: Change) -> Iterator[str]:
    for each in resting(change):
        where = f"{each.place} " if each.place.path else ""
        yield f'{where}({brief}, {each.section}): "{words.brief(each.text)}"'


def resting(change: Change) -> tuple[Resting, ...]:
    """Return what rests on a changed fact: as it is written now, else as the lock has it."""
    return next((pin.resting for pin in (change.new, change.old) if pin and pin.resting), ())


def _place(held: Held, brief: str, change: Change) -> Place:
    edition = held.present.edition(brief)
    named = held.asked.get(brief, {}).get(change.name)
    first = next((each.place for each in resting(change) if each.place.path), None)
    return named or first or (edition.place if edition else Place(held.file))


def _told(held: Held, found: Sequence[tuple[str, Change]]) -> Iterator[Finding]:
    """One finding for each source and rule, with the names; a passage whose value changed has been told."""
    names: dict[tuple[str, str], dict[str, None]] = {}
    serious = (change for _, change in found if change.how in {"value", "turn"})
    told_already = {passage.words for change in serious if change.new for passage in change.new.passages}
    for _, change in found:
        if change.how in {"words", "place"} and change.new and change.new.passages[0].words not in told_already:
            rule = "fact-reworded" if change.how == "words" else "fact-moved"
            names.setdefault((rule, change.new.passages[0].source), {})[words.called(change)] = None
    for (rule, source), told in sorted(names.items()):
        what = "in other words" if rule == "fact-reworded" else "in other places"
        message = f'"{source}" tells {_many(len(told), "fact")} {what} than were accepted: {_list(told)}.'
        cure = "Read whether the briefs are still fair to it, then run `briefgen accept`."
        yield Finding(rule, Place(held.seeds.get(source, held.file)), message, cure, Severity.WARNING)


def _behind(held: Held, found: Sequence[tuple[str, Change]]) -> Iterator[Finding]:
    """Facts and briefs that came or were dropped since a person accepted the lock, and texts that it does not hold."""
    for edition in held.present.editions:
        ours = [change for brief, change in found if brief == edition.brief]
        came = [words.called(change) for change in ours if change.how == "came"]
        asked = held.asked.get(edition.brief, {})
        gone = [words.called(change) for change in ours if change.how == "gone" and change.name not in asked]
        old = held.lock.edition(edition.brief)
        if old is None:
            yield _stale(edition.place, f'"{edition.brief}" is not in {held.file} yet')
        elif came or gone:
            news = [f"rests on {_list(came)}, which {held.file} does not hold"] if came else []
            news += [f"rests no longer on {_list(gone)}, which {held.file} holds"] if gone else []
            yield _stale(edition.place, f'"{edition.brief}" {", and ".join(news)}')
        elif edition.texts and not old.texts:
            message = f'"{edition.brief}" has no texts in {held.file}, so that nobody is told when they turn'
            yield _stale(edition.place, message)
    for each in held.lock.editions if held.whole else ():
        if held.present.edition(each.brief) is None:
            yield _stale(Place(held.file), f'"{each.brief}" is in {held.file}, but there is no such outline')


def _stale(place: Place, message: str) -> Finding:
    cure = "Run `briefgen accept` when you have read it."
    return Finding("lock-behind", place, f"{message}.", cure, Severity.WARNING)


def _list(names: Iterable[str]) -> str:
    told = list(names)
    more = f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""
    return ", ".join(told[:SHOWN]) + more


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"
