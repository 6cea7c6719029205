"""Evidence: a library's facts by document, the facts in a passage, and what stands there between quotation marks.

Built once for a library, so that no gate walks the whole library for each sentence. `said` reads it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from briefgen.grammar.quotations import Quotation, quotations
from briefgen.model.fact import Fact, Statement
from briefgen.model.library import Library
from briefgen.model.source import Span


class Evidence:
    """A library, indexed for the gates."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._quotations: dict[str, tuple[Quotation, ...]] = {}

    def inside(self, fact: Fact) -> Sequence[Fact]:
        """Return the facts whose target lies in a fact's passage, itself included."""
        return self.library.inside(fact)

    def quotations(self, source: str) -> tuple[Quotation, ...]:
        """Return a document's quotations in order."""
        if source not in self._quotations:
            self._quotations[source] = quotations(self.library.document(source).plain)
        return self._quotations[source]

    def statement(self, source: str, span: Span) -> Fact | None:
        """Return the statement that has a span in its content; the shortest where several have."""
        held = [
            fact
            for fact in self.library.told(source)
            if isinstance(fact.body, Statement) and any(part.meets(span) for part in fact.body.content)
        ]
        return min(held, key=lambda fact: fact.target.span.end - fact.target.span.start, default=None)


@lru_cache(maxsize=2)
def evidence_of(library: Library) -> Evidence:
    """Return the evidence of a library, made once for all outlines."""
    return Evidence(library)
