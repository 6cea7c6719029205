"""Dates: what is found, and which days it means. Add cases to cases/dates.txt."""

from __future__ import annotations

import itertools
import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.grammar.dates import DateExpression, DateKind, Resolution, agrees, dates
from briefgen.grammar.sentences import sentences
from briefgen.model.source import Span
from tests.casefile import cases

WORDS = ["May", "may", "3", "12", "2012", "Friday", "last", "next", "the", "of", "two", "weeks", "ago", "to", "-", ",", ".",
         "8 p.m.", "early", "end", "this", "year", "Dec", "half", "a", "every", "day", "\n", "'s", "30 February", "31 June"]  # fmt: skip
ODD = st.lists(st.sampled_from(WORDS), max_size=24).map(" ".join)
PUBLISHED = date(2019, 3, 6)


def read(text: str, published: date | None = PUBLISHED, *, southern: bool = False) -> tuple[DateExpression, ...]:
    return dates(text, sentences(text, 0, len(text)), published, southern)


def shown(found: DateExpression) -> str:
    return f"{found.text} | {found.timex} | {found.edtf} | {found.resolution.value}"


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "dates.txt"))
def test_case(text: str, expected: str) -> None:
    head, _, body = text.partition("\n")
    said = head.removeprefix("published: ").strip()
    body = body.strip("\n")
    assert (
        "\n".join(shown(d) for d in read(body, None if said == "none" else date.fromisoformat(said)))
        == expected.strip()
    )


@given(ODD, st.sampled_from([None, PUBLISHED, date(1, 1, 1), date(9999, 12, 31), date(2020, 2, 29)]))
def test_expressions_are_words_of_the_text_in_order(text: str, published: date | None) -> None:
    found = read(text, published)
    assert all(text[d.span.start : d.span.end] == d.text != "" for d in found)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert all((d.first is None) == (d.last is None) == (d.edtf is None) or d.timex for d in found)
    assert all(d.first <= d.last for d in found if d.first and d.last)


@given(ODD)
def test_without_a_publication_only_calendar_dates_are_resolved(text: str) -> None:
    assert all(d.resolution is not Resolution.PUBLICATION for d in read(text, None))


@pytest.mark.parametrize(
    "unit", ["May 3 ", "a ", "the last ", "1 ", "2012-", "two hundred ", "early ", "Friday, ", "- ", "12:", " "]
)
def test_time_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            dates(text, [Span(0, len(text))], PUBLISHED)
            best = min(best, time.process_time() - begun)
        return best

    # Eight times the text takes about eight times as long; a quadratic rule takes sixty-four times.
    assert spent(32_000) < 30 * spent(4_000) + 0.05


def test_seasons_follow_the_hemisphere() -> None:
    (north,), (south,) = read("It opened this summer."), read("It opened this summer.", southern=True)
    assert (north.first, north.last) == (date(2018, 6, 1), date(2018, 8, 31))
    assert (south.first, south.last) == (date(2018, 12, 1), date(2019, 2, 28))


def test_news_is_not_counted_from_a_day_told_of_long_before() -> None:
    near, far = "It sank on 3 May 2012. ", "It was a grey ship of no great size. " * 30
    assert [d.timex for d in read(near + "Two days later divers came at 8 p.m.")] == [
        "2012-05-03",
        "2012-05-05",
        "2012-05-05T20",
    ]
    assert [d.timex for d in read(near + far + "Two days later divers came.")] == ["2012-05-03", "XXXX-XX-XX"]


def test_a_range_keeps_its_ends() -> None:
    (found,) = read("It runs from 3 May to 9 June 2012.")
    assert [part.text for part in found.parts] == ["3 May", "9 June 2012"]
    assert (found.first, found.last, found.kind) == (date(2012, 5, 3), date(2012, 6, 9), DateKind.DATE)


@pytest.mark.parametrize(
    ("printed", "known", "expected"),
    [
        ("in May 2012", "on 3 May 2012", True),
        ("on 3 May 2012", "in May 2012", False),
        ("on 1 May 2012", "in May 2012", False),
        ("on 3 May 2012", "on 3 May 2012", True),
        ("on 3 May 2012", "from 3 to 9 May 2012", True),
        ("on 9 May 2012", "from 3 to 9 May 2012", True),
        ("on 5 May 2012", "from 3 to 9 May 2012", False),
        ("from 3 to 9 May 2012", "from 3 to 9 May 2012", True),
        ("from 3 to 9 May 2012", "on 4 May 2012", True),
        ("in early 2012", "in January 2012", True),
        ("in January 2012", "in early 2012", False),
        ("on Friday", "on Friday", True),
        ("for five days", "for five days", False),
        ("on Monday", "this week", False),
    ],
)
def test_agreement(printed: str, known: str, expected: bool) -> None:
    (one,), (other,) = read(f"It was {printed}."), read(f"It was {known}.")
    assert agrees(one, other) is expected


@pytest.mark.parametrize("year", [1900, 2100])
def test_a_leap_day_that_no_year_near_has_stays_open(year: int) -> None:
    (found,) = read("The line opens February 29.", date(year, 3, 1))
    assert (found.text, found.first) == ("February 29", None)


@pytest.mark.parametrize("printed", ["In 2010 - 1,500 of them left.", "It fell in 2010 – 0.5 percent."])
def test_a_year_and_a_dash_before_a_number_are_no_range_of_years(printed: str) -> None:
    assert [found.text for found in read(printed)] == ["2010"]


def test_a_century_past_the_calendar_is_no_date() -> None:
    assert read("It is set in the 320th century.") == ()
