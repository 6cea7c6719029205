"""The clause of a stance cue: its bounds, the words before the verb, and in whose words it stands.

`bearers` asks it who takes the stance, `issues` what the stance is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.extract.predicates import Group, group
from briefgen.extract.reading import Reading
from briefgen.extract.stances import Cue, cues
from briefgen.extract.voices import Voice, Voices
from briefgen.model.fact import Mention
from briefgen.model.source import Sentence, Span

_REACH = 500
"""Code points on either side of a cue that a clause can have."""


class Clause(NamedTuple):
    """A cue with what surrounds it. Nothing before `floor` or after `end` belongs to the clause."""

    reading: Reading
    voices: Voices
    sentence: Sentence
    cue: Cue
    group: Group
    voice: Voice | None
    quoted: bool
    floor: int
    end: int
    antecedent: Mention | None = None
    """Who took the stances of the sentence before, if only one did."""

    @property
    def plain(self) -> str:
        """The document's plain text."""
        return self.reading.plain

    @property
    def left(self) -> str:
        """What stands before the cue in its clause."""
        return self.plain[self.floor : self.cue.span.start]


def clauses(voices: Voices, sentence: Sentence, starts: Sequence[int], antecedent: Mention | None) -> Iterator[Clause]:
    """Yield the clause of each stance cue that begins at an offset; a cue that "and" joins to another ends its clause.

    A cue in another's verb group is part of that one: "wants to reject" rejects.
    """
    plain = voices.reading.plain
    found = list(cues(plain, starts, sentence.span.end))
    last: Clause | None = None
    for place, cue in enumerate(found):
        near = (other.span.start for other in found[place + 1 : place + 4])
        stop = next((start for start in near if _joins(plain, cue.span.end, start)), sentence.span.end)
        here = _clause(voices, sentence, cue, stop, antecedent)
        if last and not here.group.start <= last.cue.span.start:
            yield last
        last = here
    if last:
        yield last


def _joins(plain: str, start: int, end: int) -> bool:
    near = plain[max(start, end - 24) : end]
    return " and " in near and re.search(r" and (?:\w+ly |also )?$", near) is not None


def _clause(voices: Voices, sentence: Sentence, cue: Cue, stop: int, antecedent: Mention | None) -> Clause:
    reading, at = voices.reading, cue.span
    whole = Span(max(sentence.span.start, at.start - _REACH), min(stop, at.end + _REACH))
    voice, quotation = voices.around(cue.span), voices.quoted(cue.span)
    floor, end = whole.start, whole.end
    if voice:
        floor = max(floor, voice.part.start)
    words = group(reading.plain, floor, cue.span.start)
    if quotation and words.start <= quotation.start:
        # 'Oslo "will fight" the quota': the words quoted begin with the verb, its subject stands before them.
        return Clause(reading, voices, sentence, cue, words, voice, False, floor, end, antecedent)
    if quotation:
        floor, end = max(floor, quotation.start), min(end, quotation.end)
    return Clause(reading, voices, sentence, cue, words, voice, quotation is not None, floor, end, antecedent)


def span_of(clause: Clause, start: int, end: int) -> Span:
    """Return the span of a position's words, kept inside its sentence."""
    whole = clause.sentence.span
    start, end = max(whole.start, min(start, clause.cue.span.start)), min(whole.end, max(end, clause.cue.span.end))
    if clause.plain.count('"', start, end) % 2 and clause.plain[end : end + 1] == '"':
        end += 1
    return Span(start, end)
