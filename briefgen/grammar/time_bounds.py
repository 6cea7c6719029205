"""On which side of a date something lies: "by 30 November", "since 2019", "before the end of May", "from 3 May onwards".

`dates` reads the date itself; `check.time_bounds` holds what a brief says of it against what the passage does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.grammar.assertions import Assertion, Force, assertions
from briefgen.grammar.dates import Dated
from briefgen.grammar.lexicon import rows
from briefgen.grammar.verbs import stem
from briefgen.model.source import Span

_DAY = timedelta(days=1)
_SOON = timedelta(days=3)
_LEAD = 60
"""Code points before a date in which its bound stands."""
ENDS = frozenset({"by", "before", "until"})
STARTS = frozenset({"from", "after", "since"})


class TimeBound(NamedTuple):
    """A date's relation as a text gives it, and what lies there: the verb nearest to it, and what turns at it."""

    relation: str
    """One of the lexicon's; empty where nothing tells."""
    of_event: bool
    """Whether the date is that of another event, on whose side something lies: "after the vote on 3 May"."""
    words: Span
    """The date with the words that bound it."""
    verb: Assertion | None
    turns: frozenset[str]
    """The stems of the words beside it that say that something begins or ends."""


@lru_cache(maxsize=4096)
def time_bound(sentence: str, first: int, last: int) -> TimeBound:
    """Return what a sentence says of the date between two offsets.

    >>> [time_bound(s, len(s) - 4, len(s)).relation for s in ("It closed before 2012", "It may shut no later than 2012")]
    ['before', 'by']
    >>> time_bound("It closed after the vote of 2012", 28, 32)[:3]
    ('after', True, Span(start=10, end=32))
    """
    relation, start, of_event = _ahead(sentence[max(0, first - _LEAD) : first])
    behind = _behind().match(sentence, last)
    words = Span(first - start, behind.end() if behind else last)
    if behind:
        relation = _relations()[behind["words"].lower()]
    if not relation:
        return TimeBound("", of_event, words, None, frozenset())
    verb = _verb(assertions(sentence, 0, len(sentence)), Span(first, last))
    if verb and verb.span.start > last and words.start > len("And ") and "," in sentence[last : verb.group.start]:
        verb = None  # "Ito, mayor until Friday, was dismissed" dismisses nobody until Friday
    beside = f"{sentence[:first]} {sentence[last:]}".lower()
    turns = frozenset(map(stem, re.findall(r"[a-z]+", beside))) & _turning().keys()
    return TimeBound(relation, of_event, words, verb, turns)


def _ahead(lead: str) -> tuple[str, int, bool]:
    """The relation that the words before a date give it, how far back they begin, and whether it is of another event."""
    found = _before().search(lead)
    outer = _outer().search(lead)
    if outer and (found is None or _relations()[found["words"].lower()] == "at"):
        return _relations()[outer["words"].lower()], len(lead) - outer.start("words"), True
    if found is None or _counted().search(lead[: found.start("words")]):
        return "", 0, False
    return _relations()[found["words"].lower()], len(lead) - found.start("words"), False


def _verb(told: Sequence[Assertion], at: Span) -> Assertion | None:
    """The verb nearest before a date, else the first one behind it."""
    sure = [one for one in told if one.force is not Force.UNSURE] or list(told)
    before = [one for one in sure if one.group.end <= at.start]
    return before[-1] if before else next(iter(sure), None)


def turning(stems: Iterable[str]) -> frozenset[str]:
    """Return what the words of some stems say to happen at a date: start, end, limit, or nothing."""
    kinds = {_turning()[each] for each in stems if each in _turning()}
    return frozenset(kinds | {"start", "end"}) if "both" in kinds else frozenset(kinds)


def edges(relation: str, text: str, dated: Dated) -> tuple[date, date] | None:
    """Return the days between which a bounded time ends or begins; two, since "by 2012" may count the year in or not.

    None where neither end is bounded.
    """
    first, last = dated.first, dated.last
    if first is None or last is None or relation not in ENDS | STARTS:
        return None
    if relation in STARTS:
        late = last + _DAY
        return {"from": (first, first), "since": (first, late), "after": (late, late)}[relation]
    if _closing().match(text):
        return last, last
    if relation == "before" or (relation == "by" and last - first > _SOON):
        return first - _DAY, first - _DAY if relation == "before" else last - _SOON
    return first - _DAY, last


@cache
def _relations() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("time_bounds")}


@cache
def _turning() -> dict[str, str]:
    return {stem(word): kind for word, kind in rows("turning_words")}


def _alternatives(*, behind: bool) -> str:
    told = [row[0] for row in rows("time_bounds") if (len(row) > 2) is behind]
    return "|".join(sorted(map(re.escape, told), key=lambda word: (-len(word), word)))


@cache
def _before() -> re.Pattern[str]:
    steps = "(?: at least| at most| about| around| approximately| early| late| the| its| this)*"
    return re.compile(rf"(?<![\w-])(?P<words>{_alternatives(behind=False)}){steps}\s+$", re.IGNORECASE)


@cache
def _outer() -> re.Pattern[str]:
    """A bound before another event: "after the vote on", "before the"."""
    sides = "|".join(
        sorted(
            (re.escape(row[0]) for row in rows("time_bounds") if len(row) < 3 and row[1] in ("after", "before")),
            key=lambda word: (-len(word), word),
        )
    )
    noun = r"(?:the|an?|its|their|his|her|this|that|next)(?: [\w'-]+){1,4}?"
    return re.compile(rf"(?<![\w-])(?P<words>{sides}|since|until|till) {noun} (?:on|in|of)(?: the)?\s+$", re.IGNORECASE)


@cache
def _counted() -> re.Pattern[str]:
    """A length before a bound, which counts from the date: "two years before"."""
    return re.compile(
        r"\b(?:days?|weeks?|months?|years?|hours?|decades?|shortly|right|just|soon|long)\s+$", re.IGNORECASE
    )


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf",? (?P<words>{_alternatives(behind=True)})\b", re.IGNORECASE)


@cache
def _closing() -> re.Pattern[str]:
    """A date that is the end of a longer time: "the end of 2012"."""
    return re.compile(r"(?:the )?(?:very )?(?:end|close|last day)\b|(?:the )?late\b|year-end\b", re.IGNORECASE)
