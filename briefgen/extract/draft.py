"""Draft: a statement as ranges of tokens, before it is a fact.

`drafts` gathers them; `statements` makes facts of them.
"""

from __future__ import annotations

from typing import NamedTuple

from briefgen.extract.speakers import Phrase


class Draft(NamedTuple):
    """A statement as ranges of tokens."""

    source: Phrase | None
    cue: Phrase | None
    content: tuple[Phrase, ...]
    """The words said, in order."""
    rule: str
    lemma: str = ""

    @property
    def at(self) -> int:
        """The cue's last token."""
        return self.cue[1] - 1 if self.cue else -1

    @property
    def extent(self) -> Phrase:
        """All that it is read from, with cue and speaker, from the first to the last token."""
        opening, closing = self.content[0], self.content[-1]
        cue, source = self.cue or opening, self.source or opening
        return min(opening[0], cue[0], source[0]), max(closing[1], cue[1], source[1])
