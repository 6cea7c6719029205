"""Drawings are kept between runs: those of this installation, whole, and those used last."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.pipeline import drawings as kept
from briefgen.pipeline.drawings import FILE, drawings
from briefgen.pipeline.kept import FOLDER
from briefgen.store.kept import digest


def use(project: Path, **drawn: str) -> dict[str, str]:
    """Give what was kept, and draw or use more."""
    with drawings(project) as known:
        before = dict(known)
        for key, drawing in drawn.items():
            known[key] = known.pop(key, drawing)
    return before


def test_what_was_drawn_is_kept_to_the_letter(tmp_path: Path) -> None:
    assert use(tmp_path, bars='<svg>\n"Zoë"\u2028\u00a0</svg>') == {}
    assert use(tmp_path) == {"bars": '<svg>\n"Zoë"\u2028\u00a0</svg>'}
    assert (tmp_path / FOLDER / ".gitignore").read_text("utf-8") == "*\n"


def test_nothing_drawn_writes_nothing(tmp_path: Path) -> None:
    use(tmp_path)
    assert not (tmp_path / FOLDER).exists()


def test_those_used_last_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 2)
    use(tmp_path, one="1", two="2")
    use(tmp_path, one="1")
    use(tmp_path, three="3")
    assert list(use(tmp_path)) == ["one", "three"]


def test_what_another_installation_drew_is_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as elsewhere:
        elsewhere.setattr(kept, "_reader", lambda: "render/drawings.py 3000 1700000000000000000")
        use(tmp_path, bars="<svg>false</svg>")
    assert use(tmp_path) == {}


@pytest.mark.parametrize(
    "text",
    [
        '{key} {digest} "<svg>false</svg>"',
        '{digest} {digest} ["{key}", "<svg>false</svg>"]',
        "{digest}",
        "\x00\ufffd {",
        "[1, 2] 3",
    ],
)
def test_a_file_of_anything_is_no_drawing(text: str, tmp_path: Path) -> None:
    told = text.rpartition("} ")[2]
    made = text.replace("{key}", "a" * 64).replace("{digest}", digest(told.replace("{key}", "a" * 64)))
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / FILE).write_text(made, encoding="utf-8")
    assert use(tmp_path, bars="<svg/>") == {}
    assert use(tmp_path) == {"bars": "<svg/>"}
