"""Surnames: a person's last name alone stands for the person: "Falk" for Ida Falk, though no alias says so.

`cast` finds whom a text names by them. A last name that two persons share is nobody's alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.people import roles
from briefgen.grammar.typography import straight
from briefgen.model.source import Span
from briefgen.model.vocabulary import Actor

_LAST = re.compile(r" (?P<name>(?:(?:van|von|de|der|den|di|da|del|la|al|bin|ten) )*[A-ZÀ-Þ][\w'-]+)$")


def surnames(actors: Iterable[Actor]) -> Mapping[str, tuple[str, ...]]:
    """Return the last names of persons whom the vocabulary names in full, each with the persons who bear it."""
    known = tuple(actors)
    taken = {straight(name) for actor in known for name in (actor.name, *actor.aliases, *actor.roles)}
    found = dict[str, tuple[str, ...]]()
    for actor in known:
        last = _LAST.search(straight(actor.name))
        if actor.kind == "person" and last and not _common(last["name"].lower()):
            found[last["name"]] = (*found.get(last["name"], ()), actor.id)
    return {name: ids for name, ids in found.items() if name not in taken}


def alone(text: str, names: Iterable[str]) -> Iterator[tuple[str, Span]]:
    """Yield where last names stand in a text by themselves, and not as part of another's name.

    >>> [span.start for _, span in alone("Falk met Anna Falk; Mr Falk left Falk Street.", ["Falk"])]
    [0, 23]
    """
    pattern = _pattern(tuple(names))
    for match in pattern.finditer(text) if pattern else ():
        before = re.search(r"(?:^|[\s\"(])([A-ZÀ-Þ][\w.'-]*) $", text[: match.start()])
        if not before or _leads(before[1]):
            yield match[0], Span(*match.span())


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str] | None:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    told = "|".join(map(re.escape, ordered))
    return re.compile(rf"(?<![\w.'-])(?:{told})(?!\w|-\w| [A-ZÀ-Þ&])") if told else None


def _leads(word: str) -> bool:
    """Whether a capitalised word before a last name is a title or begins a sentence, and is no first name."""
    bare = word.lower().rstrip(".")
    titles = {row[0] for row in rows("person_titles")}
    return bare in titles or bare in words("function_words") or word in words("sentence_openers") or bool(roles(word))


def _common(word: str) -> bool:
    """Whether the last word of a name is a noun for bodies or posts, as in an organisation that no kind says to be one."""
    return word in words("organisation_words") or bool(roles(word))
