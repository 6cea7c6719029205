"""Roles: who holds or held what office, from titles, appositions, "who chairs" and "is the head of".

Each pattern hangs on a person's name; a surname stands for the full name that the document gives. What an
office's words mean is read in `offices`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.extract.facts import build
from briefgen.extract.mentions import Kind, NameMention
from briefgen.extract.offices import Office, office, offices
from briefgen.extract.reading import Reading
from briefgen.extract.subjects import as_mention, only_person
from briefgen.grammar.lexicon import rows, words
from briefgen.model.fact import Fact, Grade, Role
from briefgen.model.source import ParagraphKind, Sentence, Span

_REACH = 220
"""Code points beside a name in which its apposition ends."""

_TITLE = 90
"""Code points before a name in which its title stands."""

Found = tuple[Span, Office, str]


def roles(reading: Reading) -> Iterator[Fact]:
    """Yield the roles that a document gives to persons named in full somewhere in it."""
    for mention in reading.mentions:
        full = mention.kind is Kind.PERSON and " " in (mention.canonical or mention.name)
        pronoun = mention.kind is Kind.PRONOUN and mention.gender in ("m", "w")
        sentence = reading.sentence(mention.span) if full or pronoun else None
        if sentence and sentence.paragraph.kind is not ParagraphKind.BOILERPLATE:
            yield from (_roles if full else _of_pronoun)(reading, sentence, mention)


def _of_pronoun(reading: Reading, sentence: Sentence, mention: NameMention) -> Iterator[Fact]:
    """Of a pronoun: "he is one of its advisers", where the sentence names one man before."""
    copula = _copula().match(reading.plain, mention.end, sentence.span.end)
    found = office(copula["what"]) if copula else None
    before = Span(sentence.span.start, mention.start)
    person = only_person(reading, before, mention.gender) if found else None
    if copula and found and person and " " in person.name:
        body = Role(person, found.role, found.organisation, found.former or bool(copula["past"]))
        span = Span(mention.start, copula.end())
        actors = [person.actor] if person.actor else []
        yield build(reading, body, span, actors=actors, grade=Grade.INHERITED, extractor="role:copula")


def _roles(reading: Reading, sentence: Sentence, mention: NameMention) -> Iterator[Fact]:
    plain, floor, end = reading.plain, sentence.span.start, sentence.span.end
    left = plain[max(floor, mention.start - _REACH) : mention.start]
    right = plain[mention.end : min(end, mention.end + _REACH)]
    for span, found, rule in (*_left(mention, left), *_right(mention, right)):
        person = as_mention(reading, mention)
        body = Role(person, found.role, found.organisation, found.former)
        actors = [person.actor] if person.actor else []
        yield build(reading, body, span, reading.passage(span), actors=actors, extractor=f"role:{rule}")


def _left(mention: NameMention, left: str) -> Iterator[Found]:
    """What stands before a name: a title, or an apposition that a comma closes."""
    title = _titled(left)
    found = office(title) if title else None
    if found:
        found = _without_honorific(_housed(title, found))
        if found:
            yield Span(mention.start - len(title) - 1, mention.end), found, "title"
        return
    apposed = _before_comma().search(left) if left.endswith(", ") else None
    found = office(apposed[1]) if apposed else None
    if apposed and found and re.match(r"(?:The|An?|One of|[A-Z][\w.]*(?: [A-Z][\w.]*)*'s) ", apposed[1]):
        yield Span(mention.start - len(left) + apposed.start(1), mention.end), found, "apposition"


@cache
def _before_comma() -> re.Pattern[str]:
    return re.compile(r"(?:^|[,;\"] )([^,;\"]{4,120}), $")


def _titled(left: str) -> str:
    """The title before a name, without the "Later" or "The" that opens its sentence; empty where there is none."""
    if left.rstrip().rpartition(" ")[2].lower() not in _nouns():
        return ""
    found = _title().search(left, max(0, len(left) - _TITLE))
    title = found[0].rstrip() if found else ""
    while title and title.split(" ")[0].lower() in words("function_words"):
        title = title.partition(" ")[2]
    return title


@cache
def _nouns() -> frozenset[str]:
    """The last words of offices."""
    return frozenset(noun.rpartition(" ")[2] for noun in words("office_nouns"))


@cache
def _title() -> re.Pattern[str]:
    """Words before a name without a comma: capitalised ones, possessives, and what modifies an office."""
    modifier = "|".join(words("office_modifiers"))
    nouns = "|".join(sorted(words("office_nouns"), key=len, reverse=True))
    word = rf"(?:[A-Z][\w.&-]*(?:'s)?|(?:{modifier})|then)"
    return re.compile(rf"(?:(?<=\s)|(?<=^)|(?<=[\"(—]))(?:{word} ){{0,6}}(?i:{nouns}) $")


def _housed(title: str, found: Office) -> Office:
    """Of "Acme Steel president": the capitalised words before a lower-case office are where it is held."""
    if found.organisation:
        return found
    housed = re.match(r"((?:[A-Z][\w.&-]*,? )+)((?:[a-z-]+ ?)+)$", title)
    if housed and housed[1].strip().lower() in words("office_modifiers"):
        return found._replace(role=title)
    return found._replace(role=housed[2], organisation=housed[1].strip()) if housed else found


def _without_honorific(found: Office) -> Office | None:
    return None if found.role.lower() in ("general", "chief", "member", "justice") and not found.organisation else found


def _right(mention: NameMention, right: str) -> Iterator[Found]:
    """What stands behind a name: appositions, relative clauses, where somebody is from, what somebody is."""
    at = mention.end
    belonging = _at_house().match(right)
    if belonging:
        house = _house().match(right, belonging.end())
        if house and _is_house(house[0]):
            name = house[0].rstrip(".")
            yield Span(mention.start, at + house.start() + len(name)), Office("", name), "belonging"
    for apposed in _appositions(right) if right.startswith((", ", " of ")) else ():
        text = apposed[1].removeprefix("and ")
        since = re.match(r",? who (?:now|has since|later)\b", right[apposed.end(1) :]) is not None
        for found in offices(text):
            yield Span(mention.start, at + apposed.end(1)), found._replace(former=found.former or since), "apposition"
    for clause in _relative().finditer(right) if " who " in right else ():
        noun, past = _verbs()[clause["verb"]]
        yield Span(mention.start, at + clause.end()), Office(noun, clause["where"], past), "relative"
    copula = _copula().match(right) if right.startswith(_COPULAS) else None
    found_ = office(copula["what"]) if copula else None
    if copula and found_:
        yield (
            Span(mention.start, at + copula.end()),
            found_._replace(former=found_.former or bool(copula["past"])),
            "copula",
        )


@cache
def _at_house() -> re.Pattern[str]:
    return re.compile(r" (?:of|at) (?:the )?")


@cache
def _house() -> re.Pattern[str]:
    """A run of capitalised words."""
    return re.compile(r"(?:[A-Z][\w.&'-]*|de|du)(?: (?:(?:of|for|and|the|de|du|&) ){0,2}[A-Z][\w.&'-]*)*")


def _is_house(name: str) -> bool:
    kinds = {*words("organisation_words"), "institute", "centre", "center", "ministry"}
    return not kinds.isdisjoint(name.lower().split())


def _appositions(right: str) -> Iterator[re.Match[str]]:
    """The stretches between commas behind a name that can be appositions to it, until the clause goes on."""
    between = _of_house().match(right)
    at = between.end() if between else 0
    while apposed := _apposed().match(right, at):
        opens = _opens_office().match(apposed[1])
        if not opens:
            return
        yield apposed
        at = apposed.end(1)
        if not (any(offices(apposed[1].removeprefix("and "))) or apposed[1] in words("places") or apposed[1].isdigit()):
            return


@cache
def _of_house() -> re.Pattern[str]:
    return re.compile(r"(?: of (?:the )?[A-Z][^,;.(]{2,80}(?: \([^)]{1,60}\))?)?(?=, )")


@cache
def _apposed() -> re.Pattern[str]:
    """Words up to a comma, a stop, or "who"; a full stop inside "Inc." or "U.S." does not end them."""
    return re.compile(
        r", ((?:[^,;()\"—.]|\.(?=\w|'|,| [a-z])|(?<=[A-Z])\.){2,160}?)(?= who |[,;()—\"]|\.?$|\.\"? )(?! (?:said|says|told) )"
    )


@cache
def _opens_office() -> re.Pattern[str]:
    """What an apposition opens with; "and" or a verb would go on with the sentence."""
    return re.compile(
        r"(?!and (?!former|once|now|an? |the )|(?:but|or|who|which|that|while|when|where|with|in|on|at|as|said|says|is|was|will|has)\b)"
    )


@cache
def _relative() -> re.Pattern[str]:
    verbs = "|".join(sorted(_verbs(), key=len, reverse=True))
    return re.compile(
        rf" who (?:now |currently |also )?(?P<verb>{verbs}) (?:the )?(?P<where>(?:[A-Za-z][\w.&-]*(?:'s)? ){{0,4}}?"
        r"[A-Z][\w&-]*(?:'s [a-z]+ [a-z]+|'s [a-z]+)?(?: (?:(?:of|for|and|&|the) ){0,2}(?:[A-Z][\w&-]*|&))*)"
    )


@cache
def _verbs() -> dict[str, tuple[str, bool]]:
    return {row[0]: ("" if row[1] == "-" else row[1], row[2] == "former") for row in rows("office_verbs")}


_COPULAS = (" is ", " was ", " has ", " became ", " remains ", " used ", " served ", " had ")


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(
        r" (?:is|was|has been|became|remains|(?P<past>used to be|served as|had been)) (?:now |also |still )?"
        r"(?P<what>(?:among |an? |the |one of )[^,;.()\"]{3,100})"
    )
