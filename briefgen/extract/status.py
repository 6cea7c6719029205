"""Whether a clause says that something is scheduled, past or going on: by its verbs alone, never by the calendar.

`events` asks it for the clause of a date; which date is meant is `grammar.tense`'s and `grammar.timeline`'s work.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefgen.grammar.lexicon import rows
from briefgen.model.fact import Status
from briefgen.model.source import Span

NOT = frozenset({"not", "never", "no", "without", "neither", "nor", "cannot"})
UNSURE = frozenset({"may", "might", "could", "would", "should", "must", "can"})
WISHES = frozenset(
    {"hope", "hopes", "hoped", "want", "wants", "aim", "aims", "need", "needs", "likely", "supposed", "expect"}
)
IS = frozenset({"is", "are", "'s", "'re", "'m", "am"})
WAS = frozenset({"was", "were"})
HAS = frozenset({"has", "have", "'ve"})
FINITE = frozenset({"past", "present", "future", "begin"})
NOUNS = frozenset("the a an this that its his her their our my your of".split())
AHEAD = frozenset({"next", "upcoming", "coming", "planned", "scheduled", "forthcoming", "future"})
BEHIND = frozenset({"last", "previous", "recent", "past", "earlier"})


@cache
def _classes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("tense_words")}


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]++(?:-[a-z]++)*+(?:'t)?|'(?:ll|re|ve|m|s)\b")


def words(plain: str, start: int, end: int) -> list[str]:
    """Return the words of a stretch in lower case, "won't" as one."""
    return _word().findall(plain[start:end].lower())


def last_word(plain: str, end: int) -> str:
    """Return the word before an offset; empty where none stands near."""
    found = words(plain, max(0, end - _NEAR), end)
    return found[-1] if found else ""


_NEAR = 16
"""Code points in which the word before a date stands."""


def status(before: Sequence[str], after: Sequence[str] = (), *, headline: bool = False) -> Status:
    """Return what the verb nearest to the date says, of the words before it, else behind it, else UNKNOWN.

    >>> status("the board will meet".split(), "in oslo".split()).value
    'scheduled'
    """
    return (
        _nearest(before, headline, range(len(before) - 1, -1, -1))
        or _nearest(after, headline, range(len(after)))
        or Status.UNKNOWN
    )


def of_noun(plain: str, noun: Span) -> Status:
    """Return what the words of a noun phrase say: "the next round" is scheduled, "last week's talks" are past."""
    found = set(words(plain, noun.start, noun.end))
    if found & AHEAD:
        return Status.SCHEDULED
    return Status.PAST if found & BEHIND else Status.UNKNOWN


def _nearest(found: Sequence[str], headline: bool, places: range) -> Status | None:
    telling = _telling()
    for place in places:
        word = found[place]
        # Most words tell nothing, which is found out here without a call for each.
        told = _told(found, place, headline) if word in telling or word.endswith(("ed", "ing")) else None
        if told is not None:
            return Status.UNKNOWN if told is not Status.UNKNOWN and _denied(found, place) else told
    return None


@cache
def _telling() -> frozenset[str]:
    """The words that `_told` knows; of others only a past form or participle can tell something."""
    return frozenset({*_classes(), *UNSURE, "to"})


def _denied(found: Sequence[str], place: int) -> bool:
    near = found[max(0, place - 4) : place + 3]
    return not NOT.isdisjoint(near) or "no" in found[:place] or "n't" in " ".join(near)


def _told(found: Sequence[str], place: int, headline: bool) -> Status | None:
    """What one word says among its neighbours; None for a word that says nothing of time."""
    word, left = found[place], found[place - 1] if place else ""
    chain = found[max(0, place - 4) : place]
    kind = _classes().get(word, "")
    if kind == "future" or word in UNSURE:
        return Status.SCHEDULED if kind == "future" else Status.UNKNOWN
    if word == "to":
        return _infinitive(found, place, headline)
    if kind == "plan":
        return _planned(word, left, found[place + 1 : place + 2])
    if left in NOUNS or not _leading().isdisjoint(chain):
        return None
    if left in _MEANWHILE and place > 1:
        left = found[place - 2]
    if left in _BEING and word.endswith("ing"):
        return Status.PAST if left in WAS or not HAS.isdisjoint(chain) else Status.ONGOING
    if kind == "past" or (word.endswith("ed") and not kind and len(word) > 4):  # "need", "feed"
        return Status.UNKNOWN if left in IS else Status.PAST
    if kind == "either" and not _finite().isdisjoint(found[:place]):
        return None
    return Status.SCHEDULED if kind in ("begin", "either") else None


_MEANWHILE = frozenset({"currently", "now", "still"})
"""Adverbs that may stand inside "is meeting"."""


@cache
def _leading() -> frozenset[str]:
    """The words before a verb that decide its time: "will be held", "to meet", "could close"."""
    return frozenset({"to", *UNSURE, *(word for word, kind in _classes().items() if kind == "future")})


_BEING = frozenset({"be", "been", *IS, *WAS})


@cache
def _finite() -> frozenset[str]:
    """The words that show a finite verb."""
    return frozenset(word for word, kind in _classes().items() if kind in FINITE)


@cache
def _planned_or_finite() -> frozenset[str]:
    return _finite() | {word for word, kind in _classes().items() if kind == "plan"}


_PLANNING = frozenset({"set", "due", "bound", "ready", "going", "plan", "need"})


def _planned(word: str, left: str, right: Sequence[str]) -> Status | None:
    if word in WISHES:
        return Status.UNKNOWN
    if word in _PLANNING and right and right[0] not in ("to", "for", "on"):
        return None
    return Status.SCHEDULED if left not in NOUNS else None


def _infinitive(found: Sequence[str], place: int, headline: bool) -> Status | None:
    """As in "is to meet" and a headline's "Union leader to meet" are scheduled; "went to see" is told by "went"."""
    left = found[place - 1] if place else ""
    if left in IS or left in WAS:
        return Status.SCHEDULED
    right = found[place + 1] if place + 1 < len(found) else ""
    if not headline or not right or right in NOUNS:
        return None
    return Status.SCHEDULED if _planned_or_finite().isdisjoint(found[:place]) else None
