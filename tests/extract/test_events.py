"""Events: what happens when, and whether the text says so. Add cases to cases/events.txt."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from briefgen.extract.events import events
from briefgen.extract.facts import number
from briefgen.extract.reading import Reading, read
from briefgen.extract.statements import statements
from briefgen.ingest import document
from briefgen.model.agreement import same_event
from briefgen.model.fact import Event, Fact, Status
from briefgen.model.source import Source
from briefgen.model.vocabulary import Actor, Vocabulary
from tests.casefile import cases

PORTS = Vocabulary((Actor("ruiz", "Ana Ruiz", ("Ruiz",)), Actor("ito", "Kenji Ito", ("Ito",))))


def reading(text: str, published: date | None = date(2019, 3, 6), name: str = "a.txt") -> Reading:
    read_once = read(document(name, text.encode(), Source(name, name, published=published)), PORTS)
    return read_once.heard(tuple(statements(read_once)))


def told(text: str, published: date | None = date(2019, 3, 6), name: str = "a.txt") -> list[Fact]:
    return list(number(events(reading(text, published, name))))


def shown(fact: Fact) -> str:
    assert isinstance(fact.body, Event)
    event = fact.body
    when = (event.when.edtf or event.when.timex or event.when.text) if event.when else None
    return f"{when} | {event.status.value} | {event.kind} | {event.where} | {event.what}"


def body(fact: Fact) -> Event:
    assert isinstance(fact.body, Event)
    return fact.body


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "events.txt"))
def test_case(text: str, expected: str) -> None:
    head, _, prose = text.partition("\n")
    published = date.fromisoformat(head.removeprefix("published: "))
    assert "\n".join(shown(fact) for fact in told(prose.strip("\n"), published)) == expected


def test_every_date_is_reported_once_and_events_stand_in_the_text() -> None:
    text = (
        "Ruiz met Ito on Friday in Oslo.\n\nNow, since 1993 and every day, the \u201c90s\u201d are back on 3 May 2012."
    )
    once = reading(text)
    facts = list(events(once))
    assert [body(f).when.text for f in facts if body(f).when] == [d.text for d in once.dates]  # type: ignore[union-attr]
    for fact in facts:
        place = fact.target.span
        assert text[place.start : place.end] == fact.target.exact


def test_the_calendar_never_makes_an_event_past() -> None:
    ahead = "The council will meet on 3 May 2012."
    assert [body(f).status for f in told(ahead, date(2019, 3, 6))] == [Status.SCHEDULED]
    assert [body(f).status for f in told(ahead, date(2010, 3, 6))] == [Status.SCHEDULED]


def test_actors_are_those_of_the_events_own_words() -> None:
    (fact,) = told("Ruiz will meet the crew on Friday, as Ito sails home.")
    assert fact.actors == ("ruiz",)


def test_ids_stay_when_another_sentence_changes() -> None:
    one, two = "Ruiz met Ito on Friday. Ships sank in 2012.", "Ruiz met Ito on Friday. No ships sank in 2013."
    assert told(one)[0].id == told(two)[0].id


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Ruiz will meet Ito on Thursday in Oslo.", "Ruiz to meet Ito this week, in Oslo.", True),
        ("The next round is set for Oslo in April.", "The next official meeting is in Oslo, on 9 April 2019.", True),
        ("Ruiz will meet Ito on Thursday in Oslo.", "Ruiz will meet Ito on Friday in Oslo.", False),
        ("Ruiz will meet Ito on Thursday in Oslo.", "Ruiz will meet Ito on Thursday in Turku.", False),
        ("Ruiz will meet Ito on Thursday.", "Owners will vote on Thursday.", False),
        ("Ruiz met Ito this year.", "Ruiz met Ito on Monday.", False),
    ],
)
def test_same_event(one: str, other: str, expected: bool) -> None:
    (a,), (b,) = told(one), told(other, name="b.txt")
    assert same_event(a, b) is expected
    assert same_event(b, a) is expected


@pytest.mark.parametrize("unit", ["On Friday, and ", "said (May 3), ", "the vote in May 2012 ", '"on Monday" '])
def test_time_is_linear(unit: str) -> None:
    def spent(size: int) -> float:
        once = reading(unit * (size // len(unit)))
        best = 9.0
        for _ in range(2):
            begun = time.process_time()
            for _ in events(once):
                pass
            best = min(best, time.process_time() - begun)
        return best

    # Four times the text takes about four times as long; a quadratic rule takes sixteen times.
    assert spent(8_000) < 10 * spent(2_000) + 0.05


def test_the_publishers_hemisphere_tells_the_season() -> None:
    north = document("a.txt", b"It opened last summer.", Source("a", "a.txt", published=date(2019, 3, 6)))
    south = replace(north, source=replace(north.source, language="en-NZ"))
    assert [d.edtf for d in read(north, PORTS).dates] == ["2018-22"]
    assert [d.first for d in read(south, PORTS).dates] == [date(2018, 12, 1)]


@pytest.mark.parametrize(
    ("number", "published", "expected"),
    [
        ("000", date(2017, 12, 8), ("2017-12-08 2017-12-11 2017-12-04/2017-12-10 2017-12-04/2017-12-10 2018-01 2018-03 "
         "2017-12-04/2017-12-10 2017-12-07")),
        ("001", date(2017, 8, 7), "2017-08-14/2017-08-20 1994 2016 2017-07 2017-05 1993 2017-08-16/2017-08-20 2018 2017-07"),
        ("002", date(2017, 12, 12), ("2017-12-11/2017-12-17 2017-12-14 2017-12-11/2017-12-17 2017-12-14 2017 2017-12-15 2018 "
         "2017-12-11/2017-12-17 2017-12-04 2017-23")),
        ("003", date(2018, 1, 17), "2018-01-15 2018-01-16"),
    ],
)  # fmt: skip
def test_every_date_of_the_original_articles(shared: Path, number: str, published: date, expected: str) -> None:
    (path,) = (shared / "seeds").glob(f"{number}_*.txt")
    article = document(path.name, path.read_bytes(), Source(number, path.name, published=published))
    facts = [body(fact) for fact in events(read(article, Vocabulary()))]
    assert " ".join(event.when.edtf for event in facts if event.when and event.when.edtf) == expected
    ahead = [
        e.when.edtf for e in facts if e.status is Status.PAST and e.when and e.when.first and e.when.first > published
    ]
    assert ahead == []
