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
from briefgen.grammar.prefixes import factored


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
    return _joint().split(phrase) if " and " in phrase else [phrase]


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        rf",? and (?=(?:an? |the |now |once |former|formerly )|(?:[\w'-]+ ){{0,2}}(?:{_nouns()})\b|[a-z-]+ (?:[\w'-]+ ){{2}}(?:{_nouns()})\b)"
    )


def office(words_: str) -> Office | None:
    """Return the office that a noun phrase names; None where its head is no office."""
    named = not _heads().isdisjoint(_word().findall(words_.lower()))
    term = _term().search(words_) if named and words_[-1:].isdigit() else None
    words_ = words_[: term.start()] if term else words_
    found = _office().match(words_.strip()) if named else None
    if not found or _functional().search(found["mods"]) or _ranked().match(words_.strip()):
        return None
    own, mods = found["own"], found["mods"]
    since = _gone().search(mods)
    mods = mods[: since.start()] + mods[since.end() :] if since else mods
    place, mods = (own, mods) if own else _house(mods) or _town(mods, found["noun"]) or _place(mods)
    behind, organisation = _behind(found["rest"] or "")
    noun = _singular().get(found["noun"].lower(), found["noun"])
    role = f"{mods}{noun}{behind}".strip()
    past = found["former"] or found["f2"] or since or (term and term["end"])
    return Office(role, organisation or place, bool(past))


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
def _nouns() -> str:
    return factored(sorted(_all_nouns()))


@cache
def _heads() -> frozenset[str]:
    """The last words of offices: most phrases hold none, and need no pattern."""
    return frozenset(_word().findall(noun)[-1] for noun in _all_nouns())


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]+")


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
def _office() -> re.Pattern[str]:
    name = r"[A-Z][\w.&-]*(?: [A-Z][\w.&-]*){0,4}"
    return re.compile(
        rf"(?:now |currently )?(?:(?:newly |recently |just )?(?:appointed|elected|named) (?:as )?)?(?:(?P<det>(?i:an?|the|its|their|his|her|one of(?: the)?|among(?: the)?)) )?(?:(?P<former>{_past()})[ -])?(?:the )?"
        rf"(?:(?P<own>{name})'s? )?(?:(?P<f2>{_past()})[ -])?(?P<mods>(?:[\w.&'-]+ ){{0,5}}?)"
        rf"(?P<noun>(?i:{_nouns()}))(?P<rest> (?:of|at|for|from|with|in|to|on) .+)?$"
    )


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
def _bodies() -> str:
    """Common nouns for bodies where somebody is in office; the house and the opposition have leaders by another sense."""
    return factored(
        {*words("acting_bodies"), *words("organisation_words")}
        - {"house", "international", "opposition", "week", "weekly", "white house"}
    )


def _house(mods: str) -> tuple[str, str] | None:
    """The body that opens the words before a noun and owns it: "company's | chief"."""
    if "'" not in mods:
        return None
    found = _owner().match(mods)
    return (found[1], mods[found.end() :]) if found else None


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(rf"((?:(?!an?\b|the\b|our\b|my\b|your\b|\w+ed\b)[\w&-]+'? ){{0,3}}?{_bodies()})'s? ")


@cache
def _of_body() -> re.Pattern[str]:
    """A body in small letters: "of the port authority"; the opposition's leader has no other name."""
    return re.compile(rf" (?:of|at|for) (?:the|its|their) ((?:(?!of\b|for\b)[\w&'-]+ ){{0,3}}?{_bodies()})$")


def _behind(rest: str) -> tuple[str, str | None]:
    """What follows the noun: "of licences" belongs to the role, the first name behind a preposition is where."""
    rest = re.sub(r" (?:in|from) [A-Z][\w-]+$", "", rest) if rest.count(" ") > 3 else rest
    body = _of_body().match(rest) if rest else None
    if body:
        return "", body[1]
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
