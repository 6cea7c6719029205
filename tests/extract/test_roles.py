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
