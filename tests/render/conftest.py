"""The sample brief, printed once for all tests."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import sample

from briefgen.render import html as render_html

if TYPE_CHECKING:
    from briefgen.model.brief import Brief


@pytest.fixture(scope="session")
def brief() -> Brief:
    return sample.brief()


@pytest.fixture(scope="session")
def page(brief: Brief) -> str:
    return render_html.html(brief)
