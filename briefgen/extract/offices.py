"""Offices in words: "former head of licences at the Port Authority" is a role, an organisation, and past.

Whose office it is, and where such words stand, is the business of `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefgen.extract.mentions import plural
from briefgen.grammar.lexicon import known, words
from briefgen.grammar.listed import Listed


class Office(NamedTuple):
    """A role and where it is held; the role is empty where the words only say that somebody belongs there."""

    role: str
    organisation: str | None = None
    former: bool = False


def offices(phrase: str) -> Iterator[Office]:
    """Yield the offices that an apposition names.

    >>> list(offices("a lawyer and former deputy head of Norway's Fisheries Directorate"))
    [Office(role='lawyer', organisation=None, former=False), \
Office(role='deputy head', organisation="Norway's Fisheries Directorate", former=True)]
    """
    for piece in _pieces(phrase):
        found = office(piece) or _belonging(piece)
        if found:
            yield found


def _pieces(phrase: str) -> list[str]:
    """An apposition cut where "and" leads to another office."""
    pieces: list[str] = []
    start = 0
    for cut in _joint().finditer(phrase) if " and " in phrase else ():
        if cut.start() >= start and _leads(phrase, cut.end() + 1):
            pieces.append(phrase[start : cut.start()])
            start = cut.end() + 1
    return [*pieces, phrase[start:]]


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r",? and(?= )")


def _leads(phrase: str, start: int) -> bool:
    """Whether an office begins at an offset: words of its own, or a noun behind at most three others."""
    if _opening().match(phrase, start):
        return True
    at, last = start, _OTHERS if _lower().match(phrase, start) else _OTHERS - 1
    for others in range(last + 1):
        if any(_edge().match(phrase, end) for end in _nouns().ends(phrase, at)):
            return True
        word = _other().match(phrase, at) if others < last else None
        if word is None:
            return False
        at = word.end()
    return False


_OTHERS = 3
"""Words that may stand between "and" and the noun of an office; the first of so many is no name."""


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"an? |the |now |once |former|formerly ")


@cache
def _lower() -> re.Pattern[str]:
    return re.compile(r"[a-z-]+ ")


@cache
def _other() -> re.Pattern[str]:
    return re.compile(r"[\w'-]+ ")


@cache
def _edge() -> re.Pattern[str]:
    return re.compile(r"\b")


def office(words_: str) -> Office | None:
    """Return the office that a noun phrase names; None where its head is no office."""
    term = _term().search(words_) if words_[-1:].isdigit() else None
    words_ = (words_[: term.start()] if term else words_).strip()
    placed = _placed(words_)
    if not placed or _functional().search(placed[0]["mods"]) or _ranked().match(words_):
        return None
    found, noun, rest = placed
    own, mods = found["own"], found["mods"]
    since = _gone().search(mods)
    mods = mods[: since.start()] + mods[since.end() :] if since else mods
    place, mods = (own, mods) if own else _house(mods) or _town(mods, noun) or _place(mods)
    behind, organisation = _behind(rest)
    role = f"{mods}{_singular().get(noun.lower(), noun)}{behind}".strip()
    past = found["former"] or found["f2"] or since or (term and term["end"])
    return Office(role, organisation or place, bool(past))


def _placed(phrase: str) -> tuple[re.Match[str], str, str] | None:
    """The words before the noun of an office, the noun, and what stands behind it to the end of the phrase."""
    small = phrase.replace("İ", "_").lower()  # the one letter that is longer in lower case
    for end in (*[rest.start() for rest in _rest().finditer(phrase)], len(phrase)):
        for noun in _heads().get(_head(small[:end]), ()):
            before = _before().fullmatch(phrase, 0, end - len(noun)) if small.endswith(noun, 0, end) else None
            if before:
                return before, phrase[end - len(noun) : end], phrase[end:]
    return None


def _head(phrase: str) -> str:
    """The last word of a phrase, or piece of a joined one."""
    return phrase[max(phrase.rfind(" "), phrase.rfind("-")) + 1 :]


@cache
def _ranked() -> re.Pattern[str]:
    """Who was the first or only one to do something is told by what was done, not by an office: "the first clerk to resign"."""
    return re.compile(
        r"(?:(?:an?|one of|the|its|their|his|her) )*(?:first|second|third|last|latest|next|only|[a-z]{3,}est) .*? to (?!an?\b|her\b|his\b|its\b|the\b|their\b)[a-z]+",
        re.IGNORECASE,
    )


@cache
def _all_nouns() -> frozenset[str]:
    singular = words("office_nouns")
    return frozenset({*singular, *map(plural, singular)})


@cache
def _nouns() -> Listed:
    return Listed(_all_nouns())


@cache
def _heads() -> dict[str, list[str]]:
    """Offices by their last words, of each the longest first."""
    heads: dict[str, list[str]] = {}
    for noun in sorted(_all_nouns(), key=len, reverse=True):
        heads.setdefault(_head(noun), []).append(noun)
    return heads


@cache
def _singular() -> dict[str, str]:
    """Plurals with their singular: "one of its advisers" is an adviser."""
    return {plural(noun): noun for noun in words("office_nouns")}


@cache
def _past() -> str:
    return "|".join(re.escape(word) for word in sorted(words("former"), key=len, reverse=True))


@cache
def _gone() -> re.Pattern[str]:
    """A word among the others that says that the office is no longer held: "Norwegian former minister", "then-Fed"."""
    return re.compile(rf"(?:^|(?<=\s))(?i:{_past()})[ -]")


@cache
def _before() -> re.Pattern[str]:
    """What may stand before the noun of an office."""
    name = r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4}"
    return re.compile(
        rf"(?:now |currently )?(?:(?:newly |recently |just )?(?:appointed|elected|named) (?:as )?)?(?:(?P<det>(?i:an?|the|its|their|his|her|one of(?: the)?|among(?: the)?)) )?(?:(?P<former>{_past()})[ -])?(?:the )?"
        rf"(?:(?P<own>{name})'s? )?(?:(?P<f2>{_past()})[ -])?(?P<mods>(?:[\w.&'-]+ ){{0,5}}?)"
    )


@cache
def _rest() -> re.Pattern[str]:
    """What stands behind it: where the office is held and what it is for."""
    return re.compile(r" (?:of|at|for|from|with|in|to|on) (?=.+$)")


@cache
def _functional() -> re.Pattern[str]:
    return re.compile(r"\b(?:of|and|or|to|in|at|for|from|with|by|that|which|who|as|is|was|has|had|said|but|not|on)\b")


def _place(mods: str) -> tuple[str | None, str]:
    """A country or organisation that opens the words before a noun: "U.S. | Commerce", "Acme Steel | ".

    Before a noun in lower case every capitalised word is the organisation's; before a title only places are.
    """
    found = re.match(r"((?:U\.S\.|[A-Z][\w.&-]*(?:an|ese|ish|ench|ch)|[A-Z]{2,5})(?= )) ", mods)
    if found:
        return found[1], mods[found.end() :]
    first = mods.partition(" ")[0]
    return (first, mods[len(first) + 1 :]) if first in known("places") else (None, mods)


@cache
def _term() -> re.Pattern[str]:
    """The years in which an office is or was held: "from 2008 to 2016", "since 2019"."""
    return re.compile(
        r" (?:(?:from |between )?(?:\w+ )?\d{4}(?: to | until | and |-|–)|until )(?:\w+ )?(?P<end>\d{4})$|,? since (?:\w+ )?\d{4}$"
    )


def _town(mods: str, noun: str) -> tuple[str, str] | None:
    """The town before its mayor: "Halden | Mayor"."""
    if noun not in _TOWNSMEN or not mods or not mods[0].isupper():
        return None
    words_ = mods.lower().split()
    own = known("office_modifiers").isdisjoint(words_) and _RANKS.isdisjoint(words_) and mods.istitle()
    return (mods.strip(), "") if own else None


_TOWNSMEN = frozenset(("Alderman", "Councillor", "Mayor", "Reeve"))
_RANKS = frozenset("borough city county district honorary lady lord madam mr mrs ms newly regional the town".split())


@cache
def _bodies() -> frozenset[str]:
    """Common nouns for bodies where somebody is in office; the house and the opposition have leaders by another sense."""
    bodies = frozenset((*words("acting_bodies"), *words("organisation_words")))
    return bodies - {"house", "international", "opposition", "week", "weekly", "white house"}


def _bodied(phrase: str, other: re.Pattern[str]) -> bool:
    """Whether a phrase ends in a body, behind at most three other words of a kind."""
    parts = phrase.split(" ")
    return any(
        " ".join(parts[count:]) in _bodies() and all(map(other.fullmatch, parts[:count]))
        for count in range(min(len(parts), _OTHERS + 1))
    )


def _house(mods: str) -> tuple[str, str] | None:
    """The body that opens the words before a noun and owns it: "company's | chief"."""
    cuts = _owned().finditer(mods) if "'" in mods else ()
    cut = next((cut for cut in cuts if _bodied(mods[: cut.start()], _owner())), None)
    return (mods[: cut.start()], mods[cut.end() :]) if cut else None


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(r"'s? ")


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"(?!an?\b|the\b|our\b|my\b|your\b|\w+ed\b)[\w&-]+'?")


@cache
def _of_body() -> re.Pattern[str]:
    """What stands before a body in small letters: "of the | port authority"; the opposition's leader has no other name."""
    return re.compile(r" (?:of|at|for) (?:the|its|their) ")


@cache
def _of_what() -> re.Pattern[str]:
    return re.compile(r"(?!of\b|for\b)[\w&'-]+")


def _behind(rest: str) -> tuple[str, str | None]:
    """What follows the noun: "of licences" belongs to the role, the first name behind a preposition is where."""
    rest = re.sub(r" (?:in|from) [A-Z][\w-]+$", "", rest) if rest.count(" ") > 3 else rest
    of = _of_body().match(rest)
    if of and _bodied(rest[of.end() :], _of_what()):
        return "", rest[of.end() :]
    found = re.match(r"( of (?:[a-z-]+ ?){1,4}?)?(?: (?:of|at|for|from|with|in|to|on) )((?:the |an? )?.*)$", rest)
    if not found:
        return rest, None
    organisation = re.sub(r"^(?:the|an?) ", "", found[2]).strip()
    if not re.search(r"[A-Z]", organisation):
        return rest, None
    return found[1] or "", organisation


def _belonging(piece: str) -> Office | None:
    """Where somebody belongs: "now with the firm Bell & Cole", "formerly of the Fisheries Directorate"."""
    found = _elsewhere().match(piece.strip())
    return Office("", found[3], bool(found[2])) if found else None


@cache
def _elsewhere() -> re.Pattern[str]:
    return re.compile(rf"(?:(now|currently)|({_past()})) (?:with|at|of|for) (?:the )?(.*[A-Z].*)$")
