"""The whole path on a second subject: nothing in the code knows the first."""

import re
import shutil
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.work import Work

FERRY = Path(__file__).parents[1] / "projects" / "ferry"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY, tmp_path / "ferry"))


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def findings(root: Path) -> list[str]:
    with pytest.raises(BriefgenError) as caught:
        check(Work(root))
    return [str(finding) for finding in caught.value.findings]


def test_the_second_subject_builds(ferry: Path) -> None:
    written = build(Work(ferry), ("html", "text", "json"))
    assert [Path(path).name for path in written.paths] == ["crews.html", "crews.txt", "crews.json"]
    assert not written.warnings
    page = Path(written.paths[0]).read_text(encoding="utf-8")
    assert "260" in page
    assert "18 March 2024" in page


def test_a_figure_changed_in_the_outline_is_found_where_it_stands(ferry: Path) -> None:
    edit(ferry / "briefs/crews.yaml", "sailings to 9 a week", "sailings to 8 a week")
    (told,) = findings(ferry)
    assert told.startswith("briefs/crews.yaml:10:48: number-unbound: ")
    assert "8" in told


def test_a_figure_changed_in_a_seed_fails_and_leaves_the_old_output_whole(ferry: Path) -> None:
    build(Work(ferry), ("html",))
    old = (ferry / "build/crews.html").read_bytes()
    edit(ferry / "seeds/2024-03-05-harbour-post.md", "$2.4 million", "$2.5 million")
    with pytest.raises(BriefgenError, match=r"saving.*nearest: \"\$2.5 million"):
        build(Work(ferry), ("html",))
    assert (ferry / "build/crews.html").read_bytes() == old
    assert [path.name for path in (ferry / "build").iterdir()] == ["crews.html"]


WRONG = {
    "date-unbound": (
        "the bottom line's date",
        "supports a daily link [@link].",
        "supports a daily link since 3 March 2024 [@link].",
    ),
    "quote-unbound": ("a quotation", "The union opposes the plan", "The union “hates” the plan"),
    "fact-missing": (
        "a figure that no source has",
        "seafarers: {figure: 260 seafarers}",
        "seafarers: {figure: 250 seafarers}",
    ),
    "fact-unknown": ("a name that is not defined", "[@link]", "[@lnk]"),
    "number-unbound": ("words for numbers", "12 sailings a week [@offer]", "thirteen sailings a week [@offer]"),
}


@pytest.mark.parametrize("rule", WRONG)
def test_what_is_not_borne_out_is_found(ferry: Path, rule: str) -> None:
    _, old, new = WRONG[rule]
    edit(ferry / "briefs/crews.yaml", old, new)
    told = findings(ferry)
    assert any(re.match(rf"briefs/crews\.yaml:\d+:\d+: {rule}: ", line) for line in told), told


def test_a_number_in_other_words_agrees(ferry: Path) -> None:
    edit(ferry / "briefs/crews.yaml", "12 sailings a week [@offer]", "twelve sailings a week [@offer]")
    assert "nothing unbound" in check(Work(ferry)).summary


def test_two_articles_of_one_publisher_link_to_their_own_addresses(tmp_path: Path) -> None:
    seed = (
        "---\ntitle: Pier\npublisher: Quay News\npublished: 2024-03-0{0}\nurl: https://quay.example/{0}\n---\n\n{1}\n"
    )
    brief = """\
title: The yard
label: Brief
audience: harbour
as_of: 2024-03-12
bottom_line: The yard has 1,200 welders [@welders] and 40 cranes [@cranes].
facts:
  welders: {figure: 1200 welders}
  cranes: {figure: 40 cranes}
sections: [{title: Where it stands, blocks: [{prose: Nothing has changed.}]}]
"""
    files = {
        "seeds/a.md": seed.format(5, "The yard employs 1,200 welders."),
        "seeds/b.md": seed.format(6, "The yard has 40 cranes."),
        "briefs/harbour.yaml": brief,
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    page = Path(build(Work(tmp_path), ("html",)).paths[0]).read_text(encoding="utf-8")
    links = re.findall(r'<a href="https://quay.example/(\d)"[^>]*>(.*?)</a>', page)
    told = [(day, re.sub("<[^>]*>", "", words)) for day, words in links]
    assert told == [("5", "Quay News, 5 March 2024"), ("6", "Quay News, 6 March 2024")]
