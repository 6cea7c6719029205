"""Who and what a text names: persons, organisations, places, groups, roles and pronouns, once for a document.

`names` tells which short names mean which full ones. `speakers` chooses among mentions who said something; the
vocabulary's actors are `actors`' business.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from briefgen.extract.names import People, people
from briefgen.extract.tokens import Tokens, inside
from briefgen.grammar.lexicon import rows, words
from briefgen.model.source import Span
from briefgen.model.vocabulary import Vocabulary


class Kind(Enum):
    """What a mention names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"
    ROLE = "role"
    PRONOUN = "pronoun"


class NameMention(NamedTuple):
    """Words that name someone: `name` as printed without titles, `head` its last word."""

    start: int
    end: int
    name: str
    head: str
    kind: Kind
    gender: str = ""
    """m, w, p (plural) or n (a thing), where a title, a given name or the pronoun tells; else empty."""
    canonical: str = ""
    """The fullest form under which the document names the same person; `name` itself where it does not say."""
    title: str = ""
    """The titles printed before a person's name: "Labour Minister", "Mr."."""

    @property
    def span(self) -> Span:
        """The mention's place, titles left out."""
        return Span(self.start, self.end)


def mentions(plain: str, cut: Tokens, sentences: Sequence[Span], vocabulary: Vocabulary) -> tuple[NameMention, ...]:
    """Return the mentions in the sentences of a document, in order; those inside another are left out.

    >>> from briefgen.extract.tokens import tokens
    >>> text = "Labour Minister Ana Ruiz met Mr. Cole of Acme Steel Inc. The minister said she was glad."
    >>> [m.name for m in mentions(text, tokens(text, ()), [Span(0, 57), Span(57, len(text))], Vocabulary())]
    ['Ana Ruiz', 'Cole', 'Acme Steel Inc', 'The minister', 'she']
    """
    starts = {sentence.start for sentence in sentences}
    known = frozenset(words for actor in vocabulary.actors for words in (actor.name, *actor.aliases))
    common = {*cut.words, *cut.parts}
    capitals = inside(cut.capitals(), sentences)
    named = _surely(list(_named(plain, capitals, starts, common, known)), starts, known)
    folk = people((parsed.name, parsed.title, parsed.gender) for _, parsed in named if parsed.kind is Kind.PERSON)
    full = [_mention(start, parsed, folk) for start, parsed in named]
    taken = {m.start for m in full}
    described = [mention for mention in _described(plain, cut, sentences) if not _covers(taken, mention)]
    found = (*full, *described, *_pronouns(plain, inside(cut.beginning(_PRONOUNS), sentences)))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))


class _Parsed(NamedTuple):
    """What a capitalised phrase says by itself, wherever it stands."""

    offset: int
    name: str
    kind: Kind
    gender: str
    title: str


def _mention(start: int, parsed: _Parsed, folk: People) -> NameMention:
    """A name with the full name it stands for, where only one answers."""
    _, name, kind, gender, title = parsed
    full = "" if kind in (Kind.PLACE, Kind.GROUP) else folk.full(name, gender if title else "")
    if full:
        kind, gender = Kind.PERSON, gender.strip("n") or folk.gender(full)
    elif kind is Kind.ORGANISATION and name in folk.by_part:
        kind, gender = Kind.PERSON, ""  # one of several people of that name
    return NameMention(start, start + len(name), name, name.split(" ")[-1], kind, gender, full or name, title)


def _covers(taken: set[int], mention: NameMention) -> bool:
    return any(at in taken for at in range(mention.start, mention.end))


@cache
def _name() -> re.Pattern[str]:
    titles = "Mr|Mrs|Ms|Mx|Dr|Sen|Sens|Rep|Reps|Gov|Gen|Col|Sgt|Lt|Capt|Prof|Rev|Hon|St|Jr|Sr|Inc|Corp|Co|Ltd|No"
    word = rf"(?:(?:{titles})\.|[A-Z](?:[^\W\d_]|\d|[&-](?=\w)|'(?!s\b)(?=\w)|\.(?=[A-Z]))*+(?:(?<=\b[A-Z])\.|(?<=\.[A-Z])\.)?)"
    particle = r"(?:(?:de|del|de la|de los|da|di|du|van|van der|van den|von|der|den|bin|al|el|le|la|y|&)\ )"
    return re.compile(rf"(?<![\w.'’-]){word}(?:\ {particle}?{word}){{0,8}}")


@cache
def _titles() -> dict[str, str]:
    return {row[0]: row[1].replace("-", "") for row in rows("person_titles")}


@cache
def _given() -> dict[str, str]:
    return {row[0]: row[1].replace("x", "") for row in rows("given_names")}


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset(words("organisation_words"))


@cache
def _places() -> frozenset[str]:
    return frozenset(words("places"))


@cache
def _function_words() -> frozenset[str]:
    return frozenset(words("function_words"))


@cache
def _roles() -> dict[str, tuple[str, str]]:
    """Each role noun, singular and plural, with its gender and number."""
    singular = {row[0]: (row[0], row[1].replace("-", "")) for row in rows("role_nouns")}
    return {**{plural(noun): (noun, "p") for noun in singular}, **singular}


@cache
def _role_ends() -> frozenset[str]:
    return frozenset(noun.rpartition("-")[2] for noun in _roles())


def plural(noun: str) -> str:
    """Return an English noun's plural.

    >>> plural("deputy"), plural("spokesman"), plural("boss")
    ('deputies', 'spokesmen', 'bosses')
    """
    if noun.endswith("man"):
        return noun[:-2] + "en"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh")) else "s")


def _named(
    plain: str, capitals: Iterable[tuple[int, Span]], starts: set[int], common: set[str], known: frozenset[str]
) -> Iterator[tuple[int, _Parsed]]:
    end = 0
    for at, sentence in capitals:
        found = _name().match(plain, at, sentence.end) if at >= end else None
        if found is None:
            continue
        start, end = _past_function_words(found), found.end()
        name = plain[start:end]
        opens = at in starts or plain[max(0, at - 1)] == '"'
        if not name or (opens and start == at and _ordinary(name, common, known)):
            continue
        parsed = _parsed(name)
        yield start + parsed.offset, parsed


def _surely(named: list[tuple[int, _Parsed]], starts: set[int], known: frozenset[str]) -> list[tuple[int, _Parsed]]:
    """Leave out single capitalised words that only ever open sentences: "Market", "Asked"."""
    inside = {part for at, m in named if at not in starts or " " in m.name for part in m.name.split(" ")}
    sure = inside | known
    return [
        (at, m)
        for at, m in named
        if at not in starts or m.kind is not Kind.ORGANISATION or m.name in sure or m.name.isupper()
    ]


def _past_function_words(found: re.Match[str]) -> int:
    """Where the name begins once "In", "But" or "The" before it are left out."""
    start, text = found.start(), found[0]
    while True:
        first, _, rest = text.partition(" ")
        if first.partition("'")[0].lower() not in _function_words() or (
            not rest and len(first) > 1 and first.isupper()
        ):
            return start
        start, text = start + len(first) + 1, rest
        if not rest:
            return found.end()


def _ordinary(name: str, common: set[str], known: frozenset[str]) -> bool:
    """Whether one capitalised word that opens a sentence is an ordinary word as far as the text tells."""
    if " " in name or name in known or name in _given() or name in _places() or name.isupper():
        return False
    return (name.isalpha() and name.lower() in common) or name.lower() in _roles() or name.endswith("ly")


@lru_cache(maxsize=4096)
def _parsed(phrase: str) -> _Parsed:
    """Tell a title from the name behind it: "Labour Minister | Ana Ruiz"."""
    parts = phrase.split(" ")
    last = max((i for i, part in enumerate(parts[:-1]) if part.rstrip(".").lower() in _titles()), default=-1)
    kind = Kind.PERSON if last >= 0 else _kind(parts)
    if kind is Kind.PERSON and len(parts) > 1 and parts[-1].lower() in _titles():
        last, kind = -1, Kind.ROLE
    if kind is Kind.PERSON and parts[-1].lower() in _organisation_words():
        last, kind = -1, Kind.ORGANISATION
    title, name = " ".join(parts[: last + 1]), " ".join(parts[last + 1 :])
    offset = len(phrase) - len(name)
    name = name if re.search(r"\b[A-Z]\.$", name) else name.rstrip(".")
    return _Parsed(offset, name, kind, _gender(kind, title, name), title)


def _kind(parts: list[str]) -> Kind:
    name, tail = " ".join(parts), parts[-1].lower().rstrip(".")
    if name in _places():
        return Kind.PLACE
    if len(parts) > 1 and parts[0].partition("-")[0] in _given() and tail not in _organisation_words():
        return Kind.PERSON
    if any(part.lower().rstrip(".") in _organisation_words() for part in parts):
        return Kind.ORGANISATION
    if len(parts) == 1:
        return _single(name)
    return (
        Kind.PERSON
        if len(parts) <= 4 and all(part[1:].islower() or len(part) < 3 for part in parts)
        else Kind.ORGANISATION
    )


def _single(name: str) -> Kind:
    if name in _given():
        return Kind.PERSON
    return Kind.GROUP if re.search(r"(?:an|ican|ocrat|ist|ese|er)s$", name) else Kind.ORGANISATION


def _gender(kind: Kind, title: str, name: str) -> str:
    if kind is Kind.PERSON:
        told = _titles().get(title.rsplit(" ", maxsplit=1)[-1].rstrip(".").lower(), "")
        return told or _given().get(name.split(" ", maxsplit=1)[0], "")
    return "p" if kind is Kind.GROUP else "n"


_PRONOUNS = {"he": "m", "him": "m", "she": "w", "they": "p", "them": "p", "it": "n"}
_DETERMINERS = frozenset("the a an one some this that these those his her its their".split())
_LONGEST = 120
"""Code points from a determiner to the role noun of its description."""


def _pronouns(plain: str, offsets: Iterable[tuple[int, Span]]) -> Iterator[NameMention]:
    for start, _ in offsets:
        found = _pronoun().match(plain, start)
        if found:
            name = found[0]
            yield NameMention(start, found.end(), name, name, Kind.PRONOUN, _PRONOUNS[name.lower()], "")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|[Hh]im|[Tt]hem)\b")


@cache
def _description() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z][a-z]*\ ((?:[\w.'-]+\ ){0,4}[\w'-]+)")


def _described(plain: str, cut: Tokens, sentences: Sequence[Span]) -> Iterator[NameMention]:
    nouns, end = cut.beginning(_role_ends()), 0
    for start, sentence in inside(cut.beginning(_DETERMINERS), sentences) if nouns else ():
        place = bisect_left(nouns, start)
        if start < end or place == len(nouns) or nouns[place] > start + _LONGEST:
            continue
        found = _description().match(plain, start, sentence.end)
        if found and (role := _role(found)):
            end = role.end
            yield role


def _role(found: re.Match[str]) -> NameMention | None:
    """The shortest run of words after a determiner that ends in a role noun."""
    offset = found.start(1)
    for word in found[1].split(" "):
        offset += len(word) + 1
        noun = word.removesuffix("'s")
        if noun.lower() in _roles():
            end = offset - 1 - (len(word) - len(noun))
            name = found.string[found.start() : end]
            return NameMention(found.start(), end, name, noun, Kind.ROLE, _roles()[noun.lower()][1], "")
        if word.lower() in _function_words():
            return None
    return None
