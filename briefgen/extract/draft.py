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
    rule: str
    lemma: str = ""

    @property
    def at(self) -> int:
        """The cue's last token."""
        return self.cue[1] - 1 if self.cue else -1
