"""Outlines: what a right one becomes, and what a wrong one is told. Add wrong ones to cases/faults.txt."""

from __future__ import annotations

import re
from datetime import date

import pytest

from briefgen.errors import Place, Severity
from briefgen.located_yaml import load
from briefgen.model.fact import Stance
from briefgen.model.outline import (
    FactsRequest,
    Outline,
    PositionsRequest,
    ProseRequest,
    Query,
    QuestionsRequest,
    SourcesRequest,
)
from briefgen.model.prose import plain
from briefgen.outline.marks import named
from briefgen.outline.read import Shelf, included, outline
from briefgen.outline.vocabulary import vocabulary

REST = {
    "title": "Water before the vote",
    "label": "Growers' brief",
    "audience": "growers",
    "as_of": "2016-05-01",
    "bottom_line": "It was dry.",
    "sections": "[{title: Rain, blocks: [{prose: It came late.}]}]",
}
WHOLE = """\
title: Water *before* the vote
label: Growers' brief
audience: growers
purpose: For the May meeting
as_of: 2016-05-01
version: 1.10
marking: Members only
language: en-GB
include: [_facts.yaml]
bottom_line: |
  The harvest fell [@harvest].

  Rain came {@rain} days late [@rain; @fair].
decision: Whether to store water [@board].
key_figures:
  - {fact: harvest, value: "40 t", text: "a field"}
  - rain
facts:
  harvest: {figure: 40 tonnes, near: valley, since: 2016-01-01}
  rain: {figure: 8}
  board: {position: resists, actor: Farm Board, issue: water-rights}
  words: {quote: "never  again", prefix: she said, source: report.txt}
  chair: {role: chair, person: Ada Berg, organisation: Farm Board}
  dry: {statement: very dry, speaker: Ada Berg}
sections:
  - title: All blocks
    blocks:
      - prose: Text.
      - key_points: ["**One** [@words]", "Two [@chair]"]
      - callout: {label: Watch, text: The vote.}
      - callout: Just text
      - analysis: [a, b]
      - analysis: c
      - recommendations: [Ask.]
      - questions: [{question: Why?, answer: Because.}]
  - title: Facts
    blocks:
      - figures: {topic: water, limit: 4, order: value}
      - quotes: [dry, {fact: words}]
      - quotes: {actor: farm-board}
      - timeline: {caption: Days, since: 2016-01-01, until: 2016-12-31}
      - timeline: {caption: Days, events: [{fact: fair, text: Fair}]}
      - positions:
          actors: [farm-board, millers]
          issues: [water-rights]
          cells: [{actor: millers, issue: water-rights, fact: board, text: "no"}]
      - sources: {}
"""
SHARED = "facts:\n  fair: {event: fair, kind: meeting}\n  harvest: {figure: 50 tonnes}\n"


def files(text: str) -> dict[str, str]:
    """Part a text at its "# file:" lines; what stands before them is the outline, filled up but for "# without:"."""
    first, *others = ("\n" + text).split("\n# file: ")
    without = first.partition("# without: ")[2].split("\n")[0].split()
    filled = {key: value for key, value in REST.items() if key not in without and f"\n{key}:" not in first}
    rest = "".join(f"{key}: {value}\n" for key, value in filled.items())
    return {"briefs/growers.yaml": f"{first[1:]}\n{rest}"} | {
        f"briefs/{o.split()[0]}": o.partition("\n")[2] for o in others
    }


def told(text: str) -> list[str]:
    given = {path: load(written, path) for path, written in files(text).items()}
    words = given.pop("briefs/_vocabulary.yaml", None)
    audiences = re.search(r"# audiences: (.+)", text)
    shelf = Shelf(tuple(audiences[1].split()) if audiences else ())
    _, findings = outline(given["briefs/growers.yaml"], given, vocabulary(words)[0] if words else None, shelf)
    return [str(finding).removeprefix("briefs/") for finding in findings]


def whole() -> Outline:
    shared = load(SHARED, "briefs/_facts.yaml")
    made, findings = outline(load(WHOLE, "briefs/growers.yaml"), {"briefs/_facts.yaml": shared})
    assert findings == ()
    assert made is not None
    return made


@pytest.mark.cases("faults.txt")
def test_fault(given: str, reader: str, expected: list[str]) -> None:
    assert (reader, told(given)) == ("", expected)


def test_front_matter() -> None:
    made = whole()
    assert (made.id, made.audience, made.label, made.as_of) == (
        "growers",
        "growers",
        "Growers' brief",
        date(2016, 5, 1),
    )
    assert (made.version, made.marking, made.language) == ("1.10", "Members only", "en-GB")
    assert plain(made.title) == "Water before the vote"
    assert made.decision is not None
    assert [name for name, _ in named(made.decision)] == ["board"]


def test_facts_by_what_they_say() -> None:
    queries = {naming.name: naming.query for naming in whole().namings}
    assert queries == {
        "harvest": Query(kind="figure", text="40 tonnes", near="valley", since=date(2016, 1, 1)),
        "rain": Query(kind="figure", text="8"),
        "board": Query(kind="position", stance=Stance.RESISTS, actor="Farm Board", issue="water-rights"),
        "words": Query(exact="never again", prefix="she said", source="report.txt"),
        "chair": Query(kind="role", text="chair", person="Ada Berg", organisation="Farm Board"),
        "dry": Query(kind="statement", text="very dry", speaker="Ada Berg"),
        "fair": Query(kind="event", text="fair", event_kind="meeting"),
    }


def test_the_outlines_own_facts_win_over_shared_ones() -> None:
    harvest = next(naming for naming in whole().namings if naming.name == "harvest")
    assert harvest.place == Place("briefs/growers.yaml", 19, 3)


def test_blocks_of_words() -> None:
    *words, questions = whole().sections[0].requests
    assert [(w.role, len(w.items), w.label) for w in words if isinstance(w, ProseRequest)] == [
        ("prose", 1, ""),
        ("key_points", 2, ""),
        ("callout", 1, "Watch"),
        ("callout", 1, ""),
        ("analysis", 2, ""),
        ("analysis", 1, ""),
        ("recommendations", 1, ""),
    ]
    assert isinstance(questions, QuestionsRequest)
    assert plain(questions.items[0].answer) == "Because."


def test_blocks_of_facts() -> None:
    figures, quotes, sayings, days, events, matrix, sources = whole().sections[1].requests
    assert isinstance(figures, FactsRequest)
    assert figures.query == Query(kind="figure", topic="water", limit=4, order="value")
    assert isinstance(quotes, FactsRequest)
    assert [(pick.name, pick.place.column) for pick in quotes.picks] == [("dry", 18), ("words", 30)]
    assert isinstance(sayings, FactsRequest)
    assert sayings.query == Query(kind="statement", actor="farm-board", direct=True)
    assert isinstance(days, FactsRequest)
    assert days.query == Query(kind="event", since=date(2016, 1, 1), until=date(2016, 12, 31))
    assert isinstance(events, FactsRequest)
    assert [pick.name for pick in events.picks] == ["fair"]
    assert isinstance(matrix, PositionsRequest)
    assert matrix.cells[0].place == Place("briefs/growers.yaml", 46, 19)
    assert isinstance(sources, SourcesRequest)


def test_key_figures() -> None:
    figures = whole().key_figures
    assert figures is not None
    assert figures.role == "figures"
    assert [plain(pick.value) if pick.value else None for pick in figures.picks] == ["40 t", None]


def test_included_files_stand_beside_the_one_that_names_them() -> None:
    located = load("include: [_a.yaml, b.yml, ../c.yaml, /d.yaml, e.txt]", "briefs/x.yaml")
    assert included(located) == (
        ("briefs/_a.yaml", Place("briefs/x.yaml", 1, 11)),
        ("briefs/b.yml", Place("briefs/x.yaml", 1, 20)),
    )
    assert included(load("facts: {}", "x.yaml")) == ()
    assert included(load("- include", "x.yaml")) == ()


def test_an_unused_fact_is_a_warning_that_lets_the_outline_pass() -> None:
    text = "".join(f"{key}: {value}\n" for key, value in REST.items()) + "facts: {rain: {figure: 8}}\n"
    made, (finding,) = outline(load(text, "briefs/growers.yaml"), {})
    assert made is not None
    assert finding.severity is Severity.WARNING
    assert finding.rule == "fact-unused"


def test_no_file_makes_it_fall() -> None:
    for text in (
        "",
        "[]",
        "text",
        "1",
        "title: [[[]]]",
        "{}",
        "sections: {a: b}",
        "facts: [a]",
        "include: x",
        "? [a]\n: b",
    ):
        try:
            located = load(text, "briefs/growers.yaml")
        except Exception:  # noqa: BLE001, S112 - the reader's own findings are tested with the reader
            continue
        made, findings = outline(located, {})
        assert made is None
        assert findings
        assert all("pydantic" not in str(finding) for finding in findings)


PART = """\
blocks:
  who: {positions: {caption: All, actors: [board], issues: [rain]}}
  method: {title: Method, blocks: [{prose: "We asked {union}."}]}
  warning: {prose: It is dry.}
marking: Members only
organisation: Union
label: {for: {growers: "Growers' brief", millers: Mill note}}
"""


def test_parts_are_laid_under_the_outline() -> None:
    rest = {
        **REST,
        "sections": "[{title: All, blocks: [{use: who, caption: Some}, {use: warning, text: Wet.}]}, {use: method}]",
    }
    del rest["label"]
    text = "\n".join(f"{key}: {value}" for key, value in rest.items())
    given = f"{text}\ninclude: [_part.yaml]\nmarking: Public\nvariables: {{union: '**all**'}}\n"
    made, findings = outline(load(given, "briefs/growers.yaml"), {"briefs/_part.yaml": load(PART, "briefs/_part.yaml")})
    assert (findings, made is None) == ((), False)
    assert made
    assert (made.marking, made.label) == ("Public", "Growers' brief")
    matrix, warning = made.sections[0].requests
    assert isinstance(matrix, PositionsRequest)
    assert matrix.caption
    assert plain(matrix.caption) == "Some"
    assert isinstance(warning, ProseRequest)
    assert plain(warning.items[0]) == "Wet."
    (method,) = made.sections[1].requests
    assert isinstance(method, ProseRequest)
    assert plain(method.items[0]) == "We asked all."
    assert method.items[0].locate("all") == method.items[0].locate("{union}")


def test_an_exception_beside_a_shared_block_keeps_to_its_own() -> None:
    accepted = "exceptions: [{rule: number-unbound, text: '8', reason: R, by: B, until: 2016-06-01}]"
    blocks = f"[{{prose: Eight., {accepted}}}, {{use: warning}}, {{prose: Last.}}]"
    rest = {**REST, "sections": f"[{{title: All, blocks: {blocks}}}]", "include": "[_part.yaml]"}
    rest["variables"] = "{union: all}"
    text = "\n".join(f"{key}: {value}" for key, value in rest.items())
    made, _ = outline(load(text, "briefs/growers.yaml"), {"briefs/_part.yaml": load(PART, "briefs/_part.yaml")})
    assert made
    (exemption,) = made.exemptions
    ((start, end),) = exemption.parts
    assert end
    assert start.path == end.path == "briefs/growers.yaml"
    assert start < end
