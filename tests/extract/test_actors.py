"""Who answers to a name: whole names only, and nobody where two could."""

from __future__ import annotations

import pytest

from briefgen.extract.actors import actor_of, named
from briefgen.model.source import Span
from briefgen.model.vocabulary import Actor, Vocabulary
from tests.extract.fisheries import VOCABULARY

NEAR = Vocabulary(
    actors=(
        Actor("dias", "Jerry Dias"),
        Actor("diaz", "Hugo Perez Diaz"),
        Actor("us", "Union Shipping", ("US",), kind="organisation"),
    )
)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("Ana Ruiz", "ruiz"),
        ("Ruiz", "ruiz"),
        ("Minister Ruiz", None),
        ("Ms. Ruiz", "ruiz"),
        ("the fisheries minister", "ruiz"),
        ("The Fisheries Minister", "ruiz"),
        ("Ostmark's government", "ostmark"),
        ("Ana Ruizz", None),
        ("Brandt", None),
        ("Ada Brandt", "brandt-a"),
        ("", None),
    ],
)
def test_actor_of(name: str, actor: str | None) -> None:
    assert actor_of(name, VOCABULARY) == actor


def test_near_names_are_different_people() -> None:
    assert (actor_of("Dias", NEAR), actor_of("Diaz", NEAR), actor_of("Diazs", NEAR)) == ("dias", "diaz", None)


def found(text: str, vocabulary: Vocabulary = VOCABULARY) -> list[tuple[str, str]]:
    whole = Span(0, len(text))
    return [(text[n.span.start : n.span.end], n.ids[0]) for n in named(text, whole, vocabulary)]


def test_the_longest_name_counts() -> None:
    assert found("Ostmark officials met Ostmark.") == [("Ostmark officials", "ostmark"), ("Ostmark", "ostmark")]


def test_a_capital_matters_where_the_vocabulary_has_one() -> None:
    assert found("US told us.", NEAR) == [("US", "us")]


def test_half_of_a_compound_and_part_of_a_word_name_nobody() -> None:
    assert found("Norland-based crews, the pro-Norland side and Norlanders") == []


def test_words_of_two_actors_name_nobody() -> None:
    twice = Vocabulary(actors=(Actor("a", "Ada Brandt", ("Brandt",)), Actor("b", "Otto Brandt", ("Brandt",))))
    assert found("Brandt spoke.", twice) == []
