"""What each seed is: the Source of every file, from its front matter and from record sheets keyed by file name.

`fields` reads one record; `document` takes the Source with the bytes.
"""

from __future__ import annotations

import dataclasses
import difflib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefgen.errors import BriefgenError, Finding, Place, Severity
from briefgen.ingest.fields import record
from briefgen.ingest.marks import front_matter
from briefgen.ingest.plain import plain
from briefgen.located_yaml import Located, load
from briefgen.model.source import Source


@dataclass(frozen=True, slots=True)
class SeedFile:
    """A seed's bytes and its path, as findings print it."""

    path: str
    data: bytes

    @property
    def name(self) -> str:
        """The file's name without its folders."""
        return self.path.rpartition("/")[2]

    @property
    def stem(self) -> str:
        """The file's name without its ending, as an id."""
        return _id(self.name.rpartition(".")[0] or self.name)


def records(
    files: Sequence[SeedFile], sheets: Sequence[Located], *, complete: bool = False, there: Sequence[str] = ()
) -> tuple[dict[str, Source], tuple[Finding, ...]]:
    """Return the Source of each file by its path, and what is wrong or missing in the records.

    A file's records complete one another: each thing is taken from the first sheet that says it, and from the front
    matter last. Two different publication dates are a finding. `complete` makes what is missing an error; `there` are
    the names of files that may be spoken of, though they could not be read.
    """
    findings: list[Finding] = []
    stems = Counter(file.stem for file in files)
    sources: dict[str, Source] = {}
    told = [_sheet(sheet, findings) for sheet in sheets]
    findings += _unused(sheets, {*there, *(file.name for file in files)})
    beside = sheets[-1].place.path if sheets else "sources.yaml beside it"
    for file in files:
        before = len(findings)
        given = [sheet[file.name] for sheet in told if file.name in sheet]
        given += _front_record(file, findings)
        name = file.stem if stems[file.stem] == 1 else _id(file.name)
        sources[file.path] = _source(file, name, given)
        findings += _conflicts(given)
        if len(findings) == before:  # a record that cannot be read is one finding, not two
            findings += _missing(sources[file.path], beside, complete=complete)
    return sources, (*findings, *_twins(sources))


def _id(name: str) -> str:
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9._-]+", "-", ascii_only).strip("-.") or "source"


def _sheet(sheet: Located, findings: list[Finding]) -> dict[str, Source]:
    """A sheet's records by file name."""
    if sheet.entries is None and (sheet.items is not None or sheet.scalar is not None):
        cure = "Write each file's name with a colon, and its record below it, indented."
        findings.append(Finding("source-form", sheet.place, "The sheet is not a list of file names.", cure))
    told = {}
    for entry in sheet.entries or ():
        told[entry.key], faults = record(entry.value, entry.place)
        findings += faults
    return told


def _unused(sheets: Sequence[Located], names: set[str]) -> Iterator[Finding]:
    """Name records of files that are not there; a sheet in briefs/ may speak of files that one may not hand on."""
    for sheet in sheets:
        own = sheet.place.path.rpartition("/")[2].startswith("_")
        for entry in () if own else sheet.entries or ():
            if entry.key not in names:
                near = difflib.get_close_matches(entry.key, sorted(names), 1)
                cure = f'Did you mean "{near[0]}"?' if near else "Correct the name, or take the record out."
                yield Finding("source-unused", entry.place, f"There is no {entry.key}.", cure, Severity.WARNING)


def _front_record(file: SeedFile, findings: list[Finding]) -> list[Source]:
    """The record in a file's front matter, if it has one."""
    text = file.data.decode("utf-8", "replace")
    if not text.lstrip("\ufeff \r\n").startswith("---"):
        return []
    span = front_matter(plain(text))
    if span is None:
        findings += _unclosed(file, text)
        return []
    start = text.index("\n", text.index("---")) + 1
    place = Place(file.path, text.count("\n", 0, start))
    try:
        tree = load(text[start : max(start, text.rindex("\n", 0, span.end))], file.path, place.line + 1)
    except BriefgenError as error:
        findings += error.findings
        return []
    found, faults = record(tree, place)
    findings += faults
    return [found]


def _unclosed(file: SeedFile, text: str) -> Iterator[Finding]:
    """Say where front matter begins and never ends; a mere rule of dashes is none."""
    if re.match(r"\s*---[ \t]*\r?\n\w+:", text.removeprefix("\ufeff")):
        cure = "Put a line --- after its last key."
        yield Finding("source-front-matter", Place(file.path), "The front matter does not end.", cure)


def _source(file: SeedFile, name: str, given: Sequence[Source]) -> Source:
    """The first word on everything; the file's name stands in for a title."""
    empty = Source("", "", language="", place=Place(file.path))
    told = [*given, empty]
    fields = [field.name for field in dataclasses.fields(Source)]
    firsts = {key: next((value for one in told if (value := getattr(one, key))), getattr(empty, key)) for key in fields}
    found = dataclasses.replace(empty, **firsts)
    title, language = found.title or file.name, found.language or "en"
    return dataclasses.replace(found, id=name, name=file.name, title=title, language=language)


def _conflicts(given: Sequence[Source]) -> Iterator[Finding]:
    dated = [one for one in given if one.published]
    for other in dated[1:]:
        if other.published != dated[0].published:
            message = f"published is {other.published} here, {dated[0].published} in {dated[0].place}."
            yield Finding("source-conflict", other.place, message, "Keep the right one.")


def _missing(source: Source, sheet: str, *, complete: bool) -> Iterator[Finding]:
    """Say what a record lacks; a date may be unknown when the record says why."""
    lacks = ["title"] * (source.title == source.name) + ["publisher"] * (not source.publisher)
    lacks += ["date"] * (source.published is None and not source.published_basis)
    if lacks:
        named = " or ".join(filter(None, [", ".join(lacks[:-1]), lacks[-1]]))
        cure = f"Give it in the file's front matter, or below {source.name}: in {sheet}."
        severity = Severity.ERROR if complete else Severity.WARNING
        yield Finding("source-incomplete", source.place, f"{source.name} has no {named}.", cure, severity)


def _twins(sources: dict[str, Source]) -> Iterator[Finding]:
    """Two files of one id would be one source to every reader."""
    seen: dict[str, str] = {}
    for path, source in sources.items():
        if source.id in seen:
            message = f'The name is, as an id, "{source.id}", as that of {seen[source.id]}.'
            yield Finding("source-twice", Place(path), message, "Give one of the files another name.")
        seen.setdefault(source.id, path)
