"""Quotations: where marks open and close. Add cases to cases/quotations.txt."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.grammar.quotations import quotations
from briefgen.model.source import Span
from tests.casefile import cases

ODD = st.text(alphabet="\"' a.b,\n«»(-", max_size=60)


def shown(text: str) -> str:
    found = quotations(text)
    flags = (("open", lambda q: not q.closed), ("goes on", lambda q: q.continues), ("single", lambda q: q.single))
    return "\n".join(
        " | ".join([text[q.inner.start : q.inner.end], *(name for name, told in flags if told(q))]) for q in found
    )


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "quotations.txt"))
def test_case(text: str, expected: str) -> None:
    assert shown(text.replace("¶", "\n\n")) == expected


@given(ODD)
def test_quotations_stand_in_order_inside_their_paragraphs(text: str) -> None:
    found = quotations(text)
    assert all(one.span.end <= two.span.start for one, two in itertools.pairwise(found))
    assert all(q.span.holds(q.inner) or q.inner.start >= q.inner.end for q in found)
    assert all("\n" not in text[q.span.start : q.span.end] for q in found)


def test_paragraphs_may_be_told() -> None:
    text = '"One\n"two" three'
    assert [text[q.inner.start : q.inner.end] for q in quotations(text, [Span(5, len(text))])] == ["two"]
