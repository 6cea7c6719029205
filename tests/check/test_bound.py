"""The first promise, by cases: what a cited passage bears out passes, everything else is found where it stands."""

from datetime import date
from pathlib import Path

import pytest

from briefgen.check.bound import bound
from briefgen.check.claim import claims
from briefgen.compose.bind import bind
from briefgen.errors import Place
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.library import Library
from briefgen.model.outline import Naming, Outline, Query
from briefgen.model.prose import Prose
from briefgen.model.source import Source
from briefgen.model.vocabulary import Vocabulary
from briefgen.outline.prose import prose

CASES = Path(__file__).parent / "cases" / "bound.txt"


def cases() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = "\n".join(lines).strip().split("\n\n")
    return [{line.partition(": ")[0]: line.partition(": ")[2] for line in block.splitlines()} for block in blocks]


def library(seed: str) -> Library:
    made = document("a.txt", seed.encode(), Source("a", "a.txt", published=date(2024, 3, 5)))
    return Library((made,), extract(made, Vocabulary()))


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: dict[str, str]) -> None:
    found = library(case["seed"])
    first = found.documents[0].quote(found.documents[0].sentences[0].span)
    bindings, missing = bind([Naming("it", Query(exact=first), Place("b.yaml"))], found)
    assert not missing
    text, wrong = prose(case["text"], case["text"], Place("b.yaml", 3, 5))
    assert not wrong
    outline = Outline("b", "b", "B", Prose(), text, date(2024, 3, 5), (), (), Place("b.yaml"))
    told = [
        f'{finding.rule} "{excerpt(finding.place, case["text"], finding.message)}"'
        for finding in bound(outline, bindings, found, claims(outline, bindings, found))
    ]
    assert told == ([] if case["says"] == "nothing" else [case["says"]])


def excerpt(place: Place, text: str, message: str) -> str:
    """The message's quoted value, which must stand at the place that the finding names."""
    value = message.split('"')[1]
    assert text[place.column - 5 :].startswith(value)
    return value
