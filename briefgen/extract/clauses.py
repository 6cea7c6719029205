"""The clause of a stance cue: its bounds, the words before the verb, and in whose words it stands.

`bearers` asks it who takes the stance, `issues` what the stance is about.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from briefgen.extract.predicates import Group, group, lone
from briefgen.extract.reading import Reading, within
from briefgen.extract.stances import BASE, FINITE, ING, NOUN, PREDICATE, Cue
from briefgen.extract.voices import Voice, Voices
from briefgen.grammar.lexicon import known
from briefgen.model.fact import Mention
from briefgen.model.source import Sentence, Span

_REACH = 500
"""Code points on either side of a cue that a clause can have."""


@dataclass(slots=True)
class Clause:
    """A cue with what surrounds it. Nothing before `floor` or after `end` belongs to the clause."""

    plain: str
    """The document's plain text."""
    reading: Reading
    voices: Voices
    sentence: Sentence
    cue: Cue
    group: Group
    voice: Voice | None
    quoted: bool
    floor: int
    end: int
    antecedent: Mention | None
    """Who took the stances of the sentence before, if only one did."""
    possessed: bool
    """Whether a word that may be a verb is a noun here: "Oslo's call", "their demand"."""

    @property
    def left(self) -> str:
        """What stands before the cue in its clause."""
        return self.plain[self.floor : self.cue.start]

    @property
    def speaker(self) -> Mention | None:
        """In whose words the cue stands."""
        return self.voices.speaker(self.voice.statement) if self.voice else None


def clauses(voices: Voices, sentence: Sentence, found: Sequence[Cue], antecedent: Mention | None) -> list[Clause]:
    """Return the clauses of a sentence's stance cues; a cue that "and" joins to another ends its clause.

    A cue in another's verb group is part of that one: "wants to reject" rejects.
    """
    plain, (start, end), last = voices.reading.plain, sentence.span, None
    apart: list[Clause] = []
    for place, cue in enumerate(found):
        beside = lone(plain, start, cue.start)
        if beside and _idle(plain, cue, beside):
            here = None
        else:
            stop = _stop(plain, found, place, end) if place + 1 < len(found) else end
            here = _clause(voices, sentence, cue, Group(cue.start) if beside else None, stop, antecedent)
        if last and (here is None or here.group.start > last.cue.start):
            apart.append(last)
        last = here
    return [*apart, last] if last else apart


def _idle(plain: str, cue: Cue, beside: str) -> bool:
    """Whether no stance can come of a cue that stands alone behind a word, told without its clause.

    A noun needs what leads to an issue or to whose it is, a predicate its "be", a form in -ing what it belongs to.
    """
    if cue.form is NOUN:
        behind = cue.end + 1
        return not plain.startswith(cue.entry.leads, behind) and not plain.startswith("from ", behind)
    if cue.form is PREDICATE:
        return beside not in _COPULAS
    if cue.form is ING:
        return not (beside[0].isupper() or beside in _OWNED or beside.endswith(("also", "and", "when", "while")))
    return cue.entry.stance is None


_COPULAS = frozenset(f"{verb}{end}" for verb in ("remain", "seem", "become") for end in ("", "s", "ed"))
_OWNED = frozenset(("behind", "for", "from", "in", "just", "now", "only", "still"))
"""Words before a form in -ing that tell whose it may be: "kept from", "her reasons for", "he's still"."""


def _stop(plain: str, found: Sequence[Cue], place: int, end: int) -> int:
    """Where a cue's clause ends at the latest: at one of the next cues if "and" joins that to it."""
    start = found[place].end
    for other in found[place + 1 : place + 4]:
        at = other.start
        near = max(start, at - 24)
        if plain.find(" and ", near, at) >= 0 and _joining().search(plain, near, at):
            return at
    return end


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(r" and (?:\w+ly |also )?$")


def _clause(
    voices: Voices, sentence: Sentence, cue: Cue, verbs: Group | None, stop: int, antecedent: Mention | None
) -> Clause:
    reading, start, end = voices.reading, cue.start, cue.end
    voice, quotation = voices.around(start, end), voices.quoted(start, end)
    floor, end = max(sentence.span.start, start - _REACH), min(stop, end + _REACH)
    if voice and voice.part.start > floor:
        floor = voice.part.start
    verbs = verbs or group(reading.plain, floor, start)
    # 'Oslo "will fight" the quota': the words quoted begin with the verb, its subject stands before them.
    quoted = quotation is not None and quotation.start < verbs.start
    if quotation and quoted:
        floor, end = max(floor, quotation.start), min(end, quotation.end)
    noun = verbs.start == start and cue.form in _NOUNLIKE and _possessed(reading, floor, cue)
    return Clause(reading.plain, reading, voices, sentence, cue, verbs, voice, quoted, floor, end, antecedent, noun)


_NOUNLIKE = (BASE, FINITE)
"""Forms of a verb that may be a noun's."""


def _possessed(reading: Reading, floor: int, cue: Cue) -> bool:
    """Whether what a verb follows owns it; not where that is an actor's name: "the pilots' guild opposes" has a verb."""
    if cue.form is FINITE and cue.entry.words.partition(" ")[0] in _VERBS:
        return False
    plain, at = reading.plain, cue.start
    last = max(plain.rfind(" ", floor, at - 1), floor)
    if not _owning().search(plain, max(plain.rfind(" ", floor, last), floor), at):
        return False
    end = floor + len(plain[floor:at].rstrip())
    return all(naming.span.end != end for naming in within(reading.actors, Span(floor, end)))


_VERBS = frozenset(
    "accept agree approve argue believe condemn criticise criticize defend denounce embrace endorse expect favor favour"
    " insist oppose predict propose ratify recommend refuse reject resist seek support tolerate urge want".split()
)
"""Verbs whose -s form is no noun, whatever stands before it: "the pilots' union opposes"."""


@cache
def _owning() -> re.Pattern[str]:
    """An owner, with at most one word between."""
    return re.compile(r"(?:\w's?|\b(?:its|his|her|their|my|our|an?))(?: [a-z-]+)? $|\b(?:this|that|an? [\w-]+) $")


def span_of(clause: Clause, start: int, end: int) -> Span:
    """Return the span of a position's words, kept inside its sentence."""
    whole = clause.sentence.span
    start, end = max(whole.start, min(start, clause.cue.start)), min(whole.end, max(end, clause.cue.end))
    if clause.plain.count('"', start, end) % 2 and clause.plain[end : end + 1] == '"':
        end += 1
    return Span(start, end)


def softened(clause: Clause) -> tuple[str, ...]:
    """Return the adjective that weakens a stance told by a noun: "its | apparent support"."""
    if clause.cue.form is not NOUN and not clause.possessed:
        return ()
    near = clause.plain[max(clause.floor, clause.cue.start - _ADJECTIVE) : clause.cue.start]
    return tuple(word for word in near.split()[-1:] if word in known("hedges"))


_ADJECTIVE = 16
"""Code points of an adjective."""
