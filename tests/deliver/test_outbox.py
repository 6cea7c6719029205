"""The ledger's text: what is written is read again as it was, and what is not in form is told by its line."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.deliver.outbox import entered, line, read, write
from briefgen.errors import BriefgenError
from briefgen.located_yaml import load
from briefgen.model.receipt import Receipt, State

SENT = Receipt(
    "crews",
    "2024-06-05",
    State.SENT,
    "Crews: the “night” boat",
    1,
    "1",
    "2024-06-01",
    "5f0c",
    (("crews.html", "ab"), ("crews.pdf", "cd")),
    (("harbour post.md", "ef"),),
    (("hearing", "18 March 2024 # no comment"), ("seats", "-5 %")),
    ("Ada <ada@union.example>",),
    1,
)
TEXT = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co"))).map(line)


def again(*receipts: Receipt) -> tuple[Receipt, ...]:
    return read(load(write(receipts), "_deliveries.yaml"))


def test_a_receipt_is_read_as_it_was_written() -> None:
    plain = Receipt("auto", "2024-06-05", State.WRITTEN, "Auto", 3, "1", "2024-06-01", "5f0c", (), (), ())
    assert again(SENT, plain) == (plain, SENT)
    assert again() == ()


@given(TEXT, TEXT, st.integers(0, 99), st.integers(0, 99))
def test_any_words_come_back(to: str, said: str, count: int, refused: int) -> None:
    told = replace(SENT, to=to, count=count, refused=refused, facts=(("seats", said),))
    assert again(told) == (told,)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("recipients: 1", "recipients: true", "7:15"),
        ("refused: 1", "refused: many", "8:12"),
        ("state: sent", "state: lost", "5:10"),
        ('  as_of: "2024-06-01"\n', "", "3:3"),
    ],
)
def test_what_is_not_in_form_is_told_by_its_line(old: str, new: str, place: str) -> None:
    text = write((SENT,))
    assert old in text
    with pytest.raises(BriefgenError, match=f"^_deliveries.yaml:{place}: outbox-form: "):
        read(load(text.replace(old, new), "_deliveries.yaml"))


def test_a_letter_that_was_sent_ends_the_one_that_was_begun_also_where_some_were_refused() -> None:
    begun = replace(SENT, state=State.BEGUN, count=2, refused=0, addresses=(), day="2024-06-04")
    assert entered((begun,), SENT) == (SENT,)
    other = replace(begun, to="Others")
    assert entered((other,), SENT) == (other, SENT)
