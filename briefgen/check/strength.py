"""What is told keeps the strength that its source gave it: ahead, done, possible, wished, denied. Rule strength-changed.

Verbs are read by `grammar.assertions`, contraries by `opposites`, what is left out by `conditions` and `hedges`. Our
own analysis is not held to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from briefgen.check.claim import Claim, Part
from briefgen.check.claimed import claimed
from briefgen.check.conditions import conditioned
from briefgen.check.degrees import climbed
from briefgen.check.hedges import hedged
from briefgen.check.opposites import contrary
from briefgen.check.scope import Voice
from briefgen.errors import Finding
from briefgen.grammar.assertions import OPEN, Assertion, Force, assertions
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.quotations import quotations
from briefgen.grammar.sentences import sentences
from briefgen.grammar.typography import straight
from briefgen.grammar.verbs import Form, kindred, stem
from briefgen.model.fact import Event, Status
from briefgen.model.source import Span

_JOINT = re.compile(r"[;:.]|,(?!\d)|\b(?:and|but|while)\b")
_BOUND = re.compile(
    r"\b(?:exceed\w*|within|beyond|(?:more|less|fewer|higher|lower) than|at least|at most|under|over)\b"
)
_UNTIL = re.compile(r"\b(?:before|until|till)\b")
_FROM = re.compile(r"\b(?:from|after|as of|starting|beginning|onwards?|earliest|only|once|since)\b", re.IGNORECASE)
_REACH = 80
"""Code points before a verb in which what denies it stands."""
_SHARED = 3
"""Words of substance that two clauses with different verbs must share before one is held against the other."""
_DOUBTED = frozenset((Force.MAYBE, Force.WISHED, Force.FORESEEN))
_CALENDAR = frozenset(("month", "weekday", "season", "deictic", "daypart", "unit"))
"""Classes of words for days."""
_BOTH = 2
"""Sides: affirmed and denied."""
_TOLD = {
    Force.DONE: "done",
    Force.NOW: "a fact",
    Force.AHEAD: "settled",
}


@dataclass(frozen=True, slots=True)
class _Said:
    """A verb of a cited passage, with the text that it stands in."""

    assertion: Assertion
    text: str
    cited: bool
    """Whether it stands in the cited fact itself, and not only in its passage."""

    @property
    def words(self) -> str:
        span = self.assertion.group
        return self.text[span.start : span.end]

    @property
    def denial(self) -> str:
        """The verb with what denies it, as far before it as that stands in its sentence."""
        span = self.assertion.group
        lead = self.text[max(0, span.start - _REACH) : span.start]
        denying = [match.start() for match in _denying().finditer(lead)]
        inside = _denying().search(self.words)
        return self.words if inside or not denying else lead[denying[-1] :] + self.words

    @property
    def around(self) -> str:
        """The verb with the words on both sides of it."""
        span = self.assertion.group
        return self.text[max(0, span.start - _REACH) : span.end + _REACH]

    @property
    def leads_to(self) -> str:
        """The stem of the infinitive behind the verb."""
        found = re.match(r" to (?:\w+ly )?(\w+)", self.text[self.assertion.span.end :])
        return stem(found[1]) if found else ""

    @property
    def fixed(self) -> frozenset[str]:
        """The numbers and the names of days and months around the verb, as far as the next mark or "and"."""
        span = self.assertion.group
        lead = _JOINT.split(self.text[max(0, span.start - _REACH) : span.start])[-1]
        rest = _JOINT.split(self.text[span.end : span.end + _REACH])[0]
        return _fixed(f"{lead} {rest}")


@lru_cache(maxsize=4096)
def _fixed(words_: str) -> frozenset[str]:
    """The stems of numbers and of names of days and months; kept, since each told verb is held against each said one."""
    told = re.findall(r"\w+", words_.lower())
    return frozenset(word for word in map(stem, told) if word[0].isdigit() or word in _times())


def strength(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every verb of a report that says more, less or the opposite of what its passage says.

    Where the verbs are right, one for a condition, a hedge or a claimant that was left out.
    """
    if claim.scope.voice is not Voice.REPORTED:
        return
    text = unquoted(claim.text)
    for part in claim.parts:
        verbs = tuple(_verbs(claim, part, text))
        yield from (
            verbs
            or tuple(climbed(claim, part, text))
            or tuple(contrary(claim, part, text))
            or tuple(conditioned(claim, part, text))
            or tuple(hedged(claim, part))
            or claimed(claim, part)
        )


def _verbs(claim: Claim, part: Part, text: str) -> Iterator[Finding]:
    told_here = [a for a in assertions(text, part.sentence.start, part.sentence.end) if part.span.holds(a.span)]
    said = tuple(_said(part)) if any(map(_sure, told_here)) else ()
    for told in filter(_sure, told_here):
        if wrong := _wrong(told, said, part, text):
            yield _finding(claim, told, *wrong)


def unquoted(text: str) -> str:
    """Return the text with its quotations blanked: they are the speaker's own, and held to their words elsewhere.

    >>> unquoted('She "will go".')
    'She          .'
    """
    for quotation in quotations(text):
        span = quotation.span
        text = text[: span.start] + " " * (span.end - span.start) + text[span.end :]
    return text


def _said(part: Part) -> Iterator[_Said]:
    for fact in part.facts:
        start = fact.passage.span.start
        yield from _told(fact.passage.exact, fact.target.span.start - start, fact.target.span.end - start)


@lru_cache(maxsize=4096)
def _told(passage: str, start: int, end: int) -> tuple[_Said, ...]:
    """The verbs of a passage in which a fact stands between two offsets; read once, however many claims rest on it."""
    text, target = straight(passage), Span(start, end)
    return tuple(
        _Said(assertion, text, target.meets(assertion.span))
        for sentence in sentences(text, 0, len(text))
        for assertion in assertions(text, sentence.start, sentence.end)
    )


def _wrong(told: Assertion, said: Sequence[_Said], part: Part, text: str) -> tuple[str, str] | None:
    """What is wrong with a verb, and what the passage has instead, both in words."""
    same = [other for other in said if other.assertion.stem == told.stem and _sure(other.assertion)]
    alike = same or [other for other in _kin(told, said) if _sure(other.assertion)]
    telling = _Said(told, text, cited=True)
    return _against(telling, alike) if alike else _aligned(telling, said) or _happening(told, part)


def _kin(told: Assertion, said: Sequence[_Said]) -> Sequence[_Said]:
    """The verbs that may stand for one: of its group, on a common matter or in the very fact that is cited."""
    group, _ = kindred(told.stem)
    if not group or told.bare:
        return ()
    others = (other for other in said if kindred(other.assertion.stem)[0] == group)
    return [other for other in others if other.cited or told.content & other.assertion.content]


def _denies(assertion: Assertion) -> bool:
    """Whether an assertion says that its group of verbs does not hold: "refuses" does not accept."""
    return assertion.denied != kindred(assertion.stem)[1]


def _sure(assertion: Assertion) -> bool:
    return assertion.force is not Force.UNSURE


def _against(telling: _Said, same: Sequence[_Said]) -> tuple[str, str] | None:
    """Hold a verb against the same verb in the passage, wherever it stands there."""
    told, forces = telling.assertion, {other.assertion.force for other in same}
    verbs = _beside(telling, [other for other in same if not other.assertion.bare])
    if verbs and not (told.bare and told.denied) and all(_contradicts(telling, other) for other in verbs):
        return _turned(told.denied, verbs[0])
    if _stronger(telling, same):
        return f"told as {_TOLD[told.force]}", f'the passage has "{_short(same[0].words)}"'
    if told.force in (Force.AHEAD, Force.WOULD) and forces == {Force.DONE} and not _planned(told):
        return "told as ahead", f'the passage has "{_short(same[0].words)}"'
    return None


def _beside(told: _Said, verbs: Sequence[_Said]) -> Sequence[_Said]:
    """Of verbs that a passage both affirms and denies, those by the date or the number that stands with the told one."""
    if len({_denies(other.assertion) for other in verbs}) < _BOTH:
        return verbs
    fixed = told.fixed
    near = [other for other in verbs if fixed & other.fixed] if fixed else ()
    return near or verbs


def _contradicts(telling: _Said, saying: _Said) -> bool:
    """Whether one verb is denied and the other not; what was only planned or is only wished denies nothing that is.

    Nor does one verb leading to another deny it leading to a third: "not expected to fall", "expected to rise".
    """
    told, said = telling.assertion, saying.assertion
    if _denies(said) == _denies(told) or (telling.leads_to and saying.leads_to and telling.leads_to != saying.leads_to):
        return False
    planned = _planned(told) and said.force is Force.DONE
    wish = Force.WISHED
    wished = (told.force is wish and said.force is not wish) or (said.force is wish and told.force is Force.MAYBE)
    sides = _from_other_side(telling.around, saying.around) or _not_before(telling, saying)
    return not (planned or wished or sides)


def _not_before(telling: _Said, saying: _Said) -> bool:
    """Whether one is denied until a time and the other said from it on: "not before June", "from June on"."""
    denied, said = (telling, saying) if _denies(telling.assertion) else (saying, telling)
    return bool(_UNTIL.search(denied.around) and _FROM.search(said.around))


def _from_other_side(told: str, said: str) -> bool:
    """Whether two texts bound a figure from two sides, so that one denies what the other says: "at most", "not more than"."""
    mine, theirs = ({_side(match[0]) for match in _BOUND.finditer(text)} for text in (told, said))
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def _side(bound: str) -> str:
    return "more" if bound.startswith(("exceed", "beyond", "more", "higher", "at least", "over")) else "less"


def _planned(told: Assertion) -> bool:
    """Whether something was to be: "was to open" says nothing of what came of it."""
    return told.before[-2:] in (("was", "to"), ("were", "to"))


def _turned(denied: bool, said: _Said) -> tuple[str, str]:
    """What is wrong with a verb that is denied in a text alone, or in its passage alone."""
    if denied:
        return "told as not so", f'the passage does not deny it: "{_short(said.words)}"'
    return "told as so", f'the passage denies it: "{_short(said.denial)}"'


def _stronger(telling: _Said, same: Sequence[_Said]) -> bool:
    told, forces = telling.assertion, {other.assertion.force for other in same}
    if _guarded(told):
        return False
    if told.force is Force.DONE:
        return forces <= OPEN
    if told.force is Force.NOW and told.denied and all(_denies(other.assertion) for other in same):
        return False  # "refuses to lend" for "is not willing to lend"
    if told.force is Force.NOW:  # "is meeting on Friday" is ahead
        return forces <= _DOUBTED or (forces <= OPEN and told.shape is Form.ING and not telling.fixed)
    return told.force is Force.AHEAD and forces <= _DOUBTED


@cache
def _times() -> frozenset[str]:
    """The stems of the names of days, months, seasons and the like."""
    return frozenset(stem(row[0]) for row in rows("date_words") if row[1] in _CALENDAR)


def _guarded(told: Assertion) -> bool:
    """Whether it stands under somebody's expectation, wish or condition."""
    return any(stem(word) in _attitudes() for word in told.before)


@cache
def _attitudes() -> frozenset[str]:
    return frozenset(map(stem, words("attitude_words")))


def _aligned(telling: _Said, said: Sequence[_Said]) -> tuple[str, str] | None:
    """Hold a verb against another verb of the passage whose clause shares most of its words.

    "Is not expected to exceed" and "is expected to stay within" say the same: bounds are `numbers`' matter.
    """
    told = telling.assertion
    near = [other for other in said if _sure(other.assertion) and _alike(told, other.assertion)]
    if not near or any(_elsewhere(told, other) for other in said):
        return None
    forces = {other.assertion.force for other in near}
    if told.force is Force.DONE and not _guarded(told) and forces <= OPEN:
        return "told as done", f'the passage has "{_short(near[0].words)}"'
    explicit = told.denied or any(other.assertion.denied for other in near)
    if any(_BOUND.search(each.around) for each in (telling, *near)):
        return None
    if explicit and not told.bare and all(other.assertion.negative != told.negative for other in near):
        return _turned(told.negative, near[0])
    return None


def _elsewhere(told: Assertion, other: _Said) -> bool:
    """Whether a verb stands among the passage's words in another part of speech, so that nothing can be said of it."""
    return told.stem in other.assertion.content


def _alike(told: Assertion, other: Assertion) -> bool:
    shared = told.content & other.content
    return len(shared) >= _SHARED and len(shared) * 5 >= len(told.content) * 3


def _happening(told: Assertion, part: Part) -> tuple[str, str] | None:
    """Hold "met" and "will meet" against what the passage says of the event that is cited."""
    events = [fact.body for fact in part.facts if isinstance(fact.body, Event)]
    if told.stem not in _happenings() or not events or _guarded(told):
        return None
    statuses = {event.status for event in events}
    what = straight(events[0].what or "")
    if told.force is Force.DONE and statuses == {Status.SCHEDULED}:
        return "told as done", f'the passage has "{_short(what)}"'
    if told.force is Force.AHEAD and statuses == {Status.PAST}:
        return "told as ahead", f'the passage has "{_short(what)}"'
    return None


@cache
def _happenings() -> frozenset[str]:
    return frozenset(map(stem, words("happening_verbs")))


def _finding(claim: Claim, told: Assertion, wrong: str, source: str) -> Finding:
    surface = claim.text[told.group.start : told.group.end]
    message = f'"{surface}" is {wrong}; {source}.'
    place = claim.scope.locate(surface, told.group.start)
    return Finding("strength-changed", place, message, "Tell it as the source does.")


@cache
def _denying() -> re.Pattern[str]:
    told = "|".join(
        map(re.escape, (*words("denying_words"), "cannot", "denied", "denies", "few", "refused", "refuses"))
    )
    return re.compile(rf"\b(?:{told})\b|n't\b", re.IGNORECASE)


def _short(source: str) -> str:
    split = source.split()
    return " ".join(split[:12]) + (" …" if len(split) > 12 else "")
