"""Cases as text files: `=== title`, the input, `--->`, what is expected. Anyone can add one."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark import ParameterSet


def cases(test: str, name: str) -> list[ParameterSet]:
    """Return the cases of cases/NAME beside a test file as (input, expected), each called by its title."""
    text = (Path(test).parent / "cases" / name).read_text(encoding="utf-8")
    return [_case(part) for part in text.split("\n=== ")[1:]]


def _case(part: str) -> ParameterSet:
    title, _, rest = part.partition("\n")
    given, _, expected = rest.partition("\n--->\n")
    return pytest.param(given, expected.strip("\n"), id=title)
