from __future__ import annotations

from base64 import b64decode
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont

from briefgen.errors import BriefgenError, Place
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
