"""Cases as text files: @pytest.mark.cases("prose.txt") hands a test each case of cases/prose.txt.

A case: a line "=== title", what is given, a line "--->" (a word may follow it), the lines expected.
"""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "cases(file): run once for each case of a file in cases/")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if marker := metafunc.definition.get_closest_marker("cases"):
        text = (Path(__file__).parent / "cases" / marker.args[0]).read_text(encoding="utf-8")
        cases = [_parted(case) for case in text.split("\n=== ")[1:]]
        titles = [case[0] for case in cases]
        metafunc.parametrize(("given", "reader", "expected"), [case[1:] for case in cases], ids=titles)


def _parted(case: str) -> tuple[str, str, str, list[str]]:
    title, body = case.split("\n", 1)
    given, _, rest = body.partition("\n--->")
    reader, _, expected = rest.partition("\n")
    return title, given, reader.strip(), expected.strip().split("\n")
