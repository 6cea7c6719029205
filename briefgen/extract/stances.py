"""Cues of a stance in text: the lexicons' verbs, predicates and nouns in all their forms.

What is said before a cue ("will not") and who says it is the business of `predicates` and `subjects`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import NamedTuple

from briefgen.grammar.lexicon import rows
from briefgen.grammar.prefixes import factored
from briefgen.model.fact import Stance
from briefgen.model.source import Span


class Form(Enum):
    """How a cue stands: a verb's form, a predicate after "be", or a noun of one of the three sorts."""

    BASE = "base"
    FINITE = "finite"
    """The -s form or a past form that cannot be a participle of the passive by itself."""
    PAST = "past"
    ING = "ing"
    PREDICATE = "predicate"
    NOUN = "noun"
    AGENT = "agent"
    LABEL = "label"


class Entry(NamedTuple):
    """A line of a lexicon: what a cue means, plain and negated; None reads nothing."""

    words: str
    stance: Stance | None
    negated: Stance | None
    future: bool = False
    modal: bool = False
    leads: tuple[str, ...] = ()


class Cue(NamedTuple):
    """A cue in the text."""

    span: Span
    form: Form
    entry: Entry


def noun(word: str) -> Entry | None:
    """Return the noun entry of a word that the lexicon of verbs has too, such as "push"."""
    return _noun_table().get(word.lower())


@cache
def _noun_table() -> Mapping[str, Entry]:
    return {words: entry for row in rows("stance_nouns") for words, entry, _ in _nouns((*row, ""))}


@cache
def base_verbs() -> frozenset[str]:
    """Return the verbs of one word that state where somebody stands, in their base form."""
    return frozenset(row[0] for row in rows("stance_verbs") if " " not in row[0])


@cache
def first_words() -> frozenset[str]:
    """Return the words that cues begin with, up to their first mark."""
    return frozenset(_lexicon())


def cues(plain: str, begun: Iterable[tuple[int, str]]) -> Iterator[Cue]:
    """Yield the cues that begin at some offsets, each given with its first word, in order; none inside another."""
    last = 0
    for start, word in begun:
        found = _pattern(word).match(plain, start) if start >= last else None
        if found:
            last = found.end()
            words = word if last - start == len(word) else found[0].casefold().replace('"', "")
            if words in _lexicon()[word]:  # the engine takes a dotless i for an i
                yield Cue(Span(start, last), *_lexicon()[word][words])


@cache
def _pattern(word: str) -> re.Pattern[str]:
    """The cues that begin with a word; each word's own pattern, as one of all would try its thousand branches."""
    if set(_lexicon()[word]) == {word}:
        return _alone()
    # A quotation may open or close in the middle of a cue: 'find "some commonality"'.
    words = factored(_lexicon()[word]).replace(re.escape(" "), r"\"? \"?")
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)


@cache
def _alone() -> re.Pattern[str]:
    """A word that is a cue by itself: most are, and share one pattern."""
    return re.compile(r"(?<![\w-])[^\W_]+(?![\w-])")


@cache
def _lexicon() -> Mapping[str, Mapping[str, tuple[Form, Entry]]]:
    """The cues by their first words."""
    found = defaultdict[str, dict[str, tuple[Form, Entry]]](dict)
    for form_of, name in ((_verbs, "stance_verbs"), (_predicates, "stance_phrases"), (_nouns, "stance_nouns")):
        for row in rows(name):
            for words, entry, form in form_of((*row, "", "")):
                found[re.split(r"\W", words, maxsplit=1)[0]].setdefault(words, (form, entry))
    return found


def _verbs(row: tuple[str, ...]) -> Iterator[tuple[str, Entry, Form]]:
    first, _, rest = row[0].partition(" ")
    notes = row[3].split()
    entry = Entry(row[0], _stance(row[1]), _stance(row[2]), "future:" in row[1], "modal:" in row[2])
    irregular = [note for note in notes if not note.startswith("!")]
    for word, form in inflected(first, irregular):
        if f"!{word}" not in notes:
            yield f"{word} {rest}".strip(), entry, form


def _predicates(row: tuple[str, ...]) -> Iterator[tuple[str, Entry, Form]]:
    yield row[0], Entry(row[0], _stance(row[1]), _stance(row[2])), Form.PREDICATE


def _nouns(row: tuple[str, ...]) -> Iterator[tuple[str, Entry, Form]]:
    entry = Entry(row[0], _stance(row[1]), None, leads=tuple(row[2].split()))
    sort, _, _ = row[1].rpartition(":")
    many = f"{row[0][:-1]}ies" if row[0].endswith("y") else f"{row[0]}s"
    yield from ((words, entry, Form(sort or "noun")) for words in (row[0], many))


def _stance(text: str) -> Stance | None:
    name = text.rpartition(":")[2]
    return Stance(name) if name not in ("", "-") else None


def inflected(verb: str, irregular: Iterable[str] = ()) -> Iterator[tuple[str, Form]]:
    """Yield the forms of an English verb, the base form first.

    >>> [form for form, _ in inflected("deny")]
    ['deny', 'denies', 'denied', 'denying']
    """
    stem = verb[:-1] if re.search(r"[^e]e$", verb) else verb
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb):
        stem = verb + verb[-1]
    soft = re.search(r"[^aeiou]y$", verb) is not None
    hiss = verb.endswith(("s", "x", "ch", "sh", "o"))
    yield verb, Form.BASE
    yield (f"{verb[:-1]}ies" if soft else f"{verb}es" if hiss else f"{verb}s"), Form.FINITE
    regular = f"{verb[:-1]}ied" if soft else f"{verb}d" if verb.endswith("e") else f"{stem}ed"
    past = list(irregular) or [regular]
    yield from ((form, Form.PAST) for form in past if form != verb)
    yield f"{stem}ing", Form.ING
    if verb.endswith("al"):
        yield from ((f"{verb}led", Form.PAST), (f"{verb}ling", Form.ING))
