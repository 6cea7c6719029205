"""Fixtures for all tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the original articles and the benchmarks, which may not enter the repository."""
    path = Path(os.environ.get("BRIEFGEN_SHARED") or ROOT.parent / "shared")
    if not path.is_dir():
        pytest.skip(f"needs the folder shared/ beside the repository, or BRIEFGEN_SHARED to name it; {path} is absent")
    return path
