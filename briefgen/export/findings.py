"""Findings -> JSON and GitHub's annotations; `sarif` has the third form for machines. The text form is a finding's own.

docs/reference/findings.md tells the keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from briefgen.errors import Finding, Severity
from briefgen.export.sarif import sarif
from briefgen.rules.fingerprint import fingerprints, ordered

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning"}


def written(findings: Iterable[Finding], form: str, where: str, version: str) -> str:
    """Return findings in a form; `where` leads from the repository to the project, for forms whose paths begin there."""
    match form:
        case "json":
            return array(findings)
        case "github":
            return workflow(findings, where)
        case "sarif":
            return sarif(findings, where, version)
        case _:
            return "".join(f"{finding}\n" for finding in ordered(findings))


def array(findings: Iterable[Finding]) -> str:
    """Return findings as a JSON array in order of place, one a line; paths are relative to the project."""
    rows = (
        json.dumps(
            {
                "rule": finding.rule,
                "severity": finding.severity.value,
                "path": finding.place.path,
                "line": finding.place.line or None,
                "column": finding.place.column if finding.place.line else None,
                "excerpt": finding.excerpt,
                "message": finding.message,
                "cure": finding.cure,
                "fingerprint": fingerprint,
            },
            ensure_ascii=False,
        )
        for finding, fingerprint in fingerprints(findings).items()
    )
    inside = ",\n".join(rows)
    return f"[\n{inside}\n]\n" if inside else "[]\n"


def workflow(findings: Iterable[Finding], where: str) -> str:
    """Return findings as workflow commands, which GitHub shows beside the changed lines; what is accepted is a notice."""
    return "".join(f"{_annotation(finding, where)}\n" for finding in ordered(findings))


def _annotation(finding: Finding, where: str) -> str:
    place = finding.place
    spot = {"file": f"{where}{place.path}", "line": str(place.line), "col": str(place.column)} if place.line else {}
    told = {**spot, "title": finding.rule}
    keys = ",".join(f"{key}={_property(value)}" for key, value in told.items())
    message = (
        f"{finding.message} {finding.cure}".strip() if place.line else f"{place.path}: {finding.message} {finding.cure}"
    )
    return f"::{COMMANDS.get(finding.severity, 'notice')} {keys}::{_escaped(message)}"


def _escaped(text: str) -> str:
    r"""A percent sign or a line end would end the command early, or begin another.

    >>> _escaped("5%\n::error::x")
    '5%25%0A::error::x'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
