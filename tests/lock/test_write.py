"""The lock's file: what is written is read again, whatever the texts hold, and equal locks give equal text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.located_yaml import load
from briefgen.lock.read import read
from briefgen.lock.write import write
from briefgen.model.lock import Edition, Lock, Passage, Pin, Resting, Seed

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=40).map(
    lambda text: " ".join(text.split())
)
SEEDS = (Seed("post.md", "ab" * 32, "The pier", "2024-03-05", "The Post"),)


def lock(words: str, name: str = "welders", version: str = "1") -> Lock:
    passage = Passage("post.md", 3, words, "0011223344556677")
    pin = Pin(name, "figure", (("amount", "1200"), ("unit", words)), words, (passage,), (Resting("Opening", words),))
    edition = Edition("harbour", version, "2024-03-12", (pin,), (("post.md", "ab" * 32),))
    return Lock(SEEDS, (edition,), (replace(edition, version="0"),))


@given(TEXT)
def test_any_words_come_back(words: str) -> None:
    made = lock(words)
    assert read(load(write(made), "briefgen.lock")) == made


def test_a_name_that_means_two_things_keeps_both() -> None:
    one, other = lock("welders").editions[0], replace(lock("riveters").editions[0], brief="yard")
    made = Lock(SEEDS, (one, other))
    assert read(load(write(made), "briefgen.lock")) == made


def test_the_order_of_what_is_given_does_not_matter() -> None:
    one, other = lock("welders").editions[0], replace(lock("welders").editions[0], brief="yard")
    assert write(Lock(SEEDS, (one, other))) == write(Lock(SEEDS, (other, one)))


@pytest.mark.parametrize(
    ("old", "new", "place", "says"),
    [
        ("lock: 1", "lock: 2", "briefgen.lock:3:7", '"2" is no format'),
        ("    sha256: ", "    sha1: ", "briefgen.lock:6:5", '"sha256" is missing'),
        ("paragraph: 3", "paragraph: three", "briefgen.lock:17:20", '"three" is no whole number'),
        ("facts:\n", "fact:\n", "briefgen.lock:10:1", '"fact" is no part of a lock'),
        (
            "      welders:\n        - in",
            "      riveters:\n        - in",
            "briefgen.lock:26:9",
            '"riveters" is no fact',
        ),
    ],
)
def test_what_is_broken_is_found_where_it_stands(old: str, new: str, place: str, says: str) -> None:
    text = write(lock("welders"))
    assert old in text
    with pytest.raises(BriefgenError) as caught:
        read(load(text.replace(old, new, 1), "briefgen.lock"))
    (finding,) = caught.value.findings
    assert (finding.rule, str(finding.place)) == ("lock-form", place)
    assert says in finding.message
