"""YAML with places: what is read, what is refused and where, and where an excerpt stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.errors import BriefgenError, Place
from briefgen.located_yaml import load, place_of, plain

WORDS = [
    "no",
    "on",
    "Off",
    "yes",
    "y",
    "010",
    "1_000",
    "12:30",
    "0x1f",
    ".5",
    "5.",
    "1e3",
    "+5",
    ".inf",
    "2018-01-17",
    "=",
    "1.2.3",
]


@pytest.mark.parametrize("word", WORDS)
def test_words_stay_words(word: str) -> None:
    assert plain(load(f"a: {word}", "x.yaml")) == {"a": word}


def test_values() -> None:
    text = 'a: 1\nb: -2.50\nc: true\nd: null\ne: ~\nf:\ng: "1"\nh: [x, {y: z}]\n1: one\nno: key\n'
    read = {"a": 1, "b": -2.5, "c": True, "d": None, "e": None, "f": None, "g": "1", "h": ["x", {"y": "z"}]}
    assert plain(load(text, "x.yaml")) == {**read, "1": "one", "no": "key"}
    assert load(text, "x.yaml").at(("b",)).raw == "-2.50"


@pytest.mark.parametrize("text", ["", "# nothing\n", "---\n", "\ufeff"])
def test_an_empty_file_is_null(text: str) -> None:
    assert plain(load(text, "x.yaml")) is None


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places(end: str) -> None:
    tree = load(f"\ufeffété: ü{end}list:{end}  - one{end}  - two: 2{end}", "x.yaml", line=5)
    assert tree.at(("été",)).place == Place("x.yaml", 5, 6)
    assert tree.at(("list", 1, "two")).place == Place("x.yaml", 8, 10)
    assert tree.key_place(("list", 1, "two")) == Place("x.yaml", 8, 5)
    assert tree.key_place(("list", 0)) == Place("x.yaml", 7, 5)
    assert tree.at(("list", 7, "two")) == tree.at(("list",))
    assert tree.key_place(()) == tree.place == Place("x.yaml", 5, 1)


def test_an_alias_repeats_a_value() -> None:
    assert plain(load("a: &x [1]\nb: *x", "x.yaml")) == {"a": [1], "b": [1]}


BOMB = (
    "a: &a ["
    + "x," * 20
    + "]\n"
    + "".join(f"{b}: &{b} [" + f"*{a}," * 20 + "]\n" for a, b in zip("abc", "bcd", strict=True))
)
TOWER = "a: &a " + "[" * 30 + "]" * 30 + "\nb: " + "[" * 30 + "*a" + "]" * 30


@pytest.mark.parametrize(
    ("text", "place", "rule", "words"),
    [
        ("a: b: c", "1:5", "yaml-syntax", "quotation marks"),
        ("a: 1\n\tb: 2", "2:1", "yaml-syntax", "tabs"),
        ("a: 'x\n", "2:1", "yaml-syntax", "Close"),
        ("a: [1\nb: 2", "2:2", "yaml-syntax", ""),
        ("a:\n  - x\n b: 2", "3:2", "yaml-syntax", ""),
        ("a: \x07", "1:4", "yaml-syntax", "U+0007"),
        ("a: 1\nb: 2\na: 3", "3:1", "yaml-duplicate-key", '"a" stands twice in this map, first on line 1'),
        ("a: !!python/object:os.system x", "1:4", "yaml-tag", "python/object"),
        ("a: !x [1]", "1:4", "yaml-tag", "!x"),
        ("a: *b", "1:4", "yaml-alias", '"*b" names nothing'),
        ("a: &a [*a]", "1:8", "yaml-alias", '"*a" names nothing'),
        (BOMB, "3:11", "yaml-alias", "repeats too much"),
        (TOWER, "2:34", "yaml-alias", "repeats too much"),
        ("<<: {a: 1}", "1:1", "yaml-alias", "not merged"),
        ("a: 1\n---\nb: 2", "2:1", "yaml-documents", "second"),
        ("[" * 60 + "]" * 60, "1:51", "yaml-depth", "50 levels"),
        ("? [a]\n: 1", "1:3", "yaml-syntax", "key"),
        ("a: " + "x" * 1_000_000, "1:1", "yaml-too-large", "1,000,000"),
    ],
)
def test_what_is_refused(text: str, place: str, rule: str, words: str) -> None:
    with pytest.raises(BriefgenError) as raised:
        load(text, "x.yaml")
    (finding,) = raised.value.findings
    assert (str(finding.place), finding.rule) == (f"x.yaml:{place}", rule)
    assert words in f"{finding.message} {finding.cure}"
    assert finding.cure


def test_all_findings_come_at_once() -> None:
    with pytest.raises(BriefgenError) as raised:
        load("a: 1\na: !x 2\nb: {c: 1, c: 2}", "x.yaml")
    assert [finding.rule for finding in raised.value.findings] == [
        "yaml-tag",
        "yaml-duplicate-key",
        "yaml-duplicate-key",
    ]


SAMPLE = r"""
literal: |
  "One two"
    three two.
folded: >-
  Four

  five.
double: "Six \"seven\" and \u00e9t\xe9
  eight\
  nine."
single: 'It''s so
  ten.'
bare: &name eleven and
  twelve
"""


@pytest.mark.parametrize(
    ("key", "excerpt", "nth", "place"),
    [
        ("literal", "three", 0, (4, 5)),
        ("literal", '"One', 0, (3, 3)),
        ("literal", "two", 1, (4, 11)),
        ("literal", 'two" three', 0, (3, 8)),
        ("folded", "Four five", 0, (6, 3)),
        ("folded", "five", 0, (8, 3)),
        ("double", '"seven" and', 0, (9, 14)),
        ("double", "été eight", 0, (9, 28)),
        ("double", "eightnine", 0, (10, 3)),
        ("single", "It's so ten", 0, (12, 10)),
        ("single", "ten", 0, (13, 3)),
        ("bare", "eleven", 0, (14, 13)),
        ("bare", "and  twelve", 0, (14, 20)),
        ("bare", "thirteen", 0, (14, 7)),
        ("bare", "", 0, (14, 7)),
    ],
)
def test_an_excerpt_stands_where_a_person_sees_it(key: str, excerpt: str, nth: int, place: tuple[int, int]) -> None:
    assert place_of(load(SAMPLE, "x.yaml").at((key,)), excerpt, nth) == Place("x.yaml", *place)


WORD = st.text("abcéü\"'\\,.", min_size=1, max_size=6).map(lambda word: f"w{word}")


@given(st.lists(st.lists(WORD, min_size=1, max_size=5), min_size=1, max_size=5), st.sampled_from("|>"), st.data())
def test_every_word_of_a_block_is_found(lines: list[list[str]], style: str, data: st.DataObject) -> None:
    text = "\n".join(["a:", f"  b: {style}", *("    " + " ".join(words) for words in lines)]) + "\n"
    node = load(text, "x.yaml").at(("a", "b"))
    row = data.draw(st.integers(0, len(lines) - 1))
    first = data.draw(st.integers(0, len(lines[row]) - 1))
    excerpt = " ".join(lines[row][first:])
    before = (
        " ".join(" ".join(words) for words in lines[:row]) + " " + "".join(f"{word} " for word in lines[row][:first])
    )
    nth = occurrences(before.lstrip() + excerpt, excerpt) - 1
    place = Place("x.yaml", row + 3, 5 + len("".join(f"{word} " for word in lines[row][:first])))
    assert place_of(node, excerpt, nth) == place


def occurrences(text: str, excerpt: str) -> int:
    return sum(text.startswith(excerpt, at) for at in range(len(text)))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn", "Co"]), max_size=30))
def test_quoted_text_is_read_as_written(text: str) -> None:
    quoted = text.replace("'", "''")
    node = load(f"a: '{quoted}'", "x.yaml").at(("a",))
    if text and text.strip(" ") == text and text.isprintable():
        assert node.scalar == text
