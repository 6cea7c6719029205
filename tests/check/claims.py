"""Claims by cases: a seed, the actors that its project knows, a text that cites it, and what the gates say of the text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from briefgen.check.bound import bound
from briefgen.check.claim import claims
from briefgen.compose.bind import bind
from briefgen.errors import Finding, Place
from briefgen.extract import extract
from briefgen.grammar.typography import straight
from briefgen.ingest import document
from briefgen.model.library import Library
from briefgen.model.outline import Naming, Outline, Query
from briefgen.model.prose import Prose
from briefgen.model.source import Source
from briefgen.model.vocabulary import Actor, Vocabulary
from briefgen.outline.prose import prose

Case = dict[str, str]
DAY = date(2024, 3, 5)


def cases(name: str) -> list[Case]:
    """Return the cases of a file in cases/: blocks of `key: value` lines, parted by blank lines."""
    text = (Path(__file__).parent / "cases" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    blocks = [block for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [{line.partition(": ")[0]: line.partition(": ")[2] for line in b.strip().splitlines()} for b in blocks]


def told(case: Case) -> str:
    """Return what the gates say of a case: rules with the words that they point to, or `nothing`."""
    said = (f'{f.rule} "{excerpt(f.place, case["text"], f.message)}"' for f in findings(case))
    return "; ".join(said) or "nothing"


def findings(case: Case) -> tuple[Finding, ...]:
    """Return the gates' findings on a case."""
    vocabulary = Vocabulary(tuple(map(actor, filter(None, case.get("actors", "").split("; ")))))
    made = document(
        "a.txt",
        case["seed"].replace("¶", "\n\n").encode(),
        Source("a", "a.txt", publisher=case.get("publisher", ""), published=DAY),
    )
    library = Library((made,), extract(made, vocabulary), vocabulary)
    bindings, missing = bind([Naming("it", query(case, library), Place("b.yaml"))], library)
    assert not missing, missing
    text, wrong = prose(case["text"], case["text"], Place("b.yaml", 3, 5))
    assert not wrong
    outline = Outline("b", "b", "B", Prose(), text, DAY, (), (), Place("b.yaml"))
    return bound(outline, bindings, library, claims(outline, bindings, library))


def actor(words: str) -> Actor:
    """Read `Ida Falk, Falk, the mayor > Skarholm`: a name, its aliases, and whose side it is; (group) and the like are kinds."""
    words, _, side = words.partition(" > ")
    words, _, kind = words.partition(" (")
    name, *others = words.split(", ")
    return Actor(key(name), name, tuple(others), (), kind.rstrip(")") or "person", key(side) or None)


def key(name: str) -> str:
    return name.lower().replace(" ", "-")


def query(case: Case, library: Library) -> Query:
    """What [@it] stands for: a fact of a kind with the case's words, the words alone, else the seed's first sentence."""
    for kind in ("event", "statement", "position", "figure"):
        if kind in case:
            return Query(kind=kind, text=case[kind])
    return Query(exact=case.get("it") or library.documents[0].quote(library.documents[0].sentences[0].span))


def excerpt(place: Place, text: str, message: str) -> str:
    """The message's quoted value, which must stand at the place that the finding names."""
    value = message.split('"')[1]
    assert straight(text[place.column - 5 :]).startswith(value)
    return value
