"""What holds for all facts of any document: they stand where they say, keep their ids, and cost what the text costs."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.source import Document, Source, Span
from tests.extract.fisheries import VOCABULARY, made
from tests.extract.grounding import faults

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


@settings(max_examples=80, deadline=None, derandomize=True)
@given(TEXTS, st.booleans())
def test_every_span_stands_in_the_text_as_decoded(text: str, mark: bool) -> None:
    data = (("\ufeff" if mark else "") + "Boats. " + text).encode()
    read = document("quota.txt", data, Source("quota", "quota.txt"))
    assert [fault for fact in extract(read, VOCABULARY) for fault in faults(read, fact)] == []


@settings(max_examples=80, deadline=None, derandomize=True)
@given(TEXTS)
def test_ids_are_single_and_the_order_is_that_of_the_text(text: str) -> None:
    facts = extract(made("Boats. " + text), VOCABULARY)
    assert len({fact.id for fact in facts}) == len(facts)
    assert list(facts) == sorted(facts, key=lambda fact: (fact.target.span.start, fact.kind, fact.id))


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
        return {fact.id for fact in found if fact.passage.exact == "He has 2 boats."}

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
    "one line": "the crew of the boat in the bay paid three men in May to say so ",
    "joined cues": "Norland wants it and rejects it and ",
    "appositions": "Ana Ruiz, a member of the board, ",
    "roles": "Ana Ruiz, president of the Net Makers' Union, ",
    "quotation marks": ' "a" "',
    "only marks": '"',
    "single marks": "'",
    "open quotations": '"We left \n\n',
    "brackets": "((x) ",
    "open brackets": "(",
    "spaces": "a" + " " * 40,
    "only spaces": " ",
    "names": "Ana Ruiz ",
    "listed names": "Ana Ruiz, ",
    "cues": "he said ",
    "short sentences": "He said it. ",
    "descriptions": "the minister, the mayor, the board, ",
    "dates": "in May 2017 ",
    "futures": '"she will go" ',
    "shares": "3% of the boats ",
    "commas": "a, ",
    "digits": "1 ",
    "listed digits": "1, ",
    "joined words": "a-",
    "joined letters": "U.S.",
}
UNBROKEN = {"commas": ",", "capitals": "A", "letters": "a", "brackets": "()", "stops": ".", "slashes": "a/b"}


@pytest.mark.parametrize("unit", UNBROKEN.values(), ids=UNBROKEN)
def test_an_endless_word_takes_few_steps(unit: str) -> None:
    assert _read(f"He said {unit * 20_000} to her.") < 20 * 20_000  # a few for each mark, of which brackets are two


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_about_twice_the_steps(unit: str) -> None:
    size = max(20, 7000 // len(unit))
    _read(unit)
    once, twice = (_read(unit * size * times) for times in (1, 2))
    assert twice < 2.6 * once


def _read(text: str) -> int:
    read: Document = made(f"We left. {text}")
    return steps(lambda: extract(read, VOCABULARY))


def test_facts_of_an_endless_sentence_share_their_passages() -> None:
    """A passage of its own for each fact would keep the whole line with each of them."""
    text = "the crew of the boat paid 30 men in May and " * 2_000
    passages = [fact.passage for fact in extract(made(text), VOCABULARY)]
    assert len(passages) > 2_000
    assert max(len(quote.exact) for quote in passages) < 5_000
    assert sum(len(quote.exact) for quote in {id(quote): quote for quote in passages}.values()) < 20 * len(text)


@pytest.fixture
def collector() -> Iterator[None]:
    """The collector as other tests want it."""
    yield
    gc.enable()


@pytest.mark.usefixtures("collector")
@pytest.mark.parametrize("switch", [gc.enable, gc.disable])
def test_the_collector_is_left_as_it_was_found(switch: Callable[[], None]) -> None:
    switch()
    before = gc.isenabled()
    extract(made(" ".join(SENTENCES)), VOCABULARY)
    assert gc.isenabled() is before


@pytest.mark.usefixtures("collector")
def test_a_reading_makes_no_rings_for_the_collector_to_free() -> None:
    read = made(" ".join(SENTENCES))
    extract(read, VOCABULARY)
    gc.disable()
    gc.collect()
    extract(read, VOCABULARY)
    assert gc.collect() == 0
