"""A speaker's own words are taken whole: a piece that limits another comes with it, a report's limit is told."""

from datetime import date

import pytest

from briefgen.compose.spoken import cut, own_words
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.library import Library
from briefgen.model.source import Source
from briefgen.model.vocabulary import Vocabulary


def library(seed: str) -> Library:
    made = document("a.txt", seed.encode(), Source("a", "a.txt", published=date(2024, 3, 5)))
    return Library((made,), extract(made, Vocabulary()))


@pytest.mark.parametrize(
    ("seed", "focus", "words"),
    [
        ('"We will open it," Ida Falk said, "but not today."', "open it", "We will open it … but not today."),
        ('"We will open it," Ida Falk said. "The pilots are glad."', "open it", "We will open it"),
        ('"We will open it," Ida Falk said. "But we will not pay."', "", "We will open it … But we will not pay."),
        ('"If they pay their share," Ida Falk said, "we will open it."', "open it", "If they pay their share … we will open it."),
        ('Ida Falk called the lock "too narrow" on Monday.', "too narrow", "too narrow"),
        ("Ida Falk said that the lock is too narrow.", "too narrow", ""),
    ],
)  # fmt: skip
def test_words_are_taken_with_what_limits_them(seed: str, focus: str, words: str) -> None:
    found = library(seed)
    assert [own_words(f, found, focus) for f in found.facts if f.kind == "statement"] == [words]


@pytest.mark.parametrize(
    ("seed", "limit"),
    [
        ('Ida Falk said that she would "close the lock" unless the owners pay.', "unless the owners pay"),
        ('Ida Falk said that the plan was not "good news" for barges.', "not"),
        ('Ida Falk said that the plan was "good news", but the owners laughed.', ""),
    ],
)
def test_a_limit_in_the_report_beside_a_fragment_is_told(seed: str, limit: str) -> None:
    found = library(seed)
    fact = next(f for f in found.facts if f.kind == "statement" and '"' in f.target.exact)
    told = cut(fact, found, "close the lock" if "close" in seed else "good news")
    assert (told.words if told else "") == limit
