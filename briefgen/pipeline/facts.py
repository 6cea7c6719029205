"""Facts for reading: those of a project that are asked for, and one in its passage.

How facts are written down is told in `forms`; the facts of files without a project are read by `extraction`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefgen.compose.agree import same
from briefgen.compose.select import named, select
from briefgen.compose.wording import describe, place_of
from briefgen.errors import BriefgenError, ConfigurationError, Finding, Place, report
from briefgen.model.conflict import conflicts
from briefgen.model.fact import Fact, Grade
from briefgen.model.library import Library
from briefgen.model.outline import Query
from briefgen.model.source import Document, Span
from briefgen.pipeline.forms import written
from briefgen.pipeline.judge import level
from briefgen.pipeline.load import library, nearest, open_desk
from briefgen.pipeline.work import Told

_UNKNOWN = {"actor": "actor-unknown", "source": "source-unknown", "topic": "topic-unknown"}


def list_facts(directory: Path, seeds: Path | None, asked: dict[str, str], form: str, columns: int = 0) -> Told:
    """Return the project's facts that are asked for by kind, topic, actor, source and words of their passage.

    A table fits a terminal of so many columns, if any.
    """
    found, warnings = _read(directory, seeds)
    if strangers := tuple(_strangers(asked, found)):
        raise ConfigurationError(*strangers)
    query = Query(kind=asked["kind"] or None, topic=asked["topic"], actor=asked["actor"], source=asked["source"])
    query = replace(query, grade=Grade(asked["grade"]) if asked["grade"] else None)
    facts = select(query, found)
    if asked["grep"]:
        from briefgen.store import search

        facts = search(facts, asked["grep"])
    if not facts:
        wanted = ", ".join(f"--{key} {value}" for key, value in asked.items() if value)
        raise BriefgenError(
            Finding("facts-none", Place("facts", 0), f"no fact answers to {wanted or 'this'}.", "Ask for less.")
        )
    told = {fact.target.source for fact in facts}
    documents = tuple(made for made in found.documents if made.source.id in told)
    return Told(written(facts, documents, form, columns), warnings)


def _strangers(asked: dict[str, str], found: Library) -> Iterator[Finding]:
    """Say which topic, actor and source asked for the project does not have."""
    words = found.vocabulary
    known: dict[str, Iterable[str]] = {
        "topic": [topic.id for topic in words.topics],
        "actor": [actor.id for actor in words.actors],
        "source": [made.source.id for made in found.documents],
    }
    for what, ids in known.items():
        word = asked[what]
        if word and word not in ids and not _answered(what, word, found):
            cure = nearest(word, ids) if ids else f"Define it under {what}s: in briefs/_vocabulary.yaml."
            yield Finding(_UNKNOWN[what], Place(f"--{what}", 0), f'there is no {what} "{word}".', cure)


def _answered(what: str, word: str, found: Library) -> bool:
    """Whether a word that is no id is another name for an actor or a source."""
    match what:
        case "actor":
            listed = found.vocabulary.actors  # without any, a name is looked for in the passages
            return bool(named(word, found.vocabulary) or (not listed and select(Query(actor=word), found)))
        case "source":
            return bool(select(Query(source=word), found))
        case _:
            return False


def show_fact(directory: Path, seeds: Path | None, id: str) -> str:
    """Return a fact's passage with the facts that stand in it, its own between brackets."""
    found, _ = _read(directory, seeds)
    fact = next((fact for fact in found.facts if fact.id == id), None)
    if fact is None:
        raise ConfigurationError(
            Finding(
                "fact-missing", Place("facts show", 0), f'no fact has the id "{id}".', "`briefgen facts` lists them."
            )
        )
    made = found.document(fact.target.source)
    head = f"{fact.id}  {fact.kind}  {made.source.name} ¶{fact.target.paragraph}, {fact.grade.value}"
    others = [f"  {other.id}  {other.kind:<9}  {describe(other)}" for other in found.inside(fact) if other.id != id]
    tags = f"actors: {', '.join(fact.actors) or '-'}; topics: {', '.join(fact.topics) or '-'}"
    return "\n".join(
        [
            head,
            describe(fact),
            tags,
            "",
            _marked(made, fact),
            "",
            "Also in this passage:",
            *(others or ["  nothing"]),
            *_elsewhere(fact, found),
            "",
        ]
    )


def _elsewhere(fact: Fact, found: Library) -> Iterator[str]:
    """Who else says so, and who says otherwise; a digest and its original are one witness."""
    own = found.witness(fact.target.source)
    again = [f for f in found.facts if f.kind == fact.kind and f.id != fact.id and same(fact, f, found)]
    agreeing = [f for f in again if found.witness(f.target.source) != own]
    against = [(other, c.differs) for c in conflicts(found) if (other := c.besides(fact))]
    if agreeing:
        yield from ("", "Other sources say so too:")
        yield from (f"  {other.id}  {describe(other)}  {place_of(other, found)}" for other in agreeing)
    if against:
        yield from ("", "Other figures for it:")
    for other, differs in against:
        told = ", ".join(each.value for each in differs)
        yield f"  {other.id}  {describe(other)}  {place_of(other, found)}" + (f"  (differs: {told})" if told else "")


def _marked(made: Document, fact: Fact) -> str:
    passage, span = fact.passage.span, fact.target.span
    whole = Span(min(passage.start, span.start), max(passage.end, span.end))
    return f"{made.text[whole.start : span.start]}[{made.quote(span)}]{made.text[span.end : whole.end]}"


def _read(directory: Path, seeds: Path | None) -> tuple[Library, tuple[Finding, ...]]:
    desk = open_desk(directory, seeds)
    found = library(desk)
    level(desk)
    report(desk.findings)
    return found, tuple(dict.fromkeys(desk.findings))
