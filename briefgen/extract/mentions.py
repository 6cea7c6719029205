"""Who and what a text names: persons, organisations, places, groups, roles and pronouns, once for a document.

`names` tells which short names mean which full ones. `speakers` chooses among mentions who said something; the
vocabulary's actors are `actors`' business.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from briefgen.extract.names import People, people
from briefgen.extract.tokens import Tokens
from briefgen.grammar.lexicon import known, rows
from briefgen.grammar.prefixes import factored
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
    told = frozenset(words for actor in vocabulary.actors for words in (actor.name, *actor.aliases))
    named, person = _named(plain, cut, sentences, told), Kind.PERSON
    folk = people([(parsed.name, parsed.gender) for _, parsed in named if parsed.kind is person])
    full = [_mention(start, parsed, folk) for start, parsed in named]
    taken = [mention[0] for mention in full]
    described = [role for role in _described(plain, cut, sentences) if not _meets(taken, role)]
    return tuple(sorted((*full, *_pronouns(plain, cut, set(taken)), *described), key=itemgetter(0)))


def _meets(taken: list[int], role: NameMention) -> bool:
    """Whether one of the offsets, in order, lies in a mention."""
    place = bisect_left(taken, role.start)
    return place < len(taken) and taken[place] < role.end


class _Parsed(NamedTuple):
    """What a capitalised phrase says by itself, wherever it stands."""

    offset: int
    name: str
    head: str
    kind: Kind
    gender: str
    title: str


def _mention(start: int, parsed: _Parsed, folk: People) -> NameMention:
    """A name with the full name it stands for, where only one answers."""
    _, name, head, kind, gender, title = parsed
    if name not in folk.by_part or kind not in _CALLED:
        return NameMention(start, start + len(name), name, head, kind, gender, name, title)
    full = folk.full(name, gender if title else "")
    if full:
        kind, gender = Kind.PERSON, gender.strip("n") or folk.gender(full)
    elif kind is Kind.ORGANISATION:
        kind, gender = Kind.PERSON, ""  # one of several people of that name
    return NameMention(start, start + len(name), name, head, kind, gender, full or name, title)


_CALLED = (Kind.PERSON, Kind.ORGANISATION, Kind.ROLE)
"""What a name may be by itself that is a person's elsewhere."""


@cache
def _name() -> re.Pattern[str]:
    """Capitalised words in a row. Each begins with its capital: the engine skips fast to a set of letters."""
    titles = "Mr Mrs Ms Mx Dr Sen Sens Rep Reps Gov Gen Col Sgt Lt Capt Prof Rev Hon St Jr Sr Inc Corp Co Ltd No"
    title = "|".join(rf"{title[1:]}(?<={title})" for title in titles.split(" "))
    joined = r"[^\W_]*+(?:(?:[&-](?=\w)|'(?!s\b)(?=\w)|\.(?=[A-Z]))[^\W_]*+)*+"
    # Most words are no titles or initials, and most names end: each look ahead spares a row of attempts.
    rest = rf"(?:[a-z]*+(?=[ ,])|(?=[a-z]{{1,4}}\.)(?:{title})\.|{joined}(?:\.(?:(?<=\b[A-Z]\.)|(?<=\.[A-Z]\.)))?)"
    particle = factored("de,del,de la,de los,da,di,du,van,van der,van den,von,der,den,bin,al,el,le,la,y,&".split(","))
    return re.compile(rf"[A-Z](?<![\w.'’-].){rest}(?:\ (?:(?=[abdelvy&]){particle}\ )?[A-Z]{rest}){{0,8}}+")


@cache
def _titles() -> dict[str, str]:
    return {row[0]: row[1].replace("-", "") for row in rows("person_titles")}


@cache
def _given() -> dict[str, str]:
    return {row[0]: row[1].replace("x", "") for row in rows("given_names")}


def given_gender(name: str) -> str:
    """Return what a name's first word tells: m, w or nothing.

    >>> given_gender("Ana Ruiz"), given_gender("Ruiz")
    ('w', '')
    """
    return _given().get(name.partition(" ")[0], "") if " " in name else ""


@cache
def _roles() -> dict[str, tuple[str, str]]:
    """Each role noun, singular and plural, with its gender and number."""
    singular = {row[0]: (row[0], row[1].replace("-", "")) for row in rows("role_nouns")}
    return {**{plural(noun): (noun, "p") for noun in singular}, **singular}


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


def _named(plain: str, cut: Tokens, sentences: Sequence[Span], told: frozenset[str]) -> list[tuple[int, _Parsed]]:
    """The capitalised phrases of the sentences, but ordinary words that open one."""
    found: list[tuple[int, _Parsed]] = []
    opening: list[int] = []
    runs, phrases, common = _name().finditer, _PHRASES, _Common(cut)
    for start, end in sentences:
        for run in runs(plain, start, end):
            parsed = phrases[run[0]]
            if parsed is None:
                continue
            at = run.start()
            if told and parsed.name.count(" ") > 1:
                parsed = _known(parsed, told)
            if (at == start or plain[at - 1] == '"') and _ordinary(run[0], common, told):
                continue
            if at == start and not parsed.offset:
                opening.append(len(found))
            found.append((at + parsed.offset, parsed))
    return _surely(found, opening, told)


class _Common(dict[str, bool]):
    """Whether words in small letters stand in a text, too."""

    def __init__(self, cut: Tokens) -> None:
        super().__init__()
        self.cut, self.parts = cut, frozenset(cut.parts)

    def __missing__(self, small: str) -> bool:
        places = self.cut.where.get(small, ())
        common = self[small] = small in self.parts or any(self.cut.words[at] == small for at in places)
        return common


def _known(parsed: _Parsed, told: frozenset[str]) -> _Parsed:
    """Leave the words before a name that the vocabulary has to the title, if they are no given name: "Reeve | Ana Falk"."""
    first, _, rest = parsed.name.partition(" ")
    other = parsed.kind is not Kind.PERSON or parsed.name in told or first in _given() or first.endswith(".")
    if other or rest not in told:
        return parsed
    title = f"{parsed.title} {first}".strip()
    return parsed._replace(
        offset=parsed.offset + len(first) + 1, name=rest, title=title, gender=_gender(Kind.PERSON, title, rest)
    )


def _surely(named: list[tuple[int, _Parsed]], opening: list[int], told: frozenset[str]) -> list[tuple[int, _Parsed]]:
    """Leave out those that open sentences and are capitalised words nowhere else: "Market", "Asked"."""
    inside, unsure = [parsed.name for _, parsed in named], Kind.ORGANISATION
    for place in opening:
        if " " not in inside[place]:
            inside[place] = ""
    sure = told.union(" ".join(inside).split(" "))
    less = set()
    for place in opening:
        parsed = named[place][1]
        if parsed.kind is unsure and parsed.name not in sure and not parsed.name.isupper():
            less.add(place)
    return [each for place, each in enumerate(named) if place not in less] if less else named


def _past_function_words(phrase: str) -> str:
    """The phrase once "In", "But" or "The" before it are left out; empty where nothing else stands in it."""
    while phrase:
        first, _, rest = phrase.partition(" ")
        acronym = not rest and len(first) > 1 and first.isupper()
        if acronym or first.partition("'")[0].lower() not in known("function_words"):
            break
        phrase = rest
    return phrase


def _ordinary(name: str, common: _Common, told: frozenset[str]) -> bool:
    """Whether a phrase that opens a sentence is one capitalised word, and an ordinary one as far as the text tells."""
    if " " in name or name in told or name in _given() or name in known("places") or name.isupper():
        return False
    small = name.lower()
    return small in _roles() or name.endswith("ly") or (name.isalpha() and common[small])


def _parsed(phrase: str) -> _Parsed | None:
    """Tell a title from the name behind it, "Labour Minister | Ana Ruiz"; None where a phrase has function words alone."""
    parts = _past_function_words(phrase).split(" ")
    if not parts[0]:
        return None
    titles = [i for i, part in enumerate(parts[:-1]) if part.rstrip(".").lower() in _titles()]
    last = titles[-1] if titles else -1
    kind = Kind.PERSON if last >= 0 else _kind(parts)
    if kind is Kind.PERSON and len(parts) > 1 and parts[-1].lower() in _titles():
        last, kind = -1, Kind.ROLE
    if kind is Kind.PERSON and parts[-1].lower() in known("organisation_words"):
        last, kind = -1, Kind.ORGANISATION
    title, name = " ".join(parts[: last + 1]), " ".join(parts[last + 1 :])
    offset = len(phrase) - len(name)
    if name.endswith(".") and not re.search(r"\b[A-Z]\.$", name):
        name = name.rstrip(".")
    return _Parsed(offset, name, name.rpartition(" ")[2], kind, _gender(kind, title, name), title)


class _Phrases(dict[str, _Parsed | None]):
    """What each phrase says: most have stood in another document, or earlier in this one."""

    def __missing__(self, phrase: str) -> _Parsed | None:
        parsed = _parsed(phrase)
        if len(self) >= _MOST:
            self.clear()
        if len(phrase) <= _KEPT:
            self[phrase] = parsed
        return parsed


_MOST = 1 << 12
"""Phrases kept at most."""
_KEPT = 80
"""Code points of the longest phrase worth keeping."""
_PHRASES = _Phrases()


def _kind(parts: list[str]) -> Kind:
    name, tail = " ".join(parts), parts[-1].lower().rstrip(".")
    if name in known("places"):
        return Kind.PLACE
    if len(parts) > 1 and parts[0].partition("-")[0] in _given() and tail not in known("organisation_words"):
        return Kind.PERSON
    if any(part.lower().rstrip(".") in known("organisation_words") for part in parts):
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
    return Kind.GROUP if name.endswith(_GROUPS) else Kind.ORGANISATION


_GROUPS = ("ans", "ocrats", "ists", "eses", "ers")


def _gender(kind: Kind, title: str, name: str) -> str:
    if kind is Kind.PERSON:
        told = _titles().get(title.rsplit(" ", maxsplit=1)[-1].rstrip(".").lower(), "")
        return told or _given().get(name.split(" ", maxsplit=1)[0], "")
    return "p" if kind is Kind.GROUP else "n"


_PRONOUNS = {"he": "m", "him": "m", "she": "w", "they": "p", "them": "p", "it": "n"}
_SMALL = frozenset(_PRONOUNS)
_DETERMINERS = frozenset("the a an one some this that these those his her its their".split())
_LONGEST = 120
"""Code points from a determiner to the role noun of its description."""
_WORDS = 4
"""Words between them."""


@cache
def _ends() -> frozenset[str]:
    """The last words of role nouns, in small letters."""
    return frozenset(noun.rpartition("-")[2] for noun in _roles()) - _DETERMINERS - _SMALL


def _pronouns(plain: str, cut: Tokens, taken: set[int]) -> list[NameMention]:
    """Pronouns that open no name."""
    genders, kind = _PRONOUNS, Kind.PRONOUN
    found = [(start, plain[start : start + len(small)], genders[small]) for start, small in cut.begun(_SMALL)]
    return [
        NameMention(start, start + len(word), word, word, kind, gender)
        for start, word, gender in found
        if start not in taken and (word.islower() or word.istitle())
    ]


def _described(plain: str, cut: Tokens, sentences: Sequence[Span]) -> Iterator[NameMention]:
    """Descriptions: a role noun behind the last determiner before it in its sentence, if no other took it."""
    determiners, taken = [-_LONGEST, *[cut.starts[at] for at in cut.places(_DETERMINERS)]], 0
    closed, ends = known("function_words"), [sentence.end for sentence in sentences]
    for start in _marked(cut):
        before = bisect_left(determiners, start)
        determiner = determiners[before - 1]
        if before <= taken or start - determiner > _LONGEST:
            continue
        taken = before
        between = plain[determiner:start].lower().split(" ")[1:-1]
        if len(between) <= _WORDS and closed.isdisjoint(between):
            found = _description().match(plain, determiner, ends[bisect_right(ends, determiner)])
            if found and (role := _role(found)):
                yield role


def _marked(cut: Tokens) -> list[int]:
    """Where ends of role nouns begin, pieces of joined words too, in order."""
    known = _ends()
    whole = [cut.starts[at] for at in cut.places(known)]
    parts = [start for start, small in zip(cut.part_starts, cut.lower_parts, strict=True) if small in known]
    return sorted(whole + parts) if parts else whole


@cache
def _description() -> re.Pattern[str]:
    return re.compile(rf"[A-Za-z][a-z]*\ ((?:[\w.'-]+\ ){{0,{_WORDS}}}[\w'-]+)")


def _role(found: re.Match[str]) -> NameMention | None:
    """The shortest run of words after a determiner that ends in a role noun."""
    offset, nouns, closed = found.start(1), _roles(), known("function_words")
    for word in found[1].split(" "):
        noun = word.removesuffix("'s")
        role = nouns.get(noun.lower())
        if role:
            end = offset + len(noun)
            name = found.string[found.start() : end]
            if role[1] == "p" and name[:5].lower() in ("that ", "this "):
                return None  # "a memo that showed members": no determiner of a plural
            return NameMention(found.start(), end, name, noun, Kind.ROLE, role[1], "")
        if word.lower() in closed:
            return None
        offset += len(word) + 1
    return None
