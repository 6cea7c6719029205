"""Numbers are given in reading order, one endnote per passage, with a way back to each mark."""

from briefgen.compose.cite import Numbering
from briefgen.model.fact import Fact, Statement
from briefgen.model.library import Binding
from briefgen.model.prose import Citation, Cite, Paragraph, Prose, Text, Value
from briefgen.model.source import Span
from briefgen.model.target import Target


def fact(name: str, start: int) -> Fact:
    target = Target("a", Span(start, start + 5), name, 1, name)
    return Fact(name, Statement(None, None, (Span(start, start + 5),), direct=False), target, target)


def numbering(**facts: Fact) -> Numbering:
    return Numbering({name: Binding(name, (found,), (found,)) for name, found in facts.items()})


def numbers(numbering_: Numbering, *names: str) -> list[int]:
    prose = Prose((Paragraph(tuple(Cite(name) for name in names)),))
    (block,) = numbering_.prose(prose)
    assert isinstance(block, Paragraph)
    return [node.number for node in block.children if isinstance(node, Citation)]


def test_numbers_follow_the_reading_and_are_kept() -> None:
    number = numbering(one=fact("one", 0), two=fact("two", 10))
    assert numbers(number, "two") == [1]
    assert numbers(number, "one") == [2]
    assert numbers(number, "two") == [1]


def test_neighbouring_marks_of_one_passage_are_one_mark() -> None:
    number = numbering(one=fact("one", 0), same=fact("one", 0))
    assert numbers(number, "one", "same") == [1]


def test_each_mark_has_its_own_anchor() -> None:
    number = numbering(one=fact("one", 0))
    marks = [*number.named("one"), *number.named("one")]
    assert [mark.id for mark in marks] == ["ref-1-1", "ref-1-2"]
    assert number.marks == {1: ["ref-1-1", "ref-1-2"]}


def test_a_name_that_is_not_bound_prints_no_mark() -> None:
    assert numbering().prose(Prose((Paragraph((Text("So."), Cite("nobody"))),))) == (Paragraph((Text("So."),)),)


def test_marks_with_a_space_between_them_stand_together() -> None:
    number = numbering(one=fact("one", 0), two=fact("two", 10))
    (block,) = number.prose(Prose((Paragraph((Text("So it is "), Cite("one"), Text(" "), Cite("two"), Text("."))),)))
    assert isinstance(block, Paragraph)
    assert [type(node).__name__ for node in block.children] == ["Text", "Citation", "Citation", "Text"]


def test_a_value_and_a_mark_of_one_passage_print_one_mark() -> None:
    """`{@one} [@one]`, since a value cites its fact."""
    number = numbering(one=fact("one", 0))
    (block,) = number.prose(Prose((Paragraph((Value("one"), Text(" "), Cite("one"), Text(" boats"))),)))
    assert isinstance(block, Paragraph)
    assert [type(node).__name__ for node in block.children] == ["Text", "Citation", "Text"]
