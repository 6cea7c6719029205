"""An annotation never carries more of a source's words than its terms let be printed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from briefgen.export.annotations import annotation
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Vocabulary

TEXT = (
    "The harbour board of Port Alder will meet all of its tenants, the pilots and the crews in the old hall on Friday."
)
SOURCE = Source("board", "board.txt", published=date(2024, 3, 5))


def told(limit: int | None) -> str:
    """What the event of the text is written as, all in one."""
    made: Document = document("board.txt", TEXT.encode(), replace(SOURCE, quote_limit=limit))
    (event,) = (fact for fact in extract(made, Vocabulary()) if fact.kind == "event")
    return json.dumps(annotation(event, made, "urn:a"))


@pytest.mark.parametrize("limit", [None, 40])
def test_words_within_the_limit_are_written_whole(limit: int | None) -> None:
    assert "all of its tenants, the pilots and the crews" in told(limit)
    assert '"what"' in told(limit)


def test_words_beyond_it_are_in_no_part_of_the_annotation() -> None:
    assert "the pilots and the crews" not in told(8)
    assert "The harbour board of" in told(8)
