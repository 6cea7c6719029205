"""A target tells its place and words, and makes its selectors from the text that all targets share."""

from __future__ import annotations

from briefgen.ingest import document
from briefgen.model.source import Source, Span
from briefgen.model.target import CONTEXT, TextPositionSelector, TextQuoteSelector, target

TEXT = "The yard employs 1,400 welders, and the pier lost 12 boats in the storm of last May."
READ = document("yard.txt", TEXT.encode(), Source("yard", "yard.txt"))


def test_the_selectors_describe_the_place() -> None:
    start = TEXT.index("12 boats")
    told = target(READ, Span(start, start + 8))
    assert told.position == TextPositionSelector(start, start + 8)
    assert told.quote == TextQuoteSelector(
        "12 boats", TEXT[start - CONTEXT : start], TEXT[start + 8 : start + 8 + CONTEXT]
    )
    assert (told.exact, told.paragraph) == ("12 boats", 1)


def test_at_the_edges_of_a_text_nothing_stands_before_or_behind() -> None:
    assert target(READ, Span(0, 3)).quote.prefix == ""
    assert target(READ, Span(4, 8)).quote.prefix == "The "
    assert target(READ, Span(len(TEXT) - 4, len(TEXT))).quote.suffix == ""


def test_a_target_is_shown_without_the_text() -> None:
    assert repr(target(READ, Span(0, 3))) == "Target('yard', Span(start=0, end=3), 'The', paragraph=1)"
