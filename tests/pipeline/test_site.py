"""The evidence site as files: ways that lead somewhere, rights kept, hostile text, old files, equal bytes."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from base64 import b64encode
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from briefgen.errors import BriefgenError, Finding, Place
from briefgen.model.brief import Brief
from briefgen.pipeline.load import Desk
from briefgen.pipeline.site import site, strongest
from briefgen.pipeline.work import Work

FERRY = Path(__file__).parents[1] / "projects" / "ferry"


@pytest.fixture
def ferry(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY, tmp_path / "ferry"))


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Papers are the business of other tests."""
    monkeypatch.setattr("briefgen.pipeline.site.artifacts", lambda brief, *_: {"pdf": f"%PDF of {brief.id}".encode()})


class Read(HTMLParser):
    """A page's ids, addresses, tags, scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.ways: list[str] = []
        self.tags: list[str] = []
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.data: list[str] = []
        self._into: list[str] | None = None
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.ids |= {given["id"] or ""} if "id" in given else set()
        self.ways += [given["href"] or ""] if "href" in given else []
        if tag in self.inline:
            self._into = self.data if given.get("type") else self.inline[tag]
            self._into.append("")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in self.inline:
            self._into = None


def built(root: Path, base: str = "") -> dict[str, str]:
    """The pages of a project's site by path."""
    site(Work(root), base)
    folder = root / "build" / "site"
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))
    }


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_every_way_leads_somewhere(ferry: Path) -> None:
    pages = built(ferry)
    read = {path: Read(text) for path, text in pages.items()}
    assert {"index.html", "facts.html", "briefs/crews.html", "actors/lindqvist.html", "topics/jobs.html"} <= set(pages)
    for path, page in read.items():
        here = Path("/") / path
        for way in page.ways:
            if re.match(r"https?:|mailto:", way) or way.startswith("facts.html#") or "/facts.html#" in way:
                continue
            file, _, part = way.partition("#")
            there = (here.parent / file).resolve().relative_to("/").as_posix() if file else path
            assert (ferry / "build/site" / there).is_file(), f"{path}: {way}"
            assert not part or unquote(part) in read[there].ids, f"{path}: {way}"
    for page in read.values():
        assert len(page.ids) == len([1 for _ in page.ids])


def test_marks_and_passages_lead_to_one_another(ferry: Path) -> None:
    pages = built(ferry)
    brief = Read(pages["briefs/crews.html"])
    to = {way for way in brief.ways if way.startswith("../sources/")}
    back = {
        way.partition("#")[2]
        for path, text in pages.items()
        if path.startswith("sources/")
        for way in Read(text).ways
        if "crews.html#ref-" in way
    }
    assert to
    assert back == {id for id in brief.ids if id.startswith("ref-")}


def test_the_brief_alone_has_no_way_into_the_site(ferry: Path) -> None:
    from briefgen.pipeline.briefs import build

    (path,) = build(Work(ferry, output=ferry / "alone"), ("html",)).paths
    assert "sources/" not in Path(path).read_text(encoding="utf-8").replace("data-sources", "")


def test_policies_name_what_is_on_the_page_and_nothing_else(ferry: Path) -> None:
    for path, text in built(ferry).items():
        read = Read(text)
        (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
        assert "unsafe-inline" not in text
        assert "unsafe-eval" not in text
        assert policy.startswith("default-src 'none'; "), path
        for kind, tag in (("style-src", "style"), ("script-src", "script")):
            hashes = re.findall(
                r"'sha256-[^']*'", policy.partition(kind)[2].partition("'unsafe-hashes'")[0].partition(";")[0]
            )
            assert hashes == [
                f"'sha256-{b64encode(hashlib.sha256(t.encode()).digest()).decode()}'" for t in read.inline[tag]
            ]
        assert text.index("Content-Security-Policy") < text.index("<style>")
        assert not set(read.tags) & {"iframe", "object", "embed", "base", "img"}


HOSTILE = """</script><img src=x onerror=alert(1)>{{ 7 * 7 }}<!--"""


def test_text_is_never_markup(ferry: Path) -> None:
    seed = ferry / "seeds/2024-03-05-harbour-post.md"
    edit(seed, "for accountants,", f"for accountants {HOSTILE.replace('<!--', '')},")
    edit(seed, "title: Ferry crews", "title: >-\n  </title></style><script>alert(2)</script> Ferry crews")
    edit(ferry / "briefs/_vocabulary.yaml", "label: Winter timetable", "label: \"<b onclick='x'>Winter</b> timetable\"")
    edit(
        ferry / "briefs/crews.yaml",
        "  accountants: {statement: for accountants",
        "  accountants: {statement: This is a timetable",
    )
    pages = built(ferry)
    calm = built(Path(shutil.copytree(FERRY, ferry.parent / "calm")))
    for path, text in pages.items():
        read = Read(text)
        assert not set(read.tags) & {"img"}
        assert len(read.inline["script"]) == (path == "facts.html")
        assert len(read.data) == len(Read(calm[path]).data) if path in calm else True
        assert "alert(" not in " ".join(read.inline["script"] + read.inline["style"])
    told = json.loads(next(data for data in Read(pages["facts.html"]).data if '"keys"' in data))
    assert any(HOSTILE[:20] in str(fact) for fact in told["facts"])


def test_a_limited_source_stands_in_excerpts_only(ferry: Path) -> None:
    edit(ferry / "seeds/sources.yaml", "quote_limit: 30", "quote_limit: 12")
    text = (ferry / "seeds/2024-03-12-island-courier.txt").read_text(encoding="utf-8")
    words = re.findall(r"\w+", text)
    for path, page in built(ferry).items():
        told = " ".join(re.findall(r"\w+", re.sub(r"<style>.*?</style>|<[^>]*>", " ", page, flags=re.DOTALL)))
        for at in range(len(words) - 13):
            assert " ".join(words[at : at + 13]) not in told, path


def test_what_is_under_embargo_or_another_marking_is_left_out(ferry: Path) -> None:
    seed = ferry / "seeds/later.md"
    seed.write_text(
        "---\ntitle: Later\npublisher: Gull Weekly\npublished: 2024-03-11\nembargo: 2024-06-01\n---\n\n"
        "The pilots want 77 new cabins, Ada Holm said.\n",
        encoding="utf-8",
    )
    pages = built(ferry)
    assert not any("77" in text and "cabins" in text for text in pages.values())
    assert "1 more source is not for publication" in pages["index.html"]
    edit(seed, "embargo: 2024-06-01", "marking: Secret")
    assert not any("cabins" in text for text in built(ferry).values())
    edit(seed, "marking: Secret\n", "")
    assert any("cabins" in text for text in built(ferry).values())


def test_findings_leave_the_old_site_whole(ferry: Path) -> None:
    built(ferry)
    folder = ferry / "build/site"
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    edit(ferry / "briefs/crews.yaml", "sailings to 9 a week", "sailings to 8 a week")
    with pytest.raises(BriefgenError, match="number-unbound"):
        site(Work(ferry))
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_pages_of_withdrawn_sources_go_and_other_files_stay(ferry: Path) -> None:
    (ferry / "seeds/extra.md").write_text(
        "---\npublished: 2024-03-01\n---\n\nAda Holm has 12 gulls.\n", encoding="utf-8"
    )
    built(ferry)
    folder = ferry / "build/site"
    (folder / "CNAME").write_text("briefs.example", encoding="utf-8")
    assert (folder / "sources/extra.html").is_file()
    (ferry / "seeds/extra.md").unlink()
    built(ferry)
    assert not (folder / "sources/extra.html").exists()
    assert (folder / "CNAME").is_file()


def test_a_forged_manifest_takes_nothing_away(ferry: Path) -> None:
    built(ferry)
    outside = ferry / "seeds/2024-03-05-harbour-post.md"
    digest = hashlib.sha256(outside.read_bytes()).hexdigest()
    forged = {"files": {"../../seeds/2024-03-05-harbour-post.md": digest}}
    (ferry / "build/site/manifest.json").write_text(json.dumps(forged), encoding="utf-8")
    built(ferry)
    assert outside.is_file()


def test_equal_projects_give_equal_bytes(ferry: Path) -> None:
    other = Path(shutil.copytree(FERRY, ferry.parent / "an other" / "place"))
    assert built(ferry) == built(other)
    told = json.loads((ferry / "build/site/manifest.json").read_text(encoding="utf-8"))
    assert list(told["files"]) == sorted(told["files"])


def test_an_address_is_told_where_it_is_known(ferry: Path) -> None:
    pages = built(ferry, "https://briefs.example/ferry")
    assert '<link rel="canonical" href="https://briefs.example/ferry/briefs/crews.html">' in pages["briefs/crews.html"]
    assert "canonical" not in built(ferry)["index.html"]


def test_programs_find_reports_and_annotations(ferry: Path) -> None:
    pages = built(ferry, "https://briefs.example")
    (report,) = (json.loads(text) for text in Read(pages["briefs/crews.html"]).data)
    assert (report["@type"], report["url"]) == ("Report", "https://briefs.example/briefs/crews.html")
    assert {work["publisher"]["name"] for work in report["citation"]} == {"Harbour Post", "Island Courier"}
    (told,) = (json.loads(text) for text in Read(pages["sources/2024-03-05-harbour-post.html"]).data)
    about, facts = told
    assert about["mainEntity"]["@type"] == "CreativeWork"
    seed = (ferry / "seeds/2024-03-05-harbour-post.md").read_text(encoding="utf-8")
    for item in facts["items"]:
        quote, position = item["target"]["selector"]
        assert seed[position["start"] : position["end"]] == quote["exact"]
        assert item["id"].startswith("https://briefs.example/sources/2024-03-05-harbour-post.html#")


def test_a_variant_that_does_not_fit_is_left_out(ferry: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def paper(brief: Brief, _: object, desk: Desk) -> dict[str, bytes]:
        if brief.variant == "one-pager":
            desk.findings.append(Finding("pages-over", Place("briefs/crews.yaml"), '"crews-one-pager" has 2 pages.'))
        return {"pdf": b"%PDF"}

    monkeypatch.setattr("briefgen.pipeline.site.artifacts", paper)
    pages = built(ferry)
    assert "briefs/crews.html" in pages
    assert "briefs/crews-one-pager.html" not in pages
    assert "crews-one-pager" not in pages["index.html"]


@pytest.mark.parametrize(
    ("listed", "told"),
    [
        ("Public, Members only, Secret", "Members only"),
        ("", "Members only; Public"),
        ("Secret", "Members only; Public"),
    ],
)
def test_the_site_bears_the_strongest_marking(listed: str, told: str) -> None:
    assert strongest({"Public", "Members only", ""}, listed) == told


ISLES = Path(__file__).parents[1] / "projects" / "isles"
OWN = ("index.html", "facts.html", "sources/2025-05-06-gull-weekly.html", "actors/brandt.html", "topics/tarif.html")


@pytest.fixture
def isles(tmp_path: Path) -> Path:
    """A project in French with English sources, an English edition and a look of its own."""
    return Path(shutil.copytree(ISLES, tmp_path / "isles"))


class Told(HTMLParser):
    """What a page says in each language, by the nearest `lang`: text, labels and titles."""

    VOID = frozenset({"meta", "link", "img", "input", "br"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.said: dict[str, list[str]] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        language = given.get("lang") or (self.open[-1][1] if self.open else "")
        for key in ("aria-label", "title", "placeholder", "alt", "data-label"):
            self.said.setdefault(language, []).append(given.get(key) or "")
        if tag not in self.VOID:
            self.open.append((tag, language))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1][0] not in {"style", "script", "code"}:
            self.said.setdefault(self.open[-1][1], []).append(data)

    def within(self, language: str) -> str:
        """Everything that is said in a language."""
        return " ".join(" ".join(self.said.get(language, ())).split())


def test_a_french_project_has_a_french_site(isles: Path) -> None:
    pages = built(isles)
    for path in OWN:
        assert '<html lang="fr-CA">' in pages[path], path
        told = Told(pages[path]).within("fr-CA")
        english = re.findall(r"\b(?:the|of|and|which|cited|facts?|brief|With|words|by)\b", told)
        named = {"the", "brief"}  # aliases in their language, and the English edition by its name
        assert set(english) <= named, f"{path}: {told}"
    index = Told(pages["index.html"]).within("fr-CA")
    assert "1 note d’information et, sous chacun de ses chiffres" in index
    assert "En date du 12 mai 2025" in index
    assert "6 mai 2025" in Told(pages["sources/2025-05-06-gull-weekly.html"]).within("fr-CA")


def test_words_of_a_source_bear_its_language(isles: Path) -> None:
    pages = built(isles)
    passage = "opposes the new tariff"
    for path in ("sources/2025-05-06-gull-weekly.html", "actors/ligue.html", "topics/tarif.html"):
        told = Told(pages[path])
        assert passage in told.within("en"), path
        assert passage not in told.within("fr-CA"), path
    assert "A dry tap has no price" in Told(pages["actors/brandt.html"]).within("en")
    assert "s’oppose : Nouveau tarif" in Told(pages["sources/2025-05-06-gull-weekly.html"]).within("fr-CA")


def test_figures_are_written_in_the_language_of_the_site(isles: Path) -> None:
    read = Told(built(isles)["sources/2025-05-06-gull-weekly.html"])
    assert "environ 1 200" in read.within("fr-CA").replace("\u00a0", " ")
    assert "4,5 millions de dollars" in read.within("fr-CA").replace("\u00a0", " ")
    assert "1,200 households on the outer isles" in read.within("en")
    assert "a week" not in read.within("fr-CA")
    assert "Sans date" in read.within("fr-CA")


def test_editions_stand_together_and_each_page_leads_on_in_its_own_words(isles: Path) -> None:
    pages = built(isles)
    assert pages["index.html"].count('<li class="habitants">') == 1
    assert (
        '<a href="briefs/habitants.en.html" hreflang="en-CA" lang="en-CA">Wells before pipes</a>' in pages["index.html"]
    )
    english = pages["briefs/habitants.en.html"]
    assert '<a href="../facts.html" hreflang="fr-CA">Facts</a>' in english
    assert '<a href="../facts.html">Faits</a>' in pages["briefs/habitants.html"]
    assert '<p class="marking">Membres</p>' in pages["index.html"]


def test_a_site_in_the_other_language_speaks_as_its_companions_do(isles: Path) -> None:
    edit(isles / "briefs/habitants.yaml", "title: Des puits", "language: fr-CA\ntitle: Des puits")
    edit(isles / "briefgen.yaml", "language: fr-CA", "language: en-CA")
    pages = built(isles)
    assert "<h1>New tariff</h1>" in pages["topics/tarif.html"]
    assert '<p class="marking">Members</p>' in pages["index.html"]
    assert '<a href="briefs/habitants.html" hreflang="fr-CA" lang="fr-CA">Des puits' in pages["index.html"]
    assert ">opposes<" in pages["topics/tarif.html"]


def test_every_way_of_a_french_site_leads_somewhere(isles: Path) -> None:
    pages = built(isles)
    read = {path: Read(text) for path, text in pages.items()}
    for path, page in read.items():
        for way in (way for way in page.ways if not re.match(r"https?:|.*facts\.html#", way)):
            file, _, part = way.partition("#")
            there = (Path("/") / path).parent.joinpath(file).resolve().relative_to("/").as_posix() if file else path
            assert (isles / "build/site" / there).is_file(), f"{path}: {way}"
            assert not part or unquote(part) in read[there].ids, f"{path}: {way}"


def test_every_page_bears_the_look_of_the_organisation(isles: Path) -> None:
    for path, text in built(isles).items():
        assert 'alt="Une goutte au-dessus de deux îles"' in text, path
        assert "--band: #f2b705;" in text, path
        assert ".habitants { --accent: #8a3b00; }" in text, path


def test_a_colour_that_a_lit_passage_could_not_be_read_on_leaves_the_old_site(isles: Path) -> None:
    edit(isles / "look/brand.yaml", 'lit: "#ffe08a"', 'lit: "#806000"')
    with pytest.raises(BriefgenError, match="brand-contrast"):
        site(Work(isles))
    assert not (isles / "build/site").exists()
