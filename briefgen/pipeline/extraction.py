"""The facts of any texts, of files or of standard input: extracted and written down, with no project and no vocabulary.

The facts of a project's sources are read by `facts`; this module loads no more than a text needs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from briefgen import files
from briefgen.errors import BriefgenError, Finding, Severity, UnreadError, report
from briefgen.export.jsonl import lines
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.ingest.records import SeedFile, records
from briefgen.model.fact import Fact
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Vocabulary
from briefgen.pipeline.forms import written

_PIECE = 256
"""Lines that are written at once."""
_STANDARD = Path("-")


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts to read: files in their order, `-` among them for the stream, what to call that, and their day."""

    paths: tuple[Path, ...]
    stream: BinaryIO | None
    """Standard input; None where the program was started without any."""
    name: str = "stdin"
    published: date | None = None
    columns: int = 0
    """Of the terminal that a table is for; none where it is for no terminal."""


def extract_texts(texts: Texts, form: str, tell: Callable[[tuple[Finding, ...]], None]) -> Iterator[str]:
    """Yield the facts of texts in their order; `tell` hears which of them state none.

    JSON Lines come a few at a time, so that the facts of one document are kept at once; any other form comes whole.
    What is wrong with texts that could not be read is raised behind the facts of the others.
    """
    documents, findings = _documents(texts)
    if not documents:
        report(findings)
    facts = (fact for made in documents for fact in _heard(made, tell))
    if form == "jsonl":
        told = lines(facts, documents)
        while piece := "".join(islice(told, _PIECE)):
            yield piece
    else:
        yield written(tuple(facts), documents, form, texts.columns)
    if findings:
        raise UnreadError(*findings)


def _heard(made: Document, tell: Callable[[tuple[Finding, ...]], None]) -> tuple[Fact, ...]:
    found = extract(made, Vocabulary())
    if not found:
        tell((silent(made),))
    return found


def silent(made: Document) -> Finding:
    """Return the warning that a document states no fact."""
    message, cure = "states no fact that can be read.", "Check that it is running text."
    return Finding("seed-silent", made.source.place, message, cure, Severity.WARNING)


def _documents(texts: Texts) -> tuple[list[Document], list[Finding]]:
    """The documents of those texts that could be read, and what is wrong with the others."""
    documents: list[Document] = []
    findings: list[Finding] = []
    for path in texts.paths:
        try:
            file = _file(path, texts)
            documents.append(document(file.path, file.data, _source(file, texts.published)))
        except BriefgenError as error:
            findings.extend(error.findings)
    return documents, findings


def _file(path: Path, texts: Texts) -> SeedFile:
    if path == _STANDARD:
        return SeedFile(texts.name, files.drained(texts.stream, texts.name))
    return SeedFile(str(path), files.read(path, str(path)))


def _source(file: SeedFile, published: date | None) -> Source:
    """What the file's front matter says of it; the day that is asked for rules."""
    sources, findings = records([file], [])
    report(finding for finding in findings if finding.severity is Severity.ERROR)
    return replace(sources[file.path], published=published or sources[file.path].published)
