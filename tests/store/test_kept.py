"""Facts written down and read again are the same facts; what is not whole is no line."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Actor, Topic, Vocabulary
from briefgen.store.kept import facts, keys, line, whole

TEXT = """\
Mara Vell, the chair of the harbour board, said on Monday that "the pier, which cost $4.50 a plank, will close by May".
About 1,200 dockers work there, roughly a third fewer than in 2015. The union opposes the toll. It may meet on Friday.

“Nobody asked us,” said a docker. The union will hold a public hearing in Torvik on 3 April 2024.
"""
WORDS = Vocabulary(
    (Actor("union", "Dockers’ union", ("the union",), kind="organisation"),), (Topic("toll", "Toll", ("toll",)),)
)


def made(text: str = TEXT, published: date | None = date(2024, 3, 5)) -> Document:
    return document("pier.txt", text.encode(), Source("pier", "pier.txt", published=published))


def test_facts_come_back_as_they_were() -> None:
    found = extract(made(), WORDS)
    assert {fact.kind for fact in found} == {"statement", "figure", "event", "position", "role"}
    assert facts(line("key", found), made()) == found


def test_types_come_back_too() -> None:
    found = extract(made(), WORDS)
    assert repr(facts(line("key", found), made())) == repr(found)


@pytest.mark.parametrize(
    ("other", "words", "reader"),
    [
        (made(TEXT.replace("1,200", "1,300")), WORDS, "1"),
        (made(published=None), WORDS, "1"),
        (made(), Vocabulary(), "1"),
        (made(), WORDS, "2"),
    ],
    ids=["text", "record", "vocabulary", "code"],
)
def test_a_key_stands_for_all_that_the_facts_depend_on(other: Document, words: Vocabulary, reader: str) -> None:
    assert keys([made()], WORDS, "1") == keys([made()], WORDS, "1")
    assert keys([other], words, reader) != keys([made()], WORDS, "1")


@pytest.mark.parametrize("harm", [lambda told: told.replace("1200", "1300"), lambda told: told[:-9], lambda _: "x y"])
def test_a_line_that_is_not_as_it_was_written_is_left_out(harm: object) -> None:
    told = line("key", extract(made(), WORDS))
    assert whole(f"{told}\n{told}") == {"key": told}
    assert callable(harm)
    assert not whole(harm(told))
