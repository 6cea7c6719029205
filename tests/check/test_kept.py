"""Strength kept between editions, by cases: what the French loses or puts in is found at its place, the rest passes."""

from datetime import date

import pytest

from briefgen.check.claim import Claim
from briefgen.check.cure import Cure
from briefgen.check.kept import kept
from briefgen.check.scope import scopes
from briefgen.errors import Place
from briefgen.grammar.typography import straight
from briefgen.model.library import Library
from briefgen.model.outline import Outline
from briefgen.model.prose import Prose
from briefgen.outline.prose import prose
from tests.check.claims import Case, cases

PLACE = Place("b.yaml", 3, 5)


def claims(text: str, language: str) -> list[Claim]:
    """The claims of a text as an outline's bottom line."""
    read, wrong = prose(text, text, PLACE)
    assert not wrong
    outline = Outline("b", "b", "B", Prose(), read, date(2024, 3, 5), (), (), PLACE, language=language)
    cure = Cure({}, Library((), ()))
    return [Claim(scope, (), outline, cure) for scope in scopes(outline, {}) if scope.prose is read]


@pytest.mark.parametrize("case", cases("kept.txt"), ids=lambda case: case["title"])
def test_the_gate_says_what_the_case_expects(case: Case) -> None:
    found = list(kept(claims(case["en"], "en-CA"), claims(case["fr"], "fr-CA")))
    assert "; ".join(" < ".join(each.message.split('"')[1::2]) for each in found) == straight(
        case["says"].replace("nothing", "")
    )
    for each in found:
        assert straight(case["fr"])[each.place.column - PLACE.column :].startswith(each.excerpt)


def test_other_languages_are_not_read() -> None:
    assert not list(kept(claims("The pier may close.", "en"), claims("Der Pier schließt.", "de")))
    assert not list(kept(claims("Le quai pourrait fermer.", "fr"), claims("Le quai ferme.", "fr")))
