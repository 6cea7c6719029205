"""Two states of a brief -> what changed between them: values, words, places, facts gone and come, sources.

`words` tells changes, `findings` weighs them. Pure comparisons of model.lock.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest

from briefgen.grammar.quantities import agrees
from briefgen.grammar.typography import folded, wording
from briefgen.lock.text import replaced
from briefgen.lock.turn import turned
from briefgen.model.fact import Change as Movement
from briefgen.model.fact import Figure
from briefgen.model.lock import Change, Difference, Edition, Lock, Parts, Pin, Seed, SeedChange


def differences(old: Lock, new: Lock) -> tuple[Difference, ...]:
    """Return what changed in each brief, in order of their names; briefs in which nothing changed are left out."""
    names = sorted({edition.brief for lock in (old, new) for edition in lock.editions})
    found = (difference(name, old.edition(name), new.edition(name), old.seeds, new.seeds) for name in names)
    return tuple(each for each in found if _any(each))


def _any(each: Difference) -> bool:
    return bool(each.changes or each.sources or each.texts or each.old is None or each.new is None)


def difference(
    brief: str, old: Edition | None, new: Edition | None, was: Iterable[Seed] = (), now: Iterable[Seed] = ()
) -> Difference:
    """Return what changed in a brief between two editions; `was` and `now` tell of the sources."""
    nothing = Edition(brief, "", "", ())
    told = {seed.name: seed for seed in (*was, *now)}
    first, last = old or nothing, new or nothing
    texts = tuple(_texts(first, last)) if first.texts and last.texts else ()
    return Difference(brief, old, new, changes(first, last), tuple(_sources(first, last, told)), texts)


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Return what became of each fact, in order of the names; those that stayed as they were are left out."""
    then, now = ({pin.name: pin for pin in edition.pins} for edition in (old, new))
    found = (_change(name, then.get(name), now.get(name)) for name in sorted({*then, *now}))
    return tuple(replace(each, corrects=_corrects(each, old, new)) for each in found if each)


def _texts(old: Edition, new: Edition) -> Iterator[tuple[str, str]]:
    """Yield the texts that changed, in reading order, each beside the one in whose place it stands."""
    was, now = [each.text for each in old.texts], [each.text for each in new.texts]
    for how, first, end, start, last in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if how != "equal":
            yield from zip_longest(was[first:end], now[start:last], fillvalue="")


def seed_changes(old: Iterable[Seed], new: Iterable[Seed]) -> tuple[SeedChange, ...]:
    """Return the sources that were added, withdrawn or changed, in order of their names."""
    then, now = ({seed.name: seed for seed in seeds} for seeds in (old, new))
    return tuple(
        SeedChange(how, name, seed.title, seed.published)
        for name in sorted({*then, *now})
        if (how := _how(then.get(name), now.get(name))) and (seed := now.get(name) or then.get(name))
    )


def same(kind: str, one: Parts, other: Parts) -> bool:
    """Whether two values of a kind are one: a unit in other words, or an event's status now told, changes nothing.

    Whether a statement is in the speaker's own words does not either: what a brief quotes has gates of its own.
    """
    a, b = dict(one), dict(other)
    match kind:
        case "figure":
            return _same_figure(a, b)
        case "event":
            known = {a.get("status"), b.get("status")} - {"unknown"}
            return a.get("when") == b.get("when") and len(known) < 2
        case "statement":
            return _same_speaker(a.get("speaker", ""), b.get("speaker", ""))
        case "role":
            one_person = folded(a.get("person", "")) == folded(b.get("person", ""))
            return one_person and a.get("former") == b.get("former") and _within(a.get("role", ""), b.get("role", ""))
        case _:
            return {k: folded(v) for k, v in a.items()} == {k: folded(v) for k, v in b.items()}


def _same_figure(a: Mapping[str, str], b: Mapping[str, str]) -> bool:
    alike = all(a.get(part, "")[:1] == b.get(part, "")[:1] for part in ("bound", "approximate"))
    return alike and agrees(_figure(a), _figure(b))


def _figure(parts: Mapping[str, str]) -> Figure:
    low, _, high = parts.get("amount", "0").partition("..")
    change = Movement(parts.get("change", "="))
    amounts = Decimal(low), Decimal(high or low)
    unit, per, bound = parts.get("unit", ""), parts.get("per"), parts.get("bound", "")
    return Figure(*amounts, unit, "", per, bound=bound, change=change, ordinal="ordinal" in parts)


def _same_speaker(one: str, other: str) -> bool:
    """Whether two speakers are one; people whom nobody names ("a source close to it") are one by a word in common."""
    if folded(one) == folded(other):
        return True
    words = [{word.casefold() for word in re.findall(r"\b[a-z]{4,}", name)} for name in (one, other) if " " in name]
    return len(words) == 2 and bool(words[0] & words[1])


def _within(one: str, other: str) -> bool:
    a, b = folded(one), folded(other)
    return a in b or b in a


def _change(name: str, old: Pin | None, new: Pin | None) -> Change | None:
    if old is None or new is None:
        return Change("gone" if old else "came", name, old, new)
    if old.kind != new.kind or not any(same(old.kind, old.value, value) for value in (new.value, *new.also)):
        return Change("value", name, old, new)
    if old.value != new.value or _wordings(old) != _wordings(new):
        turns = turned(old, new) or _reworded(old, new)
        return Change("turn" if turns else "words", name, old, new, reason=", ".join(turns))
    if {(p.source, p.paragraph) for p in old.passages} != {(p.source, p.paragraph) for p in new.passages}:
        return Change("place", name, old, new)
    return None


def _reworded(old: Pin, new: Pin) -> tuple[str, ...]:
    """Words of substance in the place of others, in a passage that reads almost as it did."""
    pairs = ((one, other) for one in old.passages for other in new.passages if one.source == other.source)
    return tuple(dict.fromkeys(turn for one, other in pairs for turn in replaced(one.words, other.words)))


def _wordings(pin: Pin) -> set[str]:
    return {wording(passage.words) + passage.whole for passage in pin.passages}


def _corrects(change: Change, old: Edition, new: Edition) -> bool:
    """Whether every source of a changed fact reads as it did: then it was our reading or choice that changed."""
    if change.old is None or change.new is None:
        return False
    then, now = dict(old.seeds), dict(new.seeds)
    names = {passage.source for pin in (change.old, change.new) for passage in pin.passages}
    return all(name in then and then[name] == now.get(name) for name in names)


def _sources(old: Edition, new: Edition, told: Mapping[str, Seed]) -> Iterable[SeedChange]:
    then, now = dict(old.seeds), dict(new.seeds)
    for name in sorted({*old.sources, *new.sources}):
        seed = told.get(name, Seed(name, ""))
        if name not in old.sources or name not in new.sources:
            yield SeedChange("withdrawn" if name in old.sources else "added", name, seed.title, seed.published)
        elif then.get(name) != now.get(name):
            yield SeedChange("changed", name, seed.title, seed.published)


def _how(old: Seed | None, new: Seed | None) -> str:
    if old is None or new is None:
        return "added" if new else "withdrawn"
    return "changed" if old.digest != new.digest else ""
