"""Whose a predicate is: the noun phrase before a verb, read backwards over appositions and relative clauses.

A subject that could be two different ones is nobody. What the predicate says is read in `stances` and `predicates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from briefgen.extract.actors import actor_of
from briefgen.extract.descriptions import described, tensed
from briefgen.extract.mentions import Kind, NameMention
from briefgen.extract.reading import Reading, within
from briefgen.grammar.lexicon import words
from briefgen.model.fact import Mention
from briefgen.model.source import Span

_PERSON, _PLACE, _ROLE = Kind.PERSON, Kind.PLACE, Kind.ROLE
_REACH = 300
"""Code points looked back for a subject."""
_NOUN = 72
"""Code points in which a noun phrase and the preposition before it stand."""
_JOINED = 24
"""Code points of the words that join a predicate to the one before it."""


class Subject(NamedTuple):
    """Who a predicate is about; `pronoun` is set instead where only a pronoun stands there."""

    mentions: tuple[Mention, ...] = ()
    pronoun: str = ""
    start: int = 0


def only_country(reading: Reading, span: Span) -> Mention | None:
    """Return the only government or country that a span names, for "the country"; None where there are several."""
    span = Span(max(span.start, span.end - _REACH), span.end)
    known = {actor.id for actor in reading.vocabulary.actors if actor.kind == "government"}
    found = [
        Mention(folded(reading, n.span), n.span, n.ids[0]) for n in within(reading.actors, span) if n.ids[0] in known
    ]
    ids = {mention.actor for mention in found}
    places = [as_mention(reading, m) for m in reading.mentions_in(span) if m.kind is _PLACE]
    others = {m.name for m in places if m.actor is None}
    if len(ids) + len(others) != 1:
        return None
    return found[-1] if found else places[-1]


def only_person(reading: Reading, span: Span, gender: str) -> Mention | None:
    """Return the only person of a gender that a span names; None where several could be meant."""
    span = Span(max(span.start, span.end - 2 * _REACH), span.end)
    people = [m for m in reading.mentions_in(span) if m.kind is _PERSON and m.gender in ("", gender)]
    single = len({m.canonical or m.name for m in people}) == 1
    return as_mention(reading, people[-1]) if single else None


def subject(reading: Reading, floor: int, at: int) -> Subject | None:
    """Return the subject whose verb group begins at an offset, reading backwards no further than a floor."""
    floor = max(floor, at - _REACH)
    plain = reading.plain
    end = _back(plain, floor, at)
    joined = _joint().search(plain, max(floor, end - _JOINED), end) if plain.endswith(_JOINTS, floor, end) else None
    if joined and (joined[0][-1] != "," or (apposed := _past_apposition(reading, floor, end - 1)) is None):
        return _opening(reading, floor, joined.start())
    if joined:
        return apposed
    relative = (
        _relative().search(plain, max(floor, end - _JOINED), end) if plain.endswith(_RELATIVES, floor, end) else None
    )
    if relative:
        return _phrase(reading, floor, relative.start()) or _headed(reading, floor, relative.start())
    return _phrase(reading, floor, end)


def _back(plain: str, floor: int, at: int) -> int:
    while at > floor and plain[at - 1] in " \"'":
        at -= 1
    return at


_JOINTS = (",", "and", "or", "but", "while", "then", "also", "before", "after", "by")
_RELATIVES = ("who", "which", "that")


@cache
def _joint() -> re.Pattern[str]:
    """Words between a predicate and the next one of the same subject."""
    return re.compile(r"(?:,? (?:and|or|but|while|then|also|before|after|by)|,(?= ?$)(?<=[a-z],))(?: also)?$")


@cache
def _relative() -> re.Pattern[str]:
    return re.compile(r",? (?:who|which|that)$")


_SHORT = 4
"""Letters of the longest pronoun."""

_PREPOSITIONS = frozenset("of in at for from with by on to near between among against over about under".split())


@cache
def _preposition() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(sorted(_PREPOSITIONS))}) (?:the )?$")


@cache
def _pronoun() -> re.Pattern[str]:
    return re.compile(r"(?:^|(?<=[ \"',(—-]))(I|we|he|she|they|it|you|who)(?:'(?:s|re|m|ve|d|ll))?$", re.IGNORECASE)


@cache
def _former() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words('former')))})[ -]$", re.IGNORECASE)


def _phrase(reading: Reading, floor: int, end: int, depth: int = 2) -> Subject | None:
    """The subject that ends at an offset, with those it is coordinated to."""
    plain = reading.plain
    end = _back(plain, floor, end)
    word = plain[plain.rfind(" ", floor, end) + 1 or floor : end]
    short = len(word) <= _SHORT or not word.isalpha()
    pronoun = _pronoun().search(plain, max(floor, end - 8), end) if short else None
    if pronoun:
        return Subject((), pronoun[1].lower(), pronoun.start())
    mention = ending(reading, floor, end) or described(plain, floor, end)
    if mention is None and _PREPOSITIONS.isdisjoint(plain[max(floor, end - _NOUN) : end].split()):
        return None
    start = mention.span.start if mention else _noun_start(plain, floor, end)
    inside = _preposition().search(plain[max(floor, start - 12) : start])
    if inside:
        outer = start - len(inside[0])
        return _phrase(reading, floor, outer, depth - 1) if depth else None
    if mention is None:
        return None
    head = _relative_head(plain, floor, mention.span.start)
    if head is not None:
        return _phrase(reading, floor, head, depth - 1) if depth else None
    return Subject((*_before_and(reading, floor, mention.span.start), mention), "", mention.span.start)


def _relative_head(plain: str, floor: int, start: int) -> int | None:
    """Where the phrase ends whose relative clause a name is the object of: "the owners | who met Ana Falk"."""
    found = _relation().search(plain, max(floor, start - 60), start)
    verb = found["verb"].lower() if found else ""
    if found is None or verb in _OPENERS:
        return None
    told = verb in tensed() or verb.endswith(("ed", "s"))
    return found.start() if told or found["by"] != "that" else None


_OPENERS = frozenset("a an at by for from her his in its many of on some that the their this with".split())
"""What opens a phrase of its own behind "which": it is no verb whose object follows."""


@cache
def _relation() -> re.Pattern[str]:
    return re.compile(
        r",? (?P<by>who|which|that) (?P<verb>[\w'-]+) (?:(?!how|if|that|what|when|where|whether|why)[\w'-]+ ){0,3}$"
    )


def _noun_start(plain: str, floor: int, end: int) -> int:
    """Where the last word before an offset begins, with the lower-case words and adjectives in front of it."""
    found = _few_words().match(plain[max(floor, end - 60) : end][::-1])
    return end - found.end() if found else end


@cache
def _few_words() -> re.Pattern[str]:
    """Up to four words, written backwards: a pattern that ends in "$" would be tried at every letter before."""
    return re.compile(r"[\w'-]+(?: [\w'-]+){0,3}")


def _before_and(reading: Reading, floor: int, start: int) -> tuple[Mention, ...]:
    coordinated = reading.plain.endswith((" and ", " and the "), floor, start)
    joint = _coordinating().search(reading.plain[max(floor, start - 10) : start]) if coordinated else None
    if not joint:
        return ()
    other = ending(reading, floor, start - len(joint[0]))
    return (other,) if other else ()


@cache
def _coordinating() -> re.Pattern[str]:
    return re.compile(r",? and (?:the )?$")


_NAME = 90
"""Code points looked back for where a name begins."""


def ending(reading: Reading, floor: int, end: int) -> Mention | None:
    """Return the name, alias or description that ends at an offset; of several the longest."""
    near = max(floor, end - _NAME)
    mention = reading.mention_ending(near, end)
    namings = within(reading.actors, Span(near, end)) if reading.actors else ()
    naming = next((naming for naming in namings if naming.span.end == end), None) if namings else None
    if naming and mention and mention.kind is _PERSON and mention.span == naming.span:
        return as_mention(reading, mention)
    if naming and (mention is None or mention.kind is _ROLE or naming.span.start <= mention.start):
        former = _former().search(reading.plain[max(floor, naming.span.start - 12) : naming.span.start])
        return None if former else Mention(folded(reading, naming.span), naming.span, naming.ids[0])
    return as_mention(reading, mention) if mention else None


def last_named(reading: Reading, floor: int, end: int) -> Mention | None:
    """Return the name or description that ends at an offset, whatever stands before it."""
    end = _back(reading.plain, floor, end)
    return ending(reading, floor, end) or described(reading.plain, floor, end)


def as_mention(reading: Reading, mention: NameMention) -> Mention:
    """Return a mention under the fullest name that the document gives it, with its actor."""
    name = mention.canonical or mention.name
    return Mention(name, mention.span, actor_of(name, reading.vocabulary))


def folded(reading: Reading, span: Span) -> str:
    """Return the words of a span as printed, with single spaces."""
    return " ".join(reading.document.quote(span).split())


def _headed(reading: Reading, floor: int, end: int) -> Subject | None:
    """The name before an apposition that a relative clause hangs on: "Chile, a country that"."""
    found = re.search(r", an? (?:[a-z-]+ ){0,3}[a-z]+$", reading.plain[floor:end])
    mention = ending(reading, floor, floor + found.start()) if found else None
    return Subject((mention,), "", mention.span.start) if mention else None


def _past_apposition(reading: Reading, floor: int, end: int) -> Subject | None:
    """The subject before an apposition that a comma closes: "Ana Ruiz, who chairs the board,"."""
    opening = reading.plain.rfind(",", floor, end)
    while opening > floor and end - opening < _REACH:
        found = _phrase(reading, floor, opening)
        if found:
            return found
        opening = reading.plain.rfind(",", floor, opening)
    return None


def _opening(reading: Reading, floor: int, end: int) -> Subject | None:
    """The subject of the verb before, for a predicate joined to it; None where two could be meant."""
    found: dict[str, Subject] = {}
    for start, stop in _openers(reading, floor, end):
        before, after = reading.plain[max(floor, start - 14) : start], reading.plain[stop : stop + 24]
        if _inside().search(before) or not _verb_ahead().match(after):
            continue
        here = _phrase(reading, floor, stop, 0)
        if here and here.mentions:
            found.setdefault(here.mentions[-1].name, here)
    return next(iter(found.values())) if len(found) == 1 else None


@cache
def _inside() -> re.Pattern[str]:
    """What before a name tells that it does not open the clause: a preposition, or a clause of its own."""
    return re.compile(rf"{_preposition().pattern}|\b(?:that|which|whether|if|because|while|when|as) (?:the )?$")


def _openers(reading: Reading, floor: int, end: int) -> Sequence[tuple[int, int]]:
    span = Span(floor, end)
    spans = {(n.span.start, n.span.end) for n in within(reading.actors, span)}
    return sorted(spans | {(m.start, m.end) for m in reading.mentions_in(span)})


@cache
def _verb_ahead() -> re.Pattern[str]:
    """What follows a subject: a comma, an auxiliary, an adverb or a verb that shows its tense."""
    auxiliary = "is|are|was|were|has|have|had|will|would|can|could|may|might|does|did|also|now|not|never|said"
    return re.compile(rf",| (?:(?:{auxiliary})\b|\w+(?:ed|ly|[^s\W]s)\b)")
