"""Where sentences end. Add cases to cases/sentences.txt."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.grammar.sentences import sentences
from tests.casefile import cases

PIECES = ["A", "b", ".", "?", "!", "…", '"', "'", ")", "(", " ", "\n", "1", "Mr.", "U.S.", "said"]
ODD = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "sentences.txt"))
def test_case(text: str, expected: str) -> None:
    text = text.strip("\n")
    assert "\n".join(text[s.start : s.end] for s in sentences(text, 0, len(text))) == expected


@given(ODD, st.integers(0, 20), st.integers(0, 20))
def test_sentences_hold_every_letter_once_and_in_order(text: str, before: int, after: int) -> None:
    start, end = min(before, len(text)), max(min(before, len(text)), len(text) - after)
    spans = sentences(text, start, end)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    assert all(
        start <= s.start < s.end <= end and text[s.start : s.end].strip() == text[s.start : s.end] for s in spans
    )
    joined = "".join(text[s.start : s.end] for s in spans)
    assert "".join(joined.split()) == "".join(text[start:end].split())


@given(ODD)
def test_a_paragraphs_end_is_a_sentences_end(text: str) -> None:
    assert not any("\n" in text[s.start : s.end] for s in sentences(text, 0, len(text)))


@pytest.mark.parametrize("unit", [".", '"', " ", ". ", "A. ", '?" A', ".)", "\n", "a", '" Aa '])
def test_time_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            sentences(text, 0, len(text))
            best = min(best, time.process_time() - begun)
        return best

    # Eight times the text takes about eight times as long; a quadratic rule takes sixty-four times.
    assert spent(160_000) < 30 * spent(20_000) + 0.05
