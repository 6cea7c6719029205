"""Every fact of every corpus stands in its text: 100 %, not 99."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Vocabulary
from tests.extract.grounding import faults

CORPORA = ("seeds/*.txt", "bench/statements/*/text/*.txt", "bench/dates/*.jsonl", "bench/figures/*.jsonl")


def documents(path: Path) -> Iterator[Document]:
    """Yield the texts of a file: one, or one a line of a JSON Lines file."""
    if path.suffix == ".jsonl":
        rows = [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
        texts = [row.encode() for row in rows if row.strip()]
    else:
        texts = [path.read_bytes()]
    for number, data in enumerate(texts):
        yield document(f"{path.stem}-{number}.txt", data, Source(path.stem, path.name, published=date(2017, 3, 5)))


@pytest.mark.parametrize("corpus", CORPORA)
def test_every_fact_stands_in_its_text(corpus: str, shared: Path) -> None:
    found = 0
    for path in sorted(shared.glob(corpus)):
        for made in documents(path):
            facts = extract(made, Vocabulary())
            found += len(facts)
            assert [(made.source.name, fault) for fact in facts for fault in faults(made, fact)] == []
    if not found:
        pytest.skip(f"{shared} has no {corpus}")
