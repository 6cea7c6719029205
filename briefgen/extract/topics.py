"""Topics in text: the vocabulary's terms, in the singular or with a plural s, hyphened or not.

A term may stand for several topics. `reading` tags sentences with them, `positions` clauses.
"""

from __future__ import annotations

from briefgen.extract.phrases import Naming, Phrases, phrases, remembered
from briefgen.model.source import Span
from briefgen.model.vocabulary import Vocabulary


@remembered
def terms(vocabulary: Vocabulary) -> Phrases:
    """Return every term of the vocabulary's topics."""
    return phrases(((term, topic.id) for topic in vocabulary.topics for term in topic.terms), plural=True)


def touched(plain: str, span: Span, vocabulary: Vocabulary) -> tuple[Naming, ...]:
    """Return the terms that stand in a span, in order, each with its topics."""
    return terms(vocabulary).find(plain, span.start, span.end)
