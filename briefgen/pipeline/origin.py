"""Where in the project's own files the words stand that a page was refused for.

Rendering knows pages only; whoever has to mend one needs the line of the outline, of a part or of a source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from briefgen import files
from briefgen.errors import BriefgenError, Finding, Place
from briefgen.pipeline.load import SEEDS, YAML, Desk


def traced(findings: Iterable[Finding], id: str, desk: Desk) -> Iterator[Finding]:
    """Yield findings on a brief's page, each at its words' first place in the project; as they are where there is none."""
    paths = tuple(_paths(id, desk))
    for finding in findings:
        words = finding.excerpt or finding.message.partition("'")[2].partition("'")[0]
        place = None if finding.place.line else next(_places(words, paths, desk), None)
        yield replace(finding, place=place) if place else finding


def _paths(id: str, desk: Desk) -> Iterator[Path]:
    """The brief's outline, then the parts and the other outlines, settings, templates and sources."""
    folder, seeds = desk.project.briefs, desk.project.seeds
    yield from (folder / f"{id}{ending}" for ending in YAML)
    yield from (path for ending in YAML for path in sorted(folder.glob(f"*{ending}"), key=_shared))
    yield desk.project.file
    yield from sorted(path for path in desk.project.templates.rglob("*") if path.is_file())
    yield from (seeds / name for name in files.folder(seeds, SEEDS))


def _shared(path: Path) -> tuple[bool, str]:
    return not path.name.startswith("_"), path.name


def _places(words: str, paths: Iterable[Path], desk: Desk) -> Iterator[Place]:
    for path in paths if words else ():
        try:
            text = files.read(path, "").decode("utf-8", "replace")
        except BriefgenError:
            continue
        if (at := text.find(words)) >= 0:
            yield Place(desk.shown(path), text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
