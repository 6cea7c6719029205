"""Must-have topics have evidence: a source that speaks of them, and a passage cited. Rule topic-silent."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.uses import Use
from briefgen.errors import Finding
from briefgen.model.fact import Fact


def topics(use: Use) -> tuple[Finding, ...]:
    """Return a finding for each topic under `must_cover:` that no source speaks of, or that the brief cites nothing on."""
    return tuple(_silent(use)) if use.outline.must_cover else ()


def _silent(use: Use) -> Iterator[Finding]:
    cited = {topic for fact in use.facts for topic in (*fact.topics, *_around(fact, use))}
    for topic, place in use.outline.must_cover:
        about = [fact for fact in use.library.facts if topic in fact.topics]
        if not about:
            message = f'"{topic}" must be covered, and no source says anything on it.'
            cure = "Add a source, or a term of the topic to the vocabulary."
            yield Finding("topic-silent", place, message, cure)
        elif topic not in cited:
            found = use.library.document(about[0].target.source).source.name
            message = f'"{topic}" must be covered, and the brief cites nothing on it.'
            cure = f"Cite what is said of it, as in {found} ¶{about[0].target.paragraph}."
            yield Finding("topic-silent", place, message, cure)


def _around(fact: Fact, use: Use) -> Iterator[str]:
    for inner in use.library.inside(fact):
        yield from inner.topics
