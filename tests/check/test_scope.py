"""Whose words a scope is in: reports are held to their sources' strength, our own reading is not."""

from dataclasses import replace
from datetime import date

from briefgen.check.scope import Voice, scopes
from briefgen.errors import Place
from briefgen.model.outline import Answer, FactsRequest, Outline, Pick, ProseRequest, QuestionsRequest, Request, Section
from briefgen.model.prose import Prose
from briefgen.outline.prose import prose

PLACE = Place("b.yaml")


def text(words: str) -> Prose:
    return prose(words, words, PLACE)[0]


def voices(*requests: Request) -> dict[str, Voice]:
    bare = Outline("b", "b", "", Prose(), Prose(), date(2024, 3, 5), (), (), PLACE)
    section = Section(Prose(), requests, PLACE)
    return {scope.text: scope.voice for scope in scopes(replace(bare, sections=(section,)), {}) if scope.text}


def test_analysis_and_recommendations_are_ours() -> None:
    found = voices(ProseRequest("prose", (text("Told."),)), ProseRequest("analysis", (text("Read."),)))
    assert found == {"Told.": Voice.REPORTED, "Read.": Voice.OURS}


def test_a_question_is_ours_and_its_answer_a_report() -> None:
    found = voices(QuestionsRequest((Answer(text("Why?"), text("Because.")),)))
    assert found == {"Why?": Voice.OURS, "Because.": Voice.REPORTED}


def test_a_value_that_touches_a_word_is_noticed() -> None:
    bare = Outline("b", "b", "", Prose(), text("Some {@count}0 and {@other} of them."), date(2024, 3, 5), (), (), PLACE)
    assert [scope.glued for scope in scopes(bare, {}) if scope.text] == [("count",)]


def test_a_card_without_a_value_is_held_to_what_it_prints() -> None:
    bare = Outline("b", "b", "", Prose(), Prose(), date(2024, 3, 5), (), (), PLACE)
    cards = FactsRequest("figures", (Pick("count", PLACE, text("work here")),))
    found = scopes(replace(bare, key_figures=cards), {"count": "40 pilots"})
    assert [(scope.text, scope.beside) for scope in found if scope.text] == [
        ("40 pilots", "work here"),
        ("work here", "40 pilots"),
    ]
