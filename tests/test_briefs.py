"""The three briefs of this repository: from the digests, from the original articles, and from both together."""

import re
import shutil
from pathlib import Path

import pytest
from pypdf import PdfReader

from briefgen.errors import BriefgenError
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.work import Work

AUDIENCES = ("auto", "government", "government.fr", "labour")


@pytest.fixture(params=["digests", "originals", "both"])
def seeds(request: pytest.FixtureRequest, root: Path, tmp_path: Path) -> Path:
    if request.param == "digests":
        return root / "seeds"
    originals = request.getfixturevalue("shared") / "seeds"
    if request.param == "originals":
        return Path(originals)
    folder = shutil.copytree(root / "seeds", tmp_path / "seeds")
    for path in originals.glob("*.txt"):
        shutil.copy(path, folder)
    return Path(folder)


def test_the_outlines_build_without_a_finding(root: Path, seeds: Path, tmp_path: Path) -> None:
    written = build(Work(root, seeds, tmp_path / "out"), ("pdf", "html"))
    assert not written.warnings
    assert {Path(path).stem for path in written.paths} == set(AUDIENCES)
    for name in AUDIENCES:
        pages = len(PdfReader(tmp_path / "out" / f"{name}.pdf").pages)
        assert 2 <= pages <= (6 if seeds.parent == tmp_path else 5), name  # both together have more to account for


def test_every_mark_leads_to_a_note_and_back(root: Path, seeds: Path, tmp_path: Path) -> None:
    build(Work(root, seeds, tmp_path), ("html",))
    for name in AUDIENCES:
        page = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
        ids = re.findall(r' id="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
        assert {i for i in ids if i.startswith("ref-")} <= set(re.findall(r'href="#([^"]+)"', page))


def test_a_figure_changed_in_a_seed_stops_the_build(root: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(root / "seeds", tmp_path / "seeds")
    changed = 0
    for path in folder.iterdir():
        text = path.read_text(encoding="utf-8")
        changed += text.count("1,400")
        path.write_text(text.replace("1,400", "1,300"), encoding="utf-8")
    assert changed
    with pytest.raises(BriefgenError, match=r'fact-missing.*1400 workers.*nearest: "1,300'):
        check(Work(root, folder))
