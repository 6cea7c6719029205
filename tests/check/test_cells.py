"""A cell of the positions matrix rests on a passage that speaks of the cell's actor."""

from datetime import date

import pytest

from briefgen.check.cells import cells
from briefgen.compose.bind import bind
from briefgen.errors import Place
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.library import Library
from briefgen.model.outline import Cell, Naming, Outline, PositionsRequest, Query, Section
from briefgen.model.prose import Prose
from briefgen.model.source import Source
from briefgen.model.vocabulary import Actor, Vocabulary

PLACE = Place("b.yaml", 3, 5)
WORDS = Vocabulary((Actor("norway", "Norway", ("Oslo",), kind="government"), Actor("iceland", "Iceland")))


@pytest.mark.parametrize(
    ("actor", "told"),
    [
        ("norway", ""),
        ("iceland", '"iceland" is not in a.txt ¶1, on which its cell rests.'),
    ],
)
def test_the_cell_of_an_actor_who_is_not_there_is_found(actor: str, told: str) -> None:
    made = document("a.txt", b"Oslo has refused the quota again.", Source("a", "a.txt", published=date(2024, 3, 5)))
    library = Library((made,), extract(made, WORDS), WORDS)
    bindings, _ = bind([Naming("it", Query(exact="refused the quota"), PLACE)], library)
    request = PositionsRequest((actor,), ("quota",), (Cell(actor, "quota", None, "it", PLACE),))
    outline = Outline(
        "b", "b", "B", Prose(), Prose(), date(2024, 3, 5), (Section(Prose(), (request,), PLACE),), (), PLACE
    )
    assert [(f.place, f.message) for f in cells(outline, bindings, library)] == ([(PLACE, told)] if told else [])
