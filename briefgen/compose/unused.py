"""What the sources say on a brief's topics and the brief does not: the weightiest facts, and the sides that are silent.

Answered after every other block, since it tells what they left out. Weight is counted, never judged: `_weight` says how.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefgen.compose.agree import cited, groups, same
from briefgen.compose.blocks import Work
from briefgen.compose.disputed import told
from briefgen.compose.select import named
from briefgen.compose.wording import time
from briefgen.model import brief as made
from briefgen.model.fact import Event, Fact, Figure, Grade, Position, Statement, Status
from briefgen.model.library import Library
from briefgen.model.outline import Outline, PositionsRequest, UnusedRequest
from briefgen.model.prose import Inline, Text
from briefgen.model.source import ParagraphKind

LEAD = 3
"""Paragraphs: a report says the weightiest first."""
LONGEST = 30
"""Words of a passage that are printed of a fact left out."""


def unused(request: UnusedRequest, outline: Outline, work: Work) -> made.Unused:
    """Answer with the facts left out, most weight first, and with the actors who are silent or not heard."""
    used = tuple(fact for facts in work.numbering.passages.values() for fact in facts)
    topics = set(request.topics) or {topic for topic, _ in outline.must_cover} or _topics(outline, used)
    left = [group for group in groups(_left(topics, used, outline, work), work.library) if not _used(group, used, work)]
    ranked = sorted(left, key=lambda group: (-_weight(group, topics, work.library), group[0].target.source, _at(group)))
    silent, unheard = _sides(request.actors or _actors(outline), topics, used, work)
    return made.Unused(
        tuple(_missed(cited(group, work.library), work) for group in ranked[: request.limit]),
        max(0, len(ranked) - request.limit),
        silent,
        unheard,
        work.numbering.inline(request.caption),
    )


def _topics(outline: Outline, used: Iterable[Fact]) -> set[str]:
    """The issues of the brief's matrices, else the topics of what it cites."""
    issues = {issue for request in _matrices(outline) for issue in request.issues}
    return issues or {topic for fact in used for topic in fact.topics}


def _matrices(outline: Outline) -> list[PositionsRequest]:
    return [r for section in outline.sections for r in section.requests if isinstance(r, PositionsRequest)]


def _actors(outline: Outline) -> tuple[str, ...]:
    return tuple(dict.fromkeys(actor for request in _matrices(outline) for actor in request.actors))


def _left(topics: set[str], used: Sequence[Fact], outline: Outline, work: Work) -> list[Fact]:
    """Facts on the topics that tell something by themselves and stand in no passage that is cited."""
    passages = {(f.passage.source, f.passage.span) for f in used}
    return [
        fact
        for fact in work.library.facts
        if topics & set(fact.topics)
        and _telling(fact)
        and _open(fact, outline, work.library)
        and not any(fact.passage.source == source and fact.passage.span.meets(span) for source, span in passages)
    ]


def _telling(fact: Fact) -> bool:
    match fact.body:
        case Figure(subject=subject, unit=unit, high=high):
            return bool(subject) and (high > LEAD or not unit or unit.isupper())
        case Statement(speaker=speaker):
            return bool(speaker and speaker.actor)
        case Event(what=what, when=when):
            return bool(what and when and when.first)
        case Position():
            return True
        case _:
            return False


def _open(fact: Fact, outline: Outline, library: Library) -> bool:
    """Whether the brief may speak of the fact's source at all: no embargo, no stronger marking than its own."""
    source = library.document(fact.target.source).source
    return not (source.embargo and outline.as_of < source.embargo) and source.marking in {"", outline.marking}


def _used(group: Sequence[Fact], used: Iterable[Fact], work: Work) -> bool:
    return any(same(fact, other, work.library) for fact in group for other in used)


def _weight(group: Sequence[Fact], topics: set[str], library: Library) -> int:
    """Count what speaks for a fact: witnesses, topics, its place, its kind, and how surely it was read."""
    best = group[0]
    witnesses = len({library.witness(fact.target.source) for fact in group})
    ahead = isinstance(best.body, Event) and best.body.status is Status.SCHEDULED
    own = isinstance(best.body, Statement) and best.body.direct
    return (
        3 * (witnesses - 1)
        + 2 * len(topics & set(best.topics))
        + 2 * any(_leads(fact, library) for fact in group)
        + 2 * isinstance(best.body, Figure)
        + 2 * (ahead or own)
        + bool(best.actors)
        + (best.grade is Grade.STATED)
    )


def _leads(fact: Fact, library: Library) -> bool:
    """Whether a fact stands in a heading or among the first paragraphs."""
    paragraphs = library.document(fact.target.source).paragraphs
    body = [p.number for p in paragraphs if p.kind is ParagraphKind.BODY][:LEAD]
    heading = any(p.number == fact.target.paragraph and p.kind is ParagraphKind.HEADING for p in paragraphs)
    return heading or fact.target.paragraph in body


def _at(group: Sequence[Fact]) -> int:
    return group[0].target.span.start


def _missed(facts: Sequence[Fact], work: Work) -> made.Missed:
    fact = facts[0]
    source = work.library.document(fact.target.source).source
    limit = min(LONGEST, source.quote_limit or LONGEST)
    return made.Missed(_words(fact, limit, work.language), told(source, work.language), work.numbering.cite(facts))


def _words(fact: Fact, limit: int, language: str) -> tuple[Inline, ...]:
    """The passage's words as far as they may be printed, with the day where the passage says only "Thursday"."""
    words = fact.passage.exact.split()
    text = " ".join(words[:limit]) + (" …" if len(words) > limit else "")
    when = fact.body.when if isinstance(fact.body, Event) else None
    spelled = when is None or any(character.isdigit() for character in when.text)
    return (Text(text if spelled or when is None else f"{text} ({time(when, language)})"),)


def _sides(
    actors: Sequence[str], topics: set[str], used: Sequence[Fact], work: Work
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is silent in the sources on the topics, and who speaks there but not in the brief."""
    silent: list[str] = []
    unheard: list[str] = []
    for actor in actors:
        voices = {actor, *(a.id for a in work.library.vocabulary.actors if a.side == actor)}
        spoken = [f for f in work.library.facts if topics & set(f.topics) and _voice(f) in voices]
        found = named(actor, work.library.vocabulary)
        name = found.name if found else actor
        if not spoken:
            silent.append(name)
        elif not any(_voice(fact) in voices for fact in _printed(used, work.library)):
            unheard.append(name)
    return tuple(silent), tuple(unheard)


def _printed(used: Iterable[Fact], library: Library) -> list[Fact]:
    return [inner for fact in used for inner in library.inside(fact)]


def _voice(fact: Fact) -> str | None:
    match fact.body:
        case Statement(speaker=speaker):
            return speaker.actor if speaker else None
        case Position(actor=actor):
            return actor.actor
        case _:
            return None
