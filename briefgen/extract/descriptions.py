"""Descriptions of people and bodies without a name: "Mexican officials", "the three coastal councils", "wary voters".

Closed classes and lexicons decide. Whose predicate a description takes is `subjects`' business.
"""

from __future__ import annotations

import re
from functools import cache
from string import ascii_letters

from briefgen.extract.mentions import plural
from briefgen.grammar.lexicon import rows, words
from briefgen.model.fact import Mention
from briefgen.model.source import Span

_LONGEST = 20
"""Code points of the longest noun for people."""


def described(plain: str, floor: int, end: int) -> Mention | None:
    """Return the phrase that ends at an offset in a noun for people, no further back than a floor: "unnamed experts"."""
    tail = plain[max(floor, end - _LONGEST) : end]
    last = tail[len(tail.rstrip(ascii_letters)) :].lower()
    if last not in _people_ends():
        return None
    near = plain[max(floor, end - 60) : end]
    opens = end - 60 <= floor
    found = _whole(near, last) or (_several(near) if opens else None)
    phrase = found[0].lstrip() if found else near[_peopled(near, last) :]
    if not phrase:
        return None
    start = end - len(_past_joints(phrase))
    owner = plain[max(floor, plain.rfind(" ", floor, max(floor, start - 1)) + 1) : start]
    start -= len(owner) if owner in _OWNERS else 0
    return Mention(" ".join(plain[start:end].split()), Span(start, end))


_OWNERS = frozenset(("his ", "her ", "its ", "their "))
"""Whose somebody is: "the minister said | his government opposes"."""


def _past_joints(phrase: str) -> str:
    """A phrase without the capitalised word that joins its clause: "While | Norwegian officials"."""
    first, _, rest = phrase.partition(" ")
    return _past_joints(rest) if rest and first.lower() in _joints() else phrase


@cache
def _joints() -> frozenset[str]:
    """Words that stand before a subject and are no part of it: conjunctions, prepositions, adverbs, times."""
    joining = {"adv", "conj", "prep", "sub", "time"}
    return frozenset(row[0] for row in rows("function_words") if joining & set(row[1].split()))


def _several(near: str) -> re.Match[str] | None:
    """A plural that opens its clause without a determiner: "budget watchdog groups", "coastal business owners"."""
    found = _bare_plural().match(near)
    between = found["between"].lower().split() if found else []
    verbs = any(word.endswith("ed") and "-" not in word for word in between)
    if (
        not found
        or verbs
        or "that" in between
        or not tensed().isdisjoint(between)
        or not (_closed() | _SHOWING).isdisjoint(between)
    ):
        return None
    return _opened().search(near, found.start("between"))


_SHOWING = frozenset("find help indicate keep let make mean say see show suggest".split())
"""Verbs that a plural could be taken to be the subject of."""


@cache
def _bare_plural() -> re.Pattern[str]:
    return re.compile(r"\W*(?:(?:And|But|So|Yet) )?(?P<between>(?:[A-Za-z][a-z-]* ){1,3})[a-z]+(?:s|men|people)$")


@cache
def _opened() -> re.Pattern[str]:
    return re.compile(r".+$")


def _whole(near: str, last: str) -> re.Match[str] | None:
    """The phrase from its determiner on, where no other phrase or verb stands in it: "the three coastal councils"."""
    found = _determined().search(near)
    if found is None or (last not in _bodies() and not found["between"]):
        return None
    between = found["between"].lower().split()
    verbs = (word.endswith("ed") or (word.endswith("s") and last not in _bodies()) for word in between)
    return None if any(verbs) or not tensed().isdisjoint(between) or not _closed().isdisjoint(between) else found


@cache
def _determined() -> re.Pattern[str]:
    word = r"[\w.'-]+ "
    return re.compile(
        rf"(?:^|(?<=[\s\"(—]))(?i:the|its|their|our|these|those|all|both|some|many|most|several) (?P<between>(?:{word}){{0,3}}?)[\w-]+$"
    )


@cache
def _bodies() -> frozenset[str]:
    bodies = words("acting_bodies")
    return frozenset({*bodies, *map(plural, bodies)})


@cache
def _closed() -> frozenset[str]:
    return frozenset(row[0] for row in rows("function_words") if not {"quant", "det"} & set(row[1].split()))


@cache
def no_nouns() -> frozenset[str]:
    """Return the words that are no noun of a phrase: those of the closed classes and those that tell time."""
    return frozenset(row[0] for row in rows("function_words")) | tensed()


@cache
def tensed() -> frozenset[str]:
    """Return the words that tell time."""
    return frozenset(row[0] for row in rows("tense_words"))


@cache
def _people_nouns() -> frozenset[str]:
    nouns = words("role_nouns")
    return frozenset({*map(plural, nouns), *nouns, "government", "governments", "party", "union", "unions"})


@cache
def _people_ends() -> dict[str, list[str]]:
    """The nouns for people by their last words, which a phrase must end in; of bodies that is known without a noun."""
    ends: dict[str, list[str]] = {body: [] for body in _bodies()}
    for noun in _people_nouns():
        last = re.split(r"\W", noun)[-1]
        ends[last] = [*ends.get(last, ()), noun]
    return ends


def _peopled(near: str, last: str) -> int:
    """Where a phrase for people begins that a text ends in; at the text's end where there is none."""
    ends = [len(near) - len(noun) for noun in _people_ends()[last] if near[-len(noun) :].lower() == noun]
    leads = (_adjectives().search(near, 0, end) for end in ends)
    return min((lead.start() for lead in leads if lead), default=len(near))


@cache
def _adjectives() -> re.Pattern[str]:
    adjective = (
        r"(?:[A-Z][\w.-]*(?:'s?)? |[a-z]+-[a-z]+ |(?:unnamed|some|many|most|several|other|top|senior|political) )"
    )
    return re.compile(rf"(?:^|(?<=[\s\"(—]))(?:(?:the|a|an|one|our|its|their) )?{adjective}{{0,3}}$")


def bare(plain: str, start: int, end: int) -> Mention | None:
    """Return the description between two offsets that has no determiner and ends in a noun for people: "wary voters"."""
    *before, last = plain[start:end].lower().split() or [""]
    known = (last in _people_nouns() or last in _bodies()) and all(word.isalpha() for word in before)
    if not known or not _closed().isdisjoint(before) or not tensed().isdisjoint(before):
        return None
    start -= 4 * plain.startswith("the ", start - 4)
    return Mention(" ".join(plain[start:end].split()), Span(start, end))
