"""The conflicts among a project's figures, for reading and for programs. What a brief must do about them is `across`'s."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from briefgen.compose.wording import describe, place_of
from briefgen.errors import ConfigurationError, Finding, Place, report
from briefgen.export.conflicts import lines
from briefgen.model.conflict import Conflict, Differs, conflicts
from briefgen.model.library import Library
from briefgen.pipeline.judge import level
from briefgen.pipeline.load import library, nearest, open_desk
from briefgen.pipeline.work import Told

MEANS = {Differs.PERIOD: "the time", Differs.SCOPE: "what is counted", Differs.CLAIMANT: "who says so"}


def list_conflicts(directory: Path, seeds: Path | None, topic: str, form: str) -> Told:
    """Return the figures that disagree, on a topic or on all, as text or as JSON Lines; none is an answer too."""
    desk = open_desk(directory, seeds)
    found = library(desk)
    level(desk)
    report(desk.findings)
    warnings = tuple(dict.fromkeys(desk.findings))
    topics = [known.id for known in found.vocabulary.topics]
    if topic and topic not in topics:
        cure = nearest(topic, topics) if topics else "Define it under topics: in briefs/_vocabulary.yaml."
        raise ConfigurationError(Finding("topic-unknown", Place("--topic", 0), f'there is no topic "{topic}".', cure))
    known = tuple(c for c in conflicts(found) if not topic or topic in {*c.one.topics, *c.other.topics})
    if form == "jsonl":
        return Told(lines(known), warnings)
    told = "".join(f"{line}\n" for conflict in known for line in _told(conflict, found))
    return Told(told or "No two figures of one quantity disagree.\n", warnings)


def _told(conflict: Conflict, found: Library) -> Iterator[str]:
    differs = ", ".join(MEANS[each] for each in conflict.differs)
    yield f"what differs: {differs or 'nothing but the figure'}"
    for fact in (conflict.one, conflict.other):
        yield f"  {fact.id}  {describe(fact)}  {place_of(fact, found)}"
