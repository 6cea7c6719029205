"""What a user must fix or know (Finding), and the exceptions that carry findings to the command line.

Nothing here reads or prints; `cli` prints findings and turns an exception's `status` into the exit status.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a finding matters: an error fails the build, a warning is told.

    What is accepted is told and fails nothing: an exception beside the text says by whom and why, or it was known
    when the baseline was written.
    """

    ERROR = "error"
    WARNING = "warning"
    ACCEPTED = "accepted"
    KNOWN = "known"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in a file a person wrote: path relative to the project, line and column counted from 1.

    Line 0 is for what has no lines, such as an option of the command line or a mail server.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to fix or know, with where it is and what cures it.

    >>> print(Finding("number-unbound", Place("briefs/labour.yaml", 14, 7), '"1,500" is in no source.', "Cite it."))
    briefs/labour.yaml:14:7: number-unbound: "1,500" is in no source. Cite it.
    """

    rule: str
    place: Place
    message: str
    cure: str = ""
    severity: Severity = Severity.ERROR

    @property
    def excerpt(self) -> str:
        """The words that the finding is about: what its message has between the first quotation marks, or nothing."""
        _, _, rest = self.message.partition('"')
        words, mark, _ = rest.partition('"')
        return words if mark else ""

    def __str__(self) -> str:
        mark = "" if self.severity is Severity.ERROR else f"{self.severity.value}: "
        return f"{self.place}: {mark}{self.rule}: {self.message} {self.cure}".rstrip()


class BriefgenError(Exception):
    """Findings in the user's files; exit status 1."""

    status = 1
    outcome = "nothing was written"

    def __init__(self, *findings: Finding) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings


class ConfigurationError(BriefgenError):
    """The command line or briefgen.yaml asks for something that cannot be; exit status 2."""

    status = 2


class UnreadError(BriefgenError):
    """Some of the files that were asked for could not be read; the facts of the others were told."""

    outcome = "the other files were read"


class EnvironmentFault(BriefgenError):
    """The machine, the network or a delivery failed; exit status 3."""

    status = 3


def report(findings: Iterable[Finding]) -> None:
    """Raise BriefgenError with all findings, warnings among them, where one is an error."""
    told = tuple(dict.fromkeys(findings))
    if any(finding.severity is Severity.ERROR for finding in told):
        raise BriefgenError(*told)
