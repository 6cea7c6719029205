"""In whose words something stands: the statements around a place of the text, found by sentence.

Statements themselves are read in `statements`; `positions` asks here on whose account it has a stance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefgen.extract.reading import Reading
from briefgen.model.fact import Mention, Statement
from briefgen.model.source import Span


@dataclass(frozen=True, slots=True)
class Account:
    """A statement, and the part of its content that a place lies in."""

    statement: Statement
    part: Span


@dataclass(frozen=True, slots=True)
class Accounts:
    """A document's statements by the sentences that they stand in; build it with `accounts`."""

    reading: Reading
    by_sentence: Mapping[int, Sequence[Statement]]

    def around(self, span: Span) -> Account | None:
        """Return the innermost account of a span of the text."""
        here = [
            Account(statement, part)
            for statement in self._near(span)
            for part in statement.content
            if part.holds(span) and not (statement.cue and statement.cue.span.meets(span))
        ]
        return min(here, key=lambda account: account.part.end - account.part.start, default=None)

    def voiced(self, span: Span) -> Mention | None:
        """Return the speaker whose cue a span is: of "he guessed that", asked for "guessed"."""
        found = (s for s in self._near(span) if s.cue and s.cue.span.meets(span) and s.speaker)
        return next((s.speaker for s in found if named(s.speaker)), None)

    def quoted(self, span: Span) -> Span | None:
        """Return the inside of the quotation that a span lies in."""
        quotations = self.reading.quotations
        place = bisect_right(quotations, span.start, key=lambda quotation: quotation.inner.start) - 1
        inner = quotations[place].inner if place >= 0 else None
        return inner if inner and inner.holds(span) else None

    def _near(self, span: Span) -> Sequence[Statement]:
        index = self.reading.index(span.start)
        return () if index is None else self.by_sentence.get(index, ())


def accounts(reading: Reading) -> Accounts:
    """Gather a reading's statements by sentence."""
    by_sentence: dict[int, list[Statement]] = defaultdict(list)
    for fact in reading.statements:
        if isinstance(fact.body, Statement):
            for index in sorted(_sentences(reading, fact.body)):
                by_sentence[index].append(fact.body)
    return Accounts(reading, by_sentence)


def _sentences(reading: Reading, statement: Statement) -> set[int]:
    spans = [*statement.content, *([statement.cue.span] if statement.cue else [])]
    touched: set[int] = set()
    for span in spans:
        first, last = reading.index(span.start), reading.index(span.end - 1)
        if first is not None and last is not None:
            touched.update(range(first, last + 1))
    return touched


_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i", "who", "that", "those", "this", "these", "you"})


def named(mention: Mention | None) -> bool:
    """Whether a speaker is more than a pronoun that nobody answers to."""
    return mention is not None and mention.name.lower() not in _PRONOUNS

