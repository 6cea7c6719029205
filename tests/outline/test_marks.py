"""Names in prose, and the places where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import Place
from briefgen.model.prose import plain
from briefgen.outline import marks
from briefgen.outline.prose import line, prose


def test_named_tells_each_mention_apart() -> None:
    text = "A [@rain-fall] b [@rain]\nand **[@sun; @rain] {@rain}**"
    made, _ = prose(text, text, Place("t", 5, 3))
    assert [(name, place.line, place.column) for name, place in marks.named(made)] == [
        ("rain-fall", 5, 6),
        ("rain", 5, 21),
        ("sun", 6, 8),
        ("rain", 6, 14),
        ("rain", 6, 22),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("as @rain says", ["rain"]),
        ("(@rain) and \\[@sun]", ["rain", "sun"]),
        ("[see @rain]", ["rain"]),
        ("desk@rain.example, [@rain], {@rain}", []),
    ],
)
def test_bare(text: str, expected: list[str]) -> None:
    made, _ = line(text, text, Place("t"))
    assert [name for name, _ in marks.bare(made)] == expected


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"])))
def test_any_text_is_read(text: str) -> None:
    for read in (prose, line):
        made, findings = read(text, text, Place("t"))
        assert made.raw == text
        assert all(finding.place.path == "t" for finding in findings)


# No word begins with a stop: where a mark stood before one, `plain` closes the gap.
WORD = st.text("abcdefghijklmnopqrstuvwxyzéß0123456789.,;:'\"$%/–—", min_size=1).filter(lambda w: w[0] not in ".,;:")


@given(st.lists(WORD, min_size=1))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    text = "x " + " ".join(words) + " x"
    made, findings = prose(text, text, Place("t"))
    assert plain(made) == text
    assert findings == ()
