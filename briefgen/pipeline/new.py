"""A small project to begin with: the files of `starter/` in this package, copied as they stand.

What they hold is written there, in the words of whoever opens them; the templates are those of the installation.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files as packaged
from importlib.resources.abc import Traversable
from pathlib import Path

from briefgen import files
from briefgen.errors import ConfigurationError, Finding, Place
from briefgen.pipeline.work import Written


def new(directory: Path) -> Written:
    """Write the starter into a folder, which is made where it is missing; all of it, or nothing.

    Raises ConfigurationError where something stands already at a name that the starter needs.
    """
    starter = packaged("briefgen").joinpath("starter")
    made = {directory / path: content for path, content in _files(starter, "")}
    _refuse(directory, sorted(each.name for each in starter.iterdir()))
    files.write(made)
    return Written(tuple(str(path) for path in made))


def _refuse(directory: Path, names: list[str]) -> None:
    """Go nowhere near what is there: in a folder of one's own sources, an invented one would be read as one of them."""
    taken = [name for name in names if (directory / name).exists() or (directory / name).is_symlink()]
    message = f"holds {' and '.join(taken)} already." if taken else "is no folder."
    if taken or (directory.exists() and not directory.is_dir()):
        cure = "Name a folder that is not there yet; nothing is ever overwritten."
        raise ConfigurationError(Finding("project-exists", Place(str(directory), 0), message, cure))


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for each in sorted(folder.iterdir(), key=lambda one: one.name):
        if each.is_dir():
            yield from _files(each, f"{path}{each.name}/")
        else:
            yield f"{path}{each.name}", each.read_bytes()
