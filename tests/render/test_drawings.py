"""A picture is drawn once, known again, and drawn anew where what is known is no picture."""

from __future__ import annotations

import pytest

from briefgen.language.axes import Axes
from briefgen.render import drawings
from briefgen.render.drawings import drawing


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The specifications that are drawn."""
    seen: list[str] = []

    def draw(spec: str, _told: Axes) -> str:
        seen.append(spec)
        return f"<svg>{spec}</svg>"

    monkeypatch.setattr(drawings, "_drawn", draw)
    return seen


def test_a_picture_is_drawn_once_for_each_specification_and_language(drawn: list[str]) -> None:
    known: dict[str, str] = {}
    for spec, language in (("bars", "en"), ("bars", "en"), ("dots", "en"), ("bars", "fr")):
        assert drawing(spec, language, known).text == spec
    assert drawn == ["bars", "dots", "bars"]
    assert len(known) == 3


def test_what_is_used_is_known_last(drawn: list[str]) -> None:
    known: dict[str, str] = {}
    for spec in ("bars", "dots", "bars"):
        drawing(spec, "en", known)
    assert list(known.values()) == ["<svg>dots</svg>", "<svg>bars</svg>"]
    assert len(drawn) == 2


@pytest.mark.parametrize("torn", ["", "<svg>", "no picture", "<svg>\x00</svg>"])
def test_what_is_no_picture_is_drawn_again(torn: str, drawn: list[str]) -> None:
    known: dict[str, str] = {}
    drawing("bars", "en", known)
    known = dict.fromkeys(known, torn)
    assert drawing("bars", "en", known).text == "bars"
    assert drawn == ["bars", "bars"]
    assert list(known.values()) == ["<svg>bars</svg>"]


def test_the_converter_gives_a_picture_in_the_language() -> None:
    data = '{"values": [{"n": 338000}]}'
    spec = f'{{"data": {data}, "mark": "bar", "encoding": {{"x": {{"field": "n", "type": "quantitative"}}}}}}'
    words = ["".join(drawing(spec, language, {}).itertext()) for language in ("en", "fr")]
    assert "300,000" in words[0]
    assert "300\u202f000" in words[1]
