"""The index of tokens leads to the same numbers as a search of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.openers import number_openers
from briefgen.extract.tokens import tokens
from briefgen.grammar.numbers import numbers

PIECES = "two third million tens twice half a an and of é ² 7 1,000 - ' _ . & \u0130 tr\u0130ple \u212a".split()


@pytest.mark.parametrize(
    "text", ["", "One", "3million-dollar", "fifthé of", "_two_", "o'one", "twenty-\ntwo", "\u00bdthird", "7two\u212a"]
)
def test_the_index_finds_what_a_search_finds(text: str) -> None:
    assert numbers(text, number_openers(text, tokens(text, ()))) == numbers(text)


@given(st.lists(st.sampled_from((*PIECES, " ")), max_size=12).map("".join))
def test_the_index_finds_what_a_search_finds_in_any_text(text: str) -> None:
    assert numbers(text, number_openers(text, tokens(text, ()))) == numbers(text)
