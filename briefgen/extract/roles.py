"""Roles: who holds or held what office, from titles, appositions, "who chairs" and "is the head of".

Each pattern hangs on a person's name; a surname stands for the full name that the document gives. What an
office's words mean is read in `offices`, what a relative clause says in `relatives`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from briefgen.extract.facts import build
from briefgen.extract.mentions import Kind, NameMention
from briefgen.extract.offices import Office, office, offices
from briefgen.extract.posts import GIVING, TAKING, asserted, given_office, taken
from briefgen.extract.reading import Reading
from briefgen.extract.relatives import relatives
from briefgen.extract.subjects import as_mention, only_person
from briefgen.grammar.lexicon import known, words
from briefgen.grammar.prefixes import factored
from briefgen.model.fact import Fact, Grade, Role
from briefgen.model.source import ParagraphKind, Sentence, Span

_REACH = 220
"""Code points beside a name in which its apposition ends."""

_TITLE = 90
"""Code points before a name in which its title stands."""

Found = tuple[Span, Office, str]


def roles(reading: Reading) -> Iterator[Fact]:
    """Yield the roles that a document gives to persons named in full somewhere in it."""
    plain, person, pronoun = reading.plain, Kind.PERSON, Kind.PRONOUN
    for mention in reading.mentions:
        if mention.kind is person:
            told = _of_name if " " in mention.canonical else None
        else:
            he = mention.kind is pronoun and mention.gender in _SINGLE and plain.startswith(_COPULAS, mention.end)
            told = _of_pronoun if he else None
        sentence = reading.sentence_at(mention.start) if told else None
        if told and sentence and sentence.paragraph.kind is not ParagraphKind.BOILERPLATE:
            yield from told(reading, sentence, mention)


_SINGLE = ("m", "w")


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


def _of_name(reading: Reading, sentence: Sentence, mention: NameMention) -> Iterable[Fact]:
    """The roles that the words beside a name give; beside most stands nothing that tells of them."""
    plain, start, end = reading.plain, mention.start, mention.end
    floor, stop = max(sentence.span.start, start - _REACH), min(sentence.span.end, end + _REACH)
    last = plain[plain.rfind(" ", floor, start - 1) + 1 or floor : start - 1].lower()
    leads = last in _nouns() or plain.endswith(_LEADS, floor, start)
    told = plain.startswith(_OPENINGS, end, stop) or plain.find(" who ", end, stop) >= 0
    if not (leads or told or last in GIVING):
        return ()
    left, right = plain[floor:start], plain[end:stop]
    before = _left(reading, mention, left, right) if leads else ()
    given = given_office(left, right) if last in GIVING else None
    between = [(Span(start, end + given[1]), given[0], "given")] if given else []
    return _held(reading, mention, [*before, *between, *(_right(mention, left, right) if told else ())])


def _held(reading: Reading, mention: NameMention, held: Iterable[Found]) -> Iterator[Fact]:
    """The facts of a name's offices."""
    for span, found, rule in held:
        person = as_mention(reading, mention)
        body = Role(person, found.role, found.organisation, found.former)
        actors = [person.actor] if person.actor else []
        yield build(reading, body, span, reading.passage(span), actors=actors, extractor=f"role:{rule}")


_LEADS = (", ", "'s ", "' ")
"""What stands before a name that is told of, other than an office."""


def _left(reading: Reading, mention: NameMention, left: str, right: str) -> Iterator[Found]:
    """What stands before a name: a title, an apposition that a comma closes, or whose somebody is."""
    if left.endswith(", "):
        yield from _closed(mention, left, right)
        return
    title = _titled(left)
    held = _entitled(title) if title else None
    found = _without_honorific(_seated(held, right)) if held else None
    if found:
        yield Span(mention.start - len(title) - 1, mention.end), found, "title"
    if left.endswith(("'s ", "' ")):
        owning = reading.mention_before(mention.start)
        behind = mention.start - (3 if left.endswith("s ") else 2)
        if owning and owning.end == behind and owning.kind is Kind.ORGANISATION:
            yield Span(owning.start, mention.end), Office("", owning.name), "belonging"


@lru_cache(maxsize=1 << 10)  # half of the titles of a text have stood in another, or earlier in it
def _entitled(title: str) -> Office | None:
    """The office of a title before a name."""
    found = office(title)
    return _housed(title, found) if found else None


def _closed(mention: NameMention, left: str, right: str) -> Iterator[Found]:
    """The apposition before a name and a comma: "The union's president, | Ana Ruiz"."""
    apposed = _apposed_before(left, right)
    found = office(apposed) if apposed else None
    if apposed and found:
        bare = _article().sub("", apposed, count=1)
        yield Span(mention.start - len(apposed) - 2, mention.end), _housed(bare, found), "apposition"


def _apposed_before(left: str, right: str) -> str | None:
    """The description before a name and its comma: "the harbour master, | Ana Falk"."""
    found = _before_comma().search(left)
    if found and _described().match(found[1]) and office(found[1]):
        return found[1]
    inside = _inside().search(left) if right.startswith((",", ".", ";")) else None
    return inside[1] if inside and not _adverbial().match(left) else None


@cache
def _before_comma() -> re.Pattern[str]:
    return re.compile(r"(?:^|[,;\"'] )([^,;\"]{4,120}), $")


@cache
def _described() -> re.Pattern[str]:
    return re.compile(r"(?i:the|an?|one of|his|her|their|its|[A-Z][\w.]*(?: [A-Z][\w.]*)*'s) ")


@cache
def _article() -> re.Pattern[str]:
    return re.compile(r"(?i:the|an?|his|her|their|its) ")


@cache
def _inside() -> re.Pattern[str]:
    """A description in the midst of a sentence, that only a comma or stop behind the name makes an apposition."""
    return re.compile(r" ((?:the|his|her|their|its) (?:(?!the\b)[\w'-]+ ){0,5}[\w'-]+), $")


@cache
def _adverbial() -> re.Pattern[str]:
    """What opens a sentence whose first comma ends it: "In a letter to the chairman, | Ana Falk"."""
    words = "After|As|At|Before|By|Despite|During|For|From|If|In|Like|On|Since|To|Under|Unlike|Until|When|While|With"
    return re.compile(rf"\W*(?:{words})\b[^,]*, $")


def _last(left: str) -> str:
    """The last word before a name and its space, in small letters."""
    return left[left.rfind(" ", 0, -1) + 1 : -1].lower()


def _titled(left: str) -> str:
    """The title before a name, without the "Later" or "The" that opens its sentence; empty where there is none."""
    ends = [
        len(left) - 1 - len(noun) for noun in _nouns().get(_last(left), ()) if left[-len(noun) - 1 : -1].lower() == noun
    ]
    leads = [_leading().search(left, max(0, len(left) - _TITLE), end) for end in ends if end >= 0]
    starts = [lead.start() for lead in leads if lead]
    title = left[min(starts) : -1] if starts else ""
    while title and title.split(" ")[0].lower() in known("function_words"):
        title = title.partition(" ")[2]
    return title


@cache
def _nouns() -> dict[str, list[str]]:
    """Offices by their last words."""
    nouns: dict[str, list[str]] = {}
    for noun in words("office_nouns"):
        nouns.setdefault(noun.rpartition(" ")[2], []).append(noun)
    return nouns


@cache
def _leading() -> re.Pattern[str]:
    """What stands before an office's noun in a title, without a comma: capitalised words, possessives, modifiers."""
    modifier = factored((*words("office_modifiers"), "then"))
    word = rf"(?:(?:[Tt]hen-|[Ee]x-)?[A-Z][\w.&-]*(?:'s)?|{modifier})"
    return re.compile(rf"(?<![^\s\"(—])(?:{word} ){{0,6}}$")


def _housed(title: str, found: Office) -> Office:
    """Of "Acme Steel president": the capitalised words before a lower-case office are where it is held."""
    if found.organisation:
        return found
    housed = re.match(r"((?:[A-Z][\w.&-]*,? )+)((?:[a-z-]+ ?)+)$", title)
    if housed and housed[1].strip().lower() in known("former"):
        return found
    if housed and housed[1].strip().lower() in known("office_modifiers"):
        return found._replace(role=title)
    return found._replace(role=housed[2], organisation=housed[1].strip()) if housed else found


def _seated(found: Office, right: str) -> Office:
    """Of "Senator Ana Falk of Ohio": the place behind the name is where the office is held."""
    seat = _seat().match(right) if not found.organisation else None
    return found._replace(organisation=seat[1]) if seat and seat[1] in known("places") else found


@cache
def _seat() -> re.Pattern[str]:
    return re.compile(r",? of ((?:[A-Z][\w.-]+ ?)+?)(?=[\s,;.])")


def _without_honorific(found: Office) -> Office | None:
    return None if found.role.lower() in ("general", "chief", "member", "justice") and not found.organisation else found


def _right(mention: NameMention, left: str, right: str) -> Iterator[Found]:
    """What stands behind a name: appositions, relative clauses, where somebody is from, what somebody is."""
    at = mention.end
    if right.startswith(TAKING) and not asserted(left):
        return
    if right.startswith((" of ", " at ")):
        house = _house().match(right)
        if house and _is_house(house[1]):
            name = house[1].rstrip(".")
            yield Span(mention.start, at + house.start(1) + len(name)), Office("", name), "belonging"
    for apposed, found in _appositions(right) if right.startswith((", ", " of ")) else ():
        since = bool(found) and _since().match(right, apposed.end(1)) is not None
        for each in found:
            yield Span(mention.start, at + apposed.end(1)), each._replace(former=each.former or since), "apposition"
    for held, end in relatives(right) if " who " in right else ():
        yield Span(mention.start, at + end), held, "relative"
    for held, end in taken(right) if right.startswith(TAKING) or right[2:3].isdigit() else ():
        yield Span(mention.start, at + end), held, "taken"
    copula = _copula().match(right) if right.startswith(_COPULAS) else None
    if copula:
        for held in offices(copula["what"]):
            past = held.former or bool(copula["past"])
            yield Span(mention.start, at + copula.end()), held._replace(former=past), "copula"


@cache
def _since() -> re.Pattern[str]:
    return re.compile(r",? who (?:now|has since|later)\b")


@cache
def _house() -> re.Pattern[str]:
    """A run of capitalised words behind "of" or "at"."""
    return re.compile(
        r" (?:of|at) (?:the )?((?:[A-Z][\w.&'-]*|de|du)(?: (?:(?:of|for|and|the|de|du|&) ){0,2}[A-Z][\w.&'-]*)*)"
    )


def _is_house(name: str) -> bool:
    parts = name.lower().split()
    return not (known("organisation_words").isdisjoint(parts) and _HOUSES.isdisjoint(parts))


_HOUSES = frozenset(("institute", "centre", "center", "ministry"))


def _appositions(right: str) -> Iterator[tuple[re.Match[str], tuple[Office, ...]]]:
    """The stretches between commas behind a name that can be appositions to it, until the clause goes on; with the offices."""
    between = _of_house().match(right)
    at = between.end() if between else 0
    while _opens_office().match(right, at) and (apposed := _apposed().match(right, at)):
        found = tuple(offices(apposed[1].removeprefix("and ")))
        yield apposed, found
        at = apposed.end(1)
        if not (found or apposed[1] in known("places") or apposed[1].isdigit()):
            return


@cache
def _of_house() -> re.Pattern[str]:
    return re.compile(r"(?: of (?:the )?[A-Z][^,;.(]{2,80}(?: \([^)]{1,60}\))?)?(?=, )")


@cache
def _apposed() -> re.Pattern[str]:
    """Words up to a comma, a stop, or "who"; a full stop inside "Inc." or "U.S." does not end them."""
    return re.compile(
        r", ((?:[^,;()\"—.]|\.(?=\w|'|,| [a-z])|(?<=[A-Z])\.|(?<=\bM[rs])\.|(?<=\bMrs)\.|(?<=\bDr)\.){2,160}?)(?= who |[,;()—\"]|\.?$|(?=\.)(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)\.\"? )(?! (?:said|says|told) )"
    )


@cache
def _opens_office() -> re.Pattern[str]:
    """What a comma and an apposition open with; "and" or a verb would go on with the sentence."""
    return re.compile(
        r", (?!and (?!former|once|now|an? |the )|(?!retired|elected|appointed)[a-z]+ed (?:an?|the|that|to|his|her|its|him|[A-Z])|(?:but|or|who|which|that|while|when|where|with|in|on|at|as|said|says|told|tells|is|was|will|has)\b)"
    )


_COPULAS = (" is ", " was ", " has ", " became ", " remains ", " used ", " served ", " had ")
_OPENINGS = (", ", " of ", " at ", *TAKING, *_COPULAS)
"""What stands behind a name that is told of: an apposition, a house, or what somebody is."""


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(
        r" (?:is|was|has been|became|remains|(?P<past>used to be|served as|had been)) (?:now |also |still )?"
        r"(?P<what>(?:among |an? |the |one of )[^,;.()\"]{3,100})"
    )
