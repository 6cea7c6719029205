from __future__ import annotations

import re
from html import escape

import pytest

from briefgen.render.html import default_templates
from briefgen.render.site.phrases import ACTORS, GRADES, KINDS, Voice, alphabetical

FRENCH, ENGLISH = Voice("fr-CA"), Voice("en-CA")


@pytest.mark.parametrize(
    ("count", "english", "french"),
    [
        (0, "0 facts", "0 fait"),
        (1, "1 fact", "1 fait"),
        (2, "2 facts", "2 faits"),
        (1234, "1,234 facts", "1 234 faits"),
    ],
)
def test_counts_follow_the_language(count: int, english: str, french: str) -> None:
    assert ENGLISH.counted(count, "{} fact", "{} facts") == english
    assert FRENCH.counted(count, "{} fact", "{} facts") == french.replace(" ", "\u00a0")


def test_what_stands_in_a_phrase_is_escaped() -> None:
    assert FRENCH.say("{}, note {}", "<b>{}</b>", 3) == escape("<b>{}</b>") + ", note 3"
    assert "<" not in Voice("en").say("<script>")


def test_days_are_in_words_and_what_is_none_stays() -> None:
    assert (FRENCH.day("2025-05-01"), ENGLISH.day("2025-05-01"), FRENCH.day("")) == ("1er mai 2025", "1 May 2025", "")


def test_french_signs_keep_their_spaces() -> None:
    assert FRENCH.say("Copied {}", "x") == "Copié\u00a0: x"


def test_names_are_sorted_without_accents() -> None:
    assert sorted(("Zinc", "Épargne", "eau"), key=alphabetical) == ["eau", "Épargne", "Zinc"]


def test_every_word_of_the_model_can_be_said() -> None:
    said = {word: str(FRENCH.say(word)) for word in (*KINDS, *GRADES, *ACTORS)}
    same = {word for word, told in said.items() if word == told}
    assert same == {"position", "passage", "organisation"}  # the same words in French


def test_the_pages_say_nothing_of_their_own_but_phrases() -> None:
    """No letter of a template stands outside of tags and Jinja, but for names of keys and files."""
    for path in sorted((default_templates() / "site").glob("*.html")):
        text = re.sub(r"\{% block style %\}.*?\{% endblock %\}", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        text = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
        told = re.sub(r"<script>.*?</script>|<[^>]*>", " ", text, flags=re.DOTALL)
        words = set(re.findall(r"[^\W\d_]{2,}", told.replace("briefs/_vocabulary.yaml", "")))
        assert words <= {"lang"}, path.name  # the attribute, which a macro writes
