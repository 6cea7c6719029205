"""Words that every brief prints and that cite nothing: offices, labels, the project's title. Rule number-unbound.

Names may have digits ("Local 4", "G7"); a quantity among such words could rest on no passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.errors import Finding, Place
from briefgen.grammar.quantities import quantities
from briefgen.grammar.typography import straight
from briefgen.model.vocabulary import Vocabulary


def printed(vocabulary: Vocabulary, others: Sequence[tuple[str, Place]] = ()) -> tuple[Finding, ...]:
    """Return a finding for every figure in the vocabulary's offices and labels, and in other texts with their places."""
    told = [(actor.spoken, actor.place) for actor in vocabulary.actors]
    told += [(topic.label, topic.place) for topic in vocabulary.topics]
    return tuple(finding for text, place in (*told, *others) for finding in _figures(text, place))


def _figures(text: str, place: Place) -> Iterator[Finding]:
    for quantity in quantities(straight(text)):
        if quantity.unit and not quantity.idiom and not quantity.ordinal:
            surface = text[quantity.span.start : quantity.span.end]
            message = f'"{surface}" stands in "{text}", which every brief prints without a source.'
            yield Finding("number-unbound", place, message, "Leave the figure out, or cite it in a brief's text.")
