"""`briefgen why`: from what a brief prints to its passages; `briefgen uses`: from a fact or source to every sentence.

Both read the project as it stands; a source that was withdrawn is looked for in the lock.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from briefgen.errors import BriefgenError, Finding, Place
from briefgen.lock import words
from briefgen.lock.printed import prints
from briefgen.model.lock import Edition, Lock, Pin, Resting
from briefgen.model.receipt import Receipt
from briefgen.pipeline.briefs import drafted
from briefgen.pipeline.drawings import drawings
from briefgen.pipeline.judge import Made
from briefgen.pipeline.load import Desk, nearest
from briefgen.pipeline.lock import FILE, state
from briefgen.pipeline.outbox import line, receipts, row
from briefgen.pipeline.work import Work


@dataclass(frozen=True, slots=True)
class Row:
    """A stretch of a brief and the facts that it rests on; `pages` are those of the brief's PDF that cite them."""

    brief: str
    resting: Resting
    pins: tuple[Pin, ...]
    origin: str = ""
    """Where it is known from, if not from the project as it stands."""
    pages: tuple[int, ...] = ()


UNSENT = "Nothing of it was delivered, as far as `briefgen send` knows.\n"


def why(directory: Path, wanted: str, form: str) -> str:
    """Return every place in every brief that prints a number, date or words, with the passages that bear it out."""
    _, found, made = drafted(Work(directory))
    now = state(made, found).lock
    rows = [row for edition in now.editions for row in _printing(edition, wanted)]
    if not rows:
        cure = "Write it as the brief does; `briefgen uses` takes the name of a fact or a source."
        raise BriefgenError(Finding("print-missing", Place("why", 0), f'"{wanted}" is printed in no brief.', cure))
    return _json(rows) if form == "json" else "\n".join(_why(row) for row in rows)


def _printing(edition: Edition, wanted: str) -> Iterator[Row]:
    """The stretches that print it, with the facts that have it, or else all facts that they rest on."""
    as_of = date.fromisoformat(edition.as_of)
    for resting, pins in stretches(edition):
        if prints(resting.text, wanted, as_of):
            bearing = tuple(p for p in pins if any(prints(text, wanted, None) for text in _texts(p)))
            yield Row(edition.brief, resting, bearing or pins)


def _texts(pin: Pin) -> Iterator[str]:
    yield pin.printed
    yield from (passage.words for passage in pin.passages)


def stretches(edition: Edition) -> Iterator[tuple[Resting, tuple[Pin, ...]]]:
    """Yield each stretch of a brief once, in the order of the file, with the facts that it rests on."""
    found: dict[tuple[Resting, Place], list[Pin]] = {}
    for pin in edition.pins:
        for resting in pin.resting:
            found.setdefault((resting, resting.place), []).append(pin)
    for key in sorted(found, key=lambda key: (key[1], key[0].section, key[0].text)):
        if not any(_within(key, other) and set(found[key]) <= set(found[other]) for other in found):
            yield key[0], tuple(found[key])


def _within(one: tuple[Resting, Place], other: tuple[Resting, Place]) -> bool:
    """Whether a stretch is part of another one there, as a card's number is of the card."""
    return one[1] == other[1] and one[0].text != other[0].text and one[0].text in other[0].text


def uses(directory: Path, wanted: str, form: str, pages: bool) -> str:
    """Return every sentence of every brief that rests on a fact or on a source; of a withdrawn one what the lock has."""
    desk, found, made = drafted(Work(directory))
    now = state(made, found).lock
    lock = desk.lock or Lock()
    publishers: dict[str, Sequence[str]] = {seed.name: (seed.publisher,) for seed in lock.seeds if seed.publisher}
    publishers |= {each.source.name: (each.source.id, each.source.publisher) for each in found.documents}
    rows = [row for edition in now.editions for row in _using(edition, wanted, publishers)]
    if pages and rows:
        rows = _paged(rows, made, desk)
    rows = rows or list(_locked(lock, wanted, publishers))
    given = [each for each in receipts(desk) if _held(each, wanted, publishers)]
    if not rows and not given:
        raise BriefgenError(_unused(wanted, now))
    return _json(rows, given) if form == "json" else "\n".join((*map(_uses, rows), _given(given, wanted)))


def _held(given: Receipt, wanted: str, sources: Mapping[str, Sequence[str]]) -> bool:
    """Whether what was delivered rested on a fact or a source."""
    names = {name for source, _ in given.sources for name in _called(source, sources)}
    return wanted in names or wanted in dict(given.facts)


def _given(given: Sequence[Receipt], wanted: str) -> str:
    """Who was given a brief that rested on it."""
    if not given:
        return UNSENT
    facts = [(each, dict(each.facts).get(wanted)) for each in given]
    lines = (f"  {line(each)}" + (f", with “{said}”" if said else "") for each, said in facts)
    return "".join(f"{told}\n" for told in ("Delivered:", *lines))


def _using(edition: Edition, wanted: str, sources: Mapping[str, Sequence[str]], origin: str = "") -> Iterator[Row]:
    for resting, pins in stretches(edition):
        if ours := tuple(pin for pin in pins if _meant(pin, wanted, sources)):
            yield Row(edition.brief, resting, ours, origin)


def _meant(pin: Pin, wanted: str, sources: Mapping[str, Sequence[str]]) -> bool:
    return wanted == pin.name or wanted in {name for p in pin.passages for name in _called(p.source, sources)}


def _called(source: str, sources: Mapping[str, Sequence[str]]) -> Sequence[str]:
    """What a source may be called: its file's name with its ending and without, its id, its publisher."""
    return source, source.rpartition(".")[0], *sources.get(source, ())


def _locked(lock: Lock, wanted: str, sources: Mapping[str, Sequence[str]]) -> Iterator[Row]:
    for edition in (*lock.editions, *lock.previous):
        yield from _using(edition, wanted, sources, f"{FILE}, version {edition.version}")


def _unused(wanted: str, now: Lock) -> Finding:
    names = {pin.name for edition in now.editions for pin in edition.pins}
    known = {*names, *(seed.name for seed in now.seeds)}
    return Finding("use-missing", Place("uses", 0), f'no brief rests on "{wanted}".', nearest(wanted, known))


def _paged(rows: Sequence[Row], made: Sequence[Made], desk: Desk) -> list[Row]:
    """The rows with the pages of each brief's PDF on which their facts are cited."""
    from briefgen.render.html import html
    from briefgen.render.pdf import anchors

    wanted = {row.brief for row in rows}
    found = {each.brief.id: each for each in made if each.brief.id in wanted}
    with drawings(desk.project.directory) as known:
        pages = {id_: html(each.brief, (desk.project.templates,), desk.brand, known) for id_, each in found.items()}
    laid = {id_: anchors(page) for id_, page in pages.items()}
    return [replace(row, pages=_pages(row, found[row.brief], laid[row.brief])) for row in rows]


def _pages(row: Row, whole: Made, laid: Mapping[str, int]) -> tuple[int, ...]:
    ids = {fact.id for pin in row.pins for fact in (whole.named[pin.name].cited if pin.name in whole.named else ())}
    ids |= {pin.name for pin in row.pins}
    marks = (link.id for note in whole.brief.notes if ids & set(note.facts) for link in note.back)
    return tuple(sorted({laid[mark] for mark in marks if mark in laid}))


def _why(row: Row) -> str:
    return "".join(f"{line}\n" for line in (*_head(row), *(line for pin in row.pins for line in _passages(pin))))


def _uses(row: Row) -> str:
    names = ", ".join(words.said(pin) if words.by_id(pin.name) else pin.name for pin in row.pins)
    return "".join(f"{line}\n" for line in (*_head(row), f"  rests on {names}"))


def _head(row: Row) -> Iterator[str]:
    where = f" ({row.resting.place})" if row.resting.place.path else f" ({row.origin})" if row.origin else ""
    pages = f", page{'s' * (len(row.pages) > 1)} {', '.join(map(str, row.pages))}" if row.pages else ""
    yield f"{row.brief}, {row.resting.section}{pages}{where}"
    yield f"  “{row.resting.text}”"


def _passages(pin: Pin) -> Iterator[str]:
    name = words.said(pin) if words.by_id(pin.name) else f"[@{pin.name}] {words.said(pin)}"
    for passage in pin.passages:
        more = " …" if passage.whole else ""
        yield f"  {name}, {passage.source} ¶{passage.paragraph}: “{passage.words}{more}”"


def _json(rows: Iterable[Row], given: Iterable[Receipt] = ()) -> str:
    told: list[Mapping[str, object]] = [
        {
            "brief": row.brief,
            "section": row.resting.section,
            "text": row.resting.text,
            "place": str(row.resting.place) if row.resting.place.path else "",
            "origin": row.origin,
            "pages": list(row.pages),
            "facts": [_fact(pin) for pin in row.pins],
        }
        for row in rows
    ]
    told += [row(each) for each in given]
    return json.dumps(told, ensure_ascii=False, indent=2) + "\n"


def _fact(pin: Pin) -> Mapping[str, object]:
    passages = [{"source": p.source, "paragraph": p.paragraph, "words": p.words} for p in pin.passages]
    return {"name": pin.name, "kind": pin.kind, "said": words.said(pin), "passages": passages}
