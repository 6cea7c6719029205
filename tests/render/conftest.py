"""The sample brief, printed once for all tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from briefgen.render import html as render_html
from tests.render import sample

if TYPE_CHECKING:
    from briefgen.model.brief import Brief


@pytest.fixture(scope="session")
def brief() -> Brief:
    return sample.brief()


@pytest.fixture(scope="session")
def page(brief: Brief) -> str:
    return render_html.html(brief)
