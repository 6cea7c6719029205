"""The gates on text in French, by cases: values, units, dates and quotations hold, whatever is counted."""

from datetime import date
from pathlib import Path

import pytest

from briefgen.check.bound import bound
from briefgen.check.claim import claims
from briefgen.compose.bind import bind
from briefgen.errors import Place
from briefgen.extract import extract
from briefgen.grammar.typography import straight
from briefgen.ingest import document
from briefgen.model.library import Library
from briefgen.model.outline import Naming, Outline, Query
from briefgen.model.prose import Prose
from briefgen.model.source import Source
from briefgen.model.vocabulary import Vocabulary
from briefgen.outline.prose import prose

CASES = Path(__file__).parent / "cases" / "french.txt"


def cases() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    blocks = "\n".join(lines).strip().split("\n\n")
    return [{line.partition(": ")[0]: line.partition(": ")[2] for line in block.splitlines()} for block in blocks]


@pytest.mark.parametrize("case", cases(), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: dict[str, str]) -> None:
    made = document("a.txt", case["seed"].encode(), Source("a", "a.txt", published=date(2018, 3, 5)))
    found = Library((made,), extract(made, Vocabulary()))
    first = made.quote(made.sentences[0].span)
    bindings, missing = bind([Naming("it", Query(exact=first), Place("b.yaml"))], found)
    assert not missing
    text, wrong = prose(case["text"], case["text"], Place("b.fr.yaml", 3, 5))
    assert not wrong
    outline = Outline("b", "b", "B", Prose(), text, date(2018, 3, 5), (), (), Place("b.fr.yaml"), language="fr-CA")
    told = [f'{one.rule} "{one.excerpt}"' for one in bound(outline, bindings, found, claims(outline, bindings, found))]
    assert told == ([] if case["says"] == "nothing" else [straight(case["says"])])
    for one in bound(outline, bindings, found, claims(outline, bindings, found)):
        assert straight(case["text"])[one.place.column - 5 :].startswith(one.excerpt)
