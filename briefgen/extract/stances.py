"""Cues of a stance in text: the lexicons' verbs, predicates and nouns in all their forms.

What is said before a cue ("will not") and who says it is the business of `predicates` and `subjects`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache
from operator import attrgetter
from typing import NamedTuple

from briefgen.grammar.lexicon import rows
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


# To ask a class for its member takes six times as long as to read a name, and rules ask at every cue.
BASE, FINITE, PAST, ING, PREDICATE, NOUN, AGENT, LABEL = Form
SUPPORTS, OPPOSES, PROPOSES, RESISTS, CONDITIONAL, PREDICTS = Stance


class Entry(NamedTuple):
    """A line of a lexicon: what a cue means, plain and negated; None reads nothing."""

    words: str
    stance: Stance | None
    negated: Stance | None
    future: bool = False
    modal: bool = False
    leads: tuple[str, ...] = ()


@dataclass(slots=True)
class Cue:
    """A cue in the text, from its start to its end."""

    start: int
    end: int
    form: Form
    entry: Entry

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


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


class _Lexicon(NamedTuple):
    """What cues mean, by their words."""

    meanings: Mapping[str, tuple[Form, Entry]]
    openings: frozenset[str]
    """What the longer ones open with: "in" and "in favour"."""
    nexts: frozenset[str]
    """The first words of the longer ones, each with the two code points that may follow: "in f"."""


@cache
def first_words() -> frozenset[str]:
    """Return the words that cues begin with, up to their first mark."""
    return frozenset(words for words in (*_lexicon().meanings, *_lexicon().openings) if words.isalpha())


def cues(plain: str, begun: Iterable[tuple[int, str]]) -> list[Cue]:
    """Return in order the cues that begin at some offsets, each given with its first word; none inside another.

    >>> [cue.entry.words for cue in cues('He is "in favor" of a levy', [(7, "in")])]
    ['in favor of']
    """
    meanings, openings, nexts = _lexicon()
    found: list[Cue] = []
    for start, word in begun:
        end = start + len(word)
        goes_on = word in openings and plain[start : end + 2].casefold() in nexts
        cue = _longer(plain, start, end, word) if goes_on else None
        if cue is None and word in meanings and _alone(plain, start, end):
            cue = Cue(start, end, *meanings[word])
        if cue:
            found.append(cue)
    return _apart(sorted(found, key=attrgetter("start")))


def _apart(found: list[Cue]) -> list[Cue]:
    """Leave out the cues that begin inside the one before."""
    apart = found[:1]
    for cue in found[1:]:
        if cue.start >= apart[-1].end:
            apart.append(cue)
    return apart


def _longer(plain: str, start: int, end: int, words: str) -> Cue | None:
    """The longest cue that goes on behind the words between two offsets."""
    found = _further().match(plain, end)
    if not found:
        return None
    end, words = found.end(), words + found[0].casefold().replace('"', "")
    longer = _longer(plain, start, end, words) if words in _lexicon().openings else None
    known = _lexicon().meanings.get(words) if longer is None else None
    return Cue(start, end, *known) if known and _alone(plain, start, end) else longer


def _alone(plain: str, start: int, end: int) -> bool:
    """Whether words between two offsets are whole ones."""
    before, behind = plain[start - 1 : start], plain[end : end + 1]
    return not (before.isalnum() or behind.isalnum() or before in _JOINTS or behind in _JOINTS)


_JOINTS = frozenset(("-", "_"))


@cache
def _further() -> re.Pattern[str]:
    """The next word of a cue; a quotation may open or close in the middle of one: 'find "some commonality"'."""
    return re.compile(r"(?:\"? \"?|-)[A-Za-z\u017f\u212a]+")  # all that folds to small letters from a to z


@cache
def _lexicon() -> _Lexicon:
    meanings = dict[str, tuple[Form, Entry]]()
    for form_of, name in ((_verbs, "stance_verbs"), (_predicates, "stance_phrases"), (_nouns, "stance_nouns")):
        for row in rows(name):
            for words, entry, form in form_of((*row, "", "")):
                meanings.setdefault(words, (form, entry))
    long = {words: [at.start() for at in re.finditer(r"\W", words)] for words in meanings if not words.isalpha()}
    openings = frozenset(words[:at] for words, marks in long.items() for at in marks)
    followed = {words[: marks[0] + 2] for words, marks in long.items()}
    # A quotation may open or close in the middle of a cue: 'find "some commonality"'.
    quoted = {f"{words}{marks}" for words in openings if words.isalpha() for marks in ('" ', ' "')}
    return _Lexicon(meanings, openings, frozenset(followed | quoted))


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
