"""The clause of a stance cue: its bounds, the words before the verb, and in whose words it stands.

`bearers` asks it who takes the stance, `issues` what the stance is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from briefgen.extract.predicates import Group, group, lone
from briefgen.extract.reading import Reading, within
from briefgen.extract.stances import Cue, Form
from briefgen.extract.voices import Voice, Voices
from briefgen.model.fact import Mention
from briefgen.model.source import Sentence, Span

_REACH = 500
"""Code points on either side of a cue that a clause can have."""


class Clause(NamedTuple):
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
        return self.plain[self.floor : self.cue.span.start]

    @property
    def speaker(self) -> Mention | None:
        """In whose words the cue stands."""
        return self.voices.speaker(self.voice.statement) if self.voice else None


def clauses(voices: Voices, sentence: Sentence, found: Sequence[Cue], antecedent: Mention | None) -> Iterator[Clause]:
    """Yield the clauses of a sentence's stance cues; a cue that "and" joins to another ends its clause.

    A cue in another's verb group is part of that one: "wants to reject" rejects.
    """
    plain = voices.reading.plain
    last: Clause | None = None
    for place, cue in enumerate(found):
        stop = sentence.span.end
        for other in found[place + 1 : place + 4]:
            if _joins(plain, cue.span.end, other.span.start):
                stop = other.span.start
                break
        here = None if _idle(plain, sentence.span.start, cue) else _clause(voices, sentence, cue, stop, antecedent)
        if last and (here is None or here.group.start > last.cue.span.start):
            yield last
        last = here
    if last:
        yield last


def _idle(plain: str, floor: int, cue: Cue) -> bool:
    """Whether no stance can come of a cue, told by the words beside it without its clause.

    A noun needs what leads to an issue or to whose it is, a predicate its "be", a form in -ing what it belongs to.
    """
    word = lone(plain, floor, cue.span.start)
    if not word:
        return False
    if cue.form is Form.NOUN:
        behind = cue.span.end + 1
        return not plain.startswith(cue.entry.leads, behind) and not plain.startswith("from ", behind)
    if cue.form is Form.PREDICATE:
        return word not in _COPULAS
    if cue.form is Form.ING:
        return not (word[0].isupper() or word in _OWNED or word.endswith(("also", "and", "when", "while")))
    return cue.entry.stance is None


_COPULAS = frozenset(f"{verb}{end}" for verb in ("remain", "seem", "become") for end in ("", "s", "ed"))
_OWNED = frozenset(("behind", "for", "from", "in", "just", "now", "only", "still"))
"""Words before a form in -ing that tell whose it may be: "kept from", "her reasons for", "he's still"."""


def _joins(plain: str, start: int, end: int) -> bool:
    near = max(start, end - 24)
    return plain.find(" and ", near, end) >= 0 and _joining().search(plain, near, end) is not None


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(r" and (?:\w+ly |also )?$")


def _clause(voices: Voices, sentence: Sentence, cue: Cue, stop: int, antecedent: Mention | None) -> Clause:
    reading, at = voices.reading, cue.span
    floor, end = max(sentence.span.start, at.start - _REACH), min(stop, at.end + _REACH)
    voice, quotation = voices.around(at), voices.quoted(at)
    if voice:
        floor = max(floor, voice.part.start)
    words = group(reading.plain, floor, at.start)
    if quotation and words.start <= quotation.start:
        # 'Oslo "will fight" the quota': the words quoted begin with the verb, its subject stands before them.
        quotation = None
    if quotation:
        floor, end = max(floor, quotation.start), min(end, quotation.end)
    plain, noun = reading.plain, words.start == at.start and _possessed(reading, floor, cue)
    quoted = quotation is not None
    return Clause(plain, reading, voices, sentence, cue, words, voice, quoted, floor, end, antecedent, noun)


def _possessed(reading: Reading, floor: int, cue: Cue) -> bool:
    """Whether what a verb follows owns it; not where that is an actor's name: "the pilots' guild opposes" has a verb."""
    if cue.form not in (Form.BASE, Form.FINITE):
        return False
    if cue.form is Form.FINITE and cue.entry.words.partition(" ")[0] in _VERBS:
        return False
    plain, at = reading.plain, cue.span.start
    last = max(plain.rfind(" ", floor, at - 1), floor)
    if not _owning().search(plain, max(plain.rfind(" ", floor, last), floor), at):
        return False
    before = Span(floor, floor + len(plain[floor:at].rstrip()))
    return all(naming.span.end != before.end for naming in within(reading.actors, before))


_VERBS = frozenset(
    "accept agree approve argue believe condemn criticise criticize defend denounce embrace endorse expect favor favour"
    " insist oppose predict propose ratify recommend refuse reject resist seek support tolerate urge".split()
)
"""Verbs whose -s form is no noun, whatever stands before it: "the pilots' union opposes"."""


@cache
def _owning() -> re.Pattern[str]:
    """An owner, with at most one word between."""
    return re.compile(r"(?:\w's?|\b(?:its|his|her|their|my|our|an?))(?: [a-z-]+)? $|\b(?:this|that|an? [\w-]+) $")


def span_of(clause: Clause, start: int, end: int) -> Span:
    """Return the span of a position's words, kept inside its sentence."""
    whole = clause.sentence.span
    start, end = max(whole.start, min(start, clause.cue.span.start)), min(whole.end, max(end, clause.cue.span.end))
    if clause.plain.count('"', start, end) % 2 and clause.plain[end : end + 1] == '"':
        end += 1
    return Span(start, end)
