"""The clause of a stance cue: its bounds, the words before the verb, and in whose words it stands.

`bearers` asks it who takes the stance, `issues` what the stance is about.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.extract.accounts import Account, Accounts
from briefgen.extract.predicates import Group, group
from briefgen.extract.reading import Reading
from briefgen.extract.stances import Cue
from briefgen.model.source import Sentence, Span


@dataclass(frozen=True, slots=True)
class Clause:
    """A cue with what surrounds it. Nothing before `floor` or after `end` belongs to the clause."""

    reading: Reading
    accounts: Accounts
    sentence: Sentence
    cue: Cue
    group: Group
    account: Account | None
    quoted: bool
    floor: int
    end: int

    @property
    def plain(self) -> str:
        """The document's plain text."""
        return self.reading.plain

    @property
    def left(self) -> str:
        """What stands before the cue in its clause."""
        return self.plain[self.floor : self.cue.span.start]


def clause(accounts: Accounts, sentence: Sentence, cue: Cue) -> Clause:
    """Return the clause of a cue."""
    reading, whole = accounts.reading, sentence.span
    account, quotation = accounts.around(cue.span), accounts.quoted(cue.span)
    floor, end = whole.start, whole.end
    if account:
        floor = max(floor, account.part.start)
    words = group(reading.plain, floor, cue.span.start)
    if quotation and words.start <= quotation.start:
        # 'Oslo "will fight" the quota': the words quoted begin with the verb, its subject stands before them.
        return Clause(reading, accounts, sentence, cue, words, account, False, floor, end)
    if quotation:
        floor, end = max(floor, quotation.start), min(end, quotation.end)
    return Clause(reading, accounts, sentence, cue, words, account, quotation is not None, floor, end)


def span_of(clause: Clause, start: int, end: int) -> Span:
    """Return the span of a position's words, kept inside its sentence."""
    whole = clause.sentence.span
    return Span(max(whole.start, min(start, clause.cue.span.start)), min(whole.end, max(end, clause.cue.span.end)))
