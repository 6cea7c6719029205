"""Project -> evidence site: briefs, sources and facts as pages that lead to one another.

`briefs` makes what is shown, `render.site` sets it; here it is gathered, and written whole or not at all.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefgen import files
from briefgen.compose.listed import Tongue, named, shown
from briefgen.compose.wording import iso
from briefgen.errors import BriefgenError, Severity, report
from briefgen.language.catalogue import primary
from briefgen.model.brief import Brief
from briefgen.model.fact import Fact
from briefgen.model.library import Library
from briefgen.model.site import Printed, Shown, Site
from briefgen.model.source import Document
from briefgen.pipeline.briefs import artifacts, concluded
from briefgen.pipeline.drawings import drawings
from briefgen.pipeline.editions import in_language
from briefgen.pipeline.judge import Made, level
from briefgen.pipeline.load import Desk
from briefgen.pipeline.lock import since
from briefgen.pipeline.metadata import described
from briefgen.pipeline.variants import varied
from briefgen.pipeline.work import Work, Written
from briefgen.project import marked_pages

FOLDER = "site"
VARIANTS = ("one-pager", "qa")
MANIFEST = "manifest.json"
"""What the site's last build wrote, so that the next one takes away what is no longer part of it, and nothing else."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the briefs were made from and came to, and the facts that outlines quote beside those of the library."""

    desk: Desk
    library: Library
    made: tuple[Made, ...]
    briefs: tuple[Brief, ...]

    @property
    def quoted(self) -> tuple[Fact, ...]:
        """Passages that an outline quotes word by word, which are no facts of the library."""
        known = {fact.id for fact in self.library.facts}
        cited = (fact for each in self.made for binding in each.bindings for fact in binding.cited)
        return tuple({fact.id: fact for fact in cited if fact.id not in known}.values())


def site(work: Work, base: str = "") -> Written:
    """Write the site to the folder that is asked for, or to `site` in the project's output."""
    from briefgen.render.site.copies import copies
    from briefgen.render.site.pages import Pages

    shelf = Shelf(*concluded(work))
    desk = shelf.desk
    folder = work.output.absolute() if work.output else desk.project.output / FOLDER
    papers: dict[str, bytes] = {}
    whole = described(gathered(shelf, base.rstrip("/") + "/" if base else "", papers))
    templates = (desk.project.templates,)
    texts = Pages(whole, templates, desk.brand).written()
    with drawings(desk.project.directory) as known:
        texts |= dict(copies(whole, templates, desk.brand, known))
    level(desk)
    report(desk.findings)
    _write(folder, {path: text.encode() for path, text in texts.items()} | papers)
    return Written((str(folder / "index.html"),), tuple(dict.fromkeys(desk.findings)))


def gathered(shelf: Shelf, base: str, papers: dict[str, bytes]) -> Site:
    """Return the site of a project; its PDFs are added to the papers by their paths."""
    latest = max(shelf.briefs, key=lambda brief: brief.as_of_iso)
    markings = {brief.marking for made, brief in zip(shelf.made, shelf.briefs, strict=True) if not made.plan.edition_of}
    settings = shelf.desk.project.settings
    tongue = Tongue(settings.language, in_language(shelf.library, settings.language, shelf.desk))
    documents = [d for d in tongue.library.documents if _open(d, latest.as_of_iso, markings)]
    sources = _sources(documents, shelf, tongue)
    where = {
        fact.fact.id: f"../sources/{each.document.source.id}.html#{fact.fact.id}"
        for each in sources
        for fact in each.facts
    }
    return Site(
        title=settings.title,
        organisation=settings.organisation,
        marking=_translated(strongest(markings, settings.markings), shelf, settings.language),
        as_of=iso(latest.as_of_iso, settings.language),
        as_of_iso=latest.as_of_iso,
        briefs=tuple(
            _printed(made, brief, shelf, where, papers) for made, brief in zip(shelf.made, shelf.briefs, strict=True)
        ),
        sources=sources,
        vocabulary=tongue.library.vocabulary,
        language=settings.language,
        withheld=len(shelf.library.documents) - len(documents),
        base=base,
    )


def strongest(borne: set[str], listed: str) -> str:
    """Return the strongest marking that a brief bears, or all of them where the project does not say which is stronger."""
    known = [mark for mark in (each.strip() for each in listed.split(",")) if mark and mark in borne]
    return known[-1] if known else "; ".join(sorted(filter(None, borne)))


def _translated(marking: str, shelf: Shelf, language: str) -> str:
    """A marking, or several, as the editions in a language call them."""
    bearing = {brief.id: brief.marking for brief in shelf.briefs}
    own = {
        bearing[brief.edition_of]: brief.marking
        for brief in (made.plan for made in shelf.made if primary(made.plan.language) == primary(language))
        if brief.edition_of in bearing
    }
    return "; ".join(own.get(each, each) for each in marking.split("; "))


def _open(document: Document, day: str, markings: set[str]) -> bool:
    """Whether a source may be shown to whoever may read the briefs: no embargo lasts, and its marking is one of theirs."""
    source = document.source
    return not (source.embargo and day < source.embargo.isoformat()) and (
        not source.marking or source.marking in markings
    )


def _sources(documents: Sequence[Document], shelf: Shelf, tongue: Tongue) -> tuple[Shown, ...]:
    """The sources with their facts, each under its name in the outlines or one that they do not use."""
    facts: dict[str, list[Fact]] = {}
    for fact in (*shelf.library.facts, *shelf.quoted):
        facts.setdefault(fact.target.source, []).append(fact)
    sources = [shown(d, facts.get(d.source.id, ()), shelf.library, shelf.briefs, tongue) for d in documents]
    own = {fact.id: binding.name for each in shelf.made for binding in each.bindings for fact in binding.cited}
    names = iter(named([fact for each in sources for fact in each.facts], own))
    return tuple(replace(s, facts=tuple(replace(fact, name=next(names)) for fact in s.facts)) for s in sources)


def _printed(made: Made, brief: Brief, shelf: Shelf, where: Mapping[str, str], papers: dict[str, bytes]) -> Printed:
    told = since(shelf.desk.lock, made, shelf.library)
    variants = tuple(_variants(made, shelf, where, papers))
    return replace(_bound(brief, where, papers, shelf.desk), since=told, variants=variants)


def _bound(brief: Brief, where: Mapping[str, str], papers: dict[str, bytes], desk: Desk) -> Printed:
    """A brief with its paper, and the way from each note to the first of its facts."""
    passages = tuple((note.id, next(where[id] for id in note.facts if id in where)) for note in brief.notes)
    path = f"briefs/{brief.id}.pdf"
    brief = replace(brief, marking_on=marked_pages(brief.marking, desk.project.settings))
    paper = artifacts(brief, ("pdf",), desk).get("pdf")
    if paper is None:
        return Printed(brief, (), passages)
    papers[path] = paper
    return Printed(brief, (("PDF", path),), passages)


def _variants(made: Made, shelf: Shelf, where: Mapping[str, str], papers: dict[str, bytes]) -> Iterator[Printed]:
    """The variants that a brief can be cut down to without anything to mend, set and counted as `build` does it."""
    for id in VARIANTS:
        trial = replace(shelf.desk, findings=[])
        own: dict[str, bytes] = {}
        try:
            brief = varied(made, id, shelf.library, trial)
            bound = _bound(brief, where, own, trial)
        except BriefgenError:
            continue
        level(trial)
        if brief.notes and not any(finding.severity is Severity.ERROR for finding in trial.findings):
            papers |= own
            yield bound


def _write(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Write all files or none, and take away those of the last build that are no longer part of it."""
    digests = {path: hashlib.sha256(content).hexdigest() for path, content in sorted(contents.items())}
    manifest = (json.dumps({"files": digests}, indent=2) + "\n").encode()
    stale = _stale(folder, contents)
    files.write({folder / path: content for path, content in {**contents, MANIFEST: manifest}.items()}, files.ELSEWHERE)
    for path in stale:
        path.unlink()


def _stale(folder: Path, contents: Mapping[str, bytes]) -> list[Path]:
    """Files that the last build wrote and this one does not, as long as they are still what it wrote."""
    try:
        told = json.loads((folder / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    found = ((folder / path, digest) for path, digest in sorted(told.items()) if path not in contents)
    return [path for path, digest in found if _ours(path, folder, digest)]


def _ours(path: Path, folder: Path, digest: str) -> bool:
    inside = path.resolve().is_relative_to(folder.resolve()) and path.is_file() and not path.is_symlink()
    return inside and hashlib.sha256(path.read_bytes()).hexdigest() == digest
