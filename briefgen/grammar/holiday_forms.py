"""Holidays by name, from lexicons/holidays.txt, and the day that each has in a year.

Which year is meant is `timeline`'s business.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from briefgen.grammar.calendar import easter
from briefgen.grammar.date_tokens import Tokens
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.moments import Holiday


@cache
def _names() -> dict[str, list[str]]:
    """The names by their first words, longer ones first."""
    names: dict[str, list[str]] = {}
    for name in sorted(words("holidays"), key=len, reverse=True):
        names.setdefault(re.split(r"[ '.]", name)[0], []).append(name)
    return names


@cache
def _named(head: str) -> re.Pattern[str]:
    """The names that begin with a word: compiled for those that are met."""
    names = "|".join(map(re.escape, _names()[head]))
    return re.compile(rf"(?i:{names})(?![\w])")


def holiday(tokens: Tokens, start: int) -> tuple[Holiday, int] | None:
    """Return the holiday whose name starts at a token, with the year behind it, and the token after it."""
    head = tokens.text(start)
    if not tokens.words[start][0].isupper() or head not in _names():
        return None
    found = _named(head).match(tokens.plain, tokens.starts[start])
    if not found:
        return None
    end = start + 1
    while end < len(tokens.starts) and tokens.starts[end] < found.end():
        end += 1
    if tokens.letters[end : end + 1] == "_" and tokens.words[end][0].isupper():
        return None  # "Easter Island"
    rule = next((rule for name, rule in rows("holidays") if name == found[0].lower()), None)
    if rule is None:
        return None  # the engine takes a long s for an s
    after = re.compile(",?f?Y").match(tokens.letters, end)
    year = int(tokens.text(after.end() - 1)) if after else None
    return Holiday(rule, year), after.end() if after else end


def in_year(rule: str, year: int) -> date:
    """Return the day that a rule names in a year.

    >>> in_year("11/4/4", 2017), in_year("easter+1", 2019), in_year("05/1/5", 2021)
    (datetime.date(2017, 11, 23), datetime.date(2019, 4, 22), datetime.date(2021, 5, 31))
    """
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter")))
    if "/" not in rule:
        month, number = (int(part) for part in rule.split("-"))
        return date(year, month, number)
    named, _, after = rule.partition("+")
    month, weekday, nth = (int(part) for part in named.split("/"))
    first = date(year, month, 1)
    days = (weekday - first.isoweekday()) % 7 + 7 * (nth - 1)
    day = first + timedelta(days)
    return (day if day.month == month else day - timedelta(7)) + timedelta(int(after or 0))
