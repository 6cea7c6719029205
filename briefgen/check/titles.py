"""Who is who: a text gives a name the office that the sources give it, and no other. Rule speaker-mismatch.

Names need not be the vocabulary's; of those that it knows `offices` asks more, such as whose ministry it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.prefixes import factored
from briefgen.grammar.typography import straight
from briefgen.model.fact import Role
from briefgen.model.library import Library
from briefgen.model.source import Span

_NAME = r"[A-ZÀ-Þ][\w'.-]*"
_LEAD, _SPOKEN = 60, 120
"""Code points before an office in which its own words stand, and those in which the name before it does."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office that a text gives a name: the noun without its rank, the ranks, the words before it, and their place."""

    noun: str
    ranks: frozenset[str]
    lead: tuple[str, ...]
    name: str
    span: Span

    @property
    def former(self) -> bool:
        """Whether it is told as past."""
        return "former" in self.ranks

    @property
    def field(self) -> frozenset[str]:
        """What tells it from others of the noun: finance, transport; not whose it is."""
        return frozenset(self.lead) & _modifiers()


def titles(claim: Claim, taken: Sequence[Span]) -> Iterator[Finding]:
    """Yield a finding for every office that a text gives a name to which the sources give only others."""
    if not claim.facts:
        return
    for told in given(claim.text):
        if any(told.span.meets(span) for span in taken):
            continue
        held = _held(claim, told.name)
        if held and (fault := _fault(told, held)):
            surface = claim.text[told.span.start : told.span.end]
            place = claim.scope.locate(surface, told.span.start)
            message = f'"{surface}" is not what the sources call {told.name} ({fault}).'
            yield Finding("speaker-mismatch", place, message, "Write the office as the sources give it, or none.")


@lru_cache(maxsize=4096)
def given(text: str) -> tuple[Title, ...]:
    """Return the offices that a text gives to names, before them or between commas.

    >>> [(t.noun, sorted(t.ranks), t.lead, t.name) for t in given("Deputy Mayor Ann Roe met Lee Orr, the finance director.")]
    [('mayor', ['deputy'], (), 'Ann Roe'), ('director', [], ('finance',), 'Lee Orr')]
    """
    return tuple(title for noun in _noun().finditer(text) if (title := _given(text, noun)))


def _given(text: str, noun: re.Match[str]) -> Title | None:
    """The title that a noun is part of, where it stands before a name, or behind one and a comma."""
    lead = _lead().search(text, max(0, noun.start() - _LEAD), noun.start())
    if lead is None:
        return None
    named = _named().match(text, noun.end()) or _inverted().match(text, noun.end())
    if named and named["name"].split()[0].lower() not in _nobody():
        return _title(lead[0], noun[0], named["name"], lead.start(), noun.end())
    behind = _behind().search(text, max(0, noun.start() - _SPOKEN), noun.start())
    if behind is None or _joint().search(behind["phrase"]) or not _end().match(text, noun.end()):
        return None
    title = _title(behind["phrase"], noun[0], behind["name"], behind.start("phrase"), noun.end())
    return replace(title, lead=(*title.lead, *_field(text[noun.end() :])))


def _field(behind: str) -> Sequence[str]:
    """The word for what somebody is in charge of: "minister for transport"."""
    return [word.lower() for word in re.findall(r"^ (?:of|for) (?:the )?([\w-]+)", behind)]


def _title(lead: str, noun: str, name: str, start: int, end: int) -> Title:
    told = re.findall(r"[\w'.-]+", lead)
    ranks, plain = frozenset[str](), re.split(r"[ -]", noun.lower()) if noun.lower() not in _whole() else [noun.lower()]
    while len(plain) > 1 and plain[0] in _ranks():
        ranks, plain = ranks | {plain[0]}, plain[1:]
    close = list[str]()
    for word in reversed(told):
        low = word.lower()
        if low in _ranks():
            ranks |= {low}
        elif low in words("former"):
            ranks |= {"former"}
        elif low in words("function_words") or (low not in _modifiers() and not word[0].isupper()):
            break
        else:
            close.append(low)
    first = start + len(lead) - len(lead.lstrip())
    kept = " ".join(told[len(told) - len(close) :]) if close else ""
    first = start + lead.rfind(kept) if kept else (start + len(lead) if not ranks else first)
    return Title(" ".join(plain), ranks, tuple(reversed(close)), _bare(name), Span(first, end))


def _bare(name: str) -> str:
    """A name without the titles before it: "Dr. Ann Roe"."""
    parts = name.removesuffix("'s").rstrip(".").split()
    while len(parts) > 1 and parts[0].lower().rstrip(".") in _honorifics():
        parts = parts[1:]
    return " ".join(parts)


def _fault(told: Title, held: Sequence[Title]) -> str:
    """What the sources call somebody, where a text calls them something else."""
    same = [each for each in held if each.noun == told.noun]
    kin = same or [each for each in held if each.noun in _others(told.noun)]
    if not kin:
        sure = [each for each in held if "*" not in _others(each.noun)]
        free = "*" in _others(told.noun) or (not sure and told.noun not in words("public_offices"))
        return "" if free else _phrase((sure or held)[0])
    if told.ranks - {"acting"} not in [each.ranks - {"acting"} for each in kin]:
        return "" if told.former and any(each.former for each in kin) else _phrase(kin[0])
    fields = [each for each in same if each.field]
    if told.field and len(fields) == len(same) and same and not any(told.field & each.field for each in fields):
        return _phrase(same[0])
    return ""


def _phrase(title: Title) -> str:
    return " ".join((*sorted(title.ranks), *title.lead, title.noun))


def _held(claim: Claim, name: str) -> tuple[Title, ...]:
    """The offices that the sources, and the vocabulary, give to a name."""
    parts = name.split()
    known = _everyone(claim.library).get(parts[-1], ())
    same = (each for each in known if _one(each.name.split(), parts))
    return tuple(dict.fromkeys(same))


def _one(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two names may be one person's: the same first names, or none."""
    return not (one[:-1] and other[:-1]) or one[0] == other[0]


@lru_cache(maxsize=2)
def _everyone(library: Library) -> Mapping[str, Sequence[Title]]:
    """The offices that the sources give to names, by last name."""
    found: dict[str, list[Title]] = {}
    for document in library.documents:
        for line in straight(document.plain).split("\n"):
            for title in given(line):
                found.setdefault(title.name.rpartition(" ")[2], []).append(title)
    for fact in library.of("role"):
        if isinstance(fact.body, Role):
            _add(found, fact.body.role, fact.body.person.name, former=fact.body.former)
    for actor in library.vocabulary.actors:
        for words_ in re.split(r"[,;]", straight(actor.spoken)) if actor.kind == "person" else ():
            _add(found, words_, actor.name, former=False)
    return found


def _add(found: dict[str, list[Title]], role: str, name: str, *, former: bool) -> None:
    head = _joint().split(role, maxsplit=1)[0].rstrip()
    nouns = list(_noun().finditer(head))
    if nouns and name[:1].isupper():
        title = _title(head[: nouns[-1].start()], nouns[-1][0], name, 0, len(role))
        ranks = title.ranks | ({"former"} if former else frozenset())
        title = replace(title, ranks=ranks, lead=(*title.lead, *_field(role[len(head) :])))
        found.setdefault(title.name.rpartition(" ")[2], []).append(title)


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    return {row[0]: frozenset(row[1].split(", ")) for row in rows("title_groups")}


def _others(noun: str) -> frozenset[str]:
    return _groups().get(noun, frozenset())


@cache
def _ranks() -> frozenset[str]:
    return frozenset(words("office_ranks"))


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(words("office_modifiers"))


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(row[0] for row in rows("person_titles"))


@cache
def _whole() -> frozenset[str]:
    """Offices of two words that are no rank and office: "attorney general"."""
    told = {*words("office_nouns"), *words("public_offices"), *_groups()}
    return frozenset(word for word in told if re.split(r"[ -]", word)[0] not in _ranks())


@cache
def _noun() -> re.Pattern[str]:
    told = factored({*words("office_nouns"), *words("public_offices"), *_groups()})
    return re.compile(rf"(?<![\w-])(?:{told})(?![\w-])", re.IGNORECASE)


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(r"(?:(?<![\w'.-])[\w'.-]+ ){0,4}$")


@cache
def _nobody() -> frozenset[str]:
    """Words with a capital behind an office that begin no name: "the mayor Friday opened", "the minister I know"."""
    return frozenset({"i", *(word for word in words("date_words") if word.endswith("day"))})


@cache
def _named() -> re.Pattern[str]:
    return re.compile(rf" (?P<name>{_NAME}(?: (?:(?:de|van|von|der|da|al|di) )*{_NAME}){{0,3}})")


@cache
def _inverted() -> re.Pattern[str]:
    """A name behind an office and a comma: "its president, Ann Roe,"."""
    reach = r"(?: (?:of|for|at) [^,.;:\"()]{1,40})?"
    return re.compile(rf"{reach}, (?P<name>{_NAME}(?: {_NAME}){{1,3}})(?=[,.;]| \w|$)")


@cache
def _behind() -> re.Pattern[str]:
    return re.compile(rf"(?P<name>(?:{_NAME} ){{0,3}}{_NAME}), (?P<phrase>[^,.;:\"()]*)$")


@cache
def _end() -> re.Pattern[str]:
    """What follows an office behind a name."""
    return re.compile(r"[,.;:\"()]|$| (?:of|at|for|by|with|to|in|from|and|who|which|that|said|says|on)\b")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"\b(?:of|at|for|by|with|to|in|from|and|who|which|that|said|says|on)\b")
