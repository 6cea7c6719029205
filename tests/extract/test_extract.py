"""What holds for all facts of any document: they stand where they say, keep their ids, and cost what the text costs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.fact import Event, Fact, Position, Role, Statement
from briefgen.model.source import Document, Source, Span
from tests.extract.fisheries import VOCABULARY, made

SENTENCES = (
    "Norland wants Ostmark to accept the cod quota this year.",
    "“We support the closed season,” Ana\u00a0Ruiz said on Monday.",
    "The pact covers $3.5\u00a0million of trade and 40 boats.",
    "Fisheries Minister Ana Ruiz will meet Peter Cole on 4 June 2011.",
    "Experts say the quota cut would destroy deck jobs.",
    "He said that 'nobody' knew. “It is over.",
    "Ostmark is resisting that proposal, she said.",
    "Peter Cole, president of Deckhands United, fears a 12% fall.",
)
GLUE = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\r\n\r\n", "\u00a0", "  ", "\t"])
ANY = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)
PIECES = st.one_of(st.sampled_from(SENTENCES), ANY)
TEXTS = st.lists(st.tuples(PIECES, GLUE), min_size=1, max_size=8).map(lambda pairs: "".join(a + b for a, b in pairs))


def spans(fact: Fact) -> Iterator[Span]:
    yield from (fact.target.span, fact.passage.span)
    match fact.body:
        case Statement(speaker, cue, content):
            yield from content
            yield from (mention.span for mention in (speaker, cue) if mention)
        case Event(when=when) if when:
            yield when.span
        case Position(actor=named) | Role(person=named):
            yield named.span
        case _:
            pass


@settings(max_examples=80, deadline=None, derandomize=True)
@given(TEXTS, st.booleans())
def test_every_span_stands_in_the_text_as_decoded(text: str, mark: bool) -> None:
    data = (("\ufeff" if mark else "") + "Boats. " + text).encode()
    read = document("quota.txt", data, Source("quota", "quota.txt"))
    for fact in extract(read, VOCABULARY):
        for target in (fact.target, fact.passage):
            assert read.text[target.span.start : target.span.end] == target.quote.exact
        for span in spans(fact):
            assert 0 <= span.start < span.end <= len(data.decode())
        assert fact.passage.span.holds(fact.target.span)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(TEXTS)
def test_ids_are_single_and_the_order_is_that_of_the_text(text: str) -> None:
    facts = extract(made("Boats. " + text), VOCABULARY)
    assert len({fact.id for fact in facts}) == len(facts)
    assert list(facts) == sorted(facts, key=lambda fact: (fact.target.position.start, fact.kind, fact.id))


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6, unique=True), st.data())
def test_an_edit_in_one_paragraph_leaves_the_ids_of_the_others(paragraphs: list[str], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(paragraphs) - 1))
    edited = [*paragraphs[:place], "It rained on 3 boats.", *paragraphs[place + 1 :]]
    before, after = (_ids(texts, place) for texts in (paragraphs, edited))
    assert before == after


def _ids(paragraphs: list[str], but: int) -> set[str]:
    """The ids of facts that stand, with all they depend on, in paragraphs before and not beside the one left out."""
    text = "\n\n".join(paragraphs)
    far = Span(0, sum(len(paragraph) + 2 for paragraph in paragraphs[: max(0, but - 1)]))
    return {fact.id for fact in extract(made(text), VOCABULARY) if far.holds(fact.passage.span)}


def test_an_equal_figure_elsewhere_does_not_renumber_this_one() -> None:
    def ids(text: str) -> set[str]:
        found = extract(made(text), VOCABULARY)
        return {fact.id for fact in found if fact.passage.quote.exact == "He has 2 boats."}

    assert ids("He has 2 boats.")
    assert ids("He has 2 boats.") == ids("She had 2 boats in May.\n\nHe has 2 boats.")


def test_equal_facts_of_one_sentence_are_told_apart() -> None:
    facts = [f for f in extract(made("It has 2 boats and 2 boats."), VOCABULARY) if f.kind == "figure"]
    assert len({fact.id for fact in facts}) == len(facts) == 2


def test_ids_know_no_offsets() -> None:
    first = extract(made("Norland demands a pay floor."), VOCABULARY)
    later = extract(made("It rained for hours.\n\nNorland demands a pay floor."), VOCABULARY)
    assert {fact.id for fact in first} <= {fact.id for fact in later}


def steps(work: Callable[[], object]) -> int:
    """How many functions a piece of work calls, Python's and C's."""
    count = 0

    def called(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(called)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


HOSTILE = {
    "articles": "\n\n".join(SENTENCES) + "\n\n",
    "one sentence": "the minister said that Norland wants a pay floor and ",
    "joined cues": "Norland wants it and rejects it and ",
    "appositions": "Ana Ruiz, a member of the board, ",
    "quotation marks": ' "a" "',
    "brackets": "((x) ",
    "spaces": "a" + " " * 40,
    "names": "Ana Ruiz ",
    "commas": "a, ",
    "digits": "1 ",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_about_twice_the_steps(unit: str) -> None:
    size = max(20, 7000 // len(unit))
    extract(made(unit * 2), VOCABULARY)
    once, twice = (_read(unit * size * times) for times in (1, 2))
    assert twice < 2.6 * once


def _read(text: str) -> int:
    read: Document = made(text)
    return steps(lambda: extract(read, VOCABULARY))
