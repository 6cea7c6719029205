"""Figures of documents. Add cases to cases/figures.txt."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.extract.figures import figures
from briefgen.extract.reading import read
from briefgen.ingest import document
from briefgen.model.fact import Fact, Figure, Grade
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Vocabulary
from tests.casefile import cases
from tests.grammar.test_numbers import value


def made(text: str) -> Document:
    return document("tern.txt", text.encode(), Source("tern", "tern.txt", published=date(2011, 5, 4)))


def facts(text: str) -> list[Fact]:
    return list(figures(read(made(text), Vocabulary())))


def line(fact: Fact) -> str:
    body = fact.body
    assert isinstance(body, Figure)
    unit = f"{body.unit}/{body.per}" if body.per else body.unit
    subject = [f"of {body.subject}"] if body.subject else []
    grade = [fact.grade.value] if fact.grade is not Grade.STATED else []
    return (
        " | ".join([body.surface, value(body.low, body.high), unit, *subject, *grade]).replace("|  |", "| |").rstrip()
    )


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "figures.txt"))
def test_case(text: str, expected: str) -> None:
    assert [line(fact) for fact in facts(text)] == expected.splitlines()


def test_a_figure_is_reported_on_its_own_words_in_its_sentence() -> None:
    text = "The ferry left. It carried 40\u00a0goats, he said."
    (fact,) = facts(text)
    assert fact.target.exact == "40\u00a0goats"
    assert text[fact.target.span.start : fact.target.span.end] == fact.target.exact
    assert fact.passage.exact == "It carried 40\u00a0goats, he said."
    assert isinstance(fact.body, Figure)
    assert fact.body.surface == "40 goats"


def test_every_figure_of_the_originals_stands_where_it_says(shared: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        read_in = document(path.name, path.read_bytes(), Source(path.stem, path.name))
        found = list(figures(read(read_in, Vocabulary())))
        assert found
        assert all(read_in.quote(fact.target.span) == fact.target.exact for fact in found)
