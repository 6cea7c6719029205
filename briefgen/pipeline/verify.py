"""`briefgen verify`: a delivered PDF against the facts inside it, and these against sources as they are now.

What became of a passage is `compose.again`'s to say; `cli.verify` prints the lines.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from briefgen import files
from briefgen.compose.again import Seen, again, digest
from briefgen.compose.brief import evidence as evidence_of
from briefgen.errors import BriefgenError, Finding, Place
from briefgen.export.evidence import evidence
from briefgen.export.jsonld import NAME
from briefgen.grammar.imprint import imprint, printed
from briefgen.ingest import document
from briefgen.model.evidence import Evidence, Told
from briefgen.model.source import Document, Source
from briefgen.pipeline.load import SEEDS, open_desk
from briefgen.render.delivered import Delivered, delivered

HOLDS = ("whole", "found")
SHOWN = 60
"""Letters of a fact's words that a line repeats."""


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one thing: whole, found, moved, changed, gone, or altered in the PDF itself."""

    how: str
    what: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a PDF was found to be; `seeds` is the folder of sources that it was held against, or empty."""

    path: str
    brief: str
    version: str
    as_of: str
    evidence: str
    seeds: str
    lines: tuple[Line, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return all(line.how in HOLDS for line in self.lines)


def verify(path: Path, directory: Path, seeds: Path | None) -> Verdict:
    """Return what became of each fact inside a PDF; without `seeds` the sources are the project's, where there is one."""
    place = Place(str(path), 0)
    paper = delivered(files.read(path, str(path)), place)
    told = _inside(paper, place)
    folder = _folder(directory, seeds, told)
    now = _documents(folder) if folder else None
    lines = (*_whole(told, paper), *_pages(told, imprint(paper.text)), *(_fact(fact, now) for fact in told.facts))
    return Verdict(str(path), told.brief, told.version, told.as_of, told.evidence, str(folder or ""), lines)


def written(verdict: Verdict, form: str) -> str:
    """Return a verdict as text, one line a fact, or as JSON."""
    if form == "json":
        return json.dumps({**asdict(verdict), "holds": verdict.holds}, ensure_ascii=False, indent=2) + "\n"
    head = f"{verdict.path}: {verdict.brief}, version {verdict.version}, as of {verdict.as_of}"
    counts = Counter(line.how for line in verdict.lines)
    told = ", ".join(f"{number} {how}" for how, number in counts.items())
    against = f"held against {verdict.seeds}" if verdict.seeds else "held against no sources: name them with --seeds"
    return "".join(f"{line}\n" for line in (head, *map(_text, verdict.lines), f"{told}; {against}."))


def _text(line: Line) -> str:
    return f"{line.how:<8} {line.what}" + (f": {line.remark}" if line.remark else "")


def _inside(paper: Delivered, place: Place) -> Evidence:
    inside = next((file for file in paper.files if file.name == NAME), None)
    if inside is None:
        message = f'has no file "{NAME}" inside, which `briefgen build` puts there.'
        raise BriefgenError(Finding("pdf-factless", place, message, "Build the PDF again."))
    try:
        return evidence(inside.content.decode())
    except ValueError as error:
        message = f'has a file "{NAME}" inside that cannot be read: {error}.'
        raise BriefgenError(Finding("pdf-factless", place, message, "Ask for the PDF again.")) from error


def _whole(told: Evidence, paper: Delivered) -> Iterator[Line]:
    """The file inside and its digests: damage and hasty forgery show here, a thorough forger's only in the sources."""
    for file in paper.files:
        if file.name == NAME:
            yield Line("whole" if file.whole else "altered", f"{NAME}, {len(told.facts)} facts")
    now = evidence_of(told.notes)
    same = now == told.evidence
    remark = "" if same else f"the notes inside give {now}"
    yield Line("whole" if same else "altered", f"evidence {told.evidence}", remark)
    for fact in told.facts:
        if not fact.last and digest(fact.first) != fact.digest:
            yield Line("altered", _named(fact), "its words inside are not those of its digest")


def _pages(told: Evidence, page: str) -> Iterator[Line]:
    """What the PDF prints, held against what it printed when it was made."""
    texts = [("the opening", told.evidence)]
    texts += [
        (f"the text before note{'s' * (len(each.notes) > 1)} {_numbers(each.notes)}", each.text) for each in told.prints
    ]
    texts += [(f"note {note.number}", note.passage) for note in told.notes if note.number in told.shown]
    lost = [(what, text) for what, text in texts if not printed(text, page)]
    yield from (Line("altered", what, f'the page does not print "{_cut(text)}"') for what, text in lost)
    if not lost:
        yield Line("whole", f"the pages, {len(told.prints)} texts and {len(told.shown)} passages")


def _fact(fact: Told, now: Sequence[Document] | None) -> Line:
    seen = Seen("whole") if now is None else again(fact, now)
    return Line(seen.how, _named(fact), seen.remark)


def _named(fact: Told) -> str:
    return f"note {fact.note}, {fact.id}, {fact.file} ¶{fact.paragraph} “{_cut(fact.first)}”"


def _numbers(notes: Sequence[int]) -> str:
    return ", ".join(map(str, notes))


def _cut(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= SHOWN else f"{flat[: SHOWN - 1]}…"


def _folder(directory: Path, seeds: Path | None, told: Evidence) -> Path | None:
    """The folder asked for, or the project's where it has one of the sources: a PDF may come from elsewhere."""
    if seeds is None and not (directory / "briefgen.yaml").is_file():
        return None
    folder = open_desk(directory, seeds).project.seeds
    known = seeds or any((folder / fact.file).is_file() for fact in told.facts)
    return folder if known else None


def _documents(folder: Path) -> tuple[Document, ...]:
    names = files.folder(folder, SEEDS)
    return tuple(
        document(name, files.read(folder / name, name, folder), Source(name, Path(name).name)) for name in names
    )
