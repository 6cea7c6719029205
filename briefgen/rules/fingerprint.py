"""What makes a finding the same one after an edit: its rule, its file, its words, and which of several alike it is.

Lines and columns may move. The baseline and SARIF know findings by it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from hashlib import sha256

from briefgen.errors import Finding

_LENGTH = 16


def ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings in order of place, each once."""
    return tuple(sorted(dict.fromkeys(findings), key=lambda f: (f.place, f.rule, f.message)))


def fingerprints(findings: Iterable[Finding]) -> dict[Finding, str]:
    """Return findings in order of place, each with its fingerprint."""
    seen: Counter[tuple[str, str, str]] = Counter()
    found: dict[Finding, str] = {}
    for finding in ordered(findings):
        alike = (finding.rule, finding.place.path, finding.excerpt or finding.message)
        seen[alike] += 1
        found[finding] = sha256("\0".join((*alike, str(seen[alike]))).encode()).hexdigest()[:_LENGTH]
    return found
