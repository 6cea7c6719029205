"""A speaker's own words: the quotation in a statement that a brief may print between its own quotation marks.

Never cut: the whole quotation is taken, so that no "but" is lost; several pieces are joined with an ellipsis.
"""

from __future__ import annotations

from briefgen.grammar.quotations import quotations
from briefgen.grammar.typography import folded
from briefgen.model.fact import Fact, Statement
from briefgen.model.library import Library


def own_words(fact: Fact, library: Library, focus: str = "") -> str:
    """Return the quoted words of a direct statement without their quotation marks, or an empty string.

    Where the statement has several quotations, the one with the focus words; without focus all of them.
    """
    if not isinstance(fact.body, Statement) or not fact.body.direct:
        return ""
    document = library.document(fact.target.source)
    inside = [q.inner for q in quotations(document.plain) if any(span.meets(q.span) for span in fact.body.content)]
    said = [" ".join(document.quote(span).split()) for span in inside]
    if focus and any(folded(focus) in folded(words) for words in said):
        said = [words for words in said if folded(focus) in folded(words)][:1]
    return " … ".join(words.rstrip(",") for words in said)
