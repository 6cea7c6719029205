from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from briefgen.errors import BriefgenError, Place
from briefgen.render import fonts
from briefgen.render.fonts import FACES, SPARE, embed

HERE = Place("x.html")


def test_every_face_comes_once_and_small() -> None:
    faces = embed("Herring", HERE)
    assert [(face.family, face.weight, face.style) for face in faces] == [(f.family, f.weight, f.style) for f in FACES]
    assert all(len(face.data) < 30_000 for face in faces)


def test_equal_characters_give_equal_bytes_in_any_order() -> None:
    assert embed("αβγ", HERE) == embed("γβα", HERE)


def test_what_italics_lack_comes_from_the_spare_face() -> None:
    spare = next(face for face in embed("Жук", HERE) if face.family == SPARE)
    assert set(map(ord, "Жук")) <= set(TTFont(BytesIO(b64decode(spare.data))).getBestCmap())


def test_missing_characters_are_all_named() -> None:
    with pytest.raises(BriefgenError) as caught:
        embed("a鯡⚓", HERE)
    assert [finding.rule for finding in caught.value.findings] == ["glyph-missing"] * 2


@pytest.fixture
def cuts(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are cut, as they come; what was cut for another test is not remembered."""
    seen: list[str] = []

    def cut(face: fonts.Face, points: frozenset[int]) -> str:
        seen.append(face.file)
        return f"{face.file} with {len(points)}"

    monkeypatch.setattr(fonts, "_cut", cut)
    return seen


def test_known_faces_are_not_cut_again(cuts: list[str]) -> None:
    known: dict[str, str] = {}
    first = embed("Herring", HERE, cut=known)
    assert len(cuts) == len(known) == len(FACES)
    assert embed("gnirreH", HERE, cut=known) == first
    assert len(cuts) == len(FACES)


@pytest.mark.parametrize("change", ["characters", "version", "file"])
def test_a_face_is_cut_again_when_something_else_makes_other_bytes(
    change: str, cuts: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known: dict[str, str] = {}
    embed("Herring", HERE, cut=known)
    if change == "version":
        monkeypatch.setattr(fonts, "_version", lambda package: f"{package} 99")
    elif change == "file":
        monkeypatch.setattr(fonts, "_digest", lambda face: f"another {face.file}")
    embed("Herring ß" if change == "characters" else "Herring", HERE, cut=known)
    assert len(cuts) == 2 * len(FACES)


@pytest.mark.usefixtures("cuts")
def test_faces_used_last_are_known_last() -> None:
    known: dict[str, str] = {}
    embed("Herring", HERE, cut=known)
    known["a chart"] = "<svg/>"
    embed("Herring", HERE, cut=known)
    assert next(iter(known)) == "a chart"
