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
_READS = ("errors.py", "extract", "grammar", "ingest", "model", "store")
"""The parts of the package on which facts depend."""


def extracted(
    documents: Sequence[Document], words: Vocabulary, project: Path, seeds: str
) -> tuple[tuple[tuple[Fact, ...], ...], str]:
    """Return the facts of each document, and a line of talk where what was kept was no longer whole."""
    if len(documents) < WORTH:
        return tuple(_read(document, words) for document in documents), ""
    path = project / FOLDER / f"{sha256(seeds.encode()).hexdigest()[:16]}.facts"
    text = _text(path)
    old = whole(text)
    names = keys(documents, words, _reader())
    found = tuple(
        facts(old[key], document) if key in old else _read(document, words)
        for key, document in zip(names, documents, strict=True)
    )
    torn = len(old) < len(text.splitlines())
    if torn or not old.keys() >= set(names):
        _write(path, [old.get(key) or line(key, told) for key, told in zip(names, found, strict=True)])
    return found, f"{path.name} in {FOLDER} was damaged; the facts were read anew." if torn else ""


def _read(document: Document, words: Vocabulary) -> tuple[Fact, ...]:
    from briefgen.extract import extract

    return extract(document, words)


def _text(path: Path) -> str:
    try:
        return files.read(path, str(path)).decode("utf-8", "replace") if path.exists() else ""
    except (BriefgenError, OSError):
        return ""


def _write(path: Path, lines: Sequence[str]) -> None:
    """Keep the lines, in a folder that no repository takes in; a project that cannot be written to goes without."""
    with suppress(EnvironmentFault):
        files.write({path.parent / ".gitignore": b"*\n", path: "\n".join(lines).encode()})


def _reader() -> str:
    """What stands for the code that reads facts: its files' names, sizes and times of change, as for Python's bytecode."""
    root = Path(briefgen.__file__).parent
    told = (f"{path.relative_to(root)} {(at := path.stat()).st_size} {at.st_mtime_ns}" for path in _sources(root))
    return "\n".join((sys.version, *told))


def _sources(root: Path) -> Iterator[Path]:
    for part in _READS:
        found = (root / part).rglob("*") if (root / part).is_dir() else [root / part]
        yield from sorted(path for path in found if path.suffix in {".py", ".txt"})
