"""A report does not say the contrary of its passage: "creates jobs" for "destroys jobs". Rule strength-changed.

Held against each other are words of the lexicon of opposites, and what a passage tells "without" or "no". The force of
verbs, and "not" before them, is read by `strength`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.check.claim import Claim, Part
from briefgen.errors import Finding
from briefgen.grammar.assertions import content
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.typography import straight
from briefgen.grammar.verbs import stem
from briefgen.model.fact import Fact
from briefgen.model.source import Span

_SHORT = 5
"""Words of a cell or a card: so short a text need not share words with its passage to be about the same."""
_REACH = 5
"""Words before one that may deny it."""
_KEPT = 4096
_TURNS = frozenset("and as because but that when where which while who".split())
"""Words behind which another clause begins, that nothing before them denies."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    stem: str
    span: Span
    clause: int
    denied: bool


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a text or a passage, with the clause that each stands in."""

    words: tuple[_Word, ...]
    stems: frozenset[str]

    def about(self, span: Span) -> frozenset[str]:
        """What the words of a stretch are about."""
        return content([word.text for word in self.words if span.holds(word.span)])

    def around(self, word: _Word) -> frozenset[str]:
        """What a word's clause is about, but for the word."""
        return content([other.text for other in self.words if other.clause == word.clause]) - {word.stem}

    def beside(self, word: _Word) -> frozenset[str]:
        """The stems of the words in a word's clause."""
        return frozenset(other.stem for other in self.words if other.clause == word.clause)


def contrary(claim: Claim, part: Part, text: str) -> Iterator[Finding]:
    """Yield a finding for every word of a part of a report whose contrary stands in the passages that it is cited from.

    `text` is the claim's without its quotations.
    """
    read = _read(text)
    everywhere = frozenset[str]().union(
        *(_passage(fact).stems for fact in claim.facts), _read(claim.scope.beside).stems
    )
    measured = any(part.span.holds(quantity.span) for quantity in claim.quantities)
    for word in read.words:
        if part.span.holds(word.span) and not (measured and word.stem in _ways()):
            other = _contrary(word, read, part, everywhere) or _without(word, read, part)
            if other:
                yield _finding(claim, word, other)


@cache
def _ways() -> frozenset[str]:
    """Rises and falls, which with a figure are `units`' matter."""
    return frozenset().union(*(same | other for same, other in _sides()[stem("rise")]))


def _contrary(word: _Word, text: _Text, part: Part, everywhere: frozenset[str]) -> str:
    """The word of a cited passage that says the contrary of one, where no passage says that one or its like."""
    sides = _sides().get(word.stem, ())
    for same, contrary in sides:
        if same & everywhere or contrary & text.beside(word):
            continue
        for fact in part.facts:
            passage = _passage(fact)
            found = (other for other in passage.words if other.stem in contrary and other.denied == word.denied)
            for other in (each for each in found if _alike(text, part.span, passage, each)):
                return straight(fact.passage.exact)[other.span.start : other.span.end]
    return ""


def _alike(text: _Text, span: Span, passage: _Text, word: _Word) -> bool:
    """Whether a text speaks of what a word's clause in its passage speaks of; in so few words as a cell's it does."""
    return len(text.words) <= _SHORT or bool(text.about(span) & passage.around(word))


def _without(word: _Word, text: _Text, part: Part) -> str:
    """What a passage denies by "without" or "no" right before two words, or one, that a text has as given."""
    denials = [each for fact in part.facts for each in _denials(fact.passage.exact)]
    if not denials or any(other.denied for other in text.words if other.clause == word.clause):
        return ""
    if not _needing().isdisjoint(text.stems):
        return ""
    at = text.words.index(word)
    told = tuple(other.stem for other in text.words[at : at + 2])
    return next((words_ for words_, stems in denials if stems == told and len(told) > 1), "")


@cache
def _needing() -> frozenset[str]:
    """Verbs that say of something that nothing goes "without" it."""
    return frozenset(map(stem, ("need", "require", "depend", "hinge", "take")))


@lru_cache(maxsize=_KEPT)
def _denials(passage: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a passage denies and says nowhere else, each with the stems of the first two words denied."""
    plain = straight(passage)
    found = (match for match in _denial().finditer(plain) if not (_elsewhere(plain, match) or _later(plain, match)))
    return tuple((match[0], tuple(_stems(match["what"])[:2])) for match in found)


def _later(plain: str, match: re.Match[str]) -> bool:
    """Whether what is denied is so only until a time: "no decision before June"."""
    return re.match(r"[^.;:]*\b(?:before|until)\b", plain[match.end() :]) is not None


def _elsewhere(plain: str, match: re.Match[str]) -> bool:
    """Whether a passage has the denied words a second time."""
    return plain.lower().count(match["what"].lower()) > 1


@cache
def _denial() -> re.Pattern[str]:
    return re.compile(r"\b(?i:without|no|not an?|not any) (?P<what>[a-z-]+ [a-z-]+)")


def _stems(text: str) -> list[str]:
    return [stem(word) for word in re.findall(r"[^\W\d_]+", text.lower())]


def _passage(fact: Fact) -> _Text:
    return _read(straight(fact.passage.exact))


@lru_cache(maxsize=_KEPT)
def _read(text: str) -> _Text:
    found, clause, reach = list[_Word](), 0, 0
    for match in _token().finditer(text):
        token = match[0].lower()
        if not token[0].isalpha():
            clause, reach = clause + 1, 0
            continue
        found.append(_Word(token, stem(token), Span(*match.span()), clause, reach > 0))
        denies = token in _denying() or token.endswith("n't")
        reach = 0 if token in _TURNS else _REACH if denies else reach - 1
    return _Text(tuple(found), frozenset(word.stem for word in found))


@cache
def _token() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]+(?:'t)?|[;:()—,]|(?<![A-Z])[.!?](?=\s)")


@cache
def _denying() -> frozenset[str]:
    return frozenset((*words("denying_words"), "denies", "denied", "fails", "refuses", "refused", "less"))


@cache
def _sides() -> Mapping[str, Sequence[tuple[frozenset[str], frozenset[str]]]]:
    """The stems that say the same as one, and those that say the contrary; a word may have several contraries."""
    found: dict[str, list[tuple[frozenset[str], frozenset[str]]]] = {}
    for one, other in rows("opposites"):
        sides = frozenset(map(stem, one.split())), frozenset(map(stem, other.split()))
        for same, contrary in (sides, sides[::-1]):
            for word in same:
                found.setdefault(word, []).append((same, contrary))
    return found


def _finding(claim: Claim, word: _Word, other: str) -> Finding:
    surface = claim.text[word.span.start : word.span.end]
    message = f'"{surface}" says the contrary of the passage\'s "{other}".'
    place = claim.scope.locate(surface, word.span.start)
    return Finding("strength-changed", place, message, "Tell it as the source does.")
