"""Two editions of one brief: both are written, name each other, are in one language each, and bear one set of notes."""

import re
from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.work import Work

SEED = """---
title: The pier
publisher: Quay News
published: 2024-03-05
rights: by leave of the publisher
---

The yard employs 1,200 welders. "We cannot wait for the new pier," said Ida Falk. The hearing will be held in Skarn on
14 June 2024. The levy costs $2 billion a year.
"""
OUTLINE = """title: The yard
label: Brief
audience: harbour
as_of: 2024-03-12
bottom_line: The yard has 1,200 welders [@welders]; the levy costs {@levy} [@levy].
facts:
  welders: {figure: 1200 welders}
  levy: {figure: $2 billion}
  hearing: {event: hearing}
  pier: {statement: new pier, speaker: Ida Falk}
sections:
  - title: Calendar
    blocks:
      - timeline: {events: [{fact: hearing, text: The hearing}]}
      - quotes: [pier]
      - prose: “We cannot wait for the new pier”, Ida Falk says [@pier].
  - title: Sources
    blocks:
      - sources: {}
"""
COMPANION = """title: Le chantier
label: Note
bottom_line: Le chantier compte 1 200 soudeurs [@welders]; la taxe coûte {@levy} [@levy].
sections:
  - title: Calendrier
    blocks:
      - timeline: {events: [{fact: hearing, text: L’audience}]}
      - quotes: [pier]
      - prose: « We cannot wait for the new pier » [nous ne pouvons attendre la jetée], dit Ida Falk [@pier].
  - title: Sources
    blocks:
      - sources: {}
"""
RECORDS = "pier.md: {rights: avec la permission de l’éditeur}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in {
        "seeds/pier.md": SEED,
        "briefs/harbour.yaml": OUTLINE,
        "briefs/harbour.fr.yaml": COMPANION,
        "briefs/_sources.fr.yaml": RECORDS,
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def rules(project: Path) -> list[str]:
    with pytest.raises(BriefgenError) as raised:
        check(Work(project))
    return [finding.rule for finding in raised.value.findings]


def test_both_are_written_and_name_each_other(project: Path) -> None:
    assert [Path(path).name for path in build(Work(project), ("html",)).paths] == ["harbour.html", "harbour.fr.html"]
    english, french = ((project / "build" / f"{name}.html").read_text("utf-8") for name in ("harbour", "harbour.fr"))
    assert '<html lang="en-CA">' in english
    assert '<html lang="fr-CA">' in french
    assert '<link rel="alternate" hreflang="fr-CA" href="harbour.fr.html"' in english
    assert re.search(r'<a class="sister" href="harbour.html"[^>]* hreflang="en-CA" lang="en-CA">English</a>', french)
    assert "Edition in French: harbour.fr.pdf" in english


def test_the_page_is_french_to_its_notes(project: Path) -> None:
    build(Work(project, language="fr"), ("html", "text"))
    text = " ".join((project / "build" / "harbour.fr.txt").read_text("utf-8").split())
    for words in ("2 milliards de dollars par an", "14 juin 2024", "12 mars 2024", "paragraphe 1", "Prévu"):
        assert words in text
    assert "avec la permission" in text
    for words in (", paragraph 1", "Scheduled", "by leave", "12 March"):
        assert words not in text
    page = (project / "build" / "harbour.fr.html").read_text("utf-8")
    assert '«\u202f<span lang="en">We cannot wait for the new pier</span>\u202f»' in page
    assert '<blockquote lang="en">' in page
    assert not (project / "build" / "harbour.html").exists()


def test_the_variants_name_each_other_too(project: Path) -> None:
    with (project / "briefs" / "harbour.yaml").open("a") as outline:
        outline.write(
            "  - title: Questions\n    blocks:\n      - questions: [{question: Why?, answer: 'So [@pier].'}]\n"
        )
    with (project / "briefs" / "harbour.fr.yaml").open("a") as outline:
        outline.write(
            "  - title: Questions\n    blocks:\n      - questions: [{question: Oui?, answer: 'Oui [@pier].'}]\n"
        )
    made = build(Work(project, variant="qa"), ("html",)).paths
    assert [Path(path).name for path in made] == ["harbour-qa.html", "harbour-qa.fr.html"]
    assert 'href="harbour-qa.html"' in (project / "build" / "harbour-qa.fr.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ("1 200 soudeurs", "1 300 soudeurs", "number-unbound"),
        ("« We cannot wait for the new pier »", "« We cannot wait »", "parity-quotes"),
        ("[nous ne pouvons attendre la jetée], dit Ida Falk [@pier]", "dit-on [@pier; @hearing]", "parity-facts"),
        ("fact: hearing, text", "fact: welders, text", "parity-order"),
        ("label: Note", "colour: Note", "parity-order"),
        ("label: Note\n", "", "parity-missing"),
        ("text: L’audience", "text: L’audience du 15 juin 2024", "date-unbound"),
    ],
)
def test_what_differs_is_found(project: Path, old: str, new: str, rule: str) -> None:
    path = project / "briefs" / "harbour.fr.yaml"
    assert old in COMPANION
    path.write_text(COMPANION.replace(old, new), encoding="utf-8")
    assert rule in rules(project)


def test_a_record_that_is_printed_wants_its_french(project: Path) -> None:
    (project / "briefs" / "_sources.fr.yaml").unlink()
    assert rules(project) == ["parity-missing"]


def test_a_language_that_there_is_not(project: Path) -> None:
    with pytest.raises(BriefgenError, match="edition-missing"):
        build(Work(project, language="de"), ("html",))
