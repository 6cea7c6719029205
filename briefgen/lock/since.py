"""What a brief tells its readers of its last version: changed facts in words, corrections marked, sources."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.lock import words
from briefgen.lock.compare import difference
from briefgen.model.lock import Change, Edition, Pin, Seed, Since, Told


def told_since(before: Edition, now: Edition, seeds: Iterable[Seed]) -> Since:
    """Return the changes between two editions of one brief that its readers should know.

    New facts and other words are not among them, nor what only a query printed before.
    """
    found = difference(now.brief, before, now, seeds)
    told = tuple(_told(change) for change in found.changes if _matters(change))
    return Since(before.version, before.as_of, told, found.sources)


def _matters(change: Change) -> bool:
    return change.how == "value" or (change.how == "gone" and not words.by_id(change.name))


def _told(change: Change) -> Told:
    old, new = change.old, change.new
    was, value = _values(old, new) if old and new else (words.said(old) if old else "", "")
    resting = (new.resting if new else ()) or (old.resting if old else ())
    sentence = resting[0].text if resting else ""
    if new and new.printed and sentence.startswith(f"{new.printed} "):
        sentence = sentence.removeprefix(new.printed).lstrip()  # a card or an entry begins with its value
    return Told(change.name, was, value, sentence, change.corrects)


def _values(old: Pin, new: Pin) -> tuple[str, str]:
    """Both values as the brief prints them, where these differ; else in all their words."""
    if old.kind == "event" and old.printed != new.printed:
        return old.printed, new.printed
    return words.differing(old, new)
