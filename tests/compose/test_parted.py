from __future__ import annotations

import pytest

from briefgen.compose.parted import parted


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("Some 71 per cent", ("Some", "71", "per cent")),
        ("an estimated $3.5 million a year", ("an estimated", "$3.5", "million a year")),
        ("at least one in five", ("at least", "one in five", "")),
        ("between 30 and 40 per cent", ("between", "30 and 40", "per cent")),
        ("nearly half", ("nearly", "half", "")),
        ("fourteen hundred workers", ("", "fourteen hundred", "workers")),
        ("+32%", ("", "+32%", "")),
        ("2 of 8", ("", "2", "of 8")),
        ("12 May 2031", ("", "12", "May 2031")),
        ("hardly any", ("", "hardly", "any")),
    ],
)
def test_english_values(value: str, parts: tuple[str, str, str]) -> None:
    assert parted(value, "en-CA") == parts


@pytest.mark.parametrize(
    ("value", "parts"),
    [
        ("environ 71 %", ("environ", "71\u00a0%", "")),
        ("plus de 1 400 postes", ("plus de", "1\u00a0400", "postes")),
        ("de 30 à 40 % des marins", ("de", "30 à 40\u00a0%", "des marins")),
        ("près de la moitié", ("près de", "la moitié", "")),
        ("64\u00a0milliards de dollars", ("", "64", "milliards de dollars")),
        ("90 $ par jour", ("", "90\u00a0$", "par jour")),
    ],
)
def test_french_values(value: str, parts: tuple[str, str, str]) -> None:
    assert parted(value, "fr-CA") == parts


def test_no_word_of_a_value_is_lost() -> None:
    for value in ("up to 1.5 million", "from 14 to 9", "the fourth round", "US$64 billion", "half a million", "No. 4"):
        assert " ".join(part for part in parted(value, "en") if part) == value
