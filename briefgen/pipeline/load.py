"""A project's files -> settings, library and outlines. Everything wrong in any file is gathered before it is told.

Next along the path: `briefs`, which binds, checks and composes what is loaded here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import TypeVar

from briefgen import files
from briefgen.errors import BriefgenError, ConfigurationError, Finding, Place, Severity
from briefgen.ingest import document
from briefgen.ingest.records import SeedFile, records
from briefgen.located_yaml import Located, load
from briefgen.model.brand import Brand
from briefgen.model.fact import Fact
from briefgen.model.library import Library
from briefgen.model.lock import Lock
from briefgen.model.outline import Outline
from briefgen.model.review import Reviewed
from briefgen.model.source import Document
from briefgen.model.vocabulary import Vocabulary
from briefgen.outline.edition import tag
from briefgen.pipeline.extraction import silent
from briefgen.pipeline.kept import extracted
from briefgen.project import Project, Settings, find, settings

T = TypeVar("T")
SEEDS = (".txt", ".md", ".markdown")
SHEETS = ("sources.yaml", "sources.yml")
YAML = (".yaml", ".yml")
_NEAREST = 3
"""Names that are proposed at most."""


@dataclass(slots=True)
class Desk:
    """A project being read: where its things are, the findings so far, and its lock if it has one."""

    project: Project
    findings: list[Finding]
    lock: Lock | None = None
    plans: dict[str, Outline] = field(default_factory=dict)
    """What each brief, or variant, was made from."""
    reviewed: Reviewed | None = None
    """The library as people decided on it."""
    cited: tuple[Fact, ...] = ()
    """The facts that names stand for, passages found by their words among them."""
    brand: Brand = field(default_factory=Brand)
    """The organisation's own look."""
    unread: bool = False
    """Whether a source could not be read, so that nobody can say whether it bears out what rests on it."""
    talk: list[str] = field(default_factory=list)
    """What a person may want to know, and need not act on."""
    remarks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """What each brief's account of sources tells of lowered rules and exceptions."""
    libraries: dict[str, Library] = field(default_factory=dict)
    """The library as editions in other languages tell it, by language."""

    def tried(self, read: Callable[[], T]) -> T | None:
        """Return what a reader returns; where it raises, keep its findings and return None."""
        try:
            return read()
        except BriefgenError as error:
            self.findings.extend(error.findings)
            return None

    def shown(self, path: Path) -> str:
        """Return a path as findings print it."""
        return self.project.shown(path)

    def yaml(self, path: Path) -> Located | None:
        """Return a YAML file's tree, or None where it is not there or not readable."""
        shown = self.shown(path)
        return self.tried(lambda: load(_text(files.read(path, shown), shown), shown))


def open_desk(directory: Path, seeds: Path | None = None, output: Path | None = None) -> Desk:
    """Return a desk for a project, its settings read from briefgen.yaml, which may be missing.

    Raises ConfigurationError where the directory or its settings cannot be used.
    """
    if not directory.is_dir():
        raise ConfigurationError(
            Finding("project-missing", Place(str(directory), 0), "is no folder.", "Name one with -C.")
        )
    if seeds and not seeds.is_dir():
        cure = "Check the name; it is relative to the folder that you are in."
        raise ConfigurationError(Finding("seeds-missing", Place("--seeds", 0), f"there is no folder {seeds}.", cure))
    desk = Desk(find(directory), [])
    located = desk.yaml(desk.project.file) if desk.project.file.exists() else None
    told, findings = settings(located) if located else (Settings(), ())
    faults = (*desk.findings, *findings)
    if not output and not faults:
        faults = tuple(_linked(desk.project.directory / told.output, desk))
    if any(finding.severity is Severity.ERROR for finding in faults):
        raise ConfigurationError(*faults)
    seeds_there = str(seeds.absolute()) if seeds else told.seeds
    output_there = str(output.absolute()) if output else told.output
    here = replace(told, seeds=seeds_there, output=output_there)
    return Desk(replace(desk.project, settings=here), list(faults))


def _linked(output: Path, desk: Desk) -> Iterator[Finding]:
    """An output folder that is a link could make a build write anywhere; on the command line one may say so."""
    if not output.resolve().is_relative_to(desk.project.directory.resolve()):
        cure = "Remove the link, or name the folder with --output."
        yield Finding("settings-outside", Place(desk.shown(output), 0), "leads out of the project.", cure)


def library(desk: Desk) -> Library:
    """Read the vocabulary and every seed, and extract the facts.

    Raises BriefgenError where there is nothing to read: each fact that an outline names would be one more fault.
    """
    words = vocabulary(desk)
    desk.findings += _unseeded(desk)
    documents = tuple(_documents(desk))
    if not documents:
        raise BriefgenError(*desk.findings)
    found, talk = extracted(documents, words, desk.project.directory, desk.project.settings.seeds)
    desk.talk += [talk] if talk else []
    desk.findings += (silent(document) for document, told in zip(documents, found, strict=True) if not told)
    return Library(documents, tuple(fact for told in found for fact in told), words)


def _unseeded(desk: Desk) -> Iterator[Finding]:
    """Say that there are no seeds, and which files beside them are none."""
    folder = desk.project.seeds
    place, cure = Place(desk.shown(folder), 0), "Put the sources there, or name their folder with --seeds."
    if not folder.is_dir():
        if not desk.project.briefs.is_dir():
            cure = "Name the project's folder with -C, or begin one with `briefgen new DIR`."
        yield Finding("seeds-missing", place, f"there is no folder {place}.", cure)
    elif not files.folder(folder, SEEDS):
        yield Finding("seeds-missing", place, "holds no .txt or .md file.", cure)
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        told = path.relative_to(folder)
        hidden = any(part.startswith(".") for part in told.parts)
        if path.is_symlink() and path.is_dir() and not hidden:
            message, remedy = "is a link to a folder, and nothing in it was read.", "Copy the folder in."
            yield Finding("seed-ignored", Place(desk.shown(path), 0), message, remedy, Severity.WARNING)
        if path.is_file() and not hidden and path.suffix.lower() not in SEEDS and str(told) not in SHEETS:
            message, remedy = "is neither text nor Markdown, and was not read.", "Save its text as .txt or .md."
            yield Finding("seed-ignored", Place(desk.shown(path), 0), message, remedy, Severity.WARNING)


def vocabulary(desk: Desk) -> Vocabulary:
    """Read briefs/_vocabulary.yaml; empty where a project has none."""
    from briefgen.outline.vocabulary import vocabulary as read

    path = next((path for path in _either(desk.project.briefs / "_vocabulary") if path.is_file()), None)
    located = desk.yaml(path) if path else None
    if located is None:
        return Vocabulary()
    words, findings = read(located)
    desk.findings.extend(findings)
    return words


def outlines(desk: Desk, words: Vocabulary, audience: str | None = None) -> tuple[Outline, ...]:
    """Read the outlines of all audiences, or of one; one that does not exist is a ConfigurationError."""
    folder = desk.project.briefs
    paths = _plans(desk)
    if audience is not None and audience not in paths:
        cure = nearest(audience, paths) if paths else "There is none yet."
        place = Place(desk.shown(folder), 0)
        raise ConfigurationError(Finding("outline-missing", place, f'there is no outline "{audience}".', cure))
    if not paths:
        desk.findings.append(
            Finding(
                "outlines-missing",
                Place(desk.shown(folder), 0),
                "holds no outline.",
                "Write one; `briefgen new DIR` writes a project that has one.",
            )
        )
    chosen = [audience] if audience else list(paths)
    shelf = tuple(paths), dict(desk.project.settings.variables)
    return tuple(made for name in chosen for made in _editions(desk, paths[name], words, shelf))


def _plans(desk: Desk) -> dict[str, Path]:
    """The files of the outlines by name; two of one name would be one brief."""
    found: dict[str, Path] = {}
    for path in sorted(path for path in desk.project.briefs.glob("*.y*ml") if path.suffix in YAML):
        if tag(path.stem):
            continue
        if not path.name.startswith("_") and found.setdefault(path.stem, path) != path:
            message = f"{desk.shown(found[path.stem])} is the same brief."
            desk.findings.append(Finding("outline-twice", Place(desk.shown(path)), message, "Remove one of them."))
    return found


def _either(path: Path) -> tuple[Path, ...]:
    return tuple(path.with_name(path.name + ending) for ending in YAML)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return a cure: the known words that are nearest, or have the word in them or are in it, or else all of them.

    >>> nearest("briefs/crews.yaml", ["crews", "owners"]), nearest("Harbour", ["harbour-post.md", "notes.md"])
    ('Did you mean "crews"?', 'Did you mean "harbour-post.md"?')
    """
    words = sorted(known)
    told, shapes = word.casefold(), [each.casefold() for each in words]
    close = get_close_matches(told, shapes) or [each for each in shapes if told and (told in each or each in told)]
    near = [words[shapes.index(each)] for each in close[:_NEAREST]]
    return f"Did you mean {' or '.join(map(_quoted, near))}?" if near else f"Known: {', '.join(words)}."


def _quoted(word: str) -> str:
    return f'"{word}"'


def _editions(
    desk: Desk, path: Path, words: Vocabulary, shelf: tuple[tuple[str, ...], dict[str, str]]
) -> tuple[Outline, ...]:
    """An outline, and the same with the texts of each of its companions; each knows of the others."""
    plans = [made for made in (_outline(desk, path, words, shelf),) if made]
    for language, companion in companions(path):
        own = desk.yaml(companion)
        made = _outline(desk, path, words, shelf, own) if own and plans else None
        if own and made:
            region = plans[0].language.partition("-")[2]
            given = own.get("language")
            told = given.raw if given else f"{language}-{region}" if region and "-" not in language else language
            subject = own.get("subject")
            about = str(subject.scalar) if subject else ""
            id_ = f"{path.stem}.{language}"
            plans.append(replace(made, id=id_, language=told, edition_of=path.stem, subject=about))
    named = [(plan.language, plan.id) for plan in plans]
    return tuple(replace(plan, sisters=tuple(one for one in named if one[1] != plan.id)) for plan in plans)


def companions(path: Path) -> tuple[tuple[str, Path], ...]:
    """Return the languages of an outline's companions with their files, in order of language."""
    beside = (each for each in path.parent.glob(f"{path.stem}.*") if each.suffix in YAML and tag(each.stem))
    return tuple(sorted((tag(each.stem), each) for each in beside))


def _outline(
    desk: Desk,
    path: Path,
    words: Vocabulary,
    shelf: tuple[tuple[str, ...], dict[str, str]],
    edition: Located | None = None,
) -> Outline | None:
    from briefgen.outline.drawn import drawings
    from briefgen.outline.includes import included
    from briefgen.outline.read import Shelf, outline

    located = desk.yaml(path)
    if located is None:
        return None
    parts: dict[str, Located] = {}
    waiting = [name for name, _ in (*included(located), *drawings(located))]
    while waiting:
        name = waiting.pop(0)
        if name not in parts and (part := _part(desk, name)):
            parts[name] = part
            waiting += [inner for inner, _ in (*included(part), *drawings(part))]
    # Without a vocabulary, or with one that has faults of its own, each id would be one more fault.
    made, findings = outline(located, parts, words if words != Vocabulary() else None, Shelf(*shelf), edition)
    # What the original has wrong is told there, and what a companion leaves out is not wrong for that.
    desk.findings.extend(each for each in findings if edition is None or each.place.path == edition.place.path)
    return _for_all(made, located, desk.project.settings) if made else None


def _for_all(made: Outline, located: Located, told: Settings) -> Outline:
    """What holds for all briefs of the project, where an outline says nothing of its own."""
    language = made.language if located.get("language") else told.language
    return replace(made, language=language, marking=made.marking or told.marking)


def _part(desk: Desk, name: str) -> Located | None:
    """A shared part; one that is missing or outside of briefs/ is `outline.read`'s to report, where it is named."""
    path, folder = desk.project.directory / name, desk.project.briefs.resolve()
    return desk.yaml(path) if path.is_file() and path.resolve().is_relative_to(folder) else None


def _documents(desk: Desk) -> Iterable[Document]:
    folder = desk.project.seeds
    if not folder.is_dir():
        return
    names = files.folder(folder, SEEDS)
    seeds = [seed for seed in (_seed(desk, folder, name) for name in names) if seed]
    sheets, complete = tuple(_sheets(desk)), desk.project.settings.complete_sources
    sources, findings = records(seeds, sheets, complete=complete, there=[name.rpartition("/")[2] for name in names])
    desk.findings.extend(findings)
    desk.unread = len(seeds) < len(names)
    for seed in seeds:
        made = desk.tried(partial(document, seed.path, seed.data, sources[seed.path]))
        if made:
            yield made
        else:
            desk.unread = True


def _seed(desk: Desk, folder: Path, name: str) -> SeedFile | None:
    shown = desk.shown(folder / name)
    data = desk.tried(lambda: files.read(folder / name, shown, folder))
    return SeedFile(shown, data) if data is not None else None


def _sheets(desk: Desk) -> Iterable[Located]:
    """The project's own records, for seeds that one may not touch, then those that stand beside the seeds."""
    for path in (*_either(desk.project.briefs / "_sources"), *(desk.project.seeds / name for name in SHEETS)):
        located = desk.yaml(path) if path.is_file() else None
        if located:
            yield located


def _text(data: bytes, shown: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = Place(shown, data.count(b"\n", 0, error.start) + 1)
        raise BriefgenError(
            Finding("yaml-encoding", place, "The file is not UTF-8 text.", "Save the file as UTF-8.")
        ) from None
