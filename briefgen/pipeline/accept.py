"""A person has read: write briefgen.lock, all of it or the facts named, once the project is clean but for its lock.

What the file holds is `lock`'s; `difference` says what has changed since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import zip_longest

from briefgen import files
from briefgen.errors import BriefgenError, ConfigurationError, Finding, Place, report
from briefgen.lock.align import aligned
from briefgen.lock.compare import changes, differences
from briefgen.lock.report import report as told
from briefgen.lock.write import write
from briefgen.model.lock import Edition, Lock, Wording
from briefgen.pipeline.briefs import drafted
from briefgen.pipeline.judge import judged
from briefgen.pipeline.load import nearest
from briefgen.pipeline.lock import FILE, state
from briefgen.pipeline.work import Work


@dataclass(frozen=True, slots=True)
class Accepted:
    """The file that was written, what was accepted in words, and the warnings to tell."""

    path: str
    words: str
    warnings: tuple[Finding, ...] = ()


def accept(work: Work, names: Sequence[str] = ()) -> Accepted:
    """Write the lock anew, or only the facts named in it; raise BriefgenError where the project has errors."""
    desk, found, made = drafted(work)
    desk.findings = [finding for finding in desk.findings if finding.place.path != FILE]  # a broken one is replaced
    judged(desk, made)
    report(desk.findings)
    old = desk.lock
    now = state(made, found).lock
    new = _only(names, old, now) if names else now
    kept = replace(new, previous=_previous(old, new)) if old else new
    path = desk.project.directory / FILE
    files.write({path: write(kept).encode()})
    return Accepted(str(path), _words(old or Lock(), kept), tuple(dict.fromkeys(desk.findings)))


def _words(old: Lock, new: Lock) -> str:
    if not old.editions:
        facts = len({pin.name for edition in new.editions for pin in edition.pins})
        briefs = ", ".join(edition.brief for edition in new.editions)
        sources = f"{len(new.seeds)} source{'s' * (len(new.seeds) != 1)}"
        return f"Accepted {facts} fact{'s' * (facts != 1)} of {sources}, for {briefs}.\n"
    return told(differences(old, in_step(old, new)))


def in_step(old: Lock, new: Lock) -> Lock:
    """Return the new state with each fact that only a query found under the id that the old one knows it by."""
    pairs = ((old.edition(edition.brief), edition) for edition in new.editions)
    return replace(new, editions=tuple(aligned(before, after) if before else after for before, after in pairs))


def _previous(old: Lock, new: Lock) -> tuple[Edition, ...]:
    """The last edition of each brief that bears another version than the one accepted now."""
    found = (old.before(edition.brief, edition.version) for edition in new.editions)
    return tuple(edition for edition in found if edition)


def _only(names: Sequence[str], old: Lock | None, now: Lock) -> Lock:
    """The old lock with nothing but the named facts as they are now; a source that has no other change comes with them."""
    if old is None:
        cure = "Run `briefgen accept` without names first."
        raise BriefgenError(Finding("lock-missing", Place(FILE, 0), "there is no lock in which to renew a fact.", cure))
    now = in_step(old, now)
    known = {pin.name for lock in (old, now) for edition in lock.editions for pin in edition.pins}
    for name in names:
        if name not in known:
            missing = f'no brief rests on a fact "{name}".'
            raise ConfigurationError(Finding("fact-unknown", Place("FACT", 0), missing, nearest(name, known)))
    editions = tuple(_mixed(names, old.edition(edition.brief), edition) for edition in now.editions)
    return _seeded(replace(old, editions=editions), now)


def _mixed(names: Sequence[str], old: Edition | None, now: Edition) -> Edition:
    if old is None:
        return replace(now, pins=tuple(pin for pin in now.pins if pin.name in names), texts=())
    pins = {pin.name: pin for pin in old.pins if pin.name not in names}
    pins |= {pin.name: pin for pin in now.pins if pin.name in names}
    texts = tuple(_texts(frozenset(names), old.texts, now.texts))
    mixed = replace(old, pins=tuple(pins[name] for name in sorted(pins)), texts=texts)
    return replace(mixed, version=now.version, as_of=now.as_of, seeds=_digests(names, old, now))


def _texts(names: frozenset[str], old: Sequence[Wording], now: Sequence[Wording]) -> Iterator[Wording]:
    """The old texts, with those that cite the names as they are now, in reading order: each stands where it is told."""
    for how, first, end, start, last in SequenceMatcher(None, old, now, autojunk=False).get_opcodes():
        for before, after in zip_longest(old[first:end], now[start:last]):
            if before and (how == "equal" or not names & set(before.names)):
                yield before
            if after and how != "equal" and names & set(after.names):
                yield after


def _digests(names: Sequence[str], old: Edition, now: Edition) -> tuple[tuple[str, str], ...]:
    """The sources as they were accepted, and those of the named facts as they are now: by them an update is told."""
    found = (pin for edition in (old, now) for pin in edition.pins if pin.name in names)
    read = {passage.source for pin in found for passage in pin.passages}
    kept = {name: digest for name, digest in old.seeds if name not in read}
    kept |= {name: digest for name, digest in now.seeds if name in read}
    return tuple(sorted(kept.items()))


def _seeded(mixed: Lock, now: Lock) -> Lock:
    """Take over the sources on which nothing is left to be read."""
    open_: set[str] = set()
    for edition in now.editions:
        before = mixed.edition(edition.brief)
        for change in changes(before, aligned(before, edition)) if before else ():
            open_ |= {passage.source for pin in (change.old, change.new) if pin for passage in pin.passages}
    kept = {seed.name: seed for seed in mixed.seeds if seed.name in open_}
    kept |= {seed.name: seed for seed in now.seeds if seed.name not in open_}
    return replace(mixed, seeds=tuple(kept[name] for name in sorted(kept)))
