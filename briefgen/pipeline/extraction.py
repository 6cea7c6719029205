"""The facts of any text files: read, extracted and written down, with no project and no vocabulary.

The facts of a project's sources are read by `facts`; this module loads no more than a file needs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import Path

from briefgen import files
from briefgen.errors import BriefgenError, Finding, Severity, report
from briefgen.export.jsonl import lines
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.ingest.records import SeedFile, records
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Vocabulary
from briefgen.pipeline.forms import written

_PIECE = 256
"""Lines that are written at once."""


def extract_files(paths: Sequence[Path], published: date | None, form: str) -> Iterator[str]:
    """Yield the facts of text files in their order, once all could be read; a vocabulary is not asked for.

    JSON Lines come a few at a time, so that the facts of one document are kept at once; any other form comes whole.
    """
    documents = _documents(paths, published)
    facts = (fact for made in documents for fact in extract(made, Vocabulary()))
    if form == "jsonl":
        told = lines(facts, documents)
        while piece := "".join(islice(told, _PIECE)):
            yield piece
    else:
        yield written(tuple(facts), documents, form)


def _documents(paths: Sequence[Path], published: date | None) -> list[Document]:
    documents: list[Document] = []
    findings: list[Finding] = []
    for path in paths:
        try:
            data = files.read(path, str(path))
            documents.append(document(str(path), data, _source(SeedFile(str(path), data), published)))
        except BriefgenError as error:
            findings.extend(error.findings)
    report(findings)
    return documents


def _source(file: SeedFile, published: date | None) -> Source:
    """What the file's front matter says of it; the day that is asked for rules."""
    sources, findings = records([file], [])
    report(finding for finding in findings if finding.severity is Severity.ERROR)
    return replace(sources[file.path], published=published or sources[file.path].published)
