"""Who has what a figure counts: the council of "the council has 21 members" and of "19 members sit on the council".

Only the words beside the figure are read. `measure` keeps the answer, and `conflict` compares it.
"""

from __future__ import annotations

import re

_PHRASE = r"(?P<phrase>(?:[^\W\d_][\w'-]*(?<!ly) ){0,3}[^\W\d_][\w'-]*)"
_DETERMINERS = "the|a|an|its|their|his|her|our|this|that|every|each"
_HAS = re.compile(
    rf"(?:^|[.,;:!?\"] ?|\b(?:that|while|and|but) |\b(?=(?:{_DETERMINERS}) ))(?:(?:{_DETERMINERS}) )?{_PHRASE}"
    r" (?:(?:now|still|also|only|already|currently|once) )*"
    r"(?:has|have|had|counts?|counted|numbers?|numbered|lists?|listed|employs?|employed|comprises?|comprised|represents?"
    r"|represented|(?:consists?|consisted|is made up|was made up) of)"
    r"(?: (?:about|around|only|just|nearly|almost|some|roughly|over|more than|at least|up to))* $",
    re.IGNORECASE,
)
_AT = re.compile(
    r" (?:now |still |currently )?(?:(?:sit|sat) (?:on|in)|(?:serve|served) on|(?:work|worked) (?:at|in|for)|belong to|belonged to"
    rf"|(?:are|were) (?:employed (?:at|by)|on|at))(?: (?:{_DETERMINERS}))? {_PHRASE}(?=[.,;:!?)\"]|$| (?:of|in|at)\b)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.,;:!?)\"]|$| (?:in|at|on|of|and|across|for|from)\b")
_NOBODY = frozenset("which who that it he she they we you i there one this these those what".split())


def holder(before: str, after: str) -> frozenset[str]:
    """Return the words that name who has what is counted, in lower case; none where the words do not say.

    >>> sorted(holder("Last week the parish council had ", "."))
    ['council', 'parish']
    """
    found = _HAS.search(before[-96:]) if _ENDS.match(after) else None
    found = found or _AT.match(after)
    words = frozenset(found["phrase"].lower().split()) - frozenset(_DETERMINERS.split("|")) if found else frozenset()
    return frozenset() if words & _NOBODY else words


def apart(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two holders are known and not the same: "parish council" and "county council", but not "council"."""
    return bool(one and other) and not (one <= other or other <= one)
