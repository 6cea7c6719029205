"""Facts for reading: those of any files, those of a project that are asked for, and one in its passage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from briefgen import files
from briefgen.compose.agree import same
from briefgen.compose.select import named, select
from briefgen.compose.wording import describe, place_of
from briefgen.errors import BriefgenError, ConfigurationError, Finding, Place, Severity
from briefgen.export.csv import csv
from briefgen.export.jsonl import array, jsonl
from briefgen.export.jsonld import jsonld
from briefgen.export.records import Value
from briefgen.export.records import records as records_of
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.ingest.records import SeedFile, records
from briefgen.model.conflict import conflicts
from briefgen.model.fact import Fact, Grade
from briefgen.model.library import Library
from briefgen.model.outline import Query
from briefgen.model.source import Document, Source, Span
from briefgen.model.vocabulary import Vocabulary
from briefgen.pipeline.judge import level, report
from briefgen.pipeline.load import library, nearest, open_desk

_WIDTH = 100
_UNKNOWN = {"actor": "actor-unknown", "source": "source-unknown", "topic": "topic-unknown"}


def extract_files(paths: Sequence[Path], published: date | None, form: str) -> str:
    """Return the facts of text files in their order; a vocabulary is not asked for."""
    documents: list[Document] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            data = files.read(path, str(path))
            documents.append(document(str(path), data, _source(SeedFile(str(path), data), published)))
        except BriefgenError as error:
            findings.extend(error.findings)
    report(findings)
    facts = tuple(fact for made in documents for fact in extract(made, Vocabulary()))
    return written(facts, documents, form)


def _source(file: SeedFile, published: date | None) -> Source:
    """What the file's front matter says of it; the day that is asked for rules."""
    sources, findings = records([file], [])
    report(finding for finding in findings if finding.severity is Severity.ERROR)
    return replace(sources[file.path], published=published or sources[file.path].published)


def list_facts(directory: Path, seeds: Path | None, asked: dict[str, str], form: str) -> str:
    """Return the project's facts that are asked for by kind, topic, actor, source and words of their passage."""
    found = _read(directory, seeds)
    if strangers := tuple(_strangers(asked, found)):
        raise ConfigurationError(*strangers)
    query = Query(kind=asked["kind"] or None, topic=asked["topic"], actor=asked["actor"], source=asked["source"])
    query = replace(query, grade=Grade(asked["grade"]) if asked["grade"] else None)
    facts = select(query, found)
    if asked["grep"]:
        from briefgen.store import search

        facts = search(facts, asked["grep"])
    if not facts:
        wanted = ", ".join(f"{key} {value}" for key, value in asked.items() if value)
        raise BriefgenError(
            Finding("facts-none", Place(str(directory)), f"no fact answers to {wanted or 'this'}.", "Ask for less.")
        )
    return written(facts, found.documents, form)


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
    found = _read(directory, seeds)
    fact = next((fact for fact in found.facts if fact.id == id), None)
    if fact is None:
        raise ConfigurationError(
            Finding(
                "fact-missing", Place(str(directory)), f'no fact has the id "{id}".', "`briefgen facts` lists them."
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


def written(facts: Sequence[Fact], documents: Sequence[Document], form: str) -> str:
    """Return facts in a format: jsonl, json, csv, html or table."""
    match form:
        case "jsonl":
            return jsonl(facts, documents)
        case "json":
            return array(facts, documents)
        case "csv":
            return csv(facts, documents)
        case "jsonld":
            return jsonld(facts, documents)
        case "html":
            return _page(facts, documents)
        case _:
            return _table(facts, {made.source.id: made.source.name for made in documents})


def _page(facts: Sequence[Fact], documents: Sequence[Document]) -> str:
    from briefgen.render.marked import marked

    return marked(documents, facts, {fact.id: tuple(told(fact, documents)) for fact in facts})


_MARKED = frozenset({"schema", "id", "kind", "source", "start", "end", "quote", "content"})


def told(fact: Fact, documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a fact's record that say something, as names and words; the marks tell the rest."""
    (record,) = records_of([fact], documents)
    for name, value in record.items():
        if name not in _MARKED and value not in (None, False, [], ""):
            yield name, _told(value)


def _told(value: Value) -> str:
    if isinstance(value, dict):
        resolved = f" ({value['edtf']})" if value.get("edtf") else ""
        return f"{value.get('name') or value.get('text')}{resolved}"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return "yes" if value is True else str(value)


def _table(facts: Sequence[Fact], names: dict[str, str]) -> str:
    rows = (
        f"{f.id}  {f.kind:<9}  {_cut(describe(f), _WIDTH)}  {names[f.target.source]} ¶{f.target.paragraph}"
        for f in facts
    )
    return "".join(f"{row}\n" for row in rows)


def _cut(text: str, width: int) -> str:
    flat = " ".join(text.split())
    return (flat if len(flat) <= width else f"{flat[: width - 1]}…").ljust(width)


def _marked(made: Document, fact: Fact) -> str:
    passage, span = fact.passage.span, fact.target.span
    whole = Span(min(passage.start, span.start), max(passage.end, span.end))
    return f"{made.text[whole.start : span.start]}[{made.quote(span)}]{made.text[span.end : whole.end]}"


def _read(directory: Path, seeds: Path | None) -> Library:
    desk = open_desk(directory, seeds)
    found = library(desk)
    level(desk)
    report(desk.findings)
    return found
