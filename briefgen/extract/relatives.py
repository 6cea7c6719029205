"""Offices that a relative clause gives to the name before it: "who chairs the board", "who once led Acme Steel".

Whose name stands before it is the business of `roles`; posts that somebody takes or leaves are `posts`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.extract.offices import Office
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.listed import Listed


def relatives(right: str) -> Iterator[tuple[Office, int]]:
    """Yield the offices that relative clauses tell of a name, from the words behind it, with where their words end.

    >>> [found for found, _ in relatives(", who formerly chaired the port authority, said so.")]
    [Office(role='chair', organisation='port authority', former=True)]
    """
    reached = 0
    for clause in _relative().finditer(right):
        end = _where_ends(right, clause.end()) if clause.start() >= reached else None
        if end is None:
            continue
        between = right[reached : clause.start()]
        if _other_person().search(right, 0, clause.start()) or (reached and between.strip(" ,") not in ("", "and")):
            break
        reached = end
        if not _stopped().match(right, end):
            noun, past = _verbs()[clause["verb"]]
            yield Office(noun, right[clause.end() : end], past or clause["when"] in _ONCE), end


_ONCE = ("once", "formerly", "previously")


@cache
def _relative() -> re.Pattern[str]:
    """A clause up to its object."""
    verbs = "|".join(sorted(_verbs(), key=len, reverse=True))
    adverbs = "now|currently|also|still|once|formerly|previously|long"
    return re.compile(rf" who (?:(?P<when>{adverbs}) )?(?P<verb>{verbs}) (?:(?:the|its|their|an?) )?")


@cache
def _verbs() -> dict[str, tuple[str, bool]]:
    return {row[0]: ("" if row[1] == "-" else row[1], row[2] == "former") for row in rows("office_verbs")}


def _where_ends(right: str, start: int) -> int | None:
    """Where the body or house ends whose name begins at an offset: "the | port authority", "| Acme Steel"."""
    at = start
    for _ in range(_OTHERS + 1):
        for end in _bodies().ends(right, at):
            if _body_ends().match(right, end):
                return end
        other = _other().match(right, at)
        if other is None:
            break
        at = other.end()
    house = _house().match(right, start)
    return house.end() if house else None


_OTHERS = 3
"""Words that may stand before a body in small letters."""


@cache
def _bodies() -> Listed:
    return Listed(words("acting_bodies"))


@cache
def _other() -> re.Pattern[str]:
    return re.compile(r"[\w&-]+(?:'s?)? ")


@cache
def _body_ends() -> re.Pattern[str]:
    return re.compile(r"[,.;)\"]|$| (?:and|at|from|has|in|is|said|says|since|told|until|was|will)\b")


@cache
def _house() -> re.Pattern[str]:
    """A capitalised name behind at most four words, without what is no part of where somebody is in office."""
    apart = (
        r"(?!(?:at|by|from|in|on|to|with|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March"
        r"|April|May|June|July|August|September|October|November|December)\b)"
    )
    return re.compile(
        rf"(?:{apart}[A-Za-z][\w.&-]*(?:'s)? ){{0,4}}?{apart}"
        r"[A-Z][\w&-]*(?:'s [a-z]+ [a-z]+|'s [a-z]+)?(?: (?:(?:of|for|and|&|the) ){0,2}(?:[A-Z][\w&-]*|&))*"
    )


@cache
def _stopped() -> re.Pattern[str]:
    """A stop inside a sentence is that of a title, and what is named is a person: "who worked for Sen. | Falk"."""
    return re.compile(r"\.'? [A-Z]")


@cache
def _other_person() -> re.Pattern[str]:
    """A verb between a name and "who": the clause is another's."""
    return re.compile(r"^ (?!of |at |and |from )[a-z]|\.(?!,)|;")
