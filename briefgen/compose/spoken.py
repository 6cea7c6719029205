"""A speaker's own words: the quotation in a statement that a brief may print between its own quotation marks.

Never cut: whole quotations are taken, and with one that a "but" or an "if" in another piece limits, that piece too;
several are joined with an ellipsis.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.grammar.limits import Limit, limit, tied
from briefgen.grammar.quotations import Quotation, quotations
from briefgen.grammar.typography import folded
from briefgen.model.fact import Fact, Statement
from briefgen.model.library import Library
from briefgen.model.source import Document, Span


def own_words(fact: Fact, library: Library, focus: str = "") -> str:
    """Return a statement's quoted words without their quotation marks, or an empty string where it has none.

    With focus words, the quotation that has them, be it a fragment in a report; without, all of a direct statement.
    """
    document = library.document(fact.target.source)
    taken = _taken(fact, document, focus)
    return " … ".join(_words(document, quotation.inner).rstrip(",") for quotation in taken)


def cut(fact: Fact, library: Library, focus: str = "") -> Limit | None:
    """Return the limit that the report sets right beside the words that `own_words` returns: would "close" unless."""
    document = library.document(fact.target.source)
    taken = _taken(fact, document, focus)
    if not taken or not isinstance(fact.body, Statement):
        return None
    first, last = taken[0].span, taken[-1].span
    before = next((document.plain[s.start : first.start] for s in fact.body.content if s.holds(first)), "")
    after = next((document.plain[last.end : s.end] for s in fact.body.content if s.holds(last)), "")
    return tied(before, after)


def _taken(fact: Fact, document: Document, focus: str) -> Sequence[Quotation]:
    """The statement's quotations that are printed."""
    if not isinstance(fact.body, Statement) or not (fact.body.direct or focus):
        return ()
    said = [q for q in quotations(document.plain) if any(span.meets(q.span) for span in fact.body.content)]
    if focus:
        at = next((n for n, q in enumerate(said) if folded(focus) in folded(_words(document, q.inner))), None)
        if at is None:
            return said if fact.body.direct else ()
        return _whole(said, at, document)
    return said


def _whole(said: Sequence[Quotation], at: int, document: Document) -> Sequence[Quotation]:
    """A quotation with those beside it that limit it."""
    words = [document.plain[q.inner.start : q.inner.end] for q in said]
    first, last = at, at + 1
    while found := limit(" ".join(words[:first]), " ".join(words[first:last]), " ".join(words[last:])):
        if found.behind and last < len(said):
            last += 1
        elif not found.behind and first:
            first -= 1
        else:
            break
    return said[first:last]


def _words(document: Document, span: Span) -> str:
    return " ".join(document.quote(span).split())
