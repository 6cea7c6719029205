"""Topics of sentences by their terms."""

from __future__ import annotations

import pytest

from briefgen.extract.topics import touched
from briefgen.model.source import Span
from tests.extract.fisheries import VOCABULARY


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("The cod quota fell.", ["cod-quota"]),
        ("Cod quotas fell.", ["cod-quota"]),
        ('The "closed" season and a pay floor.', ["closed-season", "crew-pay"]),
        ("The no fishing months", ["closed-season"]),
        ("closed seasonal gates", []),
        ("", []),
    ],
)
def test_touched(text: str, topics: list[str]) -> None:
    assert [id_ for naming in touched(text, Span(0, len(text)), VOCABULARY) for id_ in naming.ids] == topics
