"""Findings -> SARIF 2.1.0, which code hosts and editors read; the rules come with what they forbid and the cure.

Accepted findings are suppressed results, so that nobody has to guess whether they were seen.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from briefgen.errors import Finding, Place, Severity
from briefgen.rules.fingerprint import fingerprints
from briefgen.rules.rule import ids, rule

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SUPPRESSED = {Severity.ACCEPTED: "inSource", Severity.KNOWN: "external"}
Value = str | int | list["Value"] | dict[str, "Value"]


def sarif(findings: Iterable[Finding], where: str, version: str) -> str:
    """Return one run of this tool as a SARIF log; paths begin at the repository, to which `where` is the way."""
    told = fingerprints(findings)
    used = sorted({finding.rule for finding in told})
    driver: dict[str, Value] = {"name": "briefgen", "version": version, "rules": [_rule(id) for id in used]}
    run: dict[str, Value] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, print_, used, where) for finding, print_ in told.items()],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


def _rule(id: str) -> dict[str, Value]:
    if id not in ids():
        return {"id": id}
    found = rule(id)
    return {
        "id": id,
        "shortDescription": {"text": found.forbids},
        "fullDescription": {"text": found.text[0]},
        "help": {"text": "\n\n".join(found.text)},
        "defaultConfiguration": {"level": found.severity.value},
    }


def _result(finding: Finding, fingerprint: str, used: list[str], where: str) -> dict[str, Value]:
    level = finding.severity.value if finding.severity not in SUPPRESSED else "note"
    made: dict[str, Value] = {
        "ruleId": finding.rule,
        "ruleIndex": used.index(finding.rule),
        "level": level,
        "message": {"text": f"{finding.message} {finding.cure}".strip()},
        "locations": _locations(finding.place, where),
        "partialFingerprints": {"briefgen/v1": fingerprint},
    }
    if finding.severity in SUPPRESSED:
        made["suppressions"] = [{"kind": SUPPRESSED[finding.severity], "justification": finding.cure}]
    return made


def _locations(place: Place, where: str) -> list[Value]:
    """Where it stands; what stands in no file, such as an option, is told in words."""
    if not place.line:
        return [{"logicalLocations": [{"name": place.path}]}]
    region: dict[str, Value] = {"startLine": place.line, "startColumn": place.column}
    return [{"physicalLocation": {"artifactLocation": {"uri": quote(f"{where}{place.path}")}, "region": region}}]
