"""Every phrase that the program prints of itself is in each catalogue, translated, with the same places to fill."""

import importlib.util
import sys
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = sorted((ROOT / "briefgen" / "language" / "catalogues").glob("*.po"))


@pytest.fixture(scope="module")
def gathering() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogues", ROOT / "docs" / "catalogues.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["catalogues"] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_nothing_is_stale(path: Path, gathering: ModuleType) -> None:
    assert path.read_bytes() == gathering.fresh(path), "run make catalogues"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_nothing_is_untranslated(path: Path) -> None:
    read = read_po(BytesIO(path.read_bytes()), locale=path.stem)
    assert [(one.context, one.id) for one in read if one.id and (not one.string or one.fuzzy)] == []
    assert [one.id for one in read if str(one.id).count("{}") != str(one.string).count("{}")] == []


def test_a_new_phrase_would_be_seen(gathering: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "fr.po"
    path.write_bytes(b'msgid "gone"\nmsgstr "parti"\n')
    fresh = gathering.fresh(path).decode()
    assert '"gone"' not in fresh
    assert 'msgid "undated"\nmsgstr ""' in fresh
