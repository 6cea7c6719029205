"""Conflicts by cases: one quantity with two values is found, and nothing that only looks like it."""

from __future__ import annotations

from datetime import date

import pytest

from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.conflict import Conflict, conflicts
from briefgen.model.fact import Figure
from briefgen.model.library import Library
from briefgen.model.source import Source
from briefgen.model.vocabulary import Vocabulary
from tests.casefile import cases

DAY = date(2018, 1, 17)


def library(*texts: str, days: tuple[date, ...] = (), originals: tuple[str, ...] = ()) -> Library:
    made = []
    for number, text in enumerate(texts):
        published = days[number] if days else DAY
        original = originals[number] if originals else ""
        source = Source(f"s{number}", f"s{number}.txt", published=published, original=original)
        made.append(document(f"s{number}.txt", text.encode(), source))
    facts = tuple(fact for each in made for fact in extract(each, Vocabulary()))
    return Library(tuple(made), facts)


def told(conflict: Conflict) -> str:
    surfaces = [f.body.surface for f in (conflict.one, conflict.other) if isinstance(f.body, Figure)]
    return " | ".join([*surfaces, ", ".join(differs.value for differs in conflict.differs) or "nothing"])


@pytest.mark.parametrize(("given", "expected"), cases(__file__, "conflicts.txt"))
def test_what_disagrees(given: str, expected: str) -> None:
    found = conflicts(library(*given.strip().split("\n...\n")))
    assert "\n".join(map(told, found)) == ("" if expected == "nothing" else expected)


WELDERS = ("The yard employs 1,400 welders.", "The yard employs 1,250 welders.")


def test_figures_published_long_apart_are_of_different_times() -> None:
    (found,) = conflicts(library(*WELDERS, days=(DAY, replace_year(DAY))))
    assert found.implied
    assert told(found) == "1,400 welders | 1,250 welders | period"


def replace_year(day: date) -> date:
    return day.replace(year=day.year + 1)


def test_a_digest_and_its_original_are_one_witness() -> None:
    assert not conflicts(library(*WELDERS, originals=("", "s0.txt")))


def test_each_fact_knows_the_other() -> None:
    (found,) = conflicts(library(*WELDERS))
    assert found.besides(found.one) == found.other
    assert found.besides(found.one._replace(id="f-0000000000")) is None
