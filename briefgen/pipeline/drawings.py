"""Drawings kept between runs, beside the facts: charts whose data and specification did not change, and cut faces.

The file may be deleted at any time; pages are the same with it and without. Each line is sealed with what stands for the
code of this installation: what came along with a project from elsewhere is made again, whatever it shows. Why:
docs/decisions/0011-kept-facts.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from briefgen.pipeline import kept
from briefgen.store.kept import digest, whole

FILE = "drawings"
MOST = 500
"""Drawings that are kept, those used last; a megabyte or two, and 20 KB for each cut face."""
DRAWS = ("language", "render")
"""The parts of the package that drawings are made by."""


@contextmanager
def drawings(project: Path) -> Iterator[dict[str, str]]:
    """Give the drawings that were kept, the last used last, and keep those that come to them."""
    path = project / kept.FOLDER / FILE
    before = tuple(_sealed(kept.read(path)))
    known = dict(before)
    yield known
    if tuple(known.items()) != before:
        kept.written(path, [_line(*each) for each in tuple(known.items())[-MOST:]])


def _sealed(text: str) -> Iterator[tuple[str, str]]:
    """The drawings that stand in the file as this installation wrote them."""
    for seal, line in whole(text).items():
        told = line.split(" ", 2)[2]
        if seal == _seal(told):
            key, drawing = json.loads(told)
            yield key, drawing


def _line(key: str, drawing: str) -> str:
    told = json.dumps([key, drawing])
    return f"{_seal(told)} {digest(told)} {told}"


def _seal(told: str) -> str:
    return digest(f"{_reader()}\n{told}")


@cache
def _reader() -> str:
    return kept.reader(DRAWS)
