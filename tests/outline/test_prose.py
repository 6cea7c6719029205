"""Cases of text -> tree and text -> findings; add to cases/prose.txt."""

from __future__ import annotations

import pytest

from briefgen.errors import Place
from briefgen.model.prose import Block, Bullets, Citation, Cite, Emphasis, Inline, Link, Prose, Strong, Text, Value
from briefgen.outline.prose import line, prose


def shown(node: Block | Inline) -> str:
    """Return a node in the notation of the cases."""
    match node:
        case Text(text):
            return text
        case Cite(name):
            return f"<cite {name}>"
        case Value(name):
            return f"<value {name}>"
        case Strong(children):
            return f"<b {run(children)}>"
        case Emphasis(children):
            return f"<i {run(children)}>"
        case Link(url, children):
            return f"<link {url} {run(children)}>"
        case Bullets(items, ordered):
            mark = "#" if ordered else "-"
            return "\n".join(f"{mark} " + tree(item).replace("\n", "\n  ") for item in items)
        case Citation():
            raise AssertionError(node)
        case paragraph:
            return "p " + run(paragraph.children)


def run(children: tuple[Inline, ...]) -> str:
    return "".join(map(shown, children))


def tree(blocks: tuple[Block, ...]) -> str:
    return "\n".join(map(shown, blocks))


@pytest.mark.cases("prose.txt")
def test_case(given: str, reader: str, expected: list[str]) -> None:
    read = {"tree": prose, "line": line}[reader]
    made, findings = read(given, given, Place("t", 1, 1))
    lines = "\n".join([tree(made.blocks), *map(str, findings)]).strip().split("\n")
    assert [line.rstrip() for line in lines] == expected


def test_place_counts_from_where_the_text_begins_in_the_file() -> None:
    raw = '"See <b>this</b>"'
    _, findings = line("See <b>this</b>", raw, Place("briefs/a.yaml", 7, 12))
    assert [str(finding.place) for finding in findings] == ["briefs/a.yaml:7:17", "briefs/a.yaml:7:24"]


def test_place_in_a_block_scalar_counts_its_indent() -> None:
    raw = "|\n    Fine.\n\n    > not fine\n"
    _, (finding,) = prose("Fine.\n\n> not fine\n", raw, Place("briefs/a.yaml", 3, 9))
    assert str(finding.place) == "briefs/a.yaml:6:5"


@pytest.mark.parametrize("given", ["*(" * 3000 + ")*" * 3000, "- " * 300 + "x", "[" * 3000, "> " * 300, "[@" * 3000])
def test_nesting_without_end_ends_in_a_finding_or_in_words(given: str) -> None:
    made, findings = prose(given, given, Place("t"))
    assert isinstance(made, Prose)
    assert findings or made.blocks
