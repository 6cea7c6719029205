"""Positions of documents. Add cases to cases/positions.txt."""

from __future__ import annotations

import pytest

from briefgen.extract import extract
from briefgen.model.fact import Fact, Grade, Position
from tests.casefile import cases
from tests.extract.fisheries import VOCABULARY, made


def positions(text: str) -> list[Fact]:
    return [fact for fact in extract(made(text), VOCABULARY) if isinstance(fact.body, Position)]


def line(fact: Fact) -> str:
    body = fact.body
    assert isinstance(body, Position)
    account = [f"per {body.according_to}"] if body.according_to else []
    hedge = ["hedge " + ", ".join(body.hedges)] if body.hedges else []
    grade = [fact.grade.value] if fact.grade is not Grade.STATED else []
    return " | ".join([body.actor.name, body.stance.value, str(body.issue), *account, *hedge, *grade])


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "positions.txt"))
def test_case(text: str, expected: str) -> None:
    assert sorted(line(fact) for fact in positions(text)) == sorted(expected.splitlines())


def test_a_position_stands_on_its_clause_and_is_tagged_with_its_own_actor_and_issue() -> None:
    (fact,) = positions("It rained. Ana Ruiz said that Ostmark resists the quota cut.")
    assert fact.target.exact == "Ostmark resists the quota cut"
    assert fact.passage.exact == "Ana Ruiz said that Ostmark resists the quota cut."
    assert (fact.actors, fact.topics) == (("ostmark", "ruiz"), ("cod-quota",))


def test_a_long_s_of_an_old_print_is_an_s_in_a_cue() -> None:
    (fact,) = positions("Ostmark came out againſt the quota cut.")
    assert line(fact) == "Ostmark | opposes | cod-quota"


def test_a_letter_that_is_an_i_only_to_the_engine_makes_no_cue() -> None:
    assert not positions("Ostmark agrees w\u0131th the quota cut.")


def test_an_inherited_issue_brings_its_sentence_into_the_passage() -> None:
    text = "Norland put forward a plan on the cod quota. Ostmark resists that plan."
    assert positions(text)[-1].passage.exact == text
