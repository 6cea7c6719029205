"""Attributions: to whom a text gives words or thoughts: "Ito says that", "according to the union", "on Ito's account".

Whether the cited passage bears that out is asked in `mouths`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from briefgen.check.cast import Named
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.people import nouns
from briefgen.grammar.verbs import Form, form, stem
from briefgen.model.source import Span

_FRAMES = frozenset({"quote", "that", "as", "bare"})
_NOUNS = (
    "account|count|reading|words|telling|view|opinion|estimate|guess|belief|claim|forecast|prediction|version|judgement"
)
ADVERB = r"(?:has|have|had|also|still|now|again|once|then|already|often|never|[a-z]+ly)"
_LEAD = re.compile(rf"(?:,[^,;.:\"]{{1,80}},)?(?: {ADVERB}){{0,3}} ([a-z]+)\b")
_POSSESSED = re.compile(rf"'s? (?:own )?(?:[a-z]+ )?(?:{_NOUNS})\b")
_BEFORE = re.compile(
    r"(?i:\baccording to|\bin the words of|\bin the view of|\bon the word of)(?: the)?\s+(?:[\w.'-]+\s+){0,4}$"
)
_BEHIND = re.compile(
    r"\b(?:of|to|with|for|from|by|on|in|at|near|about|between|against|among|behind|under|over|like|than|and [A-Z]\w+ of)"
    r"(?: the| an?)?(?: [A-Z][\w.'-]*)* $"
)
_INVERTED = re.compile(r"\"[,]? ([a-z]+) (?:[\w.'-]+ ){0,4}$")


@dataclass(frozen=True, slots=True)
class Attribution:
    """Words of a text that speak or think: an actor of the vocabulary, a name that it does not know, or a role."""

    span: Span
    actor: str = ""
    name: str = ""
    role: str = ""
    plural: bool = False


def attributions(text: str, named: tuple[Named, ...]) -> tuple[Attribution, ...]:
    """Return who says, thinks or wants something in a text, in order."""
    actors = [Attribution(each.span, each.actor) for each in named if _speaks(text, each.span)]
    others = [
        each for each in (*_names(text), *_roles(text)) if not any(each.span.meets(known.span) for known in named)
    ]
    return tuple(sorted((*actors, *others), key=lambda each: each.span.start))


def _speaks(text: str, span: Span) -> bool:
    """Whether the words at a span are the subject of a cue verb, or stand in a formula that attributes."""
    after = text[span.end :]
    lead = _LEAD.match(after)
    if lead and cue(lead[1]) and not _BEHIND.search(text[: span.start]):
        return True
    if _POSSESSED.match(after) or _BEFORE.search(text[: span.start]):
        return True
    inverted = _INVERTED.search(text[: span.start])
    heads = re.search(r"(?:^|[.!?;])\s*(?:[Tt]he )?$", text[: span.start]) and re.match(r": ?\"", after)
    return bool(inverted and cue(inverted[1])) or bool(heads)


def subject(text: str, span: Span) -> bool:
    """Return whether the words at a span are what a sentence or a clause is about.

    >>> subject("Oslo has refused.", Span(0, 4)), subject("Boats go to Oslo and stop.", Span(12, 16))
    (True, False)
    """
    before, after = text[: span.start], text[span.end :]
    if re.search(r"(?:^|[.!?:;]\"?)\s*(?:[Tt]he )?$", before):
        return True
    if _BEHIND.search(before) or not re.search(
        r"(?:[,;–—]|\b(?:and|but|that|while|whereas|which|if|when|as|because))\s+(?:the )?$", before
    ):
        return False
    verb = re.match(rf"(?: {ADVERB}){{0,2}} ([a-z]+)\b(?! not\b)", after)
    return bool(verb and (verb[1] in _FINITE or form(verb[1]) in {Form.THIRD, Form.PAST}))


_FINITE = frozenset(
    "is are was were has have had will would can could may might must shall should does did do wants want".split()
)


@cache
def cue(word: str) -> bool:
    """Return whether a finite verb reports words or thoughts.

    >>> cue("says"), cue("thought"), cue("runs"), cue("saying")
    (True, True, False, False)
    """
    return stem(word) in _cues() and form(word) in {Form.THIRD, Form.PAST, Form.BASE} and word not in _AUXILIARIES


_AUXILIARIES = frozenset({"is", "was", "are", "were", "be", "has", "have", "had"})


@cache
def _cues() -> frozenset[str]:
    return frozenset(stem(row[0]) for row in rows("cue_verbs") if " " not in row[0] and _FRAMES & set(row[1].split()))


def _names(text: str) -> Iterator[Attribution]:
    """Capitalised names in the subject of a cue verb, or behind "according to"; a single word only if it can be a name."""
    word = r"[A-Z][\w'-]*(?<!'s)(?<!')"
    for match in re.finditer(rf"(?<![\w.'-]){word}(?: (?:de |van |von |da |al )?{word}){{0,3}}", text):
        span = Span(*match.span())
        if _speaks(text, span) and (" " in match[0] or _surname(text, span)):
            yield Attribution(span, name=match[0])


def single(text: str) -> tuple[Span, ...]:
    """Return the capitalised words that speak, think or take sides in a text and can be last names.

    >>> [span.start for span in single("Jones wants a ship; research shows why. Research says so.")]
    [0]
    """
    found = (Span(*match.span()) for match in re.finditer(r"(?<![\w.'-])(?<![A-Z] )[A-Z][\w'-]*(?<!'s)(?<!')", text))
    return tuple(each for each in found if (_speaks(text, each) or _sides(text, each)) and _surname(text, each))


def _sides(text: str, span: Span) -> bool:
    """Whether the words at a span are the subject of a verb of taking sides or of any report: "wants", "refuses"."""
    lead = _LEAD.match(text, span.end)
    if not lead or _BEHIND.search(text[: span.start]) or stem(lead[1]) not in _attitudes():
        return False
    return form(lead[1]) is Form.PAST or (form(lead[1]) is Form.THIRD and bool(_OBJECT.match(text, lead.end())))


@cache
def _attitudes() -> frozenset[str]:
    return frozenset(stem(row[0]) for row in (*rows("stance_verbs"), *rows("cue_verbs")) if " " not in row[0])


_OBJECT = re.compile(r" (?:to|that|the|an?|his|her|its|their|our|it|this|these|more|no|not|nothing|\d)")
"""What follows a verb, and no plural: "Jones plans to go" against "Winter plans changed"."""


def _surname(text: str, span: Span) -> bool:
    """Whether a capitalised word can be a person's last name: no place, no date, no plural of people, no "Research"."""
    word = text[span.start : span.end]
    begins = re.search(r"(?:^|[.!?:;(\"]|- )\s*$", text[: span.start]) and not re.search(r"\",? $", text[: span.start])
    if (
        not re.fullmatch(r"[A-Z][a-zà-ÿ][\w'-]*", word)
        or word.lower() in _no_names()
        or (begins and word.lower().removesuffix("s") in _no_names())
    ):
        return False
    return not (begins and (_AGENTS.search(word) or word.endswith("ly")))


_AGENTS = re.compile(r"(?:(?<!e)ed|[eo]rs|ists|ees|[ae]nts|ians|men|women|ives|ings?|tions?|ments?|ness|ity)$")
"""Endings of "Welders", "Opposition" and "Expected", which begin a sentence with a capital and are no names."""


@cache
def _no_names() -> frozenset[str]:
    told = [*words("function_words"), *words("plain_subjects"), *words("places"), *words("sentence_openers")]
    told += [*words("documents"), *words("organisation_words"), *words("label_nouns"), *words("role_nouns")]
    told += [*words("public_offices"), *words("office_nouns"), *words("stance_nouns"), *words("adjectives")]
    told += words("reporting_words")
    told += [row[0] for name in ("date_words", "number_words", "cue_nouns", "countries") for row in rows(name)]
    return frozenset(word.lower() for word in told)


def _roles(text: str) -> Iterator[Attribution]:
    """Nouns for people in the subject of a cue verb: "the minister says", "experts warn"."""
    for span, noun, plural in nouns(text):
        if _speaks(text, span):
            yield Attribution(span, role=noun, plural=plural)
