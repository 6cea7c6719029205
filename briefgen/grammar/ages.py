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


@cache
def _aged_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:aged?|ages?(?: of)?|aged between|ages? between|turned?|turning|turns) $", re.IGNORECASE)


@cache
def _is_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:he|she|who|I|they)(?:'s| is| was| will be| were| would be| is now| was only| was just| is only) $",
        re.IGNORECASE,
    )


@cache
def _is_after() -> re.Pattern[str]:
    return re.compile(r"[.,;)]|$| (?:when|by|at|and|in|this|next|years?\b|last|on)\b")


@cache
def _name_before() -> re.Pattern[str]:
    return re.compile(r"(?:\b[A-Z][\w'.-]*\w|\))(?: (?:Jr|Sr)\.?)?, $")


@cache
def _name_after() -> re.Pattern[str]:
    return re.compile(r",(?! \d)|(?: (?:who|of|said|was|is|and)\b)|[.;)\n]")


def age(plain: str, number: Span) -> Unit | None:
    """Return the unit of an age where a number is one."""
    old = _old_pattern().match(plain, number.end)
    if old:
        name = (old[1] or old[2] or old[3].strip().removesuffix("s")).lower()
        return Unit(f"{name} of age", number.end + 1, old.end(3) if old[3] else old.end())
    if not plain[number.start : number.end].isdigit() or int(plain[number.start : number.end]) > _OLDEST:
        return None
    left = plain[max(0, number.start - 30) : number.start]
    aged = _aged_pattern().search(left) and not re.match(
        r"[ -]?(?:%|percent|months|million)", plain[number.end : number.end + 9]
    )
    alone = _is_pattern().search(left) and _is_after().match(plain, number.end)
    named = _name_before().search(left) and _name_after().match(plain, number.end)
    return Unit("year of age", number.end, number.end) if aged or alone or named else None
