"""A speaker's own words: the quotation in a statement that a brief may print between its own quotation marks.

Never cut: the whole quotation is taken, so that no "but" is lost; several pieces are joined with an ellipsis.
"""

from __future__ import annotations

from briefgen.grammar.quotations import quotations
from briefgen.grammar.typography import folded
from briefgen.model.fact import Fact, Statement
from briefgen.model.library import Library


def own_words(fact: Fact, library: Library, focus: str = "") -> str:
    """Return a statement's quoted words without their quotation marks, or an empty string where it has none.

    With focus words, the quotation that has them, be it a fragment in a report; without, all of a direct statement.
    """
    if not isinstance(fact.body, Statement) or not (fact.body.direct or focus):
        return ""
    document = library.document(fact.target.source)
    inside = [q.inner for q in quotations(document.plain) if any(span.meets(q.span) for span in fact.body.content)]
    said = [" ".join(document.quote(span).split()) for span in inside]
    if focus:
        told = [words for words in said if folded(focus) in folded(words)]
        said = told[:1] if told else said if fact.body.direct else []
    return " … ".join(words.rstrip(",") for words in said)
