"""Documents: plain text, paragraphs and their kinds. Add cases to cases/paragraphs.txt."""

from __future__ import annotations

import hashlib
import itertools
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError
from briefgen.ingest import LARGEST, document
from briefgen.model.source import Document, Paragraph, ParagraphKind, Source
from tests.casefile import cases

SOURCE = Source("ferry", "ferry.txt")
PIECES = [
    "A",
    "b",
    ".",
    '"',
    "“",
    "’",
    " ",
    "\u00a0",
    "\ufeff",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u2028",
    "---\n",
    "# ",
    "- ",
    "1. ",
]
PIECES += [
    "*",
    "_",
    "`",
    "[",
    "](",
    ")",
    "|",
    "<b>",
    "<!--",
    "-->",
    "\\",
    "```",
    "''",
    "http://a.b",
    "=",
    ">",
    "x: y\n",
    "(A B/C)",
]
ODD = st.lists(st.sampled_from(PIECES) | st.characters(codec="utf-8", exclude_characters="\0"), max_size=40).map(
    "".join
)


def built(text: str, name: str = "ferry.txt") -> Document:
    return document(name, text.encode(), SOURCE)


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "paragraphs.txt"))
def test_case(text: str, expected: str) -> None:
    first, _, rest = text.partition("\n")
    name, text = (first.removeprefix("# file: "), rest) if first.startswith("# file: ") else ("a.txt", text)
    if "\\u" in text:
        text = text.encode("latin-1", "backslashreplace").decode("unicode_escape")
    found = built(text, name)
    told = [f"{p.kind.value}: {' '.join(found.plain[p.span.start : p.span.end].split())}" for p in found.paragraphs]
    assert "\n".join(told) == expected


def test_text_is_the_file_as_decoded() -> None:
    text = "\ufeff“Oui,”\u00a0dit-elle.\r\n\r\nÀ bientôt.\r\n"
    found = built(text)
    assert found.text == text
    assert found.digest == hashlib.sha256(text.encode()).hexdigest()
    assert [found.quote(s.span) for s in found.sentences] == ["“Oui,”\u00a0dit-elle.", "À bientôt."]
    assert [found.plain[s.span.start : s.span.end] for s in found.sentences] == ['"Oui," dit-elle.', "À bientôt."]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_front_matter_is_blank_in_plain(name: str) -> None:
    found = built("\ufeff---\r\npublished: 2019-02-03\r\n---\r\nThe ferry left.", name)
    assert found.plain.split() == ["The", "ferry", "left."]
    ordered(found, found.paragraphs)


@given(ODD, st.sampled_from(["a.txt", "a.md"]))
def test_offsets_hold(text: str, name: str) -> None:
    try:
        found = built(text, name)
    except BriefgenError as error:
        assert [finding.rule for finding in error.findings] == ["seed-empty"]  # noqa: PT017 - some texts are empty
        return
    assert found.text == text
    assert len(found.plain) == len(text)
    assert [p.number for p in found.paragraphs] == list(range(1, len(found.paragraphs) + 1))
    ordered(found, found.paragraphs)


def ordered(found: Document, paragraphs: tuple[Paragraph, ...]) -> None:
    spans = [p.span for p in paragraphs]
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))
    for paragraph in paragraphs:
        words = found.plain[paragraph.span.start : paragraph.span.end]
        assert words == words.strip() != ""
        assert "\n" not in words
    cut = [s.span for s in found.sentences]
    assert all(one.end <= two.start for one, two in itertools.pairwise(cut))
    assert all(s.paragraph.span.holds(s.span) and s.span.start < s.span.end for s in found.sentences)
    outside = found.plain
    for span in reversed(spans):
        outside = outside[: span.start] + outside[span.end :]
    assert not outside.strip()


@pytest.mark.parametrize(
    ("data", "rule", "line", "column", "words"),
    [
        (b"One.\n\xc3\xa9t\xe9.", "seed-encoding", 2, 3, "Byte 8 (0xe9)"),
        ("Un été".encode("utf-16"), "seed-encoding", 1, 1, "is UTF-16 text"),
        (b"%PDF-1.7\n%\xe2\xe3", "seed-encoding", 1, 1, "is a PDF"),
        (b"PK\x03\x04\x14\0", "seed-encoding", 1, 1, "is a zip archive"),
        (b"One\0two", "seed-encoding", 1, 4, "Byte 3"),
        (b"", "seed-empty", 1, 1, "no text"),
        (b"\xef\xbb\xbf \r\n\t\n", "seed-empty", 1, 1, "no text"),
        (b"---\ntitle: Only this\n---\n", "seed-empty", 1, 1, "no text"),
        (b"a" * (LARGEST + 1), "seed-too-large", 1, 1, "8.0 MB"),
    ],
)
def test_what_is_no_text_is_a_finding(data: bytes, rule: str, line: int, column: int, words: str) -> None:
    with pytest.raises(BriefgenError) as raised:
        document("seeds/a.txt", data, SOURCE)
    (finding,) = raised.value.findings
    assert (finding.rule, str(finding.place)) == (rule, f"seeds/a.txt:{line}:{column}")
    assert words in finding.message
    assert finding.cure


UNITS = [
    "a",
    "*",
    "[",
    "[](",
    "<!--",
    "<a",
    "_",
    " ",
    "a\n",
    "- a\n",
    '"',
    "a. ",
    '?" A',
    "www.",
    "#",
    "|",
    "```\n",
    "(Aa Aa/",
]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str, name: str) -> None:
    def spent(size: int) -> float:
        data = b"Ferry. " + (unit * (size // len(unit))).encode()
        best = 9.0
        for _ in range(3):
            begun = time.process_time()
            document(name, data, SOURCE)
            best = min(best, time.process_time() - begun)
        return best

    assert spent(120_000) < 30 * spent(15_000) + 0.05


def test_the_shared_articles_have_their_captions_headings_and_boilerplate(shared: Path) -> None:
    letters = dict(zip(ParagraphKind, ".HCX", strict=True))
    kinds = [
        [letters[p.kind] for p in document(path.name, path.read_bytes(), SOURCE).paragraphs]
        for path in sorted((shared / "seeds").glob("*.txt"))
    ]
    assert ["".join(row) for row in kinds] == [
        ".......H....",
        ".......H.......",
        "H.HC.......H....C....H....",
        ".....XX",
    ]
