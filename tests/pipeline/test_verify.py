"""A delivered PDF against its facts and the sources: the same, moved, changed, gone, and a PDF that was tampered with."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result

from briefgen.cli import main

FERRY = Path(__file__).parents[1] / "projects" / "ferry"


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ferry")
    done = CliRunner().invoke(main, ["-C", str(FERRY), "build", "--format", "pdf", "--output", str(folder)])
    assert done.exit_code == 0, done.output
    return folder / "crews.pdf"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY / "seeds", tmp_path / "seeds"))


def verify(*words: object) -> Result:
    return CliRunner().invoke(main, ["verify", *map(str, words)])


def told(paper: Path) -> dict[str, object]:
    with pikepdf.open(paper) as opened:
        whole = json.loads(opened.attachments["facts.jsonld"].get_file().read_bytes())
    assert isinstance(whole, dict)
    return whole


def test_nothing_differs(paper: Path, seeds: Path) -> None:
    done = verify(paper, "--seeds", seeds)
    assert done.exit_code == 0, done.stdout
    assert {line.split()[0] for line in done.stdout.splitlines()[1:-1]} == {"whole", "found"}


def test_without_sources_the_pages_alone_are_held(paper: Path) -> None:
    done = verify(paper)
    assert done.exit_code == 0
    assert "held against no sources" in done.stdout


def test_a_project_brings_its_own_sources(paper: Path) -> None:
    done = CliRunner().invoke(main, ["-C", str(FERRY), "verify", str(paper), "--json"])
    assert json.loads(done.stdout)["seeds"].endswith("seeds")


def test_a_source_that_is_not_there(paper: Path, seeds: Path) -> None:
    for path in sorted(seeds.glob("*.[mt][dx]*"))[:1]:
        path.unlink()
    done = verify(paper, "--seeds", seeds)
    assert done.exit_code == 1
    assert "gone     note " in done.stdout


def test_a_word_changed_in_each_source(paper: Path, seeds: Path) -> None:
    for path in seeds.glob("*.[mt][dx]*"):
        path.write_text(path.read_text(encoding="utf-8").replace(" the ", " no "), encoding="utf-8")
    done = verify(paper, "--seeds", seeds)
    assert done.exit_code == 1
    assert "changed  note " in done.stdout


def test_a_paragraph_put_before_the_rest_moves_them(paper: Path, seeds: Path) -> None:
    for path in seeds.glob("*.[mt][dx]*"):
        head, mark, rest = path.read_text(encoding="utf-8").rpartition("---\n")
        path.write_text(f"{head}{mark}\nThe harbour was quiet all day.\n\n{rest}", encoding="utf-8")
    done = verify(paper, "--seeds", seeds)
    assert done.exit_code == 1
    assert "moved    note " in done.stdout
    assert "changed" not in done.stdout


def test_the_facts_inside_were_tampered_with(paper: Path, tmp_path: Path) -> None:
    with pikepdf.open(paper) as opened:
        inside = opened.Root.AF[0].EF.F
        inside.write(inside.read_bytes().replace(b'"passage": "', b'"passage": "Not ', 1))
        opened.save(tmp_path / "forged.pdf")
    done = verify(tmp_path / "forged.pdf")
    assert done.exit_code == 1
    assert "altered  facts.jsonld" in done.stdout
    assert "the notes inside give" in done.stdout
    assert "the page does not print" in done.stdout


def test_the_facts_inside_are_annotations(paper: Path) -> None:
    whole = told(paper)
    assert whole["@context"] == ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "urn:briefgen:term:"}]
    assert whole["type"] == "AnnotationPage"
    items = whole["items"]
    assert isinstance(items, list)
    assert items
    for each in items:
        assert each["type"] == "Annotation"
        kinds = [selector["type"] for selector in each["target"]["selector"]]
        assert kinds in (["TextQuoteSelector", "TextPositionSelector"], ["RangeSelector", "TextPositionSelector"])


def test_no_more_words_of_a_source_in_one_piece_than_it_allows(paper: Path) -> None:
    limited = 0
    for each in told(paper)["items"]:  # type: ignore[attr-defined]
        limit = each["target"]["source"].get("quoteLimit")
        quote = each["target"]["selector"][0]
        parts = [quote.get(key, "") for key in ("prefix", "exact", "suffix")]
        ends = [quote.get(key, {}).get("exact", "") for key in ("startSelector", "endSelector")]
        limited += limit is not None
        assert limit is None or len(" ".join([*parts, *ends]).split()) <= limit
    assert limited
