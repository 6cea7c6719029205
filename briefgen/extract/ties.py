"""The words that tie a figure to the noun phrase before it: "rose by", ", which has been", "of", "at least".

They are looked up by their last words, going back from the figure. What the phrase is, `measured` and `noun_phrases` say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from briefgen.grammar.lexicon import words

_TIED = 64
"""Code points before a figure in which stand the words that tie it to another."""


@cache
def _between() -> _Phrases:
    """Words between what is measured and its figure."""
    plain_words = "a an the another already now still only just even far much between".split()
    known = (word for word in (*words("approximators"), *words("bounds")) if not word.startswith(_LEVEL_STARTS))
    return _by_last((*known, *plain_words, *_RATES))


_LEVEL_STARTS = ("exceed", "surpass", "topp", "tops", "averages", "averaged")
"""Bounds and approximators that are verbs, and tie the figure to what stands before them."""
_RATES = tuple(
    f"{which} {noun} of" for which in ("a", "an annual", "an annualized", "an annualised") for noun in ("rate", "pace")
)
"""What only tells how a level is counted: "grew at an annual rate of"."""


def leading(left: str) -> int | None:
    """Return where the words before a figure begin that only lead to it: at its space, behind most words."""
    if not left.endswith(" "):
        return None
    end = len(left) - 1
    if left[left.rfind(" ", 0, end) + 1 : end] not in _between():
        return end
    return min(_chained(left, [end], max(0, end + 1 - _TIED), _between()))


_Phrases = Mapping[str, tuple[str, ...]]


def _by_last(phrases: Iterable[str]) -> _Phrases:
    """Phrases by their last word, each with the space before it: before most places one look-up finds none."""
    found = defaultdict[str, tuple[str, ...]](tuple)
    for phrase in phrases:
        found[phrase.rpartition(" ")[2]] += (f" {phrase}",)
    return dict(found)


def _began(left: str, end: int, floor: int, phrases: _Phrases) -> list[int]:
    """Return where the phrases begin, at their spaces, that end a text at a place."""
    known = phrases.get(left[left.rfind(" ", floor, end) + 1 : end])
    return [end - len(phrase) for phrase in known if left.endswith(phrase, floor, end)] if known else []


def _chained(left: str, ends: list[int], floor: int, phrases: _Phrases) -> list[int]:
    """Return some ends in a text, and where phrases begin that stand one behind another before one."""
    for end in ends:
        if begun := _began(left, end, floor, phrases):
            ends += set(begun).difference(ends)
    return ends


_LEVELS = tuple(
    "is,was,are,were,be,been,reached,reaches,totalled,totaled,hit,hits,averaged,averages,cost,costs,stood at,stands at"
    ",amounted to,amounts to,came to,comes to,reach,surpass,surpasses,surpassed,exceed,exceeds,exceeded,equal to,equals"
    ",equalled,equaled,estimated at,projected to be,expected to be,forecast to be,estimated to be,projected to reach"
    ",expected to reach,forecast to reach,topped,tops,exceeding,set at,put at,fixed at,valued at,pegged at,capped at,set to reach"
    ",worth,average,total,stand at,amount to,ran at,runs at,run at,running at,remains at,remained at,stayed at,held at"
    ",holding at,closed at,ended at,opened at,finished at,settled at,peaked at,came in at,trades at,traded at,trading at"
    ",hovers at,hovered at,starts at,slowed to,cooled to,accelerated to,quickened to,moderated to,picked up to,numbered,hovers,hovered,range from,ranges from"
    ",ranged from,unchanged at,steady at,flat at,stable at,sells for,sell for,sold for,goes for,went for,retails for,retail for,rents for"
    ",weighs,weighed,measures,measured,runs for,stretches for,rose from,fell from,climbed from,grew from,dropped from"
    ",declined from,increased from,decreased from,jumped from,slipped from,slid from,risen from,fallen from,grown from".split(
        ","
    )
)
"""Verbs that state a level."""
_AUXILIARIES = tuple(
    "has,have,had,will,would,could,may,might,should,can,is,was,are,were,be,been,being,also,since,already,now,still,currently"
    ",expected to,projected to,likely to".split(",")
)


class Tie(NamedTuple):
    """What ties a figure to the phrase before it, in the order of the words; nothing where it has no length."""

    start: int
    which: bool
    """Whether it opens a relative clause."""
    of: bool
    """Whether it is "of" or "at"."""
    verb: str
    """A verb with its auxiliaries and a preposition."""


def tie(left: str) -> Tie:
    """Return the longest tie that ends a text: "rose by", ", which has been", "of"."""
    floor, end = max(0, len(left) - _TIED), len(left)
    verbs = [end, *_began(left, end, floor, _verbs())]
    if left.endswith((" by", " to", " at")):
        verbs += _began(left, end - 3, floor, _verbs())
    return min([_opened(left, at, floor) for at in _chained(left, verbs, floor, _auxiliaries())])


def _opened(left: str, start: int, floor: int) -> Tie:
    """Return the tie of a verb that begins at a place, with the preposition and the pronoun before it."""
    verb, of = left[start:], start - 3 >= floor and left.startswith((" of", " at"), start - 3)
    start -= 3 if of else 0
    if not left.endswith((" which", " that"), floor, start):
        return Tie(start, False, of, verb)
    begun = left.rfind(" ", 0, start)
    return Tie(begun - (begun > floor and left[begun - 1] == ","), True, of, verb)


@cache
def _verbs() -> _Phrases:
    return _by_last((*words("change_verbs"), *_LEVELS))


@cache
def _auxiliaries() -> _Phrases:
    return _by_last(_AUXILIARIES)


@cache
def tie_ends() -> frozenset[str]:
    """The last words of what ties a figure to the phrase before it: most figures stand behind others."""
    phrases = (*words("change_verbs"), *_LEVELS, *_AUXILIARIES, "of", "at", "by", "to", "from")
    return frozenset(phrase.split()[-1] for phrase in phrases)


def acted_on(left: str) -> int | None:
    """Return where the words begin that end a text behind a verb of change: behind the first that has no more."""
    found, first, space = None, len(left), len(left)
    for _ in range(_ACTED_ON):
        end, space = space, left.rfind(" ", 0, space)
        if space < 0 or not _word().fullmatch(left, space + 1, end):
            break
        verb = _verb_start(left, space)
        if verb is not None and verb < first:
            found, first = space + 1, verb
    return found


_ACTED_ON = 6
"""Words that a verb of change acts on, at most: "raise | the lowest hourly wage"."""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w'.-]+")


def _verb_start(left: str, end: int) -> int | None:
    """Return where the verb of change begins, in one word or two, that ends at a place."""
    last = len(left[:end].rstrip(ascii_lowercase))
    both = len(left[: last - 1].rstrip(ascii_lowercase)) if left[last - 1 : last] == " " else last
    return next((start for start in (both, last) if left[start:end] in _change_verbs()), None)


@cache
def _change_verbs() -> frozenset[str]:
    return frozenset(words("change_verbs"))
