"""What the words around a figure do to it: approximate it, bound it, or tell of a rise, a fall or a ratio.

Each rule looks at a bounded stretch within the sentence. `quantities` asks.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.lexicon import rows, words
from briefgen.model.fact import Change

_REACH = 64


def before(plain: str, start: int) -> str:
    """Return the words of the sentence that stand just before a place."""
    left = plain[max(0, start - _REACH) : start]
    cut = max(left.rfind("\n"), left.rfind(". "), left.rfind("? "), left.rfind("! "))
    return left[cut + 1 :]


def after(plain: str, end: int) -> str:
    """Return the words of the sentence that stand just after a place."""
    return plain[end : end + _REACH].split("\n", 1)[0]


def _either(entries: tuple[str, ...]) -> str:
    return "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))


@cache
def _bounds() -> dict[str, str]:
    return {phrase: sign for phrase, sign in rows("bounds")}


@cache
def _bound_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w-])({_either(words('bounds'))})[ -](?:the |an? |its |another |about |only |US|U\.S\. |[$~]){{0,2}}$", re.I)


@cache
def _approximate_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?:^|[^\w-])(?:{_either(words('approximators'))})[ -](?:the |an? |its |another |(?:more|less|fewer) than |[$~]){{0,2}}$|~ ?$", re.I)


@cache
def _after_pattern() -> re.Pattern[str]:
    """Bounds and approximators after the figure."""
    return re.compile(r"(?P<more> ?\+(?!\d)| or (?:more|over|above|older|higher|greater|better)\b| and (?:over|above|up)\b)"
                      r"|(?P<less> or (?:less|fewer|under|below|younger|lower)\b| and under\b)|(?P<about> or so\b|-odd\b|-ish\b|-plus\b)")


@cache
def _during_pattern() -> re.Pattern[str]:
    """ "over two decades", which is a time during which, unless a word of lasting stands before it."""
    return re.compile(r"(?:^|\W)over (?:the )?$", re.I)


@cache
def _lasting_pattern() -> re.Pattern[str]:
    return re.compile(r"\b(?:for|just|well|of|after|took|takes|lasted|lasts|spent|worked|served|is|was|been|be|has|have|had|with|is|at|by|in) over (?:the )?$", re.I)


def bound(plain: str, start: int, end: int, time: bool = False) -> str:
    """Return the sign by which words bound a figure from `start` to `end`, empty where they do not.

    >>> bound("at least 40 boats", 9, 11)
    '>='
    """
    left = before(plain, start)
    match = _bound_pattern().search(left)
    if match and not (time and _during_pattern().search(left) and not _lasting_pattern().search(left)):
        return _bounds()[match[1].lower()]
    right = _after_pattern().match(plain, end)
    if right and right["about"]:
        return ">=" if right["about"] == "-plus" else ""
    return "" if not right else ">=" if right["more"] else "<="


def approximate(plain: str, start: int, end: int) -> bool:
    """Return whether words make a figure approximate."""
    if _approximate_pattern().search(before(plain, start)):
        return True
    right = _after_pattern().match(plain, end)
    return bool(right and right["about"] in (" or so", "-odd", "-ish"))


@cache
def _verbs() -> dict[str, Change]:
    return {verb: Change(direction) for verb, direction in rows("change_verbs")}


@cache
def _verb_pattern() -> re.Pattern[str]:
    filler = (
        r"(?:by|about|around|roughly|some|nearly|almost|approximately|another|an|a|additional|more|less|than|only|just|over|at|least"
        r"|as|much|up|to|further|estimated|under|well|of|a full|or|its|staggering|whopping|massive|the)"
    )
    return re.compile(rf"\b({_either(words('change_verbs'))})(?P<gap>(?: {filler}){{0,5}})[ ]?[+\u2212$-]?$", re.I)


@cache
def _by_pattern() -> re.Pattern[str]:
    """A verb of change, its object, and "by" just before the figure."""
    return re.compile(rf"\b({_either(words('change_verbs'))})(?: [\w'$.-]+){{1,6}} by(?: about| around| up to| at least| more than| nearly| almost| some)?[ ]$", re.I)


@cache
def _noun_pattern() -> re.Pattern[str]:
    """A noun or comparative of change just after the figure."""
    return re.compile(
        r"(?: point| percentage point)? (?:(?P<up>increase|rise|gain|jump|surge|hike|boost|growth|climb|uptick|raise|higher|more)"
        r"|(?P<down>decrease|drop|fall|decline|loss|cut|reduction|dip|slump|plunge|lower|less|fewer))\b", re.I)


def change(plain: str, start: int, end: int) -> Change:
    """Return what the words around a figure say it does; "rose to" states a level.

    >>> change("prices rose by 3%", 15, 17)
    <Change.UP: 'up'>
    """
    left = before(plain, start)
    verb = _verb_pattern().search(left)
    if verb and not re.search(r"\bto\b(?<!up to)", verb["gap"]):
        return _verbs()[verb[1].lower()]
    verb = _by_pattern().search(left)
    if verb:
        return _verbs()[verb[1].lower()]
    noun = _noun_pattern().match(plain, end)
    if noun:
        return Change.UP if noun["up"] else Change.DOWN
    return Change.LEVEL
