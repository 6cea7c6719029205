"""Facts kept between runs, beside the project: a seed that did not change is not read again.

The file may be deleted at any time; the facts are the same with it and without. Why: docs/decisions/0011-kept-facts.md.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import briefgen
from briefgen import files
from briefgen.errors import BriefgenError, EnvironmentFault
from briefgen.model.fact import Fact
from briefgen.model.source import Document
from briefgen.model.vocabulary import Vocabulary
from briefgen.store.kept import facts, keys, line, whole

FOLDER = ".briefgen_cache"
WORTH = 20
"""Seeds from which on it is worth a file; fewer are read in less than half a second."""
READS = ("errors.py", "extract", "grammar", "ingest", "model", "store")
"""The parts of the package on which facts depend."""
LARGEST = 200_000_000
"""Octets of the largest file of kept lines: more than a seed may have, or what many seeds state was never found again."""


def extracted(
    documents: Sequence[Document], words: Vocabulary, project: Path, seeds: str
) -> tuple[tuple[tuple[Fact, ...], ...], str]:
    """Return the facts of each document, and a line of talk where what was kept was no longer whole."""
    if len(documents) < WORTH:
        return tuple(_read(document, words) for document in documents), ""
    path = beside(project, seeds, "facts")
    text = read(path)
    old = whole(text)
    names = keys(documents, words, reader(READS))
    found = tuple(
        facts(old[key], document) if key in old else _read(document, words)
        for key, document in zip(names, documents, strict=True)
    )
    torn = len(old) < len(text.splitlines())
    if torn or not old.keys() >= set(names):
        written(path, [old.get(key) or line(key, told) for key, told in zip(names, found, strict=True)])
    return found, f"{path.name} in {FOLDER} was damaged; the facts were read anew." if torn else ""


def _read(document: Document, words: Vocabulary) -> tuple[Fact, ...]:
    from briefgen.extract import extract

    return extract(document, words)


def beside(project: Path, seeds: str, what: str) -> Path:
    """Return the file that keeps something of a project's seeds."""
    return project / FOLDER / f"{sha256(seeds.encode()).hexdigest()[:16]}.{what}"


def read(path: Path) -> str:
    """Return the text of a file of kept lines; nothing where there is none that can be read."""
    try:
        return files.read(path, str(path), most=LARGEST).decode("utf-8", "replace") if path.exists() else ""
    except (BriefgenError, OSError):
        return ""


def written(path: Path, lines: Sequence[str]) -> None:
    """Keep the lines, in a folder that no repository takes in; a project that cannot be written to goes without."""
    with suppress(EnvironmentFault):
        files.write({path.parent / ".gitignore": b"*\n", path: "\n".join(lines).encode()})


def reader(parts: Sequence[str] = ("",)) -> str:
    """Return what stands for code: its files' names, sizes and times of change, as for Python's bytecode."""
    root = Path(briefgen.__file__).parent
    told = (
        f"{path.relative_to(root)} {(at := path.stat()).st_size} {at.st_mtime_ns}" for path in _sources(root, parts)
    )
    return "\n".join((sys.version, *told))


def _sources(root: Path, parts: Sequence[str]) -> Iterator[Path]:
    for part in parts:
        found = (root / part).rglob("*") if (root / part).is_dir() else [root / part]
        yield from sorted(path for path in found if path.suffix in {".py", ".txt"})
