"""What the words around a figure do to it: approximate it, bound it, or tell of a rise, a fall or a ratio.

Each rule looks at a bounded stretch within the sentence. `quantities` asks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from briefgen.grammar.lexicon import rows, words
from briefgen.model.fact import Change

_REACH = 72
_LONGEST = 4
"""Words in the longest phrase of the lexicons."""
_CARRIED = frozenset("the a an its another about only roughly around us u.s. $ ~ £ € us$ c$ a$".split())
"""Words that may stand between a bound or an approximator and its figure."""
_CARRIED_ABOUT = _CARRIED | {"more", "less", "than"}
"""Words that may stand between an approximator and its figure."""
_FILLERS = frozenset(
    "by about around roughly some nearly almost approximately another an a additional more less than only just over at least as much"
    " up further estimated under well of full or staggering whopping massive to".split()
)
_LASTING = frozenset(
    "for just well of after took takes lasted lasts spent worked served is was been be has have had with at by in".split()
)


_RISEN = frozenset(
    "go goes going gone went rose risen climbed shot moved came pushed bumped driven ramped get got".split()
)
"""Words that make "up to" a level reached."""
_PREPOSITIONS = frozenset(("under", "over", "above", "below", "within"))
"""Bounds that are plain prepositions before an article: "under a five-year contract"."""


def before(plain: str, start: int) -> list[str]:
    """Return the words of the sentence that stand just before a place, in small letters; none where the last lead to none."""
    left = plain[max(0, start - _REACH) : start]
    near = left.rsplit(None, 2)[-2:]
    last = _bare(near[-1]) if near else ""
    if last not in _telling() and not last.endswith("~") and not (last in _leading() and _bare(near[0]) in _led()):
        return []
    cut = max(left.rfind("\n"), left.rfind(". "), left.rfind("? "), left.rfind("! "))
    if left[cut + 1 : cut + 2] and left[cut - 1 : cut].isupper():
        cut = max(left.rfind("\n"), left.rfind("? "), left.rfind("! "))
    return left[cut + 1 :].lower().split()


def _bare(word: str) -> str:
    return word.lower().lstrip(_OPENING)


def _last(left: list[str], phrases: Mapping[str, str], carried: frozenset[str] = _CARRIED) -> tuple[str, int] | None:
    """Return the phrase that ends a list of words, with how many words stand before it; carried words are skipped."""
    for end in range(len(left), max(0, len(left) - 3), -1):
        word = left[end - 1]
        if word.lstrip(_OPENING) in _last_words() and (found := _phrase(left, end, phrases)):
            return None if end < len(left) and _compares(found[0], left) else found
        if word not in carried:
            return None
    return None


def _phrase(left: list[str], end: int, phrases: Mapping[str, str]) -> tuple[str, int] | None:
    """Return the longest phrase that ends a list of words before a place, with how many words stand before it."""
    for length in range(min(_LONGEST, end), 0, -1):
        phrase = " ".join(left[end - length : end]).lstrip(_OPENING)
        if phrase in phrases:
            return phrase, end - length
    return None


_OPENING = "('\"-\u2014"
"""Marks that may open a phrase."""


@cache
def _last_words() -> frozenset[str]:
    """The words that the phrases of the lexicons end with: few figures have one before them."""
    return frozenset(phrase.split()[-1].lstrip(_OPENING) for phrase in (*_bounds(), *_approximators()))


@cache
def _telling() -> frozenset[str]:
    """The words that do something to a figure right behind them, whatever stands before."""
    alone = (phrase for phrase in (*_bounds(), *_approximators()) if " " not in phrase)
    return frozenset((*alone, *_verbs(), "by"))


@cache
def _leading() -> frozenset[str]:
    """The words that do something to a figure right behind them, or let a word before them do it."""
    return _last_words() | _CARRIED_ABOUT | _FILLERS | _verbs().keys()


@cache
def _led() -> frozenset[str]:
    """The words that do something to a figure behind one that only leads to it: "up | to", "rose | a"."""
    phrases = (phrase.split() for phrase in (*_bounds(), *_approximators()))
    return _leading().union(phrase[-2] for phrase in phrases if len(phrase) > 1)


def _compares(phrase: str, left: list[str]) -> bool:
    """Whether an article makes a bound something else: "under a lease", "fewer than the 40 of last year"."""
    article = left[-1] in ("the", "a", "an", "its")
    return article and (phrase in _PREPOSITIONS or phrase.endswith("than"))


def _is_figure(word: str) -> bool:
    """Whether a word before "more than" ends a figure, so that two are compared: "15% more than 40"."""
    return (
        word.endswith("%")
        or word in ("percent", "cent", "points", "times", "million", "billion")
        or word[-1:].isdigit()
    )


@cache
def _bounds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("bounds")}


@cache
def _approximators() -> dict[str, str]:
    return dict.fromkeys(words("approximators"), "~")


@cache
def _after_pattern() -> re.Pattern[str]:
    """Bounds and approximators after the figure."""
    return re.compile(
        r"(?P<more> ?\+(?!\d)| or (?:more|over|above|older|higher|greater|better)\b| and (?:over|above|up)\b)"
        r"|(?P<less> or (?:less|fewer|under|below|younger|lower)\b| and under\b)|(?P<about> or so\b|-odd\b|-ish\b)|(?P<plus>-plus\b)"
    )


_AFTER = (" or ", " and ", "-", "+", " +")
"""What the pattern begins with."""


def behind(plain: str, end: int) -> str:
    """Return what the words just behind a figure do to it: `>=` or `<=` as a bound, `~` where they make it about so much.

    >>> behind("40 boats or more", 8)
    '>='
    """
    found = _after_pattern().match(plain, end) if plain.startswith(_AFTER, end) else None
    if found is None:
        return ""
    return "~" if found["about"] else "<=" if found["less"] else ">="


def bound(left: list[str], right: str, time: bool = False) -> str:
    """Return the sign by which words before or behind a figure bound it, empty where they do not.

    >>> bound(["at", "least"], "")
    '>='
    """
    found = _last(left, _bounds())
    if found and found[0].endswith("than") and found[1] and _is_figure(left[found[1] - 1]):
        return ""
    if found and found[0] == "up to" and found[1] and left[found[1] - 1] in _RISEN:
        return ""
    if found and not (time and found[0] == "over" and not (found[1] and left[found[1] - 1] in _LASTING)):
        return _bounds()[found[0]]
    return "" if right == "~" else right


def approximate(left: list[str], right: str) -> bool:
    """Return whether words before or behind a figure make it approximate."""
    if right == "~" or not left:
        return right == "~"
    return left[-1].endswith("~") or _last(left, _approximators(), _CARRIED_ABOUT) is not None


@cache
def _verbs() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("change_verbs")}


@cache
def _noun_pattern() -> re.Pattern[str]:
    """A noun or comparative of change just after the figure."""
    return re.compile(
        r"(?: point| percentage point)? (?:(?P<up>increase|rise|gain|jump|surge|hike|boost|growth|climb|uptick|raise|higher|more)"
        r"|(?P<down>decrease|drop|fall|decline|loss|cut|reduction|dip|slump|plunge|lower|less|fewer))\b",
        re.IGNORECASE,
    )


def change(plain: str, left: list[str], end: int, amount: bool) -> Change:
    """Return what the words around a figure say it does; "rose to" states a level.

    `amount` tells per cent and points, which a noun of change may follow and any verb of change takes.
    """
    verb = _verb(left, amount)
    if verb is not None:
        return verb
    noun = _noun_pattern().match(plain, end) if amount else None
    if noun:
        return Change.UP if noun["up"] else Change.DOWN
    return Change.LEVEL


@cache
def _transitive() -> frozenset[str]:
    return frozenset(row[0] for row in rows("change_verbs") if len(row) > 2)


def _verb(left: list[str], amount: bool) -> Change | None:
    """Return the direction of a verb of change before the figure: right before, or before its object and "by"."""
    place = len(left) - 1
    while place >= 0 and len(left) - place <= 6 and left[place] in _FILLERS and left[place] not in _verbs():
        place -= 1
    gap = left[place + 1 :]
    if gap and gap[-1] in ("a", "an"):
        return None
    direct = place >= 0 and left[place] in _verbs() and (amount or "by" in gap or left[place] not in _transitive())
    if direct and not _reaches(gap):
        return Change(_verbs()[left[place]])
    if "by" in gap[:1]:
        return next(
            (Change(_verbs()[word]) for word in reversed(left[max(0, place - 6) : place + 1]) if word in _verbs()), None
        )
    return None


def _reaches(gap: list[str]) -> bool:
    """Whether "to" makes it a level reached; "up to" and "by up to" do not."""
    return any(word == "to" and (order == 0 or gap[order - 1] != "up") for order, word in enumerate(gap))
