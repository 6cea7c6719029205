"""Names that fit: which passage stands for a fact, and what is proposed to a name that fits nothing."""

from __future__ import annotations

from briefgen.compose.bind import bind
from briefgen.errors import Place
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.library import Library
from briefgen.model.outline import Naming, Query
from briefgen.model.source import Source
from briefgen.model.vocabulary import Vocabulary


def library(text: str) -> Library:
    made = document("a.txt", text.encode(), Source("a", "a.txt"))
    return Library((made,), extract(made, Vocabulary()), Vocabulary())


def naming(query: Query) -> list[Naming]:
    return [Naming("it", query, Place("briefs/crews.yaml"))]


def missing(query: Query, text: str) -> str:
    _, (finding,) = bind(naming(query), library(text))
    return finding.message


def test_a_number_is_cited_where_it_says_what_it_counts() -> None:
    text = (
        "We think that 2,400 households will ask for a loan this winter.\n\nA loan for 2,400 is too small this winter."
    )
    (binding,), findings = bind(naming(Query(kind="figure", text="2400 households")), library(text))
    assert not findings
    assert binding.printed == "2,400 households"
    assert [fact.target.paragraph for fact in binding.cited] == [1]


def test_the_words_asked_for_in_another_mouth_are_nearest() -> None:
    text = "“The pier is far too short for us,” Ana Rus said on the quay.\n\n“We stay,” Ida Falk said."
    told = missing(Query(kind="statement", text="too short", speaker="Ida Falk"), text)
    assert "(nearest: Ana Rus: " in told


def test_what_is_not_like_it_is_not_called_nearest() -> None:
    told = missing(Query(kind="event", text="public hearing"), "The works will last five years.")
    assert told == '"it" asks for the event "public hearing", which no source states.'
