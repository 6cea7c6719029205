"""The vocabulary: what a right one becomes, and what a wrong one is told. Add wrong ones to cases/vocabulary.txt."""

from __future__ import annotations

import pytest

from briefgen.errors import Place
from briefgen.located_yaml import load
from briefgen.model.vocabulary import Actor, Stakeholder, Topic, Vocabulary
from briefgen.outline.vocabulary import vocabulary

WHOLE = """\
actors:
  farm-board:
    name: Farm Board
    aliases: [the Board, F.B.]
    kind: organisation
  berg: {name: Ada Berg, roles: [the board's chair], side: farm-board, spoken: "chair, Farm Board"}
topics:
  water: {label: Water rights, terms: [water right, irrigation]}
stakeholders:
  growers: {label: Growers, topics: [water], actors: [farm-board]}
"""


def told(text: str) -> list[str]:
    made, findings = vocabulary(load(text, "v.yaml"))
    assert made == Vocabulary()
    return [str(finding) for finding in findings]


def test_whole() -> None:
    made, findings = vocabulary(load(WHOLE, "v.yaml"))
    assert findings == ()
    assert made == Vocabulary(
        (
            Actor(
                "farm-board", "Farm Board", ("the Board", "F.B."), (), "organisation", None, "", Place("v.yaml", 2, 3)
            ),
            Actor(
                "berg",
                "Ada Berg",
                (),
                ("the board's chair",),
                "person",
                "farm-board",
                "chair, Farm Board",
                Place("v.yaml", 6, 3),
            ),
        ),
        (Topic("water", "Water rights", ("water right", "irrigation"), Place("v.yaml", 8, 3)),),
        (Stakeholder("growers", "Growers", ("water",), ("farm-board",), Place("v.yaml", 10, 3)),),
    )


def test_each_list_may_be_left_out() -> None:
    made, findings = vocabulary(load("topics: {water: {label: Water, terms: [rain]}}", "v.yaml"))
    assert (len(made.topics), made.actors, findings) == (1, (), ())


@pytest.mark.cases("vocabulary.txt")
def test_fault(given: str, reader: str, expected: list[str]) -> None:
    assert (reader, told(given)) == ("", expected)
