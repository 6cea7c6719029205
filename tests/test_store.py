"""The fact index: facts come back as they were kept, a broken file is made anew, and search finds words."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.ingest import document
from briefgen.model.fact import Event, Fact, Figure, Grade, Mention, Position, Role, Stance, Statement, Status, When
from briefgen.model.source import Source, Span
from briefgen.model.target import Target, TextPositionSelector, TextQuoteSelector
from briefgen.model.vocabulary import Actor, Vocabulary
from briefgen.store import _coded, _made, key, recall, remember, search

KEY = "k"
NUMBERS = st.decimals(allow_nan=False)
FIGURES = st.builds(Figure, low=NUMBERS, high=NUMBERS)
BODIES = st.one_of(FIGURES, *(st.from_type(body) for body in (Statement, Event, Position, Role)))


def fact(passage: str, actors: tuple[str, ...] = ()) -> Fact:
    target = Target("ferry", TextPositionSelector(0, len(passage)), TextQuoteSelector(passage), 1)
    return Fact("s-0123456789", Statement(None, None, (Span(0, 3),), direct=False), target, target, actors)


@given(st.builds(Fact, body=BODIES))
def test_facts_come_back_as_they_were_coded(fact: Fact) -> None:
    assert _made(Fact, json.loads(json.dumps(_coded(fact)))) == fact


def test_every_kind_has_its_types_back(tmp_path: Path) -> None:
    when = When("Friday", Span(1, 2), "2019-02-01", None, None, None)
    mention = Mention("Ada Quill", Span(0, 9))
    bodies = (
        Event("sails", when, Status.PAST),
        Position(mention, Stance.OPPOSES, None, "against"),
        Role(mention, "master"),
    )
    facts = tuple(Fact("x", body, fact("a").target, fact("a").target, grade=Grade.INFERRED) for body in bodies)
    remember(tmp_path / "index.sqlite", KEY, facts)
    back = recall(tmp_path / "index.sqlite", KEY)
    assert back == facts
    assert [type(one.body) for one in back or ()] == [Event, Position, Role]


def test_what_was_never_kept_is_none(tmp_path: Path) -> None:
    assert recall(tmp_path / "index.sqlite", KEY) is None
    assert not (tmp_path / "index.sqlite").exists()
    remember(tmp_path / "index.sqlite", KEY, ())
    assert recall(tmp_path / "index.sqlite", KEY) == ()
    assert recall(tmp_path / "index.sqlite", "other") is None


def damaged(path: Path, how: str) -> None:
    with sqlite3.connect(path) as store:
        if how == "older":
            store.execute("PRAGMA user_version = 999")
        elif how == "other facts":
            store.execute('UPDATE remembered SET facts = \'[{"=": "Fact"}]\'')
        elif how == "no JSON":
            store.execute("UPDATE remembered SET facts = '['")
        elif how == "other tables":
            store.execute("DROP TABLE remembered")
    store.close()
    if how == "no database":
        path.write_bytes(
            b"A text of some length that is no database at all, long enough for a header of hundred bytes." * 3
        )
    if how == "empty":
        path.write_bytes(b"")


@pytest.mark.parametrize("how", ["older", "other facts", "no JSON", "other tables", "no database", "empty"])
def test_a_damaged_file_is_made_anew(how: str, tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    remember(path, KEY, (fact("The ferry sails."),))
    damaged(path, how)
    assert recall(path, KEY) is None
    remember(path, KEY, (fact("The ferry sails."),))
    assert recall(path, KEY) == (fact("The ferry sails."),)


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    remember(tmp_path / "file" / "index.sqlite", KEY, (fact("The ferry sails."),))
    assert recall(tmp_path / "file" / "index.sqlite", KEY) is None


def test_a_key_follows_from_all_that_facts_follow_from() -> None:
    made = document("a.txt", b"The ferry sails.", Source("a", "a.txt"))
    keys = {
        key(made, Vocabulary(), "1"),
        key(made, Vocabulary(), "2"),
        key(made, Vocabulary((Actor("crew", "Crew"),)), "1"),
        key(document("a.txt", b"The ferry sailed.", made.source), Vocabulary(), "1"),
        key(document("a.txt", b"The ferry sails.", Source("b", "a.txt")), Vocabulary(), "1"),
    }
    assert len(keys) == 5
    assert key(made, Vocabulary(), "1") in keys


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
