"""Whether a text of a brief says something else than when a person last accepted it. Rule text-turned.

No gate can read a paraphrase as a person can: "resists" for "accepts" leaves every figure, date and name as it was. So a
text that was accepted stands by its words, as a passage does (`turn`): a name, a number or a word of substance in the
place of another, a "not", a hedge or a claimant that came or went. Other words for the same, out of the passage, and
words left out that limit nothing, are no turn; nor is a text that is new throughout.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.quotations import quotations
from briefgen.grammar.typography import straight, wording
from briefgen.grammar.verbs import Form, form, kindred, stem
from briefgen.lock.turn import differ, lost, reports, turning, weighs
from briefgen.model.source import Span

ALIKE = 0.5
"""How alike two texts must be, word by word, for one to be the other with a word changed."""

SHORT = 4
"""Words of a cell or a label at most."""
_SHOWN = 3
"""Letters that a finding quotes at least."""
NEAR = 0.8
"""How alike a text of our own must be to what it was, for each word of substance in it to count."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of a text, at their place in it, and what was there before; `near` where the words themselves went."""

    span: Span
    was: str
    near: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a text may take its words from: the stems of its passages.

    Of a text of our own (`ours`) that was written anew to some part only names, numbers and limits count.
    """

    stems: frozenset[str] = frozenset()
    ours: bool = False


def places(before: Sequence[str], now: Sequence[str]) -> Mapping[int, str]:
    """Return the accepted texts in whose place other short ones stand: cells and labels, which may have no word in common."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    replaced = (
        each for each in matcher.get_opcodes() if each[0] == "replace" and each[2] - each[1] == each[4] - each[3]
    )
    pairs = ((last + at, before[first + at]) for _, first, end, last, _ in replaced for at in range(end - first))
    return {at: was for at, was in pairs if max(len(_words(was)), len(_words(now[at]))) <= SHORT}


def accepted(text: str, among: Iterable[str]) -> str:
    """Return which of the texts that were accepted a text was, with a word changed; empty where it is none of them."""
    told = [word.key for word in _words(text)]
    scored = [(_ratio([word.key for word in _words(other)], told), other) for other in among]
    likeness, best = max(scored, default=(0.0, ""))
    return best if likeness >= ALIKE else ""


def _ratio(one: Sequence[str], other: Sequence[str]) -> float:
    match = SequenceMatcher(None, one, other, autojunk=False)
    return match.ratio() if match.quick_ratio() >= ALIKE else 0.0


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span

    @property
    def key(self) -> str:
        return self.text.casefold()

    @property
    def stem(self) -> str:
        return stem(self.key)

    @property
    def weighs(self) -> bool:
        """Whether it limits, denies, weakens or measures, so that it may not come or go."""
        return self.key in _limiting() or self.stem in _doubts()

    @property
    def named(self) -> bool:
        return self.text[:1].isupper() or any(map(str.isdigit, self.text))

    @property
    def content(self) -> bool:
        return self.key not in _light() and not self.weighs


def _words(text: str) -> list[_Word]:
    found = re.finditer(r"(?:(?<![\w-])[+−-](?=[$€£]?\d))?[$€£]?\w(?:[\w.,'-]*\w)?%?", straight(text))
    return [_Word(match[0].removesuffix("'s"), Span(match.start(), match.end())) for match in found]


def turns(before: str, after: str, evidence: Evidence) -> tuple[Turn, ...]:
    """Return the words by which a text says something else than the one that was accepted, in order."""
    one, other = _words(before), _words(after)
    steps = [each for each in _steps(one, other) if each.went or each.came]
    if evidence.ours and _ratio([word.key for word in one], [word.key for word in other]) >= NEAR:
        evidence = Evidence()
    gained = _more(other, one)
    missing = _more(one, other)
    found = [turn for each in steps if (turn := _turn(each, gained, missing, evidence))]
    found += [each.turn() for each in steps if len(steps) == 1 and not found and _tense(each)]
    return tuple(found) or tuple(_quoted(before, after)) or tuple(_swapped(one, other))


@dataclass(frozen=True, slots=True)
class _Step:
    """Words that took the place of others; `around` are those that stand beside them in the new text."""

    went: Sequence[_Word]
    came: Sequence[_Word]
    around: Sequence[_Word]
    """The first word that stayed behind them, or the last before them."""
    before: str

    def turn(self) -> Turn:
        told = _told(self.went)
        shown = self.came or self.around
        if len(_told(shown)) < _SHOWN and self.around and shown[-1].span.end < self.around[0].span.start:
            shown = [*shown, *self.around]  # so short a word stands inside others, and would be looked for there
        return Turn(Span(shown[0].span.start, shown[-1].span.end) if shown else Span(0, 0), told, not self.came)


def _steps(one: Sequence[_Word], other: Sequence[_Word]) -> Iterator[_Step]:
    matcher = SequenceMatcher(None, [word.key for word in one], [word.key for word in other], autojunk=False)
    for how, start, end, first, last in matcher.get_opcodes():
        if how != "equal":
            beside = other[last : last + 1] or other[first - 1 : first]
            yield _Step(one[start:end], other[first:last], beside, one[start - 1].text if start else "")


def _more(one: Iterable[_Word], other: Iterable[_Word]) -> Counter[str]:
    """The stems that one text has more often than another."""
    return Counter(word.stem for word in one) - Counter(word.stem for word in other)


def _turn(step: _Step, gained: Counter[str], missing: Counter[str], evidence: Evidence) -> Turn | None:
    came = [word for word in step.came if gained[word.stem]]
    went = [word for word in step.went if missing[word.stem]]
    if came and went and _one_number(went, came):
        return None
    limits = any(word.weighs for word in (*came, *went))
    if limits or _named(came, went) or _done(step) or (not evidence.ours and _other(came, went, evidence)):
        return step.turn()
    return step.turn() if went and not came and _dropped(step, went) else None


def _one_number(went: Sequence[_Word], came: Sequence[_Word]) -> bool:
    """Whether two stretches are one number, written otherwise but for its sign."""
    signs = [[word.text[0] for word in told if word.text[0] in "+−-"] for told in (went, came)]
    return signs[0] == signs[1] and not differ([word.text for word in went], [word.text for word in came])


def _dropped(step: _Step, went: Sequence[_Word]) -> bool:
    """Whether words were left out that say who reports, in which office, or by which unit and period."""
    office = any(word.key in _offices() for word in went)
    return office or bool(not step.came and lost(step.before, [word.text for word in went]))


@cache
def _offices() -> frozenset[str]:
    return frozenset((*words("office_nouns"), *words("public_offices")))


def _named(came: Sequence[_Word], went: Sequence[_Word]) -> bool:
    """Whether a name, an office or a number took the place of something."""
    one, other = [word.text for word in went], [word.text for word in came]
    return bool(came and went) and (weighs(one) or weighs(other))


def _done(step: _Step) -> bool:
    """Whether a verb is told as done that was not: "saw" for "see"."""
    past = {word.stem for word in step.came if form(word.key) is Form.PAST}
    return any(word.stem in past and form(word.key) in (Form.BASE, Form.ING) for word in step.went)


def _tense(step: _Step) -> bool:
    """Whether nothing but the time of a verb that carries others changed: "was" for "is"."""
    both = [word.key for word in (*step.went, *step.came)]
    return tuple(sorted(both)) in _TIMES


_TIMES = frozenset({("is", "was"), ("are", "were"), ("had", "has"), ("had", "have")})


def _other(came: Sequence[_Word], went: Sequence[_Word], evidence: Evidence) -> bool:
    """Whether words of substance came that the passages do not have, or that took the place of the passages' own."""
    new = [word for word in came if word.content and not _alike(word, went)]
    old = [word for word in went if word.content]
    return any(word.stem not in evidence.stems for word in new) or (
        bool(new) and any(word.stem in evidence.stems for word in old)
    )


def replaced(before: str, after: str) -> tuple[str, ...]:
    """Return the words of substance that took the place of others in a passage that reads almost as it did."""
    one, other = _words(before), _words(after)
    if _ratio([word.key for word in one], [word.key for word in other]) < NEAR:
        return ()
    gained, missing = _more(other, one), _more(one, other)
    steps = [each for each in _steps(one, other) if each.went and each.came]
    found = [each for each in steps if _turn(each, gained, missing, Evidence()) or (len(steps) == 1 and _tense(each))]
    return tuple(f"-{_told(each.went)} +{_told(each.came)}" for each in found)


def _told(words_: Sequence[_Word]) -> str:
    return " ".join(word.text for word in words_)


def _alike(word: _Word, went: Sequence[_Word]) -> bool:
    """Whether a word says what one that went said: another form of it, one of its kind of verbs, another word of report."""
    group = kindred(word.stem)
    report = word.stem in reports()
    return any(
        word.stem == each.stem or (group[0] and group == kindred(each.stem)) or (report and each.stem in reports())
        for each in went
    )


def _quoted(before: str, after: str) -> Iterator[Turn]:
    """A quotation that has other words than it had: fewer are other words, too."""
    told = {wording(before[each.inner.start : each.inner.end]) for each in quotations(before)}
    for each in quotations(after):
        words_ = wording(after[each.inner.start : each.inner.end])
        if words_ not in told and (was := next((old for old in sorted(told) if _within(words_, old)), "")):
            yield Turn(each.inner, was)


def _within(one: str, other: str) -> bool:
    return set(one.split()) < set(other.split())


def _swapped(one: Sequence[_Word], other: Sequence[_Word]) -> Iterator[Turn]:
    """Names or words of substance that changed places, where nothing else did: "Oslo two, Bergen all"."""
    was, now = ([word for word in told if word.key not in _light()] for told in (one, other))
    if Counter(word.stem for word in was) != Counter(word.stem for word in now):
        return
    moved = [pair for pair in zip(was, now, strict=True) if pair[0].stem != pair[1].stem]
    names = [[word for word in told if word.named] for told in (was, now)]
    if len(moved) > len(("one", "other")):  # clauses in another order, which may still name the same in the same order
        moved = [pair for pair in zip(*names, strict=False) if pair[0].stem != pair[1].stem]
    yield from (Turn(after.span, before.text) for before, after in moved)


@cache
def _limiting() -> frozenset[str]:
    exact = (row[0] for name in ("bounds", "approximators") for row in rows(name))
    other = (
        *words("weakening_words"),
        *words("former"),
        *words("french_limits"),
        *_MODALS,
        *_QUANTITIES,
        *_PLACES,
        *exact,
    )
    return (turning() | {word for word in other if " " not in word}) - {"then", "around", "about"}


@cache
def _doubts() -> frozenset[str]:
    return frozenset(stem(word) for word in words("hedges") if " " not in word)


_MODALS = ("will", "would", "can", "cannot", "could", "may", "might", "must", "shall", "should", "due")
_QUANTITIES = (
    "all both each every few fewer half less many more most much neither nobody none only several some".split()
)
_PLACES = (
    "above",
    "after",
    "against",
    "before",
    "below",
    "down",
    "off",
    "out",
    "over",
    "since",
    "under",
    "until",
    "up",
    "versus",
)


@cache
def _light() -> frozenset[str]:
    """Words that carry the others: articles, pronouns, prepositions and the like."""
    classes = {"det", "poss", "pron", "obj", "aux", "conj", "rel", "sub", "prep"}
    light = {row[0] for row in rows("function_words") if classes & set(row[1].split())}
    return frozenset(light | set(words("french_function_words")) | set(_JOINTS)) - _limiting()


_JOINTS = "also again both here however indeed so then there therefore thus too yet".split()
