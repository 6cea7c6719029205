"""Records: what each seed is, and what is wrong or missing in what is said of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from briefgen.errors import Place, Severity
from briefgen.ingest.records import SeedFile, records
from briefgen.located_yaml import load
from briefgen.model.source import Source

WHOLE = "title: Ferry sails\npublisher: Harbour News\npublished: 2019-02-03\n"


def seed(record: str = WHOLE, path: str = "seeds/ferry.md") -> SeedFile:
    return SeedFile(path, f"---\n{record}---\nThe ferry sailed.\n".encode())


def test_front_matter() -> None:
    more = "author: Ada Quill\nurl: https://ferry.example/a?b=1\nlanguage: en-CA\nrights: free\nquote_limit: 25 words\n"
    found, findings = records(
        [seed(WHOLE + more + "date_basis: printed\noriginal: a.txt\nkind: digest\npublisher_basis: x\n")], []
    )
    assert findings == ()
    assert found == {
        "seeds/ferry.md": Source(
            id="ferry",
            name="ferry.md",
            title="Ferry sails",
            publisher="Harbour News",
            author="Ada Quill",
            published=date(2019, 2, 3),
            published_basis="printed",
            url="https://ferry.example/a?b=1",
            language="en-CA",
            rights="free",
            quote_limit=25,
            original="a.txt",
            place=Place("seeds/ferry.md"),
        )
    }


def test_sheets_rule_over_front_matter_and_fill_each_other() -> None:
    first = load("ferry.md:\n  title: First\n", "briefs/_sources.yaml")
    second = load("ferry.md:\n  title: Second\n  author: Tom Berg\n", "seeds/sources.yaml")
    found, findings = records([seed()], [first, second])
    source = found["seeds/ferry.md"]
    assert findings == ()
    assert (source.title, source.author, source.publisher) == ("First", "Tom Berg", "Harbour News")
    assert source.place == Place("briefs/_sources.yaml", 1, 1)


def test_a_record_of_no_file_is_a_warning_in_the_sheet_beside_the_seeds() -> None:
    own = load("fery.md: {title: Ferry}", "briefs/_sources.yaml")
    beside = load("fery.md: {title: Ferry}\nharbour-plan.txt:\n", "seeds/sources.yaml")
    _, findings = records([seed()], [own, beside])
    assert [str(finding) for finding in findings] == [
        'seeds/sources.yaml:1:1: warning: source-unused: There is no fery.md. Did you mean "ferry.md"?',
        (
            "seeds/sources.yaml:2:1: warning: source-unused: There is no harbour-plan.txt. "
            "Correct the name, or take the record out."
        ),
    ]


def test_what_is_missing_can_go_into_the_sheet_that_there_is() -> None:
    bare = SeedFile("seeds/ferry.txt", b"The ferry sailed.")
    (_, (warning,)) = records([bare], [])
    assert warning.cure.endswith("or below ferry.txt: in sources.yaml beside it.")
    (_, (warning,)) = records([bare], [load("", "clippings/sources.yml")])
    assert warning.cure.endswith("or below ferry.txt: in clippings/sources.yml.")


def test_a_title_that_is_a_number_stays_as_written() -> None:
    found, _ = records([seed("title: 1984.50\n")], [])
    assert found["seeds/ferry.md"].title == "1984.50"


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("line", "place", "rule", "words"),
    [
        ("published: 3 Feb 2019", "5:12", "source-date", "3 Feb 2019"),
        ("published: 2019-02-30", "5:12", "source-date", "2019-02-30"),
        ("url: ftp://ferry.example", "5:6", "source-url", "https://"),
        ("url: javascript:alert(1)", "5:6", "source-url", "https://"),
        ('url: "https://a.example/\\"onclick=x"', "5:6", "source-url", "https://"),
        ("language: English please", "5:11", "source-language", "en-CA"),
        ("quote_limit: many", "5:14", "source-quote-limit", "many"),
        ("total_limit: all", "5:14", "source-quote-limit", "all"),
        ("auther: Ada", "5:1", "source-key", '"author"'),
        ("speed: 3", "5:1", "source-key", "quote_limit"),
        ("author: [Ada, Tom]", "5:9", "source-form", '"author"'),
        ("rights: a: b", "5:10", "yaml-syntax", "quotation marks"),
        ("title: twice", "5:1", "yaml-duplicate-key", "line 2"),
    ],
)
def test_a_fault_has_its_place(line: str, place: str, rule: str, words: str, start: str, end: str) -> None:
    title = "published: 2019-02-03\n" if "published" not in line else "rights: free\n"
    text = f"{start}---\ntitle: Ferry sails\npublisher: Harbour News\n{title}{line}\n---\nThe ferry sailed.\n"
    found, findings = records([SeedFile("seeds/ferry.md", text.replace("\n", end).encode())], [])
    (finding,) = [one for one in findings if one.severity is Severity.ERROR]
    assert (str(finding.place), finding.rule) == (f"seeds/ferry.md:{place}", rule)
    assert words in f"{finding.message} {finding.cure}"
    assert found["seeds/ferry.md"].url == ""


def test_an_incomplete_record_is_a_warning_or_an_error() -> None:
    bare = SeedFile("seeds/ferry.txt", b"The ferry sailed.")
    found, (warning,) = records([bare], [])
    assert found["seeds/ferry.txt"].title == "ferry.txt"
    assert str(warning).startswith(
        "seeds/ferry.txt:1:1: warning: source-incomplete: ferry.txt has no title, publisher or date."
    )
    _, (error,) = records([bare], [], complete=True)
    assert error.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("record", "lacks"), [("published: null", " or date"), ("published:\npublished_basis: lost", "")]
)
def test_a_date_may_be_unknown_for_a_reason(record: str, lacks: str) -> None:
    _, (warning,) = records([seed(f"title: Ferry sails\n{record}\n")], [])
    assert warning.message == f"ferry.md has no publisher{lacks}."


def test_two_dates_are_a_finding() -> None:
    sheet = load("ferry.md: {published: 2019-02-04}", "seeds/sources.yaml")
    _, (finding,) = records([seed()], [sheet])
    assert str(finding).startswith(
        "seeds/ferry.md:1:1: source-conflict: published is 2019-02-03 here, 2019-02-04 in seeds/sources"
    )


def test_front_matter_without_an_end_is_a_finding() -> None:
    _, (finding,) = records([SeedFile("seeds/ferry.md", b"---\ntitle: Ferry sails\n\nIt sailed.")], [])
    assert finding.rule == "source-front-matter"
    _, (warning,) = records([SeedFile("seeds/ferry.md", b"---\n\nIt sailed.")], [])
    assert warning.rule == "source-incomplete"


@pytest.mark.parametrize(("text", "place"), [("- ferry.md", "1:1"), ("ferry", "1:1"), ("ferry.md: [a]", "1:1")])
def test_a_sheet_of_another_form_is_a_finding(text: str, place: str) -> None:
    _, findings = records([seed()], [load(text, "seeds/sources.yaml")])
    assert [(str(f.place), f.rule) for f in findings] == [(f"seeds/sources.yaml:{place}", "source-form")]


def test_ids() -> None:
    paths = ["seeds/Été à Oban.txt", "seeds/a.b_c-1.md", "seeds/twin.md", "seeds/twin.txt", "seeds/日本.txt"]
    found, findings = records([SeedFile(path, b"x") for path in paths], [])
    assert [source.id for source in found.values()] == ["ete-a-oban", "a.b_c-1", "twin.md", "twin.txt", "source"]
    assert {finding.rule for finding in findings} == {"source-incomplete"}


def test_two_files_of_one_id_are_a_finding() -> None:
    _, findings = records([seed(path="seeds/a/ferry.md"), seed(path="seeds/b/ferry.md")], [])
    assert [str(finding.place) for finding in findings if finding.rule == "source-twice"] == ["seeds/b/ferry.md:1:1"]


def test_this_repositorys_records_are_whole(root: Path) -> None:
    paths = sorted((root / "seeds").glob("*.md"))
    sheet = load((root / "briefs" / "_sources.yaml").read_text(encoding="utf-8"), "briefs/_sources.yaml")
    articles = [SeedFile(f"seeds/{entry.key}", b"An article.") for entry in sheet.entries or ()]
    found, findings = records([*(SeedFile(path.name, path.read_bytes()) for path in paths), *articles], [sheet])
    assert findings == ()
    assert {source.original for source in found.values()} == {"", *(article.name for article in articles)}
    assert all(source.published and source.published_basis and source.rights for source in found.values())
    assert all(source.quote_limit == 35 for source in found.values() if not source.original)
