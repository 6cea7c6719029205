"""Drawings kept between runs, beside the facts: a chart whose data and specification did not change is not drawn again.

The file may be deleted at any time; pages are the same with it and without. Why: docs/decisions/0011-kept-facts.md.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path

from briefgen import files
from briefgen.errors import BriefgenError, EnvironmentFault
from briefgen.pipeline.kept import FOLDER

FILE = "charts"
MOST = 500
"""Drawings that are kept, those used last; a megabyte or two."""


@contextmanager
def drawings(project: Path) -> Iterator[dict[str, str]]:
    """Give the drawings that were kept, and keep those that come to them; a torn one is drawn again."""
    path = project / FOLDER / FILE
    before = _whole(path)
    known = dict(before)
    yield known
    if known != before:
        new = [key for key in known if key not in before]
        lines = (_line(key, known[key]) for key in islice((*new, *before), MOST))
        with suppress(EnvironmentFault):
            files.write({path.parent / ".gitignore": b"*\n", path: "\n".join(lines).encode()})


def _whole(path: Path) -> dict[str, str]:
    """The drawings that stand in the file as they were written."""
    try:
        text = files.read(path, str(path)).decode("utf-8", "replace") if path.exists() else ""
    except (BriefgenError, OSError):
        return {}
    split = (line.split(" ", 2) for line in text.split("\n"))
    return {parts[0]: json.loads(parts[2]) for parts in split if len(parts) > 2 and parts[1] == _digest(*parts[::2])}


def _line(key: str, drawing: str) -> str:
    told = json.dumps(drawing)
    return f"{key} {_digest(key, told)} {told}"


def _digest(key: str, told: str) -> str:
    return sha256(f"{key} {told}".encode()).hexdigest()[:32]
