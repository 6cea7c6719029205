"""The noun that a number counts: "14 first-team players", "three of the four regions", "an 11-country pact".

No parser: English puts plain modifiers before the first plural, so the phrase runs to the first plural noun.
`units` has been asked first.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.number_words import word_values
from briefgen.model.source import Span

_LONGEST = 7
"""Words in the longest counted phrase that is read."""
_STOP_CLASSES = frozenset(("det", "poss", "pron", "obj", "prep", "conj", "sub", "rel", "aux", "modal", "neg", "time"))
_TIMES = frozenset(("year", "month", "week", "night", "weekend", "morning", "afternoon", "evening"))
"""Words of time that can be counted ("the eighth straight year")."""
_JOINTS = ("and", "or", "&")


class Counted(NamedTuple):
    """A counted phrase and its head, the noun without leading adjectives."""

    phrase: Span
    head: Span


@cache
def _stops() -> frozenset[str]:
    """The words that end a counted phrase before them: of a closed class, numbers, verb forms that fit no noun phrase."""
    closed = frozenset(row[0] for row in rows("function_words") if row[1] in _STOP_CLASSES) - _TIMES
    closed -= set(words("counted_modifiers"))
    return closed.union(words("phrase_ends"), words("never_nouns"), word_values()).difference(_JOINTS)


@cache
def _plurals() -> frozenset[str]:
    return frozenset(words("irregular_plurals"))


@cache
def _not_plural() -> frozenset[str]:
    return frozenset(words("not_plurals"))


@cache
def _plural_modifiers() -> frozenset[str]:
    return frozenset(words("plural_modifiers"))


@lru_cache(maxsize=8192)
def is_plural(word: str) -> bool:
    """Return whether a word looks like a plural noun."""
    lower = word.lower()
    last = lower.rsplit("-", 1)[-1]
    if last in _plurals() or lower.endswith(("men", "women", "children")):
        return True
    if lower in _not_plural():
        return False
    return len(last) > 2 and last.endswith("s") and not last.endswith(("ss", "us", "is", "'s"))


@cache
def _word_pattern() -> re.Pattern[str]:
    return re.compile(
        r"(?: ['\"]?|(?<=\d) ?- ?|(?<=[a-z])-)"
        r"((?:[A-Z]\.){2,}(?= )|[a-z]+-(?= (?:and|or) )|[A-Za-z][\w'.&/+-]*\w|[A-Za-z&]|\d[\w-]*)"
    )


@cache
def _of_pattern() -> re.Pattern[str]:
    return re.compile(
        r" of(?: (?:(?:[A-Z][\w.&-]*|the) )?(?:[A-Z][\w.&-]* |[a-z]+ )?\w+'s?(?= )| (?:all )?(?:the|its|his|her|their|our|my|your|these|those|all)\b)?"
        r"(?: (?:past|last|first|next|top|other|remaining|final|original))?(?: (?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozen)(?= ))?",
    )


def counted(plain: str, end: int, one: bool, single: bool = False) -> Counted | None:
    """Return the noun phrase that a number ending here counts; `one` allows a singular, `single` nothing else."""
    hung = _hyphenated(plain, end) if plain.startswith(("-", " -"), end) else None
    found = hung or _phrase(plain, end, one, single)
    if found:
        return found
    if plain.startswith(" who ", end):
        return None
    token = _abbreviation_pattern().match(plain, end) if plain[end - 2 : end - 1] == "." else None
    if token:
        return Counted(Span(*token.span(1)), Span(*token.span(1)))
    of = _of_pattern().match(plain, end) if plain.startswith(" of", end) else None
    return _phrase(plain, of.end(), one=False) if of else None


@cache
def _abbreviation_pattern() -> re.Pattern[str]:
    """A unit in capitals that no lexicon knows, after a decimal: "0.5 WAR"."""
    return re.compile(r"(?<=\.\d) ([A-Z]{2,5})(?![\w-])")


@cache
def _hyphen_pattern() -> re.Pattern[str]:
    return re.compile(r" ?- ?([A-Za-z]+)(?![\w])")


def _hyphenated(plain: str, end: int) -> Counted | None:
    """Read "11-country", "four-cylinder": the noun hangs on the number and stays singular."""
    match = _hyphen_pattern().match(plain, end)
    if not match or match[1].lower() in _stops() or match[1].lower() in _JOINTS:
        return None
    return Counted(Span(*match.span(1)), Span(*match.span(1)))


def _phrase(plain: str, end: int, one: bool, single: bool = False) -> Counted | None:
    """Collect words up to the first plural noun; for `one`, up to a word that cannot go on."""
    taken: list[Span] = []
    place, pattern = end, _word_pattern()
    while len(taken) < _LONGEST and (match := pattern.match(plain, place)):
        word, place = match[1], match.end()
        small = word.lower()
        if small in _stops() or ((small in _JOINTS or word[0].isdigit()) and _ends(word, taken, plain, place)):
            break
        taken.append(Span(place - len(word), place))
        if is_plural(word) and not (single or _modifies(plain, word, place)):
            return _with_head(plain, taken)
    if one and taken and taken[0].end != end:
        return _with_head(plain, _singular(plain, taken))
    return None


def _ends(word: str, taken: list[Span], plain: str, end: int) -> bool:
    """Whether a joint or a word with a digit ends the phrase before it."""
    if not word[0].isdigit():
        return not taken or plain[taken[-1].end : taken[-1].end + 1] in ",;"
    if word[-1].isalpha() and not word.endswith(("st", "nd", "rd", "th")):
        return False
    return not taken or not (plain[taken[-1].start].isupper() or re.compile(r" [A-Z]\w*").match(plain, end))


def _modifies(plain: str, word: str, place: int) -> bool:
    """Whether a plural is itself a modifier: "sports teams", "Brown's goals", "Times readers"."""
    listed = word.lower() in _plural_modifiers()
    following = _word_pattern().match(plain, place) if listed or word[0].isupper() else None
    return following is not None and is_plural(following[1]) and (listed or following[1][0].islower())


def _singular(plain: str, taken: list[Span]) -> list[Span]:
    """Cut a phrase without a plural before a joint or a word that is no part of a name or noun."""
    kept: list[Span] = []
    for span in taken:
        word = plain[span.start : span.end].lower()
        if word in _JOINTS or (kept and word.endswith(("ly", "ed")) and not _adjective(word)):
            break
        kept.append(span)
        if not _adjective(word) and len(kept) > 1:
            break
        if not _adjective(word) and not _compound(plain, span.end):
            break
    return kept


@cache
def _compound_pattern() -> re.Pattern[str]:
    return re.compile(
        r" (?:[a-z]+(?:tion|ment|ness|ship|er|or|ist|man|ant|ent|ity|ance|ence)|team|group|plan|deal|round|case|site|plant)\b"
    )


def _compound(plain: str, end: int) -> bool:
    """Whether the next word looks like the head of a compound noun."""
    return bool(_compound_pattern().match(plain, end))


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(words("adjectives"))


@lru_cache(maxsize=8192)
def _adjective(word: str) -> bool:
    """Whether a word looks like an adjective: by list or by ending."""
    lower = word.lower()
    if word[0].isupper():
        return lower.endswith(("an", "ish", "ese", "ench", "ic", "utch"))
    if lower in _adjectives() or "-" in lower:
        return True
    return lower.endswith(
        (
            "ous",
            "ful",
            "less",
            "able",
            "ible",
            "ive",
            "ical",
            "ional",
            "ial",
            "ed",
            "ised",
            "ized",
            "est",
            "ish",
            "ary",
            "wide",
            "ern",
        )
    )


def _with_head(plain: str, taken: list[Span]) -> Counted | None:
    """Drop leading joints and mark where the head begins, after the adjectives."""
    if not taken:
        return None
    if len(taken) == 1 and not plain.startswith(" or ", taken[0].end):
        return Counted(taken[0], taken[0])
    first = 0
    while first < len(taken) - 1 and _adjective(plain[taken[first].start : taken[first].end]):
        first += 1
    if len(taken) > 1 and any(plain[span.start : span.end].lower() in _JOINTS for span in taken[first:]):
        first = len(taken) - 1
    end = taken[-1].end
    head = taken[-1] if first == len(taken) - 1 else Span(taken[first].start, end)
    other = _or_pattern().match(plain, end) if plain.startswith(" or ", end) else None
    if other and is_plural(other[1]):
        end = other.end()
    return Counted(Span(taken[0].start, end), head)


@cache
def _or_pattern() -> re.Pattern[str]:
    """A second noun for the same things: "100 essays or reviews"."""
    return re.compile(r" or ([a-z-]+)(?![\w-])")


def singular(word: str) -> str:
    """Return a counted word's singular, lower case, for comparison only.

    >>> singular("Countries"), singular("boxes"), singular("women")
    ('country', 'box', 'woman')
    """
    lower = word.lower()
    for plural, base in (
        ("people", "person"),
        ("children", "child"),
        ("men", "man"),
        ("feet", "foot"),
        ("lives", "life"),
    ):
        if lower.endswith(plural):
            return lower.removesuffix(plural) + base
    if len(lower) > 4 and lower.endswith("ies"):
        return lower[:-3] + "y"
    if len(lower) > 4 and lower.endswith(("ches", "shes", "xes", "sses", "zes")):
        return lower[:-2]
    return lower[:-1] if len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else lower
