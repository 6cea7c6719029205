"""Ages: "a 15-year-old", "aged 40", "Maria Silva, 66, said", "he was 10".

The unit of an age is `year of age` (or `month of age`), however it is printed.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.units import Unit
from briefgen.model.source import Span

_OLDEST = 120


@cache
def _old_pattern() -> re.Pattern[str]:
    return re.compile(
        r"[ -](year|month|week|day)s?[ -](?:old|of age)s?\b|[ -](year|month|week|day)-?olds?\b|( (?:years|months)) and (?:older|over|under|younger)\b"
    )


_OLD = tuple(f"{gap}{unit}" for gap in " -" for unit in ("year", "month", "week", "day"))
"""What the pattern begins with."""


@cache
def _aged_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:aged?|ages?(?: of)?|aged between|ages? between|turned?|turning|turns) $")


@cache
def _is_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:he|she|who|i|they)(?:'s| is| was| will be| were| would be| is now| was only| was just| is only) $"
    )


@cache
def _is_after() -> re.Pattern[str]:
    return re.compile(r"[.,;)]|$| (?:when|by|at|and|in|this|next|years?\b|last|on)\b")


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(r"(?:\b[A-Z][\w'.-]*\w|\))(?: (?:Jr|Sr)\.?)?, $")


@cache
def _name_after() -> re.Pattern[str]:
    return re.compile(r",(?! \d)|(?: (?:who|said|was|is|and)\b| of (?=[A-Z]))|[.;)\n]")


def age(plain: str, number: Span) -> Unit | None:
    """Return the unit of an age where a number is one."""
    old = _old_pattern().match(plain, number.end) if plain.startswith(_OLD, number.end) else None
    if old:
        name = (old[1] or old[2] or old[3].strip().removesuffix("s")).lower()
        return Unit(f"{name} of age", number.end + 1, old.end(3) if old[3] else old.end())
    printed = plain[number.start : number.end]
    if not printed.isdigit() or int(printed) > _OLDEST:
        return None
    left = plain[max(0, number.start - 30) : number.start]
    return Unit("year of age", number.end, number.end) if _is_age(plain, left, number.end) else None


def _is_age(plain: str, left: str, end: int) -> bool:
    """Whether the words on both sides make a number an age; the patterns that search come last."""
    small = left.lower()
    if small.endswith(_AGED) and _aged_pattern().search(small):
        return not _measured().match(plain, end)
    if small.endswith(_BEING) and _is_after().match(plain, end) and _is_pattern().search(small):
        return True
    return left.endswith(", ") and bool(_name_after().match(plain, end) and _name_before().search(left))


_AGED = ("age ", "aged ", "ages ", "of ", "between ", "turn ", "turned ", "turning ", "turns ")
_BEING = ("'s ", "is ", "was ", "be ", "were ", "now ", "only ", "just ")
"""What the two patterns end with: most numbers stand behind other words."""


@cache
def _measured() -> re.Pattern[str]:
    return re.compile(r"[ -]?(?:%|percent|months|million)")
