"""Statements: who is heard, by what cue, in which words. Add cases to cases/statements.txt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.extract.reading import read
from briefgen.extract.statements import statements
from briefgen.grammar.quotations import quotations
from briefgen.ingest import document
from briefgen.model.fact import Fact, Grade, Statement
from briefgen.model.source import Document, ParagraphKind, Sentence, Source
from briefgen.model.vocabulary import Actor, Vocabulary
from tests.casefile import cases

WORDS = ['"', "''", "'", "Ito", "Ana Ruiz", "he", "said", "says", "that", "to", "wants", ",", ".", ":", "(", ")", "--", "and",
         "according to", "told", "the", "mayor", "who", "\n\n", "would", "leave", "?", "her belief that", ";", "by", "Will"]  # fmt: skip
ODD = st.lists(st.sampled_from(WORDS), min_size=1, max_size=40).map(" ".join)


def article(text: str) -> Document:
    return document("a.txt", text.encode(), Source(id="a", name="a.txt"))


def heard(text: str, vocabulary: Vocabulary | None = None) -> list[tuple[Fact, Statement]]:
    found = statements(read(article(text), vocabulary or Vocabulary()))
    return [(fact, fact.body) for fact in found if isinstance(fact.body, Statement)]


def shown(text: str, body: Statement) -> str:
    """Speaker, cue, content and what is marked, as a line of a case."""
    marks = [name for name, told in (("direct", body.direct), ("inherited", body.inherited)) if told]
    said = " ... ".join(" ".join(text[part.start : part.end].split()) for part in body.content)
    parts = (body.speaker.name if body.speaker else "-", body.cue.name if body.cue else "-", said, " ".join(marks))
    return " | ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "expected"), cases(__file__, "statements.txt"))
def test_case(text: str, expected: str) -> None:
    assert "\n".join(shown(text, body) for _, body in heard(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He ordered,",
        "The mayor, who was present, says,",
        "“We stay” he said ,",
        "The pier. Residents said their piece. A spokesman could not say how many of the couple were hurt. He refused to say",
    ],
)
def test_a_text_may_break_off_behind_a_cue(text: str) -> None:
    assert all(text[fact.target.span.start : fact.target.span.end] for fact, _ in heard(text))


@given(ODD)
def test_every_part_is_words_of_the_text(text: str) -> None:
    text = f"Rain. {text}"
    for fact, body in heard(text):
        spans = [*body.content, *(m.span for m in (body.speaker, body.cue) if m)]
        assert body.content
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert list(body.content) == sorted(body.content)
        assert fact.target.exact == text[fact.target.span.start : fact.target.span.end]
        assert all(fact.passage.span.start <= span.start for span in body.content)


@given(ODD, ODD)
def test_a_paragraph_far_away_changes_nothing(text: str, other: str) -> None:
    gap = "\n\nRain fell.\n\nRain fell again.\n\nRain went on.\n\nIt stopped.\n\n"
    alone = [body.content for _, body in heard(f"Snow fell.{gap}{text}")]
    more = [body.content for _, body in heard(f"Snow fell.{gap}{text}{gap}{other}")]
    assert more[: len(alone)] == alone


def test_the_grade_tells_what_was_taken_from_another_sentence() -> None:
    (said, _), (added, _) = heard('Ana Ruiz said the mine would close. "We have no choice," she added.')
    assert (said.grade, added.grade) == (Grade.STATED, Grade.INHERITED)


def test_what_weakens_a_statement_is_kept() -> None:
    ((_, body),) = heard("Ito suggests the pier may hold, if the winter is mild.")
    assert body.hedges == ("suggests", "may", "if")


def test_a_label_is_no_speech() -> None:
    label, fragment = heard('Ito wants the "green pier" programme to end. Ruiz called the plan "a gift."')
    assert (label[1].direct, fragment[1].direct) == (False, True)


def test_a_speaker_is_an_actor_of_the_vocabulary_by_any_of_its_names() -> None:
    words = Vocabulary(actors=(Actor("ruiz", "Ana Ruiz", aliases=("Minister Ruiz",), roles=("the mines minister",)),))
    found = [body for _, body in heard("Ana Ruiz wants a new law. The mines minister said it was late.", words)]
    assert [body.speaker and body.speaker.actor for body in found] == ["ruiz", "ruiz"]


def test_headings_and_boilerplate_are_nobodys_words() -> None:
    text = "Ito says the dam leaks\n\nThe mayor, Bo Ito, said the dam leaks.\n\nRead more: Ito said the dam leaks."
    assert len(heard(text)) == 1


def test_a_caption_reports_what_somebody_says() -> None:
    (found,) = heard("Mayor Bo Ito tells the Herald he'll try to 'mend the lock' before winter. (Ann Lee/Herald)")
    assert found[1].speaker is not None
    assert found[1].speaker.name == "Bo Ito"


@pytest.mark.parametrize(
    "text", ['"' * 20_000, " " * 60_000 + "he said", '"a" Ito said, ' * 6_000, "Ito said he " * 20_000]
)
def test_time_is_linear(text: str) -> None:
    """Steps, not seconds: the regions that the rules walk never grow past a bound, however long the text."""
    one, two = (_longest(text * n) for n in (1, 2))
    assert max(one, two) <= 800


def _longest(text: str) -> int:
    from briefgen.extract.regions import regions
    from briefgen.extract.tokens import tokens

    made = article(f"Rain. {text}")
    cut = tokens(made.plain, quotations(made.plain, [p.span for p in made.paragraphs]))
    body = [Sentence(span, paragraph._replace(kind=ParagraphKind.BODY)) for span, paragraph in made.sentences]
    return max(region.last - region.first for region in regions(cut, body))


def test_a_reading_without_sentences_says_nothing() -> None:
    empty = article("Rain")
    assert not list(statements(read(empty, Vocabulary())))
