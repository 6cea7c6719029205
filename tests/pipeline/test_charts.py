"""Charts from the outline to the page: what is drawn is bound, and what cannot be drawn is told with its place."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.language.axes import Axes
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.drawings import FILE
from briefgen.pipeline.kept import FOLDER
from briefgen.pipeline.work import Work
from briefgen.render import drawings, fonts

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
        ("unit: Passengers in 2023", "unit: Minutes in 2023", "chart-units: Minutes in 2023"),
        ("{fact: south, label: South}", "{fact: ballot}", "chart-kind: ballot"),
        (", {fact: south, label: South}", "", "chart-small: "),
        ("label: South", "label: South 77", "number-unbound: 77"),
        ("fact: south,", 'fact: south, value: "562,000",', "number-unbound: 562,000"),
        ("carries more", "carries 3 times more", "number-unbound: 3"),
        ("kind: bars", "kind: bar", "outline-invalid: bar"),
        ("kind: bars", "kind: timeline", "chart-kind: north"),
        ("label: South", "to: north", "outline-invalid: to"),
        ("label: South", "words: not counted, value: many", "outline-invalid: value"),
        ("label: South", "words: not 77", "number-unbound: 77"),
        ("label: South", "words: not counted", "chart-small: "),
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
    rows = "North: 338,000 passengers; South: 561,000 passengers"
    assert told == [f"The south line carries more. Passengers in 2023. {rows}"]


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The specifications that are drawn, as they come to the converter."""
    seen: list[str] = []
    draw = drawings._drawn

    def drawing(spec: str, told: Axes) -> str:
        seen.append(spec)
        return draw(spec, told)

    monkeypatch.setattr(drawings, "_drawn", drawing)
    return seen


def test_a_chart_is_drawn_once_and_again_when_data_or_specification_changed(tmp_path: Path, drawn: list[str]) -> None:
    build(project(tmp_path, BARS), ("html",))
    assert len(drawn) == 2
    page = (tmp_path / "build/crews.html").read_bytes()
    build(project(tmp_path, BARS), ("html",))
    assert len(drawn) == 2
    assert (tmp_path / "build/crews.html").read_bytes() == page
    build(project(tmp_path, BARS.replace("label: South", "label: The south")), ("html",))
    assert len(drawn) == 4
    seed = tmp_path / "seeds/county.md"
    work = project(tmp_path, BARS)
    seed.write_text(SEED.replace("412,000", "413,000"), encoding="utf-8")
    (tmp_path / "briefs/crews.yaml").write_text(
        (tmp_path / "briefs/crews.yaml").read_text("utf-8").replace("412,000", "413,000"), encoding="utf-8"
    )
    build(work, ("html",))
    assert len(drawn) == 4, "what the chart does not draw may change"
    seed.write_text(SEED.replace("338,000", "339,000"), encoding="utf-8")
    (tmp_path / "briefs/crews.yaml").write_text(
        (tmp_path / "briefs/crews.yaml").read_text("utf-8").replace("413,000", "412,000").replace("338,000", "339,000"),
        encoding="utf-8",
    )
    build(work, ("html",))
    assert len(drawn) == 6


def test_the_page_is_the_same_without_what_was_kept_and_where_it_is_torn(tmp_path: Path, drawn: list[str]) -> None:
    build(project(tmp_path, BARS), ("html", "pdf"))
    made = [(tmp_path / f"build/crews.{ending}").read_bytes() for ending in ("html", "pdf")]
    kept = tmp_path / FOLDER / FILE
    whole = kept.read_text("utf-8")
    kept.write_text(whole.replace("South", "Souht", 1), encoding="utf-8")
    build(project(tmp_path, BARS), ("html", "pdf"))
    assert len(drawn) == 3
    assert sorted(kept.read_text("utf-8").splitlines()) == sorted(whole.splitlines())
    kept.unlink()
    build(project(tmp_path, BARS), ("html", "pdf"))
    assert len(drawn) == 5
    assert [(tmp_path / f"build/crews.{ending}").read_bytes() for ending in ("html", "pdf")] == made


def test_another_converter_draws_anew(tmp_path: Path, drawn: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    build(project(tmp_path, BARS), ("html",))
    monkeypatch.setattr(drawings, "_drawer", lambda: "vl-convert-python 99")
    build(project(tmp_path, BARS), ("html",))
    assert len(drawn) == 4


def test_a_page_takes_the_faces_that_were_cut_for_it_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(project(tmp_path, BARS), ("html",))
    page = (tmp_path / "build/crews.html").read_bytes()
    monkeypatch.setattr(fonts, "_cut", lambda face, _: pytest.fail(f"{face.file} was cut again"))
    build(project(tmp_path, BARS), ("html",))
    assert (tmp_path / "build/crews.html").read_bytes() == page


def test_a_row_in_words_has_no_bar(tmp_path: Path) -> None:
    row = "{fact: council, words: not counted, label: Night boat}"
    build(project(tmp_path, BARS.replace("]", f", {row}]")), ("html", "json"))
    page = (tmp_path / "build/crews.html").read_text("utf-8")
    picture = re.findall(r"<svg.*?</svg>", page, re.DOTALL)[0]
    assert len(re.findall(r'<path [^>]*class="f-accent"', picture)) == 2
    assert ">not counted</text>" in picture
    assert "Night boat: not counted" in picture
    assert re.search(r"Night boat</th><td role=cell>not counted.*?note-", page)


def test_an_edition_tells_its_charts_in_its_own_language(root: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(root / "tests/projects/lines", tmp_path / "lines")
    build(Work(folder), ("html", "text"))
    english, french = ((folder / f"build/lines{tag}.html").read_text("utf-8") for tag in ("", ".fr"))
    drawn = [" ".join(re.findall(r"<text[^>]*>([^<]+)<", page)) for page in (english, french)]
    for one, other in {
        "South line": "Ligne sud",
        "hardly any": "presque aucun",
        "338,000": "338\u00a0000",
        "100,000": "100\u00a0000",
        "Calm seas": "Mer calme",
        "4–6 March 2024": "4 au 6 mars 2024",
        "8 Apr": "8 avr.",
        "Took place": "A eu lieu",
        "Passengers": "Passagers",
    }.items():
        assert one in drawn[0]
        assert other in drawn[1]
        assert one not in drawn[1]
    figures = "".join(re.findall(r'<figure class="chart".*?</figure>', french, re.DOTALL))
    words = " ".join(re.sub(r"<svg.*?</svg>|<[^>]+>", " ", figures, flags=re.DOTALL).split())
    for told in ("Les données", "8 mars 2024", "Passagers en 2023", "9 avril 2024", "Prévu"):
        assert told in words
    assert not re.search(r"[Pp]assengers|March|Scheduled|Source:", figures)
    assert (
        "<title>La ligne sud transporte plus. Passagers en 2023. Ligne sud\u00a0: 561\u00a0000; Ligne nord" in figures
    )
    assert "Ligne nord\u00a0: 338\u00a0000" in " ".join((folder / "build/lines.fr.txt").read_text("utf-8").split(" "))


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        (", words: presque aucun", "", "parity-missing"),
        ("          unit: Minutes\n", "", "parity-missing"),
        ("{line: Ligne, passengers: Passagers}", "{line: Ligne}", "parity-missing"),
        ("{line: Nord, ", "{", "parity-missing"),
        ("          ends: [Mer calme, Tempête]\n", "", "parity-missing"),
        ("to: {fact: south,", "to: {fact: north,", "parity-order"),
    ],
)
def test_what_an_edition_does_not_say_of_a_chart_is_found(
    old: str, new: str, rule: str, root: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(root / "tests/projects/lines", tmp_path / "lines")
    companion = folder / "briefs/lines.fr.yaml"
    before = companion.read_text("utf-8")
    assert old in before
    companion.write_text(before.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BriefgenError) as raised:
        check(Work(folder))
    assert any(finding.rule.startswith(rule) for finding in raised.value.findings), raised.value.findings
