"""What an endnote prints of a passage within its source's limit."""

from briefgen.compose.notes import excerpt
from briefgen.ingest import document
from briefgen.model.source import Document, Source, Span

TEXT = "The mill by the river employed 240 people before the flood but none of them has been called back since then."


def made(limit: int | None) -> Document:
    return document("a.txt", TEXT.encode(), Source("a", "a.txt", quote_limit=limit))


def test_a_passage_without_a_limit_is_printed_whole() -> None:
    assert excerpt(made(None), Span(0, len(TEXT)), ()) == (TEXT, False)


def test_a_shortened_passage_keeps_what_it_is_cited_for() -> None:
    at = TEXT.index("240")
    printed, shortened = excerpt(made(6), Span(0, len(TEXT)), [Span(at, at + 3)])
    assert shortened
    assert printed == "… river employed 240 people before the …"


def test_a_shortened_passage_never_has_more_words_than_its_limit() -> None:
    for limit in range(1, 21):
        printed, _ = excerpt(made(limit), Span(0, len(TEXT)), [Span(4, 8), Span(60, 70)])
        assert len(printed.replace("…", "").split()) <= limit


def test_words_left_out_in_the_middle_are_marked() -> None:
    first, last = TEXT.index("mill"), TEXT.index("flood")
    printed, _ = excerpt(made(2), Span(0, len(TEXT)), [Span(first, first + 4), Span(last, last + 5)])
    assert printed == "… mill … flood …"


def test_a_passage_is_printed_from_its_beginning_where_that_fits() -> None:
    at = TEXT.index("240")
    assert (
        excerpt(made(9), Span(0, len(TEXT)), [Span(at, at + 3)])[0]
        == "… mill by the river employed 240 people before the …"
    )
