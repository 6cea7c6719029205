"""In whose words something stands: the statements around a place of the text, found by stretches of text.

Statements themselves are read in `statements`; `positions` asks here on whose account it has a stance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from briefgen.extract.cues import forms
from briefgen.extract.reading import Reading, within
from briefgen.extract.subjects import last_named
from briefgen.model.fact import Mention, Statement
from briefgen.model.source import Span

_STRETCH = 512
"""Code points of a stretch: a sentence without end may hold thousands of statements."""

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "that", "those", "this", "these", "you"})


class Voice(NamedTuple):
    """A statement, and the part of its content that a place lies in."""

    statement: Statement
    part: Span


@dataclass(frozen=True, slots=True)
class Voices:
    """A document's statements by the stretches of text that they stand in; build it with `voices`."""

    reading: Reading
    by_stretch: Mapping[int, Sequence[Statement]]
    openings: Sequence[int]
    """Where the insides of quotations begin."""

    def around(self, start: int, end: int) -> Voice | None:
        """Return the innermost voice that the text between two offsets stands in."""
        innermost, least = None, len(self.reading.plain) + 1
        for statement in self.by_stretch.get(start // _STRETCH, ()):
            for part in statement.content:
                first, last = part
                if first <= start and end <= last and last - first < least and self._reports(statement, start, end):
                    innermost, least = Voice(statement, part), last - first
        return innermost

    def cued(self, span: Span) -> Mention | None:
        """Return the speaker whose cue a span is: of "he guessed that", asked for "guessed"."""
        near = self.by_stretch.get(span.start // _STRETCH, ())
        found = (self.speaker(statement) for statement in near if statement.cue and statement.cue.span.meets(span))
        return next((speaker for speaker in found if speaker), None)

    def quoted(self, start: int, end: int) -> Span | None:
        """Return the inside of the quotation that the text between two offsets lies in."""
        place = bisect_right(self.openings, start) - 1
        inner = self.reading.quotations[place].inner if place >= 0 else None
        return inner if inner and end <= inner.end else None

    def speaker(self, statement: Statement) -> Mention | None:
        """Return a statement's speaker as an actor, a name or a description; None for a pronoun that nobody answers to."""
        speaker = statement.speaker
        if speaker is None or speaker.name.lower() in _PRONOUNS:
            return None
        last = speaker.name.rpartition(" ")[2]
        at = self.reading.plain.find(last, speaker.span.start, speaker.span.end)
        wider = (n for n in within(self.reading.actors, speaker.span) if n.span.start <= at < n.span.end - len(last))
        naming = next((n for n in wider if n.ids[0] != speaker.actor), None)
        if naming:
            return Mention(self.reading.document.quote(naming.span), naming.span, naming.ids[0])
        known = speaker.actor or self.reading.mentions_in(speaker.span)
        return speaker if known or last_named(self.reading, speaker.span.start, speaker.span.end) else None

    def _reports(self, statement: Statement, start: int, end: int) -> bool:
        """Whether a statement gives words, and not a wish: in what Ruiz wants, Cole does not stand on her account.

        What stands at its cue is no part of what it gives.
        """
        if statement.cue is None:
            return True
        first, last = statement.cue.span
        if (first < end and start < last) or self.reading.plain.endswith(" to ", 0, first):
            return False
        return not _reporting().isdisjoint(statement.cue.name.lower().split())


@cache
def _reporting() -> frozenset[str]:
    """All forms of the verbs that report a clause or a quotation."""
    return forms("base third past ing", "quote that") | {"called", "calls", "call", "according"}


def voices(reading: Reading) -> Voices:
    """Gather a reading's statements by stretches of text."""
    by_stretch: dict[int, list[Statement]] = defaultdict(list)
    for fact in reading.statements:
        if isinstance(fact.body, Statement):
            _place(fact.body, by_stretch)
    return Voices(reading, by_stretch, [quotation.inner.start for quotation in reading.quotations])


def _place(statement: Statement, by_stretch: dict[int, list[Statement]]) -> None:
    """Put a statement into each stretch that its content or its cue touches."""
    reached = -1
    for start, end in (*statement.content, statement.cue.span) if statement.cue else statement.content:
        first, last = start // _STRETCH, end // _STRETCH
        if first == last == reached:
            continue
        for reached in range(first, last + 1):
            here = by_stretch[reached]
            if not here or here[-1] is not statement:
                here.append(statement)
