"""What turns an accepted text, by cases."""

from __future__ import annotations

import re

import pytest

from briefgen.grammar.verbs import stem
from briefgen.lock.text import Evidence, accepted, turns
from tests.casefile import cases


@pytest.mark.parametrize(("given", "expected"), cases(__file__, "text.txt"))
def test_a_text_that_says_something_else_is_told(given: str, expected: str) -> None:
    before, rest = given.split("\nthen\n")
    after, _, passage = rest.partition("\npassage")
    after, ours, _ = after.partition("\nours")
    evidence = Evidence(frozenset(map(stem, re.findall(r"[\w'-]+", passage))), bool(ours))
    told = turns(before, after, evidence) if accepted(after, [before]) else ()
    lines = [after[turn.span.start : turn.span.end] + (f" < {turn.was}" if turn.was else "") for turn in told]
    assert lines == expected.splitlines()


def test_the_likest_text_is_the_one_that_was_accepted() -> None:
    before = ["The board has eight boats.", "The board has no boats."]
    assert accepted("The board has nine boats.", before) in before
    assert accepted("The board has not any boats.", before) == before[1]
    assert not accepted("It rains.", before)
