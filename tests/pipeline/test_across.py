"""Briefs against all sources and one another: each gate silent where it should be, and loud where the case forces it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.errors import BriefgenError
from briefgen.pipeline.briefs import build, check
from briefgen.pipeline.work import Work

HEAD = "---\ntitle: {0}\npublisher: {0}\npublished: {1}\n{2}---\n\n{3}\n"
COUNT = {
    "quay": ("2024-03-05", "The yard employs 1,200 welders."),
    "tide": ("2024-03-09", "The yard employs 950 welders, said Ada Rowe, who leads their union."),
}
OUTLINE = """title: The yard
label: Brief
audience: {audience}
as_of: 2024-06-01
{keys}bottom_line: {bottom}
facts:
{facts}sections:
  - title: Where it stands
    blocks:
      - {block}
  - title: Sources
    blocks:
      - sources: {{}}
"""
VOCABULARY = """actors:
  yard: {name: Quay Yard, kind: organisation}
  rowe: {name: Ada Rowe, kind: person, aliases: [Rowe]}
  mayor: {name: Otto Brandt, kind: person}
topics:
  jobs: {label: Jobs, terms: [welders]}
  pier: {label: The pier, terms: [pier]}
"""
WELDERS = "  welders: {figure: 1200 welders}\n"


def lay(
    root: Path,
    seeds: dict[str, tuple[str, str]],
    facts: str = WELDERS,
    bottom: str = "The yard has 1,200 welders [@welders].",
    block: str = "prose: Nothing has changed.",
    keys: str = "",
    audience: str = "harbour",
    records: str = "",
) -> Work:
    for folder in ("seeds", "briefs"):
        (root / folder).mkdir(exist_ok=True)
    for name, (day, text) in seeds.items():
        (root / "seeds" / f"{name}.md").write_text(HEAD.format(name.title(), day, records, text), encoding="utf-8")
    (root / "briefs/_vocabulary.yaml").write_text(VOCABULARY, encoding="utf-8")
    made = OUTLINE.format(audience=audience, keys=keys, bottom=bottom, facts=facts, block=block)
    (root / f"briefs/{audience}.yaml").write_text(made, encoding="utf-8")
    return Work(root)


def found(work: Work) -> list[str]:
    """The rules found, warnings among them, with the words they are about."""
    try:
        told = check(work).warnings
    except BriefgenError as error:
        told = error.findings
    return [f"{finding.rule} {finding.excerpt}" for finding in told]


def printed(work: Work) -> str:
    return Path(build(work, ("text",)).paths[0]).read_text(encoding="utf-8")


def test_a_figure_that_another_source_gives_otherwise(tmp_path: Path) -> None:
    assert found(lay(tmp_path, COUNT)) == ["figures-disagree 1,200 welders"]


def test_a_figure_on_a_card_and_one_that_a_query_finds(tmp_path: Path) -> None:
    work = lay(tmp_path, COUNT, bottom="Jobs are few.", block="figures: [welders]")
    assert found(work) == ["figures-disagree welders"]
    work = lay(
        tmp_path,
        COUNT,
        facts="  rowe: {statement: welders, speaker: rowe}\n",
        bottom="Ada Rowe counts [@rowe].",
        block="figures: {topic: jobs}",
    )
    assert set(found(work)) == {"figures-disagree 950 welders", "figures-disagree 1,200 welders"}


def test_a_reason_settles_it_and_is_printed(tmp_path: Path) -> None:
    because = "  welders: {figure: 1200 welders, because: It is the yard's own count.}\n"
    work = lay(tmp_path, COUNT, facts=because)
    assert found(work) == []
    assert "It is the yard's own count." in " ".join(printed(work).split())


def test_a_disputed_block_settles_it(tmp_path: Path) -> None:
    both = WELDERS + "  fewer: {figure: 950 welders}\n"
    work = lay(tmp_path, COUNT, facts=both, block="disputed: [{sides: [welders, fewer]}]")
    assert found(work) == []
    assert "who says so" in printed(work)
    work = lay(tmp_path, COUNT, block="disputed: {topics: [jobs]}")
    assert found(work) == []


def test_an_empty_dispute_is_found(tmp_path: Path) -> None:
    assert "query-empty " in found(lay(tmp_path, COUNT, block="disputed: {topics: [pier]}"))


def test_two_briefs_that_choose_differently(tmp_path: Path) -> None:
    lay(tmp_path, COUNT, facts="  welders: {figure: 1200 welders, because: The yard counted.}\n")
    facts = "  fewer: {figure: 950 welders, because: The union counted.}\n"
    work = lay(tmp_path, COUNT, facts=facts, bottom="Ada Rowe says 950 welders [@fewer].", audience="union")
    assert found(work) == ["figures-disagree 950 welders"]


LATER = {
    "a figure renewed": ("The yard employs 1,100 welders.", WELDERS, "The yard employs 1,200 welders."),
    "an office left": (
        "Otto Brandt, former mayor of Lund, opened the yard.",
        "  welders: {role: mayor, person: Otto Brandt, source: quay.md}\n",
        "Otto Brandt, mayor of Lund, opened the yard.",
    ),
    "an event called off": (
        "The public hearing on the pier in Skarholm on 20 June has been cancelled.",
        "  welders: {event: public hearing, source: quay.md}\n",
        "The board will hold a public hearing on the pier in Skarholm on 20 June.",
    ),
    "a stance turned": (
        "Ada Rowe opposes the new pier.",
        "  welders: {position: supports, actor: rowe, issue: pier}\n",
        "Ada Rowe supports the new pier.",
    ),
}


@pytest.mark.parametrize("case", LATER)
def test_what_a_newer_source_tells_otherwise(case: str, tmp_path: Path) -> None:
    new, facts, old = LATER[case]
    seeds = {"quay": ("2024-03-05", old), "tide": ("2024-05-09", new)}
    bottom = "It stands thus [@welders]."
    assert "superseded welders" in found(lay(tmp_path, seeds, facts=facts, bottom=bottom))
    kept = facts.replace("}\n", ", because: A history.}\n")
    assert "superseded welders" not in found(lay(tmp_path, seeds, facts=kept, bottom=bottom))
    turned = {"quay": ("2024-05-09", old), "tide": ("2024-03-05", new)}
    assert "superseded welders" not in found(lay(tmp_path, turned, facts=facts, bottom=bottom))


def test_age_is_counted_to_the_as_of_day_of_the_newest_source(tmp_path: Path) -> None:
    one = {"quay": ("2024-03-05", "The yard employs 1,200 welders.")}
    assert found(lay(tmp_path, one, keys="max_age: 60 days\n")) == ["stale welders"]
    assert found(lay(tmp_path, one, keys="max_age: 3 months\n")) == []
    two = one | {"tide": ("2024-05-20", "Its 1,200 welders work at the yard, all in one hall.")}
    assert found(lay(tmp_path, two, keys="max_age: 60 days\n")) == []


def test_a_topic_without_a_source_or_a_citation(tmp_path: Path) -> None:
    one = {"quay": ("2024-03-05", "The yard employs 1,200 welders.")}
    assert found(lay(tmp_path, one, keys="must_cover: [jobs, pier]\n")) == ["topic-silent pier"]
    two = one | {"tide": ("2024-05-20", "The pier cost $4 million in May.")}
    work = lay(tmp_path, two, keys="must_cover: [jobs, pier]\n", block="unused: {topics: [pier]}")
    assert found(work) == ["topic-silent pier"]


SAID = {"quay": ("2024-03-05", '"We will keep every welder at the yard and every crane on the pier," said Ada Rowe.')}


@pytest.mark.parametrize(
    "bottom",
    [
        "“We will keep every welder at the yard and every crane on the pier,” said Ada Rowe [@welders].",
        "It will keep every welder at the yard and every crane on the pier, said Ada Rowe [@welders].",
        "Ada Rowe’s words were {@welders}.",
    ],
)
def test_more_words_than_the_rights_allow(bottom: str, tmp_path: Path) -> None:
    facts = "  welders: {statement: every crane, speaker: rowe}\n"
    told = found(lay(tmp_path, SAID, facts=facts, bottom=f"'{bottom}'", records="quote_limit: 6\n"))
    assert any(line.startswith("rights-exceeded") for line in told), told
    assert not any("rights" in line for line in found(lay(tmp_path, SAID, facts=facts, bottom=f"'{bottom}'")))


def test_what_is_left_out_and_who_is_silent(tmp_path: Path) -> None:
    seeds = {
        "quay": ("2024-03-05", "The yard employs 1,200 welders. Ada Rowe said that the pier needs 40 new welders."),
        "tide": ("2024-05-20", "The pier will open on 20 June."),
    }
    text = printed(lay(tmp_path, seeds, block="unused: {topics: [pier, jobs], actors: [yard, rowe, mayor]}"))
    assert "The pier will open on 20 June. (Tide, 20 May 2024)" in text
    assert "Silent in the sources on these topics: Quay Yard, Otto Brandt" in text
    assert "Heard in the sources, not in this brief: Ada Rowe" in text


def test_nothing_under_embargo_is_told(tmp_path: Path) -> None:
    lay(tmp_path, {"tide": ("2024-05-20", "The pier will open on 20 June.")}, records="embargo: 2024-07-01\n")
    work = lay(tmp_path, {"quay": ("2024-03-05", "The yard employs 1,200 welders.")}, block="unused: {topics: [pier]}")
    text = printed(work)
    assert "20 June" not in text
    assert "Tide" not in text


def test_a_table_of_facts_and_one_by_hand(tmp_path: Path) -> None:
    one = {"quay": ("2024-03-05", "The yard employs 1,200 welders.")}
    text = printed(lay(tmp_path, one, block="table: {facts: [welders], columns: [what, value, unit, source, date]}"))
    assert "Welders\n  Value: 1,200[1]\n  Unit: welders\n  Source: Quay\n  Published: 5 March 2024" in text
    by_hand = 'table: {head: [Yard, Welders], rows: [[Quay, "1,200 [@welders]"]]}'
    assert "Quay\n  Welders: 1,200[1]" in printed(lay(tmp_path, one, block=by_hand))
    wrong = 'table: {head: [Yard, Welders], rows: [[Quay, "1,300 [@welders]"]]}'
    assert found(lay(tmp_path, one, block=wrong)) == ["number-unbound 1,300"]
