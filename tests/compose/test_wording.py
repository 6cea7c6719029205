"""How a brief writes out dates and values."""

from datetime import date

import pytest

from briefgen.compose.wording import time
from briefgen.model.fact import When
from briefgen.model.source import Span

CASES = """
2018-01-17 2018-01-17 17 January 2018
2018-01-01 2018-01-31 January 2018
2018-01-01 2018-03-31 January–March 2018
2017-12-01 2018-01-31 December 2017 – January 2018
2018-01-01 2018-12-31 2018
2017-01-01 2018-12-31 2017–2018
2017-08-16 2017-08-20 16–20 August 2017
2017-08-30 2017-09-02 30 August – 2 September 2017
2017-12-30 2018-01-02 30 December 2017 – 2 January 2018
"""


@pytest.mark.parametrize("case", CASES.strip().splitlines())
def test_an_interval_is_written_as_exactly_as_it_is_known(case: str) -> None:
    first, last, written = case.split(" ", 2)
    when = When("then", Span(0, 4), None, None, date.fromisoformat(first), date.fromisoformat(last))
    assert time(when) == written


def test_a_date_that_is_not_resolved_is_printed_as_it_stands() -> None:
    assert time(When("next week", Span(0, 9))) == "next week"
