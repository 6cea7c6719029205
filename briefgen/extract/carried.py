"""Figures that are of the same thing as the figure before them: "fell to 6 per cent from 7", "30 crowns, or $1.20".

`measured` reads the words beside a figure; `figures` asks here whether the one before it lends its subject.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.quantities import Quantity
from briefgen.model.fact import Change

_NEAR = 72
"""Code points between two figures of one thing, fewer than that."""


def carried(plain: str, last: Quantity, told: str | None, quantity: Quantity, what: str | None) -> bool:
    """Return whether a figure is of what the figure before it is of; `told` and `what` are their own subjects."""
    between = plain[last.span.end : quantity.span.start]
    if not 1 < len(between) < _NEAR:
        return False
    if _again(plain, last, quantity, between):
        return True
    if not told or what or quantity.counted or "\n" in between or quantity.form == "multiple":
        return False
    if last.unit == quantity.unit and _compared().fullmatch(between):
        return not (_placed().match(plain, quantity.span.end) and _narrowed().search(told))
    return bool(_reached().fullmatch(between)) and _moved(plain, last) and told.rsplit(None, 1)[-1] not in _STEPS


_STEPS = frozenset(
    "rise increase fall drop decline decrease cut reduction jump surge change gain hike slump raise".split()
)
"""Nouns for a step, which is no level: "a fall of 3 per cent to $4 million"."""


def _again(plain: str, last: Quantity, quantity: Quantity, between: str) -> bool:
    """Whether a figure says the one before it again in another unit: "30 crowns a day, or $1.20", "2 km (1.2 miles)"."""
    other = last.unit != quantity.unit and len(between) < 24 and not plain.startswith(" of ", quantity.span.end)
    return other and bool(_again_pattern().fullmatch(between))


@cache
def _again_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: a \w+)?,? (?:or )?(?:about |around |roughly |nearly )?\(?(?:about |around |roughly )?", re.IGNORECASE
    )


_WHEN = (
    r"(?:,? (?:in|on|for|at|the|an?|last|this|next|end|start|of|year|month|quarter|week|spring|summer|autumn|winter|fall"
    r"|earlier|ago|[A-Z][a-z]+|\d{4})){0,5}"
)
_LEAD = (
    r"(?: (?:a|an|the|about|around|some|nearly|almost|roughly|just|over|under|record|high|low|of|average|estimated))*"
)


@cache
def _compared() -> re.Pattern[str]:
    """Words that set a figure beside an earlier or another one."""
    tie = "from|compared (?:with|to)|against|versus|up from|down from|higher than|lower than|more than|less than"
    return re.compile(rf"{_WHEN},? (?:{tie}){_LEAD} ")


@cache
def _reached() -> re.Pattern[str]:
    return re.compile(rf"{_WHEN},? to{_LEAD} ")


def _moved(plain: str, last: Quantity) -> bool:
    """Whether what leads to a level is the step to it, or the level before: "fell 4 per cent to", "from 9 to"."""
    if last.form == "multiple":
        return plain.endswith("ed", 0, last.span.end)
    return last.change in (Change.UP, Change.DOWN) or bool(
        _from().search(plain, max(0, last.span.start - 24), last.span.start)
    )


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r" from(?: (?:about|around|nearly|almost|some|just|over))* $")


@cache
def _placed() -> re.Pattern[str]:
    """A place or a part after a figure, which its subject must not contradict."""
    return re.compile(
        r" (?:in|for|at|among|on) (?:the )?(?!January|February|March|April|May|June|July|August|September|October|November|December)[A-Za-z]"
    )


@cache
def _narrowed() -> re.Pattern[str]:
    return re.compile(r" (?:in|for|at|among|on|of|to|from|with) ")
