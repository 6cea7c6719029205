"""Annotations -> JSON-LD files: those of any facts, and those of one brief, as they go into its PDF.

What an annotation says is decided in `annotations`; what the brief prints of it is found by `printed`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence

from briefgen.export.annotations import CONTEXT, Node, Tree, annotation
from briefgen.export.printed import stretches
from briefgen.grammar.imprint import printed
from briefgen.model.brief import Brief
from briefgen.model.fact import Fact
from briefgen.model.source import Document

NAME = "facts.jsonld"
MEDIA = "application/ld+json"


def jsonld(facts: Iterable[Fact], documents: Iterable[Document]) -> str:
    """Return an AnnotationPage with an annotation for each fact, in the facts' order."""
    known = {document.source.id: document for document in documents}
    items = [annotation(fact, known[fact.target.source], f"urn:briefgen:annotation:{fact.id}") for fact in facts]
    return _text({"@context": CONTEXT, "id": "urn:briefgen:facts", "type": "AnnotationPage"}, items)


def attachment(brief: Brief, page: str, facts: Iterable[Fact], documents: Iterable[Document]) -> str:
    """Return the facts that a brief's notes name, as an AnnotationPage; `facts` may hold others too.

    The brief's notes, and the texts that lead to them, stand beside the annotations: what `briefgen verify` reads.
    `page` is the imprint of what the page prints: a project's own templates may set the parts of a card apart.
    """
    known, sources = {fact.id: fact for fact in facts}, {document.source.id: document for document in documents}
    items = [
        {**annotation(fact, sources[fact.target.source], f"{_name(brief)}:{fact.id}"), "note": note.number}
        for note in brief.notes
        for fact in (known[id_] for id_ in note.facts)
    ]
    return _text(_head(brief) | {"prints": list(_prints(brief, page)), "notes": list(_notes(brief, page))}, items)


def _name(brief: Brief) -> str:
    return f"urn:briefgen:brief:{brief.id}:{brief.evidence.replace('·', '-')}"


def _head(brief: Brief) -> Tree:
    return {
        "@context": CONTEXT,
        "id": _name(brief),
        "type": "AnnotationPage",
        "generated": f"{brief.as_of_iso}T00:00:00Z",
        "brief": brief.id,
        "title": brief.title_text,
        "asOf": brief.as_of_iso,
        "version": brief.version,
        "evidence": brief.evidence,
        "language": brief.language,
    }


def _prints(brief: Brief, page: str) -> Iterator[Tree]:
    for texts, notes in stretches(brief):
        whole = " ".join(texts)
        for text in (whole,) if printed(whole, page) else texts:
            if printed(text, page):
                yield {"text": text, "notes": list(notes)}


def _notes(brief: Brief, page: str) -> Iterator[Tree]:
    for note in brief.notes:
        told: Tree = {"source": note.source, "date": note.date, "place": note.place, "passage": note.passage}
        yield {"number": note.number, **told, "shown": printed(note.passage, page)}


def _text(head: Tree, items: Sequence[Tree]) -> str:
    """One member a line, and one annotation a line, so that two files can be compared by eye."""
    whole: Tree = {**head, "items": [*items]}
    lines = [f"{_json(key)}: {_long(value)}" for key, value in whole.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _long(value: Node) -> str:
    if isinstance(value, list) and any(isinstance(each, dict) for each in value):
        return "[\n" + ",\n".join(_rows(value)) + "\n]"
    return _json(value)


def _rows(values: Iterable[Node]) -> Iterator[str]:
    return (f"  {_json(value)}" for value in values)


def _json(value: Node) -> str:
    return json.dumps(value, ensure_ascii=False)
