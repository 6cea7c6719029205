"""Words that cite nothing hold no figures."""

from briefgen.check.printed import printed
from briefgen.errors import Place
from briefgen.model.vocabulary import Actor, Topic, Vocabulary

PLACE = Place("briefs/_vocabulary.yaml", 4, 3)


def told(*others: str, spoken: str = "", label: str = "") -> list[str]:
    words = Vocabulary((Actor("falk", "Ida Falk", spoken=spoken, place=PLACE),), (Topic("tolls", label, place=PLACE),))
    found = printed(words, tuple((text, Place("briefgen.yaml")) for text in others))
    return [f"{finding.place}: {finding.excerpt}" for finding in found]


def test_a_figure_in_an_office_is_found() -> None:
    assert told(spoken="president, Dockers' Union (12,000 members)") == ["briefs/_vocabulary.yaml:4:3: 12,000 members"]


def test_a_figure_in_a_label_is_found() -> None:
    assert told(label="The $40 million lock") == ["briefs/_vocabulary.yaml:4:3: $40 million"]


def test_a_figure_in_the_projects_title_is_found() -> None:
    assert told("Tolls up 12 percent") == ["briefgen.yaml:1:1: 12 percent"]


def test_names_with_digits_are_names() -> None:
    assert told("Tolls, 2023 to 2024", spoken="steward, Dockers' Local 41", label="G7 talks") == []
