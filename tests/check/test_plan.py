"""Outlines held against their kind: what is missing, out of order, or too long."""

from __future__ import annotations

from briefgen.check.plan import planned
from briefgen.located_yaml import load
from briefgen.outline.read import outline

HEAD = """\
title: The lock
label: Brief
audience: harbour
as_of: 2031-05-06
kind: union-research
bottom_line: The lock stays shut.
sections:
"""
SECTIONS = {
    "messages": "{title: Messages, blocks: [{key_points: [One., Two., Three.]}]}",
    "stake": "{title: Stake, part: stake, blocks: [{prose: Work.}]}",
    "positions": "{title: Positions, blocks: [{positions: {actors: [a], issues: [b]}}]}",
    "record": "{title: Record, blocks: [{timeline: {events: [x]}}]}",
    "demands": "{title: Demands, blocks: [{recommendations: [Open it.]}]}",
    "questions": "{title: Questions, blocks: [{questions: [{question: Why?, answer: So.}]}]}",
    "sources": "{title: Sources, blocks: [{sources: {}}]}",
}


def told(sections: dict[str, str], head: str = HEAD) -> list[str]:
    text = head + "".join(f"  - {section}\n" for section in sections.values()) + "facts: {x: {event: opening}}\n"
    made, findings = outline(load(text, "briefs/harbour.yaml"), {})
    assert made, findings
    return [str(finding).removeprefix("briefs/harbour.yaml:") for finding in planned(made)]


def test_a_whole_brief_of_its_kind_is_told_nothing() -> None:
    assert told(SECTIONS) == []


def test_a_section_that_is_missing_is_named_where_the_kind_stands() -> None:
    without = {key: section for key, section in SECTIONS.items() if key != "stake"}
    (finding,) = told(without)
    assert finding.startswith('5:7: kind-section-missing: "union-research" has a section "What is at stake"')
    assert finding.endswith('or add "part: stake" to the section that is it.')


def test_a_section_too_late_is_told_where_to_go() -> None:
    order = ["messages", "positions", "stake", "record", "demands", "questions", "sources"]
    assert told({key: SECTIONS[key] for key in order}) == [
        (
            '10:5: kind-order: "Stake" stands behind "Who stands where", which comes after it in a union research brief. '
            'Move the section up, before "Who stands where".'
        )
    ]


def test_limits_and_lines() -> None:
    long = "{title: Q, blocks: [{questions: [{question: Why?, say: " + "word " * 26 + ", answer: So.}]}]}"
    changed = SECTIONS | {"messages": "{title: Messages, blocks: [{key_points: [One.]}]}", "questions": long}
    assert told(changed, HEAD.replace("The lock stays shut.", "shut " * 61)) == [
        '6:14: kind-limit: "61" words of the bottom line, where a union research brief has at most 60. Shorten it.',
        '8:46: kind-limit: "1" key messages, where a union research brief has 3 to 5. Add what is missing.',
        (
            '13:60: line-long: "word word word word …" has 26 words, which is more than can be said in one breath. '
            "Say it in 25 words, and the rest in the answer."
        ),
    ]


def test_a_part_that_no_kind_has() -> None:
    changed = SECTIONS | {"stake": SECTIONS["stake"].replace("part: stake", "part: steak")}
    assert (
        told(changed)[0]
        == '9:5: kind-part-unknown: "steak" is no part of the union research brief. Did you mean "stake"?'
    )
