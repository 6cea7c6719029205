"""When two facts tell of the same thing: the rule by which one event told several times has several targets.

Pure comparisons of facts; `compose` merges by them, `check` counts witnesses by them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.model.fact import Event, Fact, Status

LONGEST = 125
"""Days: "early 2018" and "January" may be one event's time, "this year" and "Friday" need more than a kind in common."""
GATHERINGS = frozenset({"round", "meeting", "talks", "session", "summit", "conference", "panel"})
ROUNDS = frozenset({"round", "meeting", "talks", "session"})
"""What one report calls a round and another the next meeting, in the same place ahead, is one."""
EMPTY = frozenset(
    "chief government leader leaders minister officials president prime secretary spokesman spokeswoman "
    "about after ahead also been before between from have held into more over said that their them then there these "
    "they this those through until were what when where which while will with would year month week".split()
)


def same_event(a: Fact, b: Fact) -> bool:
    """Whether two facts tell of one event.

    One's time lies in the other's, no place speaks against it, they are alike in kind or words, and they share an
    actor, a place, or enough words to need neither.
    """
    one, other = a.body, b.body
    if not isinstance(one, Event) or not isinstance(other, Event) or one.what is None or other.what is None:
        return False
    places = same_place(one.where, other.where)
    together = _together(one, other)
    if together is None or places is False:
        return False
    who = bool(set(a.actors) & set(b.actors))
    common = len((content(one.what) & content(other.what)) - content(one.where or ""))
    if one.kind and one.kind == other.kind:
        return who or places is True or (together and common > 1)
    if one.kind in GATHERINGS and other.kind in GATHERINGS:
        ahead = one.status is other.status is Status.SCHEDULED and {one.kind, other.kind} <= ROUNDS
        return (who or places is True) and (common > 0 or (ahead and places is True))
    return common > 1 and (who or places is True or (together and common > 3))


def _together(one: Event, other: Event) -> bool | None:
    """Whether the times are equal; None where neither lies in the other."""
    spans = [(e.when.first, e.when.last) for e in (one, other) if e.when and e.when.first and e.when.last]
    if len(spans) < 2:
        return None
    (first, last), (other_first, other_last) = spans
    if (first, last) == (other_first, other_last):
        return True
    if max(last - first, other_last - other_first).days > LONGEST:
        return None
    inside = (first <= other_first and other_last <= last) or (other_first <= first and last <= other_last)
    return False if inside else None


def same_place(one: str | None, other: str | None) -> bool | None:
    """Return whether two places are one, as far as their names tell; None where one is not told."""
    if not one or not other:
        return None
    return bool(content(one) & content(other))


@lru_cache(maxsize=4096)
def content(words: str) -> frozenset[str]:
    """Return the words of a phrase that carry meaning, in lower case.

    >>> sorted(content("The next round will be held in Lima"))
    ['lima', 'next', 'round']
    """
    found = re.findall(r"[^\W\d_]{4,}", words.lower())
    return frozenset(word for word in found if word not in EMPTY)
