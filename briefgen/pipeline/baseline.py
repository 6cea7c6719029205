"""The baseline: findings that were there when it was written, so that `check` fails only on new ones.

For `check` alone: a brief is never built on what is wrong, known or not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from briefgen import files
from briefgen.errors import BriefgenError, ConfigurationError, Finding, Place, Severity
from briefgen.rules.fingerprint import fingerprints

HEAD = """\
# Findings that `briefgen check --baseline` lets pass; made by --write-baseline. Each line: fingerprint, rule, file, words.
"""
_COUNTED = {Severity.ERROR, Severity.WARNING}


def baseline(findings: Iterable[Finding]) -> str:
    """Return a baseline of findings, sorted by file and rule."""
    rows = (
        (finding.place.path, finding.rule, finding.excerpt or finding.message, mark)
        for finding, mark in fingerprints(findings).items()
        if finding.severity in _COUNTED
    )
    return HEAD + "".join(
        f"{mark}  {rule}  {path}  {' '.join(words.split())}\n" for path, rule, words, mark in sorted(rows)
    )


def read(path: Path) -> frozenset[str]:
    """Return the fingerprints of a baseline; raise ConfigurationError where there is none."""
    try:
        text = files.read(path, str(path)).decode("utf-8", "replace")
    except BriefgenError as error:
        raise ConfigurationError(*error.findings) from None
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    if not text.startswith(HEAD[:10]):
        cure = "Write one with --write-baseline."
        raise ConfigurationError(Finding("baseline-form", Place(str(path)), "is no baseline.", cure))
    return frozenset(line.split()[0] for line in lines)


def known(findings: Iterable[Finding], marks: frozenset[str], name: str) -> tuple[tuple[Finding, ...], int]:
    """Return the findings, those of the baseline as known, and how many of the baseline's are mended."""
    told = fingerprints(findings)
    cure = f"It stands in {name}."
    judged = tuple(
        replace(finding, severity=Severity.KNOWN, cure=cure)
        if mark in marks and finding.severity in _COUNTED
        else finding
        for finding, mark in told.items()
    )
    return judged, len(marks - set(told.values()))
