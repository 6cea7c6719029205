"""Whom a speaker's words mean: a surname the full name, "he" or "the minister" the person before it.

The rule is bounded: it looks at the pronoun's paragraph and the one before, and wants one candidate. What it cannot
settle stays as printed. Which names are one person's is `names`' business.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from briefgen.extract.mentions import Kind, NameMention
from briefgen.extract.tokens import Tokens
from briefgen.model.source import Document, Span


@dataclass(slots=True)
class Referents:
    """The people of a document in order, and who spoke last; `of` is asked statement by statement."""

    plain: str
    people: Sequence[NameMention]
    """Persons named outside quotations."""
    starts: Sequence[int]
    paragraphs: Sequence[int]
    offices: dict[str, dict[str, None]] | None = None
    """Role words, lower case, with the full names of those who are given them, each once; gathered when first asked for."""
    last: tuple[str, str, int] = field(default=("", "", -9))
    """Name, gender and paragraph number of the latest speaker."""

    def of(self, span: Span, content: Sequence[Span] = ()) -> tuple[str, bool]:
        """Return whom the words at a span mean, and whether that stands elsewhere; the printed words where nobody is found.

        Nobody speaks of himself by name: people named in the content are not who "he" is.
        """
        start, end = span
        printed = self.plain[start:end]
        if not printed.isalpha():
            printed = " ".join(printed.split()).removesuffix("'s")
        place, lower = self._paragraph(start), printed.lower()
        named = self._antecedent(span) if lower in RELATIVES else self._named(span)
        if named:
            self.last = (named[0], named[1], place)
            return named[0], False
        gender = _PRONOUNS.get(lower, "")
        name = self._pronoun(span, gender, place, content) if gender else self._office(lower, span, place)
        if name:
            self.last = (name, gender, place)
            return name, True
        shown = printed.split(",")[0]
        self.last = ("" if gender else shown, "", place)
        return shown, lower in _REFERRING

    def again(self, span: Span) -> None:
        """Note that the latest speaker goes on at a span."""
        self.last = (*self.last[:2], self._paragraph(span.start))

    def _paragraph(self, offset: int) -> int:
        return bisect_right(self.paragraphs, offset)

    def _between(self, start: int, end: int) -> Sequence[NameMention]:
        first = bisect_left(self.starts, start)
        if first == len(self.starts) or self.starts[first] >= end:
            return ()  # as in most phrases
        last = bisect_left(self.starts, end, first)
        return self.people[max(first, last - _PEOPLE) : last]

    def _antecedent(self, span: Span) -> tuple[str, str] | None:
        """The person whose name stands right before a relative pronoun."""
        before = self.people[bisect_left(self.starts, span.start) - 1 :][:1]
        gap = self.plain[before[0].end : span.start] if before and before[0].end <= span.start else "-"
        return (_full(before[0]), before[0].gender) if gap.strip() in ("", ",") else None

    def _named(self, span: Span) -> tuple[str, str] | None:
        """The person whom a phrase names by its head: "chief negotiator Ana Ruiz of the ministry"."""
        start, last = span
        people = self._between(start, last)
        if not people:
            return None
        if people[0].start == start and people[0].end == last:
            return _full(people[0]), people[0].gender
        plain = self.plain
        behind = _behind_head().search(plain, start, last)
        head_end = start + len(plain[start : behind.start() if behind else last].rstrip())
        head_end -= 2 * plain.endswith("'s", start, head_end)
        end = start + len(plain[start:last].rstrip(", "))
        for person in people:
            apart = plain.startswith(", ", person.start - 2, person.start)
            if person.end == head_end or (apart and (person.start == head_end + 2 or person.end == end)):
                together = [*self._beside(people, person), _full(person)] if person.end == head_end else []
                return (" and ".join(together), "p") if len(together) > 1 else (_full(person), person.gender)
        return None

    def _beside(self, people: Sequence[NameMention], person: NameMention) -> list[str]:
        """Who speaks together with a person: "Ana Ruiz and | Bo Ito"."""
        before = [other for other in people if other.end < person.start][-1:]
        return [
            _full(other)
            for other in before
            if _together().fullmatch(self.plain, other.end, person.start) and _full(other) != _full(person)
        ]

    def _pronoun(self, span: Span, gender: str, place: int, content: Sequence[Span]) -> str:
        """The only person of the gender before the pronoun in its paragraph, else the latest speaker near by."""
        name, known, spoke = self.last
        if spoke == place and name and known in (gender, ""):
            return name
        paragraph = self.paragraphs[place - 1] if place else 0
        here = _agreeing([p for p in self._between(paragraph, span.start) if not _inside(p, content)], gender)
        if here:
            return here[0] if len(here) == 1 else ""
        if place - spoke <= _REACH and name and known in (gender, ""):
            return name
        before = self.paragraphs[max(0, place - 2)]
        there = _agreeing(self._between(before, paragraph), gender)
        return there[0] if len(there) == 1 else ""

    def _office(self, lower: str, span: Span, place: int) -> str:
        """The only holder of an office that "the ..." names; a bare "the president" must have been named near by."""
        role = lower.removeprefix("the ")
        if role == lower:
            return ""
        if self.offices is None:
            self.offices = _offices(self.plain, self.people)
        names = self.offices.get(role, {})
        if len(names) != 1:
            return ""
        (name,) = names
        near = self._between(self.paragraphs[max(0, place - 1 - _REACH)], span.start)
        return name if " " in role or name in map(_full, near) else ""


_PEOPLE = 60
"""Mentions looked back at most, however long a paragraph."""
_REACH = 2
"""Paragraphs that a pronoun may reach back to the latest speaker."""
_PRONOUNS = {"he": "m", "she": "w", "his": "m", "her": "w"}
RELATIVES = frozenset(("who", "which", "that"))
_REFERRING = frozenset(("they", "it", "he", "she", "who", "which", "that", "i", "we", "you"))


@cache
def _behind_head() -> re.Pattern[str]:
    """What ends a phrase's head: a comma, a bracket, a preposition or a relative pronoun."""
    return re.compile(r",| (?:\(|(?:of|in|at|for|from|on|with|to|by|who|that|which|whose) )")


@cache
def _together() -> re.Pattern[str]:
    """What stands between two people who speak together: "and", with a title behind it or none."""
    return re.compile(r",? (?:and|&) (?:(?:the )?[\w.-]+ ){0,4}")


def _full(person: NameMention) -> str:
    return person.canonical or person.name


def _inside(person: NameMention, content: Sequence[Span]) -> bool:
    return any(part.start <= person.start < part.end for part in content)


def _agreeing(people: Sequence[NameMention], gender: str) -> list[str]:
    """The full names of those who can be meant, each once; people of unknown gender count."""
    return list(dict.fromkeys(_full(p) for p in people if p.gender in (gender, "")))


@cache
def _apposition() -> re.Pattern[str]:
    """The role behind a name, as in `, the president of`."""
    return re.compile(r", (?:the |a |an )?([a-z][a-z' -]{2,40}?)(?= (?:of|for|at|who|in) |[,.])")


def referents(document: Document, tokens: Tokens, mentions: Sequence[NameMention]) -> Referents:
    """Gather the people of a document whom its own text (not its quotations) names."""
    person, turns = Kind.PERSON, _turns(tokens)
    people = [m for m in mentions if m.kind is person and not bisect_left(turns, m.start) & 1]
    return Referents(
        document.plain,
        people,
        [p.start for p in people],
        [span.start for _, span, _ in document.paragraphs],
    )


def _turns(tokens: Tokens) -> list[int]:
    """Where quotation begins and ends by turns, told by the starts of the tokens before."""
    quoted = tokens.quoted
    found: list[int] = []
    at = quoted.find(1)
    while at >= 0:
        found.append(tokens.starts[at - 1] if at else -1)
        at = quoted.find(len(found) & 1 ^ 1, at)
    return [*found, tokens.starts[-1]] if len(found) & 1 else found


def _offices(plain: str, people: Sequence[NameMention]) -> dict[str, dict[str, None]]:
    """Role words with who is given them, by titles before names and appositions behind."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for person in people:
        if person.title:
            _given(found, person.title.lower(), person)
        if plain.startswith(", ", person.end) and (behind := _apposition().match(plain, person.end, person.end + 60)):
            _given(found, behind[1], person)
    return found


def _given(offices: dict[str, dict[str, None]], role: str, person: NameMention) -> None:
    """Give a person a role, under all of its words, without the first, and under the last alone."""
    for words in (role, role.split(" ", 1)[-1], role.rsplit(" ", 1)[-1]) if " " in role else (role,):
        offices[words][_full(person)] = None
