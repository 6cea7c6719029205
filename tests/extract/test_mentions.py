"""Mentions: who and what a text names. Add cases to cases/mentions.txt."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.mentions import NameMention, mentions
from briefgen.extract.tokens import tokens
from briefgen.grammar.sentences import sentences
from briefgen.model.vocabulary import Vocabulary
from tests.casefile import cases

WORDS = [
    "Ana",
    "Ruiz",
    "Mr.",
    "the",
    "The",
    "minister",
    "he",
    "Acme",
    "Inc.",
    "of",
    "U.S.",
    "&",
    "de",
    "I'm",
    "'s",
    ",",
    ".",
]
ODD = st.lists(st.sampled_from(WORDS), max_size=20).map(" ".join)


def named(text: str) -> tuple[NameMention, ...]:
    return mentions(text, tokens(text, ()), sentences(text, 0, len(text)), Vocabulary())


def shown(mention: NameMention) -> str:
    full = mention.canonical if mention.canonical != mention.name else ""
    return " | ".join(part for part in (mention.name, mention.kind.value, mention.gender, full) if part)


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "mentions.txt"))
def test_case(text: str, expected: str) -> None:
    assert "\n".join(map(shown, named(text))) == expected


@given(ODD)
def test_mentions_are_words_of_the_text_in_order(text: str) -> None:
    found = named(text)
    assert all(text[m.start : m.end] == m.name != "" for m in found)
    assert all(one.start <= two.start for one, two in itertools.pairwise(found))
