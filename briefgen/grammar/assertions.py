"""What a sentence asserts: each verb with its force (done, now, ahead, foreseen, maybe, wished), denied or not, in its clause.

Reads forms and the words before a verb, no syntax; where it cannot tell it says so with UNSURE. `check.strength`
holds what a brief asserts against what the passage does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise

from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.verbs import Form, form, stem
from briefgen.model.source import Span


class Force(Enum):
    """How far a verb is asserted."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    WOULD = "would"
    FORESEEN = "foreseen"
    MAYBE = "maybe"
    WISHED = "wished"
    UNSURE = "unsure"


OPEN = frozenset((Force.AHEAD, Force.WOULD, Force.FORESEEN, Force.MAYBE, Force.WISHED))
"""What is not so yet, or may never be."""


@dataclass(frozen=True, slots=True)
class Assertion:
    """A verb as a text asserts it; `content` holds the stems of the other words of its clause that carry meaning."""

    stem: str
    span: Span
    force: Force
    denied: bool
    content: frozenset[str]
    negative: bool
    """Whether its clause has any word that denies, be it "without" or "refuse"."""
    group: Span
    """The verb with its auxiliaries, from the first of them on."""
    before: tuple[str, ...]
    """The sentence's words before the verb, in small letters."""
    shape: Form

    @property
    def bare(self) -> bool:
        """Whether it is a single word in -s, which may be a plural noun."""
        return self.force is Force.NOW and self.group == self.span


@dataclass(frozen=True, slots=True)
class _Clause:
    joint: str
    """What cuts it off from the clause before."""
    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]

    @property
    def content(self) -> frozenset[str]:
        """The stems of its words that carry meaning."""
        return content(self.words)

    @property
    def negative(self) -> bool:
        denying = _denying()
        denied = any(word.endswith("n't") or word == "cannot" or stem(word) in denying for word in self.words)
        if "out" not in self.words:
            return denied
        return denied != any(one.startswith("rul") and two == "out" for one, two in pairwise(self.words))


_BE = frozenset("be is are was were been being am 's 're 'm isn't aren't wasn't weren't".split())
_HAVE = frozenset("have has had having 've haven't hasn't hadn't".split())
_DO = frozenset("do does did don't doesn't didn't".split())
_WILL = frozenset("will 'll shall won't".split())
_WOULD = frozenset("would 'd wouldn't".split())
_MAYBE = frozenset("may might could can couldn't can't cannot mightn't".split())
_OUGHT = frozenset("must should ought mustn't shouldn't".split())
_NOT = frozenset("not never cannot neither nor hardly scarcely".split())
_DENIALS = _NOT | {"no"}
_COMPARED = frozenset((word,) for word in "doubt earlier fewer later less longer more sooner".split())
"""What stands behind a "no" that denies nothing: "no later than"."""
_SINGLE = frozenset("a all an any every many much one".split())
"""What a denial that opens a subject stands before: "not one", "hardly any"."""
_NONE = frozenset("no none nobody nothing neither nowhere without".split())
_AUXILIARIES = _BE | _HAVE | _DO | _WILL | _WOULD | _MAYBE | _OUGHT
_STEPS = frozenset(
    "also already now often still yet just even ever only soon again always longer to there once twice".split()
)
_DETERMINERS = frozenset(
    "the a an this that these those its his her their our my your whose no any each every some".split()
)
_KEPT = frozenset({stem(word) for word in ("keep", "prevent", "stop", "bar", "ban", "deter", "refrain", "discourage")})
_THINKING = frozenset(
    map(stem, ("assume", "believe", "claim", "expect", "imagine", "say", "suggest", "suppose", "think"))
)
_CEASING = frozenset(map(stem, ("stop", "cease", "quit", "halt")))
_DENY = stem("deny")
_DENYING = frozenset(map(stem, ("deny", "dispute", "reject", "refute", "contradict", "dismiss")))
_HEARSAY = frozenset(map(stem, ("allegation", "claim", "idea", "notion", "report", "rumour", "rumor", "suggestion")))
_TIMES = frozenset(("before", "after", "when", "since", "until"))
_PERSONS = frozenset("i we he she it they you who which that".split())
_TIGHT = 2
"""Words before a predicate in which its "is" stands: "is not safe"."""
_REACH = 7
"""Words looked at before a verb."""
_KEPT_READINGS = 4096
"""Sentences whose reading is kept: a passage is read once, however many claims rest on it."""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(
        r"'(?:ll|re|ve|m|d|s)\b|(?:[A-Za-z]\.){2,}|[^\W\d_]+(?:-[^\W\d_]+)*(?:n't)?|\d[\d.,]*\w*|[,;:()\"—–]"
    )


@cache
def _joints() -> frozenset[str]:
    return frozenset(
        ", ; : ( ) — – and but or while although though because as that which who whom where when if whether until"
        " unless so than under".split()
    )


@cache
def _empty() -> frozenset[str]:
    return (frozenset(words("function_words")) | _AUXILIARIES | _NOT | _NONE | _STEPS) - {"back"}


@cache
def _denying() -> frozenset[str]:
    return frozenset(map(stem, words("denying_words")))


@cache
def _leads() -> dict[str, str]:
    return {stem(word): kind for word, kind in rows("leading_words")}


def content(found: Sequence[str]) -> frozenset[str]:
    """Return the stems of the words that carry meaning, numbers among them.

    >>> sorted(content(["the", "harbours", "were", "closed"]))
    ['clos', 'harbour']
    """
    bare, empty = (word.strip('.,;:!?()"') for word in found), _empty()
    told = (word for word in bare if word[:1].isalnum() and word not in empty)
    return frozenset(stem(word) for word in told if len(word) > 1 or word.isdigit())


@lru_cache(maxsize=_KEPT_READINGS)
def assertions(plain: str, start: int, end: int) -> tuple[Assertion, ...]:
    """Return the verbs of a sentence in order, each with its force; questions assert nothing.

    >>> text = "The council will meet on Friday and may not close the pier."
    >>> [(a.stem, a.force.value, a.denied) for a in assertions(text, 0, len(text)) if a.force is not Force.UNSURE]
    [('meet', 'ahead', False), ('clos', 'maybe', True)]
    """
    if plain[start:end].rstrip().endswith("?"):
        return ()
    return tuple(_read(tuple(_clauses(plain, start, end))))


def _clauses(plain: str, start: int, end: int) -> Iterator[_Clause]:
    """The sentence cut at its joints; "and" between the parts of one verb group cuts too."""
    found: list[tuple[str, tuple[int, int]]] = []
    joint, joints = "", _joints()
    for match in _word().finditer(plain, start, end):
        word = match.group()
        word = "then" if word == "May" and _month(plain, match) else word.lower()
        if word in joints:
            if found:
                yield _Clause(joint, *_parallel(found))
            found, joint = [], word
        elif word != '"':
            found.append((word, match.span()))
    if found:
        yield _Clause(joint, *_parallel(found))


def _month(plain: str, match: re.Match[str]) -> bool:
    """Whether a "May" is a month: by a number, or inside a sentence: "rain on 2 May washed"."""
    if match.group() != "May":
        return False
    return (
        re.match(r" \d", plain[match.end() :]) is not None
        or re.search(r"[\w,] $", plain[max(0, match.start() - 2) : match.start()]) is not None
    )


def _parallel(found: Sequence[tuple[str, tuple[int, int]]]) -> tuple[tuple[str, ...], tuple[tuple[int, int], ...]]:
    return tuple(word for word, _ in found), tuple(span for _, span in found)


def _read(clauses: Sequence[_Clause]) -> Iterator[Assertion]:
    before, empty, disowned = tuple[str, ...](), _empty(), False
    for order, clause in enumerate(clauses):
        whole, negative = clause.content, clause.negative
        previous = clauses[order - 1].words if order else ()
        disowned = clause.joint == "that" and order > 0 and (disowned or _disowning(previous))
        shared = previous if clause.joint in ("and", "or") else ()
        for place, word in enumerate(clause.words):
            if word in empty or not word[0].isalpha() or (word.endswith("ly") and len(word) > 5):
                continue
            left = clause.words[:place]
            chain, root = _chain(left), stem(word)
            force, denied = _force(left, chain, word, shared)
            following = clause.words[place + 1] if place + 1 < len(clause.words) else ""
            if _presupposed(left, disowned=disowned) or (following.endswith("ing") and root in _CEASING):
                force = Force.UNSURE
            none = _none_after(clause.words[place + 1 :])
            denied ^= (none > 0) ^ disowned
            span = Span(*clause.spans[place])
            group = Span(clause.spans[place - len(chain)][0], clause.spans[place + none][1])
            yield Assertion(root, span, force, denied, whole - {root}, negative, group, (*before, *left), form(word))
        before = (*before, *clause.words)


def _presupposed(left: Sequence[str], *, disowned: bool) -> bool:
    """Whether nothing can be said of a verb by the words before it: "denied that they met | before they left".

    Behind "denied" without "that" its clause may be what is denied, or not: "denied the crews left".
    """
    return not _TIMES.isdisjoint(left) if disowned else any(stem(word) == _DENY for word in left[:-1])


def _disowning(before: Sequence[str]) -> bool:
    """Whether words say that what follows them is not so: "denied | signing", "rejected claims that |", "it is not true that |"."""
    if before[-2:] == ("not", "true") or _unthought(before):
        return True
    before = before[:-2] if before[-2:] == ("to", "say") else before
    lead = before[:-1] if before[-1:] and stem(before[-1]) in _HEARSAY else before
    lead = lead[:-1] if lead is not before and lead[-1:] and lead[-1] in _DETERMINERS else lead
    said = lead and (stem(lead[-1]) in _DENYING or (lead is before and lead[-1] in ("false", "untrue", "wrong")))
    return bool(said) and not any(word in _NOT | _NONE | {"few"} or word.endswith("n't") for word in lead[-5:-1])


def _unthought(before: Sequence[str]) -> bool:
    """Whether nobody, or not whoever is meant, thinks or says what follows: "nobody thinks that", "did not say that"."""
    if not before or stem(before[-1]) not in _THINKING:
        return False
    return any(word in _NOT | {"nobody", "none"} or word.endswith("n't") for word in before[-4:-1])


def _none_after(after: Sequence[str]) -> int:
    """How many words behind a verb deny its object: "expects no change", "gave them nothing"."""
    found = (order for order, word in enumerate(after[:2], 1) if word in ("no", "nothing", "nobody", "none"))
    return next((order for order in found if after[order : order + 1] not in _COMPARED), 0)


def _force(left: Sequence[str], chain: Sequence[str], word: str, previous: Sequence[str]) -> tuple[Force, bool]:
    """The force of a word by the words before it in its clause, the last of them its chain, and whether they deny it."""
    chain = chain if left or form(word) is not Form.BASE else _shared(previous)
    denied = bool(set(chain) & _DENIALS) or any(w.endswith("n't") for w in chain) or _denied_subject(left, chain)
    if "to" in chain:
        return _led(chain, left, denied)
    if (chain or (word,))[0].endswith("ing") and _disowning(left[: len(left) - len(chain)]):
        return Force.DONE, not denied
    if left and left[-1] in ("from", "without"):
        kept = left[-1] == "without" or any(stem(other) in _KEPT for other in left[-6:])
        return (Force.DONE, not denied) if kept else (Force.UNSURE, denied)
    return _plain(chain, left, word), denied


def _chain(left: Sequence[str]) -> tuple[str, ...]:
    """The words just before a verb that belong to its group."""
    place = len(left)
    while place and len(left) - place < _REACH and _joins(left, place - 1):
        place -= 1
    return tuple(left[place:])


def _joins(left: Sequence[str], place: int) -> bool:
    word = left[place]
    if left[place : place + 2] in (("no", "longer"), ["no", "longer"]):
        return True
    if word in _AUXILIARIES or word in _NOT or word in _STEPS or (word.endswith("ly") and len(word) > 4):
        return True
    after = left[place + 1] if place + 1 < len(left) else ""
    if after == "up" or word == "up":  # "would end up closing"
        return word in ("end", "up") and "end" in left[max(0, place - 1) : place + 1]
    return after == "to" and stem(word) in _leads()


def _shared(previous: Sequence[str]) -> tuple[str, ...]:
    """The group of the clause before, for a verb that "and" joins to its own."""
    last = max((p for p, w in enumerate(previous) if w in _WILL | _WOULD | _MAYBE | _OUGHT), default=None)
    return () if last is None else tuple(w for w in previous[last : last + 3] if w in _AUXILIARIES | _NOT)


def _denied_subject(left: Sequence[str], chain: Sequence[str]) -> bool:
    """Whether the subject says that nobody or nothing does it: "no meetings are planned"."""
    subject = left[: len(left) - len(chain)]
    if any(word in _NONE for word in subject if word != "without"):
        return True
    return not _NOT.isdisjoint(subject) and any(one in _NOT and two in _SINGLE for one, two in pairwise(subject))


def _led(chain: Sequence[str], left: Sequence[str], denied: bool) -> tuple[Force, bool]:
    """The force of an infinitive: what leads to it decides."""
    place = len(chain) - 1 - chain[::-1].index("to")
    lead = next((w for w in reversed(chain[:place]) if w not in _NOT and not w.endswith("ly")), "")
    kind = _leads().get(stem(lead), "") if lead and lead != "went" else ""
    if lead in _BE:
        return Force.AHEAD, denied
    if lead == "yet":
        return Force.NOW, not denied
    if kind == "not":
        return Force.NOW, not denied
    if kind == "foresee" or (not lead and _foreseeing(left)):
        return Force.FORESEEN, denied
    if kind == "seem":
        return (Force.DONE if set(chain[place:]) & _HAVE else Force.NOW), denied
    if kind in ("plan", "wish", "maybe"):
        return {"plan": Force.AHEAD, "wish": Force.WISHED, "maybe": Force.MAYBE}[kind], denied
    near = [_leads().get(stem(other), "") for other in left[:-1][-4:]] if not lead else []
    return (Force.WISHED if "wish" in near else Force.UNSURE), denied


def _foreseeing(left: Sequence[str]) -> bool:
    """Whether somebody expects what the infinitive says: "the bank expects rents to fall"."""
    near = [_leads().get(stem(other), "") for other in left[:-1][-4:]]
    return "foresee" in near and "wish" not in near


def _plain(chain: Sequence[str], left: Sequence[str], word: str) -> Force:
    found, shape = set(chain), form(word)
    for modals, force in ((_WILL, Force.AHEAD), (_WOULD, Force.WOULD), (_MAYBE, Force.MAYBE), (_OUGHT, Force.WISHED)):
        if found & modals:
            return force
    if shape is Form.ING:
        return Force.NOW if found & _BE else Force.UNSURE
    if shape is Form.PAST:
        if left and left[-1] in _DETERMINERS - _PERSONS:
            return Force.UNSURE
        return Force.NOW if found & {"is", "are", "am", "'s", "'re"} and not found & _HAVE else Force.DONE
    if shape is Form.BASE and not _BE.isdisjoint(chain[-_TIGHT:]):  # "is not safe"
        return Force.DONE if found & {"was", "were", "wasn't", "weren't"} else Force.NOW
    if found & _DO:
        return Force.DONE if found & {"did", "didn't"} else Force.NOW
    return Force.NOW if shape is Form.THIRD and _subject(left) else Force.UNSURE


def _subject(left: Sequence[str]) -> bool:
    """Whether a form in -s has a subject before it, so that it is no plural noun."""
    words_before = [word for word in left if not word.endswith("ly") and word not in _STEPS]
    words_before = words_before[:-1] if tuple(left[-2:]) == ("no", "longer") else words_before
    if not words_before:
        return False
    last = words_before[-1]
    return last in _PERSONS or (last not in _empty() and not last[0].isdigit())
