"""Reports that are none: nobody speaks, somebody only might, or only a pronoun or a name kept back stands there.

What is reported is read in `complements`, which asks here first.
"""

from __future__ import annotations

from briefgen.extract.speakers import Phrase
from briefgen.extract.tokens import OBJ, PREP, PRON, Tokens


def voiceless(cut: Tokens, source: Phrase) -> bool:
    """Return whether the report is only thought of, denied, or a time's: "if | the union says", "nor | the board said why"."""
    if cut.lower[source[0] + 1] in _SPANNING and cut.lower[source[1] - 1].removesuffix("s") in _STRETCHES:
        return True  # "| the last two weeks | signalled a change"
    if cut.lower[source[0]] == "who" and cut.lower[source[0] - 1] in _OPEN:
        return True  # "it is not clear | who ordered the move"
    if source[0] > 0 and cut.lower[source[0] - 1] in ("if", "nor", "unless"):
        return True
    return _nobody(cut, source)


def _nobody(cut: Tokens, source: Phrase) -> bool:
    """Whether nobody says it, or hardly anybody: "none of the crew | said", "no one | believes", "nobody at | the mill"."""
    at = source[0]
    if at >= 2 and cut.flags[at - 1] & PREP:
        at -= 2
    word = cut.lower[at]
    return word in _NOBODY or (word == "one" and at > 0 and cut.lower[at - 1] in ("no", "not"))


_NOBODY = frozenset(("few", "neither", "no", "nobody", "none"))


_OPEN = frozenset(("certain", "clear", "known", "obvious", "sure", "uncertain", "unclear", "unknown", "unsure"))
_SPANNING = frozenset(("coming", "final", "first", "following", "last", "next", "past", "previous"))
_STRETCHES = frozenset(("century", "day", "decade", "hour", "minute", "month", "night", "week", "year"))


def pronoun(cut: Tokens, content: Phrase) -> bool:
    """Return whether nothing but a pronoun stands for what is reported: "denied | it", "denies | this", "said | it again"."""
    first, last = content
    alone = last - first == 1 or (last - first == 2 and cut.lower[last - 1] in _ADDED)
    return alone and (bool(cut.flags[first] & (OBJ | PRON)) or cut.lower[first] in ("that", "these", "this", "those"))


_ADDED = frozenset(("again", "all", "aloud", "best", "first", "repeatedly", "so", "too", "twice"))


def unnamed(cut: Tokens, at: int) -> bool:
    """Return whether somebody only asks for the name to be kept back: "asked | not to be named"."""
    kept = cut.lower[at : at + 2] == ["to", "be"] and cut.lower[at + 2 : at + 3] in (
        ["named"],
        ["identified"],
        ["quoted"],
    )
    named = cut.lower[at] == "that" and not _NAMES.isdisjoint(cut.lower[at + 1 : at + 4]) and "used" in cut.lower[at:]
    return kept or named or cut.lower[at : at + 3] in (["not", "to", "be"], ["to", "remain", "anonymous"])


_NAMES = frozenset(("name", "names"))
