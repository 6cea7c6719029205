"""Charts from the outline to the page: what is drawn is bound, and what cannot be drawn is told with its place."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.pipeline.briefs import Work, build, check

SEED = """---
title: What the county counted
publisher: County of Skarn
published: 2024-03-08
---

The north line carried 412,000 passengers in 2019 and 338,000 passengers in 2023. The south line carried 520,000
passengers in 2019 and 561,000 passengers in 2023.

The ballot opens on 14 March 2024. The council votes on the subsidy on 9 April 2024.

A crossing took 35 minutes in calm seas, and 70 minutes in the storm.
"""
OUTLINE = """title: The line
label: Brief
audience: crews
as_of: 2024-03-12
bottom_line: The ballot opens on 14 March 2024 [@ballot].
facts:
  north: {figure: "338,000 passengers"}
  north-before: {figure: "412,000 passengers"}
  south: {figure: "561,000 passengers"}
  south-before: {figure: "520,000 passengers"}
  ballot: {event: ballot}
  council: {event: council}
  calm: {figure: 35 minutes}
  storm: {figure: 70 minutes}
sections:
  - title: Charts
    blocks:
      - prose: >-
          It was 412,000 passengers in 2019 [@north-before; @north], 520,000 passengers in 2019
          [@south-before; @south], 35 minutes in calm seas [@calm; @storm], and 9 April 2024 [@council].
      - chart:
"""
BARS = """kind: bars
title: The south line carries more
unit: Passengers in 2023
points: [{fact: north, label: North}, {fact: south, label: South}]"""
KINDS = {
    "bars": BARS,
    "slope": """kind: slope
title: The north line lost passengers
ends: ["2019", "2023"]
points: [{fact: north-before, to: north, label: North}, {fact: south-before, to: south, label: South}]""",
    "dots": """kind: dots
title: A storm makes the crossing long
points: [{fact: calm, to: storm, label: Ferry}]""",
    "timeline": """kind: timeline
title: The ballot comes before the vote
facts: [council, ballot]""",
    "spec": """title: The south line carries more
unit: Passengers in 2023
data: [{line: North, count: {fact: north}}, {line: South, count: {fact: south}}]
spec: {mark: bar, encoding: {x: {field: count, type: quantitative, title: null}, y: {field: line, type: nominal}}}""",
}


def project(folder: Path, chart: str) -> Work:
    for name, text in (
        ("seeds/county.md", SEED),
        ("briefs/crews.yaml", OUTLINE + "".join(f"          {line}\n" for line in chart.splitlines())),
    ):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return Work(folder)


def found(folder: Path, chart: str) -> list[str]:
    with pytest.raises(BriefgenError) as raised:
        check(project(folder, chart))
    return [f"{finding.rule}: {finding.excerpt}" for finding in raised.value.findings]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_twice_and_the_same_each_time(kind: str, tmp_path: Path) -> None:
    work = project(tmp_path, KINDS[kind])
    build(work, ("html", "text", "json"))
    page = (tmp_path / "build/crews.html").read_text()
    pictures = re.findall(r"<svg.*?</svg>", page, re.DOTALL)
    assert len(pictures) == 2, "one for wide pages, one for phones"
    for picture in pictures:
        assert 'role="img"' in picture
        assert "County of Skarn, 8 March 2024</desc>" in picture
        assert set(re.findall(r'font-family="([^"]+)"', picture)) == {"Brief Label"}
        assert "<title>The" in picture or "<title>A storm" in picture
    build(work, ("html",))
    assert (tmp_path / "build/crews.html").read_text() == page


def test_the_data_is_a_table_with_notes_in_every_form(tmp_path: Path) -> None:
    build(project(tmp_path, BARS), ("html", "text", "json"))
    page = (tmp_path / "build/crews.html").read_text()
    row = r"<th scope=row role=rowheader>South</th><td role=cell>.*?561,000 passengers.*?href=\"#note-3\""
    assert re.search(row, page, re.DOTALL)
    assert "  * South: 561,000 passengers[3]" in (tmp_path / "build/crews.txt").read_text()
    told = json.loads((tmp_path / "build/crews.json").read_text())["sections"][0]["blocks"][1]
    assert [(point["label"], point["value"]["first"]) for point in told["points"]] == [
        ("North", "338000"),
        ("South", "561000"),
    ]


def test_a_specification_may_stand_in_a_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "briefs/charts").mkdir(parents=True)
    spec = {"mark": "bar", "encoding": {"x": {"field": "count", "type": "quantitative"}}}
    (tmp_path / "briefs/charts/bars.json").write_text(json.dumps(spec))
    whole = KINDS["spec"].rpartition("spec:")[0]
    assert "nothing unbound" in check(project(tmp_path, f"{whole}spec: charts/bars.json")).summary
    assert found(tmp_path, f"{whole}spec: charts/none.json") == ["include-missing: charts/none.json"]


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("mark: bar", "mark: bra", "chart-spec: bra"),
        ("field: count", "field: cuont", "chart-spec: cuont"),
        ("encoding:", "encodign:", "chart-spec: encodign"),
        ("x: {", "xx: {", "chart-spec: xx"),
        ("quantitative", "quantitativ", "chart-spec: quantitativ"),
        ("{mark: bar,", "{mark: bar, data: {url: x.csv},", "chart-unbound: data"),
        ("{mark: bar,", "{mark: bar, params: [],", "chart-unbound: params"),
        ("{mark: bar,", "{mark: bar, transform: [{calculate: 1 + 1, as: n}],", "chart-unbound: calculate"),
        ("{mark: bar,", "{mark: bar, transform: [{filter: datum.count > 2}],", "chart-unbound: filter"),
        ("title: null", "title: 900 passengers", "number-unbound: 900 passengers"),
        ("title: null", "aggregate: mean", "chart-unbound: aggregate"),
        ("x: {field: count, type: quantitative, title: null}", "x: {datum: 40}", "number-unbound: 40"),
        ("{fact: south}", "40", "number-unbound: 40"),
        ("line: South", "line: South 77", "number-unbound: 77"),
    ],
)
def test_what_no_fact_bears_out_is_found_in_a_specification(old: str, new: str, finding: str, tmp_path: Path) -> None:
    assert finding in found(tmp_path, KINDS["spec"].replace(old, new, 1))


@pytest.mark.parametrize(
    ("old", "new", "finding"),
    [
        ("{fact: south, label: South}", "{fact: storm}", "chart-units: storm"),
        ("{fact: south, label: South}", "{fact: ballot}", "chart-kind: ballot"),
        (", {fact: south, label: South}", "", "chart-small: "),
        ("label: South", "label: South 77", "number-unbound: 77"),
        ("fact: south,", 'fact: south, value: "562,000",', "number-unbound: 562,000"),
        ("carries more", "carries 3 times more", "number-unbound: 3"),
        ("kind: bars", "kind: bar", "outline-invalid: bar"),
        ("kind: bars", "kind: timeline", "chart-kind: north"),
        ("label: South", "to: north", "outline-invalid: to"),
    ],
)
def test_what_cannot_be_drawn_or_is_not_borne_out_is_found(old: str, new: str, finding: str, tmp_path: Path) -> None:
    assert any(finding in each for each in found(tmp_path, BARS.replace(old, new, 1)))


def test_the_chart_of_a_pdf_says_what_it_shows(tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf")
    build(project(tmp_path, BARS), ("pdf",))
    with pikepdf.open(tmp_path / "build/crews.pdf") as pdf:
        figures = [each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"]
        told = [str(each["/Alt"]) for each in figures]
    assert told == ["The south line carries more. North: 338,000 passengers; South: 561,000 passengers"]
