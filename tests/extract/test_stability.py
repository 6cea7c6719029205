"""An edit in one sentence changes the facts of that sentence and what depends on it, and no others.

A sentence depends on another where the grade of one of its facts says so, or a passage takes both in.
"""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.export.jsonl import jsonl
from briefgen.extract import extract
from briefgen.model.fact import Fact, Grade
from briefgen.model.source import Document, Span
from tests.extract.fisheries import VOCABULARY, made

SENTENCES = (
    "Norland wants Ostmark to accept the cod quota this year.",
    '"We support the closed season," Ana Ruiz said on Monday.',
    "The pact covers $3.5 million of trade and 40 boats.",
    "Fisheries Minister Ana Ruiz will meet Peter Cole on 4 June 2011.",
    "Experts say the quota cut would destroy deck jobs.",
    "Ostmark is resisting that proposal, she said.",
    "Peter Cole, president of Deckhands United, fears a 12% fall.",
    "He said the crews would not accept it.",
    "Prices rose by a third in May, according to Ostmark officials.",
    "Cole told reporters that talks will collapse before Friday.",
)
EDITS = ("It rained on 3 boats.", "Nobody came to the harbour.", "The nets were dry in April.")
Lines = list[tuple[str, bool]]
# Each sentence stands once: equal facts of equal passages are told apart by their order alone.
LINES = st.lists(
    st.tuples(st.sampled_from(SENTENCES), st.booleans()), min_size=2, max_size=7, unique_by=lambda line: line[0]
)


def written(lines: Lines) -> tuple[str, list[Span]]:
    """Join sentences, each with a break before it or a space; return the places of all."""
    text, places = "", list[Span]()
    for sentence, opens in lines:
        text += ("\n\n" if opens else " ") * bool(text)
        places.append(Span(len(text), len(text) + len(sentence)))
        text += sentence
    return text, places


def told(document: Document, fact: Fact) -> str:
    """Return all that a fact says but its offsets, and the names that another sentence may tell in full."""
    return str(_lasting(json.loads(jsonl([fact], [document]))))


_PASSING = {"start", "end", "paragraph", "name"}


def _lasting(value: object) -> object:
    if isinstance(value, dict):
        return {key: _lasting(item) for key, item in value.items() if key not in _PASSING}
    return [_lasting(item) for item in value] if isinstance(value, list) else value


def read(lines: Lines) -> tuple[dict[str, set[str]], set[str]]:
    """Return what the facts of each sentence say, and the sentences that have a fact that depends on another one."""
    text, places = written(lines)
    facts: dict[str, set[str]] = {sentence: set() for sentence, _ in lines}
    leaning = set()
    document = made(text)
    for fact in extract(document, VOCABULARY):
        held = [sentence for (sentence, _), place in zip(lines, places, strict=True) if fact.passage.span.meets(place)]
        facts[held[-1]].add(told(document, fact))
        if len(held) > 1 or fact.grade is not Grade.STATED:
            leaning.update(held)
    return facts, leaning


@settings(max_examples=150, deadline=None, derandomize=True)
@given(LINES, st.sampled_from(EDITS), st.data())
def test_an_edit_changes_only_its_sentence_and_what_depends_on_it(lines: Lines, edit: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(lines) - 1))
    edited = [*lines[:place], (edit, lines[place][1]), *lines[place + 1 :]]
    (before, leaned), (after, leans) = read(lines), read(edited)
    for sentence in {sentence for sentence, _ in lines} - {lines[place][0]} - leaned - leans:
        assert before[sentence] == after[sentence]
