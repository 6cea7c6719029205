"""The fact index: search finds the passages that have every word."""

from __future__ import annotations

import pytest

from briefgen.model.fact import Fact, Statement
from briefgen.model.source import Span
from briefgen.model.target import Target
from briefgen.store import search


def fact(passage: str, actors: tuple[str, ...] = ()) -> Fact:
    target = Target("ferry", Span(0, len(passage)), passage, 1, passage)
    return Fact("s-0123456789", Statement(None, None, (Span(0, 3),), direct=False), target, target, actors)


PASSAGES = ("The ferries are sailing.", "A ferry sank at Été Quay.", "Workers met.")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ferry", [0, 1]),
        ("FERRY sail", [0]),
        ("ete", [1]),
        ('"ferry sank"', [1]),
        ('"sank ferry"', []),
        ("worker", [2]),
        ("ada-quill", [2]),
        ("NOT ferry*", []),
        ('ferry" OR "x', []),
        ("", []),
        ("*-()", []),
    ],
)
def test_search(query: str, found: list[int]) -> None:
    facts = (fact(PASSAGES[0]), fact(PASSAGES[1]), fact(PASSAGES[2], ("ada-quill",)))
    assert search(facts, query) == tuple(facts[at] for at in found)
