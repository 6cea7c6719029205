"""Roles of documents. Add cases to cases/roles.txt."""

from __future__ import annotations

import pytest

from briefgen.extract import extract
from briefgen.model.fact import Fact, Grade, Role
from tests.casefile import cases
from tests.extract.fisheries import VOCABULARY, made


def line(fact: Fact) -> str:
    body = fact.body
    assert isinstance(body, Role)
    former = ["former"] if body.former else []
    grade = [fact.grade.value] if fact.grade is not Grade.STATED else []
    return " | ".join([body.person.name, body.role or "-", str(body.organisation), *former, *grade])


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "roles.txt"))
def test_case(text: str, expected: str) -> None:
    found = [line(fact) for fact in extract(made(text), VOCABULARY) if isinstance(fact.body, Role)]
    assert sorted(found) == sorted(expected.splitlines())


def test_an_unknown_title_is_no_part_of_a_name_that_the_vocabulary_has() -> None:
    (fact,) = [
        f
        for f in extract(made("The chair is Beadle Ana Ruiz, head of Halden Fisheries."), VOCABULARY)
        if isinstance(f.body, Role)
    ]
    assert isinstance(fact.body, Role)
    assert (fact.body.person.name, fact.actors) == ("Ana Ruiz", ("ruiz",))
