"""Agents: who stands behind "by" or "from": "backed by Oslo dockers and the council".

Who stands before a verb is read in `subjects`, whose stance it is in `bearers`.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

from briefgen.extract.descriptions import bare, described, no_nouns
from briefgen.extract.finite import bases, thirds
from briefgen.extract.mentions import Kind
from briefgen.extract.reading import Reading, within
from briefgen.extract.subjects import as_mention, folded
from briefgen.grammar.lexicon import rows
from briefgen.model.fact import Mention
from briefgen.model.source import Span


def agent(reading: Reading, start: int, end: int) -> Mention | None:
    """Return who stands behind "by": the name or description that begins at an offset."""
    near = Span(start, min(end, start + 90))
    namings = [n for n in within(reading.actors, near) if n.span.start == start]
    if namings:
        return _whole(reading, Mention(folded(reading, namings[0].span), namings[0].span, namings[0].ids[0]), near)
    mention = next((m for m in reading.mentions_in(near) if m.start >= start), None)
    between = reading.plain[start : mention.start - len(mention.title)] if mention else "-"
    # "by Norwegian | Prime Minister Ana Ruiz"
    titled = mention and mention.title and between.strip().isalpha() and between.istitle()
    if mention and (titled or not between.strip()) and mention.kind is not Kind.PRONOUN:
        named = as_mention(reading, mention)
        return named if mention.kind is Kind.PERSON else _whole(reading, named, near)
    plain, stops = reading.plain, _stops(reading.plain, near)
    return next((d for stop in stops if (d := bare(plain, start, stop) or described(plain, start, stop))), None)


def agents(reading: Reading, start: int, end: int) -> tuple[Mention, ...]:
    """Return who stands behind "by", both of two whom "and" joins; none where nobody is named."""
    first = agent(reading, start, end)
    joined = _and().match(reading.plain, first.span.end, end) if first else None
    second = agent(reading, joined.end("article"), end) or agent(reading, joined.end(), end) if joined else None
    if first and second and second != first and _done().match(reading.plain, second.span.end, end):
        if first.name in _adjectives():  # "Norwegian and Swedish farmers"
            both = Span(first.span.start, second.span.end)
            return (Mention(folded(reading, both), both),)
        return first, second
    return (first,) if first else ()


@cache
def _adjectives() -> frozenset[str]:
    return frozenset(word for row in rows("countries") for word in row[1].split(",") if not word.endswith("s"))


@cache
def _and() -> re.Pattern[str]:
    return re.compile(r" and(?P<article> )(?:the )?")


@cache
def _done() -> re.Pattern[str]:
    """What may stand behind the last of those who did something, and no verb of another clause."""
    return re.compile(r"\W*$|[.,;:)\"]| (?:after|as|at|because|before|during|for|in|last|on|over|since|this|who)\b")


def _whole(reading: Reading, named: Mention, near: Span) -> Mention | None:
    """The people whose phrase a name only opens: "Oslo | dockers", "Norwegian | minister Ana Ruiz"; None where unclear."""
    plain, (start, end) = reading.plain, named.span
    stop = end
    while (word := _further().match(plain, stop, near.end)) and word[1] not in no_nouns():
        stop = word.end()
    person = next(
        (m for m in reading.mentions_in(near) if m.kind is Kind.PERSON and m.start - len(m.title) >= stop), None
    )
    if person and not plain[stop : person.start].removesuffix(f"{person.title} ").strip():
        return as_mention(reading, person)
    if stop == end or _acts(plain[end:stop].split()[0]) or _object().match(plain, stop):
        return named
    found = bare(plain, start, stop) or described(plain, start, stop)
    return found or (
        Mention(folded(reading, Span(start, stop)), Span(start, stop)) if _people(plain[start:stop]) else None
    )


def _acts(word: str) -> bool:
    """Whether a word is the verb of the main clause: "the pact backed by Oslo | calls for"."""
    return word in bases() or word in thirds()


@cache
def _object() -> re.Pattern[str]:
    """What only a verb stands before: "the pact backed by Oslo includes | a toll"."""
    return re.compile(r" (?:the|an?|its|their|no|every|all|both) ")


def _people(phrase: str) -> bool:
    """Whether a phrase ends in a plural for people by its form: "crab fishers", "Oslo dockers", "Berlin pianists"."""
    return phrase.endswith(("ers", "ors", "ists", "ians", "men", "women", "folk", "people"))


@cache
def _further() -> re.Pattern[str]:
    """A word in small letters that may be a noun."""
    return re.compile(r" ((?!\w+(?:ed|ing|ly)\b)[a-z][a-z-]+)\b(?!')")


def _stops(plain: str, near: Span) -> list[int]:
    """Where the first words of a stretch end."""
    return [near.start + found.end() for found in islice(re.finditer(r"[\w'-]+", plain[near.start : near.end]), 5)]
