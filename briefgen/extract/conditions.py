"""Conditions: what follows a cue and makes its stance conditional, or turns a proposal into one of its end.

Whose stance it is is read in `bearers`, what is to end in `undoing`.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.clauses import Clause
from briefgen.extract.stances import CONDITIONAL, OPPOSES, PROPOSES, SUPPORTS
from briefgen.extract.undoing import undoing
from briefgen.model.fact import Stance
from briefgen.model.source import Span


def conditioned(clause: Clause, stance: Stance) -> Stance:
    """Return a stance as what follows its cue leaves it.

    A refusal of any deal that does this or that, or an alternative threatened, is a condition; less of a thing proposed is against it.
    """
    plain, start, end = clause.plain, clause.cue.end, clause.end
    if stance is OPPOSES and _restricted().match(plain, start, end):
        return CONDITIONAL
    if stance is PROPOSES and (_stopping().match(plain, start, end) or undoing(clause)):
        return OPPOSES
    near = plain[start : min(start + _ALTERNATIVE, end)]
    if stance is SUPPORTS and _proviso().match(near):
        return CONDITIONAL
    possible = " if " in near or " or " in near or ", failing " in near
    return CONDITIONAL if possible and _alternative().match(near) else stance


@cache
def _restricted() -> re.Pattern[str]:
    deal = "accord|agreement|bill|contract|deal|offer|pact|plan|treaty"
    return re.compile(
        rf" \"?(?:an?|any) (?:[\w-]+ ){{0,3}}(?:{deal})\b\"?"
        r"[^;]{0,60}?,? (?:that|which|under which|in which|where|if|unless|without)\b"
    )


@cache
def _stopping() -> re.Pattern[str]:
    return re.compile(r" (?:to )?(?:stop|prevent|block|avoid|halt)\b")


_ALTERNATIVE = 110
"""Code points in which an alternative or a condition stands behind a cue."""


@cache
def _proviso() -> re.Pattern[str]:
    """What support hangs on: "the bridge, | but not at any price", "the bridge | as long as it is toll-free"."""
    wanting = r"but (?:not (?:at any|before|if|unless|until|without)|only (?:if|on|once|when|with))"
    return re.compile(
        rf"[^;.]{{2,80}}?,? (?:{wanting}|provid(?:ed|ing)(?! by| for| in| to| with)|(?<!for )(?:as|so) long as|on condition that)\b"
    )


@cache
def _alternative() -> re.Pattern[str]:
    return re.compile(
        r"[^;]{0,90}?(?:, failing which|\bor else\b|\bor (?:walk away|leave|quit|withdraw)\b|,? (?:only )?if )"
    )


def conditions(clause: Clause, object_: Span) -> tuple[str, ...]:
    """Return the condition in so many words behind the object of a stance, where there is one."""
    found = _condition().match(clause.plain, object_.end, clause.end)
    return (found[1].strip(),) if found else ()


@cache
def _condition() -> re.Pattern[str]:
    return re.compile(r"[ ,]{0,2}((?:only )?(?:if|unless) [^.;,\"]{1,120})")


def left_open(clause: Clause) -> bool:
    """Return whether something is only not done yet: "has not backed it", "did not sign it", but not "will not sign it"."""
    classes = clause.group.classes
    return "have" in classes or (clause.cue.entry.words in _FORMAL and _REFUSING.isdisjoint(classes))


_FORMAL = frozenset(("ratify", "sign"))
"""Acts rather than stances: to refuse one is a stance, not to have done it is none."""
_REFUSING = frozenset(("refuse", "want", "would"))
