"""Offices in text are those that the sources give: held or held before, and by that person. Rule speaker-mismatch.

Who says what is the matter of `mouths`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.check.cast import Cast, Named
from briefgen.check.claim import Claim
from briefgen.check.titles import titles
from briefgen.errors import Finding
from briefgen.grammar.lexicon import words
from briefgen.grammar.people import nouns, roles
from briefgen.grammar.typography import straight
from briefgen.model.fact import Fact, Role
from briefgen.model.source import Span

_TITLE = re.compile(r"(?:[\w.&-]+(?:'s)? ){0,5}[\w-]+,? $")
_BEHIND = re.compile(r", ([^,.;:\"()]{3,90})")
_LINK = re.compile(r"\b(?:of|at|for|by|with|to|in|from|and|who(?! once| used)|which|that|said|says)\b")
_NAMES = re.compile(r",? (?:[A-Z][\w'-]+ )*")
_PLAIN = 3
"""Letters of a word that is more than "of" or "at"."""


_REACH = 40
"""Code points looked back for a "former"."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office as words give it: the noun, the words before it, and whether it is past."""

    noun: str
    kind: frozenset[str]
    """What tells it from others of the noun: labour, deputy, lead."""
    titles: tuple[str, ...]
    """Its capitalised words, as printed."""
    former: bool
    span: Span


def offices(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for an office that the sources give a person as a former one, or do not give at all."""
    if not claim.facts:
        return
    cast = claim.cast
    people = [named for named in claim.named if cast.actors[named.actor].kind == "person"]
    given = [(office, named.actor) for named in people for office in _given(claim.text, named)]
    wrong = list[Span]()
    for office, person in given:
        if fault := _fault(office, person, cast):
            wrong.append(office.span)
            words_ = claim.text[office.span.start : office.span.end]
            place = claim.scope.locate(words_, office.span.start)
            yield Finding("speaker-mismatch", place, f'"{words_}" {fault[0]}.', fault[1])
    yield from titles(claim, wrong)
    yield from _unnamed(claim, cast, [office.span for office, _ in given])


def _unnamed(claim: Claim, cast: Cast, taken: Sequence[Span]) -> Iterator[Finding]:
    """Offices without a name: somebody in the passages cited must hold them, or have held them if they are past."""
    free = [(span, noun) for span, noun in _free(claim.text) if not any(each.meets(span) for each in taken)]
    if not free:
        return
    present = frozenset[str]().union(*(cast.present(fact) for fact in claim.facts))
    people = sorted(id_ for id_ in present if cast.actors[id_].kind == "person")
    held = [each for id_ in people for each in _held(id_, cast)]
    for span, noun in free:
        words_ = claim.text[span.start : span.end]
        same = {former for each, _, former, _ in held if each == noun}
        past = bool(_former().search(claim.text[max(0, span.start - _REACH) : span.start]))
        place = claim.scope.locate(words_, span.start)
        if same == {True} and not past:
            cure = 'Write "former".'
            yield Finding("speaker-mismatch", place, f'"{words_}" is nobody\'s office any more in what is cited.', cure)
        elif '"' in claim.text:
            continue  # who is quoted is asked in `mouths`
        elif not same and people and noun in words("public_offices") and noun not in _around(claim, cast, people):
            message = f'"{words_}" is no office of anybody in what is cited.'
            yield Finding("speaker-mismatch", place, message, "Write the office as the sources give it, or the name.")


def _free(text: str) -> Iterator[tuple[Span, str]]:
    """The posts that a text speaks of in the singular."""
    for span, noun, plural in nouns(text):
        if not plural and noun in _posts() and not _person(text, span):
            yield span, noun


def _person(text: str, span: Span) -> bool:
    """Whether a noun is part of a longer title: "minister of state", "Secretary General"."""
    return bool(re.match(r"(?:'s)? (?:of state|general)\b|-", text[span.end :], re.IGNORECASE))


def _around(claim: Claim, cast: Cast, people: Sequence[str]) -> frozenset[str]:
    """The nouns for people that the sources use of who is cited, or use in the paragraphs cited."""
    told = frozenset[str]().union(*(cast.described_as(id_) for id_ in people))
    return told.union(*(roles(cast.paragraph(fact)) for fact in claim.facts))


def _given(text: str, named: Named) -> Iterator[Office]:
    """The offices that a text gives a person: before the name, or behind it between commas."""
    before = _TITLE.search(text[: named.span.start])
    if before and (office := _office(before[0], before.start(), last=True)):
        yield office
    behind = _BEHIND.match(text, named.span.end)
    if behind and (office := _office(behind[1], behind.start(1), last=False)):
        yield office


def _office(phrase: str, start: int, *, last: bool) -> Office | None:
    """The office in a phrase that ends with it, or of which it is the head."""
    clean = re.sub(r"^.*(?<!\b[A-Z])(?<!\.[A-Z])\.\s+", _blank, phrase)
    clean = (
        re.sub(r"^.*\b(?:by|with|of|to|for|and|that|meets?|says?|said|from|than|as|on)\s(?=.*\S)", _blank, clean)
        if last
        else clean
    )
    clean = _parted(clean)
    found = [(span, noun) for span, noun, plural in nouns(clean) if not plural and noun in _posts()]
    if not found or (last and clean[found[-1][0].end :].strip(" ,")):
        return None
    heads = [each for each in found if last or not _LINK.search(clean[: each[0].start])]
    if not heads:
        return None
    span, noun = heads[-1]
    lead = clean[: span.start]
    kind = frozenset(_folded(w) for w in re.findall(r"[\w-]+", lead) if len(w) > _PLAIN and not _former().search(w))
    first = start + (span.start - len(lead.lstrip()) if lead.strip() else span.start)
    titles = tuple(re.findall(r"(?<![\w.'])[A-Z][a-z]{3,}(?!['\w.])", lead))
    return Office(noun, kind, titles, bool(_former().search(lead)), Span(first, start + span.end))


def _parted(words_: str) -> str:
    """Words with a rank parted from its office, letter for letter: "vice-president" is a president of a rank."""
    return re.sub(r"\b(vice|deputy)-(?=[a-z])", r"\1 ", words_, flags=re.IGNORECASE)


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def _fault(office: Office, person: str, cast: Cast) -> tuple[str, str] | None:
    """What is wrong with an office, and its cure."""
    held = _held(person, cast)
    name = cast.actors[person].name
    same = [(kind, former) for noun, kind, former, _ in held if noun == office.noun]
    if not same:
        if office.noun not in words("public_offices") or not _known(office.noun, person, cast):
            return None
        return f"is no office that the sources give {name}", "Write the office as the sources give it, or none."
    if office.former not in {former for _, former in same}:
        if office.former:
            return f"is in the sources an office that {name} holds", 'Take the "former" out.'
        return f"is an office that {name} no longer holds in the sources", 'Write "former".'
    strange = sorted(word for word in office.titles if _folded(word) not in cast.title_words(person))
    if strange and office.noun in words("public_offices"):
        told = next(phrase for noun, _, _, phrase in held if noun == office.noun)
        return f"is not what the sources call {name} ({told})", "Write the office as the sources give it."
    return _lesser(office, name, [kind for kind, former in same if former is office.former])


def _known(noun: str, person: str, cast: Cast) -> bool:
    """Whether the sources say of the person what they are, and it is not this."""
    return noun not in cast.described_as(person)


def _lesser(office: Office, name: str, held: list[frozenset[str]]) -> tuple[str, str] | None:
    """A rank left out or put in: a deputy director is no director."""
    ranks = frozenset(words("office_ranks"))
    if any(office.kind & ranks == kind & ranks for kind in held):
        return None
    told = sorted(next(iter(held)) & ranks)
    more = (
        f"is more than the sources give {name}: {' '.join(told)}" if told else f"is less than the sources give {name}"
    )
    return more, "Write the office as the sources give it."


@lru_cache(maxsize=1024)
def _held(person: str, cast: Cast) -> list[tuple[str, frozenset[str], bool, str]]:
    """A person's offices in the sources and the vocabulary: noun, kind, former, and the words for it."""
    found = list[tuple[str, frozenset[str], bool, str]]()
    for fact, body in cast.offices(person):
        former = body.former or _once(fact, body, cast)
        role = _parted(body.role)
        found += [(noun, _kind(role), former, body.role) for _, noun, _ in nouns(role)]
    for before in map(_parted, cast.before(cast.actors[person].name.split()[-1])):
        heads = [(span, noun) for span, noun, _ in nouns(before) if _NAMES.fullmatch(before[span.end :])]
        found += [
            (noun, _kind(before[: span.start]), bool(_former().search(before)), before.strip()) for span, noun in heads
        ]
    former = False
    for part in re.split(r"[,;]", _parted(straight(cast.actors[person].spoken))):
        former = former or bool(_former().search(part))
        found += [(noun, _kind(part), former, part.strip()) for _, noun, _ in nouns(part)]
    return found


def _once(fact: Fact, body: Role, cast: Cast) -> bool:
    """Whether a title right before a name begins with "former", which a role may not say."""
    plain = cast.evidence.library.document(fact.target.source).plain
    before = _TITLE.search(plain[max(0, body.person.span.start - 2 * _REACH) : body.person.span.start])
    return bool(before and _former().search(re.sub(r"^.*[,.;:]\s", "", before[0])))


def _kind(words_: str) -> frozenset[str]:
    return frozenset(_folded(word) for word in re.findall(r"[\w-]+", words_))


def _folded(word: str) -> str:
    return word.casefold().replace("labour", "labor")


@cache
def _posts() -> frozenset[str]:
    return frozenset((*words("office_nouns"), *words("public_offices")))


@cache
def _former() -> re.Pattern[str]:
    told = "|".join(re.escape(word) for word in words("former"))
    return re.compile(rf"\b(?:{told}|used to)\b", re.IGNORECASE)
