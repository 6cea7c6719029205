"""What a command asks of the pipeline, and what it is told of the outcome.

Nothing is done here, so that the command line can be read without loading what works: `briefs` does most of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from briefgen.errors import Finding


@dataclass(frozen=True, slots=True)
class Written:
    """What a command wrote, in order, and the warnings it has to tell."""

    paths: tuple[str, ...]
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What a command prints, and the warnings on what it read."""

    text: str
    warnings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found: in one line what was checked, the warnings, and what was left out."""

    summary: str
    warnings: tuple[Finding, ...] = ()
    talk: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What a command is asked to do: where, from which seeds, to which folder, for whom, as of when."""

    directory: Path
    seeds: Path | None = None
    output: Path | None = None
    audience: str | None = None
    as_of: date | None = None
    variant: str = ""
    """one-pager or qa, instead of the whole briefs."""
    language: str = ""
    """The language of the editions wanted; all where it is empty."""
    checks: bool = False
    """Whether nothing is made, so that findings on texts may be those of an earlier run."""
