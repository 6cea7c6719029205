"""Facts as a table: as wide as the terminal, as wide as always where there is none."""

from __future__ import annotations

from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.source import Source
from briefgen.model.vocabulary import Vocabulary
from briefgen.pipeline.forms import written

TEXT = (
    "The yard employs 1,400 welders.\n\n"
    "“Nobody leaves the old yard at Skarn before the new one has its crane and its roof, and not a day before,” Falk said."
)
MADE = document("a.txt", TEXT.encode(), Source("a", "a.txt"))
FACTS = extract(MADE, Vocabulary())


def lines(columns: int) -> list[str]:
    return written(FACTS, [MADE], "table", columns).splitlines()


def test_a_table_fits_the_terminal() -> None:
    assert len(FACTS) > 1
    assert {len(line) for line in lines(80)} == {80}
    assert all(line.endswith(f"a.txt ¶{fact.target.paragraph}") for fact, line in zip(FACTS, lines(80), strict=True))
    assert "…" in "".join(lines(80))


def test_on_a_narrow_terminal_words_are_left_and_on_a_wide_one_no_gap() -> None:
    assert {len(line) for line in lines(20)} == {len(line) for line in lines(40)}
    assert lines(0) == lines(400)
