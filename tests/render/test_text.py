from __future__ import annotations

from collections.abc import Callable

from briefgen.model.brief import Brief
from briefgen.render.text import WIDTH, text
from tests.render import sample


def test_text_is_the_golden_one(brief: Brief, golden: Callable[[str, str], None]) -> None:
    golden("herring.txt", text(brief))


def test_lines_fit_and_every_note_is_there(brief: Brief) -> None:
    lines = text(brief).splitlines()
    assert all(len(line) <= WIDTH for line in lines)
    assert all(any(line.lstrip().startswith(f"{note.number}. ") for line in lines) for note in brief.notes)


def test_french_has_french_labels() -> None:
    printed = text(sample.brief(language="fr-CA"))
    assert "En date du" in printed
    assert "«\u00a0A quota" in printed
