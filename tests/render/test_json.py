from __future__ import annotations

import json as standard
from collections.abc import Callable

from briefgen.model.brief import Brief
from briefgen.render.json import json


def test_json_is_the_golden_one(brief: Brief, golden: Callable[[str, str], None]) -> None:
    golden("herring.json", json(brief))


def test_it_reads_back_without_floats(brief: Brief) -> None:
    tree = standard.loads(json(brief), parse_float=lambda text: (_ for _ in ()).throw(AssertionError(text)))
    assert tree["schema"] == 1
    assert tree["sections"][0]["blocks"][0]["kind"] == "words"
    assert tree["notes"][0]["number"] == 1
