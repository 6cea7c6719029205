"""Where a project's things are, and its settings from briefgen.yaml; everything in it is optional.

Reads no file: `pipeline` does, with `located_yaml`, and hands the tree to `settings`.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from posixpath import normpath

from briefgen.errors import Finding
from briefgen.located_yaml import Located
from briefgen.rules.rule import LEVELS, ids, rule

FILE = "briefgen.yaml"
PAGES = ("letter", "A4")


def told(about: str, example: str, **form: object) -> Mapping[str, object]:
    """Return what a setting says of itself, for its JSON Schema: `form` is a text's unless given."""
    return {"schema": {"type": ["string", "number"], **form, "description": about, "examples": [example]}}


@dataclass(frozen=True, slots=True)
class Settings:
    """What briefgen.yaml may say; the folders are relative to it."""

    title: str = field(default="", metadata=told("What the briefs are about.", "The Skarholm ferry"))
    organisation: str = field(default="", metadata=told("Who issues the briefs.", "Crews' Union"))
    language: str = field(
        default="en-CA", metadata=told("Language tag (BCP 47), where an outline has none.", "en-GB", type="string")
    )
    page: str = field(default="letter", metadata=told("Paper.", "A4", type="string", enum=list(PAGES)))
    output: str = field(default="build", metadata=told("Folder that briefs are written to.", "build"))
    seeds: str = field(default="seeds", metadata=told("Folder of the sources.", "seeds"))
    briefs: str = field(default="briefs", metadata=told("Folder of the outlines.", "briefs"))
    templates: str = field(default="templates", metadata=told("Folder of the project's templates.", "templates"))
    marking: str = field(
        default="", metadata=told("Handling mark of every brief whose outline sets none.", "Members only")
    )
    markings: str = field(
        default="",
        metadata=told(
            "The handling marks there are, the weakest first, commas between.", "Public, Members only, Secret"
        ),
    )
    marking_pages: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=told(
            "Which pages bear a marking, by its name: first or every, which is what others than the usual ones do.",
            "{Members only: first}",
            type="object",
            additionalProperties={"enum": ["first", "every"]},
        ),
    )
    brand: str = field(
        default="", metadata=told("File of the organisation's own look, in the project.", "brand.yaml", type="string")
    )
    complete_sources: bool = field(
        default=False,
        metadata=told(
            "Whether a source without title, publisher or date is an error and not a warning.", "true", type="boolean"
        ),
    )
    rules: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=told(
            "Rules raised or lowered: error, warning or off by the rule's id; `briefgen explain` lists them.",
            "{fact-unused: error}",
            type="object",
            additionalProperties={"enum": list(LEVELS)},
        ),
    )
    variables: tuple[tuple[str, str], ...] = field(
        default=(),
        metadata=told(
            "Texts by name, which {name} prints in any outline.",
            "{members: the crews of the ferry}",
            type="object",
            additionalProperties={"type": ["string", "number"]},
        ),
    )


def schema() -> Mapping[str, object]:
    """Return the form of briefgen.yaml as JSON Schema, from the settings themselves."""
    keys = {made.name: made.metadata.get("schema", {}) for made in fields(Settings)}
    about = "Settings for all briefs of a project; every line is optional."
    return {
        "title": "Project",
        "type": "object",
        "description": about,
        "properties": keys,
        "additionalProperties": False,
    }


@dataclass(frozen=True, slots=True)
class Project:
    """A folder with its settings."""

    directory: Path
    settings: Settings = field(default_factory=Settings)

    @property
    def file(self) -> Path:
        """The settings file, which need not be there."""
        return self.directory / FILE

    @property
    def seeds(self) -> Path:
        """The folder of the documents."""
        return self.directory / self.settings.seeds

    @property
    def briefs(self) -> Path:
        """The folder of the outlines and the parts they share."""
        return self.directory / self.settings.briefs

    @property
    def templates(self) -> Path:
        """The folder of the project's own templates, which need not be there."""
        return self.directory / self.settings.templates

    @property
    def output(self) -> Path:
        """The folder that briefs are written to."""
        return self.directory / self.settings.output

    def shown(self, path: Path) -> str:
        """Return a path as findings print it: relative to the project where it is inside."""
        return path.relative_to(self.directory).as_posix() if path.is_relative_to(self.directory) else path.as_posix()


def find(directory: Path) -> Project:
    """Return the project of a folder, with default settings until `settings` has read its file.

    Folders above are not looked at: a folder without a briefgen.yaml is a project of its own.
    """
    return Project(directory.absolute())


def settings(tree: Located) -> tuple[Settings, tuple[Finding, ...]]:
    """Return the settings of a briefgen.yaml, defaults where it says nothing, and what is wrong in it."""
    if tree.entries is None:
        empty = tree.items is None and tree.scalar is None
        cure = "Write one line for each setting, such as title: Trade briefs."
        form = Finding("settings-form", tree.place, "The file is not a list of settings.", cure)
        return Settings(), () if empty else (form,)
    given = {entry.key: _text(entry.value) for entry in tree.entries}
    default = Settings()
    found = Settings(
        title=given.get("title", default.title),
        organisation=given.get("organisation", default.organisation),
        language=given.get("language") or default.language,
        page=next((page for page in PAGES if page.lower() == given.get("page", "").lower()), default.page),
        output=given.get("output") or default.output,
        seeds=given.get("seeds") or default.seeds,
        briefs=given.get("briefs") or default.briefs,
        templates=given.get("templates") or default.templates,
        marking=given.get("marking", default.marking),
        markings=given.get("markings", default.markings),
        marking_pages=_pairs(tree.get("marking_pages")),
        brand=given.get("brand", default.brand),
        complete_sources=given.get("complete_sources") == "true",
        rules=_pairs(tree.get("rules")),
        variables=_pairs(tree.get("variables")),
    )
    return found, (*_faults(tree), *_overlap(found, tree), *_outside(found, tree))


def _pairs(node: Located | None) -> tuple[tuple[str, str], ...]:
    return tuple((entry.key, _text(entry.value)) for entry in node.entries or ()) if node else ()


def _text(node: Located) -> str:
    """A value's text; empty for null and for what is no text."""
    if isinstance(node.scalar, bool):
        return "true" if node.scalar else "false"
    return node.scalar if isinstance(node.scalar, str) else node.raw if node.scalar is not None else ""


def _faults(tree: Located) -> Iterator[Finding]:
    keys = tuple(Settings.__dataclass_fields__)
    for entry in tree.entries or ():
        text, place = _text(entry.value), entry.value.place
        if entry.key not in keys:
            yield Finding("settings-key", entry.place, f'There is no setting "{entry.key}".', _nearest(entry.key, keys))
        elif entry.key == "rules":
            yield from _levels(entry.value)
        elif entry.key == "variables":
            yield from _texts(entry.value)
        elif entry.key == "marking_pages":
            yield from _pages(entry.value)
        elif entry.value.items is not None or entry.value.entries is not None:
            yield Finding("settings-form", place, f'"{entry.key}" is a list.', "Write it as one text.")
        elif text and (fault := _fault(entry.key, text)):
            rule, cure = fault
            yield Finding(rule, place, f'"{entry.key}" cannot be "{text}".', cure)


def _fault(key: str, text: str) -> tuple[str, str] | None:
    """The rule that a value breaks, and what to write instead."""
    if key == "page" and text.lower() not in {page.lower() for page in PAGES}:
        return "settings-page", "Write letter or A4."
    if key == "language" and not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", text):
        return "settings-language", "Write a language tag such as en-CA or fr."
    if key == "complete_sources" and text not in {"true", "false"}:
        return "settings-complete-sources", "Write true or false."
    return None


def _levels(node: Located) -> Iterator[Finding]:
    """What is wrong under `rules:`: a rule that there is not, a level that there is not, or one that is too low."""
    if node.entries is None and (node.items is not None or node.scalar is not None):
        yield Finding("settings-rules", node.place, '"rules" is no list of rules.', "Write it like fact-unused: error.")
    for entry in node.entries or ():
        text, place = _text(entry.value), entry.value.place
        if entry.key not in ids():
            message = f'There is no rule "{entry.key}".'
            yield Finding("settings-rules", entry.place, message, _nearest(entry.key, ids()))
        elif text not in LEVELS:
            yield Finding("settings-rules", place, f'"{text}" is no level.', _nearest(text, LEVELS))
        elif LEVELS.index(text) > LEVELS.index(least := rule(entry.key).least):
            message = f'"{entry.key}" cannot be {text}: `briefgen explain {entry.key}` says why it matters.'
            cure = f"Its lowest level is {least}." if least == "warning" else "Mend what it finds."
            yield Finding("settings-rules", place, message, cure)


def _pages(node: Located) -> Iterator[Finding]:
    """What is wrong under `marking_pages:`."""
    if node.entries is None and (node.items is not None or node.scalar is not None):
        cure = "Write it like Members only: first."
        yield Finding("settings-form", node.place, '"marking_pages" is no list of markings.', cure)
    for entry in node.entries or ():
        if (text := _text(entry.value)) not in {"first", "every"}:
            yield Finding(
                "settings-form", entry.value.place, f'"{text}" is no choice of pages.', "Write first or every."
            )


def marked_pages(marking: str, settings: Settings) -> str:
    """Return which pages bear a marking: first or every; a project's word goes before the usual rule.

    >>> marked_pages("Protected B", Settings()), marked_pages("Crews only", Settings())
    ('first', 'every')
    """
    return dict(settings.marking_pages).get(marking) or _usual().get(marking, "every")


@cache
def _usual() -> Mapping[str, str]:
    lines = files("briefgen").joinpath("markings.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    return {name: pages for name, _, pages in rows}


def _texts(node: Located) -> Iterator[Finding]:
    """What is wrong under `variables:`: what is no name, and what is no text."""
    if node.entries is None and (node.items is not None or node.scalar is not None):
        cure = "Write it like members: the crews."
        yield Finding("settings-form", node.place, '"variables" is no list of names and texts.', cure)
    for entry in node.entries or ():
        if not re.fullmatch("[a-z0-9][a-z0-9-]*", entry.key):
            cure = "Use small letters, digits and hyphens, such as members."
            yield Finding("settings-form", entry.place, f'"{entry.key}" is no name.', cure)
        elif not _text(entry.value):
            yield Finding("settings-form", entry.value.place, f'"{entry.key}" is no text.', "Write it as one text.")


def _nearest(word: str, known: Sequence[str]) -> str:
    near = difflib.get_close_matches(word, known, 1)
    return f'Did you mean "{near[0]}"?' if near else f"There are {', '.join(known)}."


def _outside(found: Settings, tree: Located) -> Iterator[Finding]:
    """A project that came by mail must not read or write wherever it likes; who starts the command may."""
    for key in ("output", "seeds", "briefs", "templates", "brand"):
        path = PurePosixPath(str(getattr(found, key)))
        if path.is_absolute() or normpath(path).startswith(".."):
            what = "file" if key == "brand" else "folder"
            message = f'The {what} "{path}" is outside of the project.'
            cure = f"Name a {what} inside"
            cure += f", or give this one with --{key}." if key in {"output", "seeds"} else "."
            yield Finding("settings-outside", tree.at((key,)).place, message, cure)


def _overlap(found: Settings, tree: Located) -> Iterator[Finding]:
    """Output among the inputs would be read as input by the next build."""
    inputs = {Path(found.seeds): "seeds", Path(found.briefs): "briefs", Path(found.templates): "templates"}
    output = Path(found.output)
    for folder, name in inputs.items():
        if output == folder or output.is_relative_to(folder):
            message = f'The output folder "{found.output}" is in the folder of the {name}.'
            yield Finding(
                "settings-output", tree.at(("output",)).place, message, "Name a folder beside it, such as build."
            )
