"""A sentence that reports what somebody did, and cites nothing, by where it stands."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.check.claim import claims
from briefgen.check.uncited import uncited
from briefgen.errors import Place
from briefgen.model.library import Library
from briefgen.model.outline import Outline, ProseRequest, Section
from briefgen.model.prose import Prose
from briefgen.model.vocabulary import Actor, Vocabulary
from briefgen.outline.prose import prose
from tests.check.claims import DAY

FALK = Actor("falk", "Ida Falk", ("Falk",), (), "person", None)


def text(words: str) -> Prose:
    found, wrong = prose(words, words, Place("briefs/locks.yaml", 1))
    assert not wrong
    return found


def told(plan: Outline) -> list[str]:
    library = Library((), (), Vocabulary((FALK,), ()))
    return [finding.excerpt for claim in claims(plan, (), library) for finding in uncited(claim)]


def outline(opening: str) -> Outline:
    return Outline(
        "locks", "locks", "", text("Falk opens it"), text(opening), DAY, (), (), Place("briefs/locks.yaml", 1)
    )


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("Falk opened the lock.", ["Falk"]),
        ("Falk will open the lock. Ida Falk has the key.", ["Falk", "Ida Falk"]),
        ("Falk opened the lock [@lock].", []),
        ("The lock matters most.", []),
        ("Falk might be asked.", []),
        ("No source says what Falk wants.", []),
        ("The source does not name Falk's heirs.", []),
        ("Falk's price is given in no source.", []),
        ("No keeper but Falk is quoted on it.", []),
        ("Falk owns the morning paper.", ["Falk"]),
        ("Falk reports to the council.", ["Falk"]),
        ("Falk sold the article to a paper, and was quoted.", ["Falk"]),
        ("Sources say that Falk opened the lock.", ["Falk"]),
        ("Is Falk the keeper?", []),
    ],
)
def test_a_report_on_an_actor_cites(words: str, names: list[str]) -> None:
    assert told(outline(words)) == names


@pytest.mark.parametrize(("role", "names"), [("prose", ["Falk"]), ("key_points", ["Falk"]), ("analysis", [])])
def test_our_own_reading_cites_nothing(role: str, names: list[str]) -> None:
    section = Section(
        text("Falk decides"), (ProseRequest(role, (text("Falk decided."),)),), Place("briefs/locks.yaml", 2)
    )
    assert told(replace(outline("It is open."), sections=(section,))) == names
