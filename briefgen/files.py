"""Reading and writing files safely: regular files inside their folder only, whole files or none.

What is read and written, and in which order, is `pipeline`'s business.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from briefgen.errors import BriefgenError, EnvironmentFault, Finding, Place

LARGEST = 8_000_000
"""Bytes of a file that is read."""


def read(path: Path, shown: str, inside: Path | None = None, most: int | None = None) -> bytes:
    """Return a file's bytes; `shown` is its path as findings print it.

    Raises BriefgenError where it is missing, no regular file, outside of the folder `inside`, or larger than `most`, which is
    LARGEST unless given.
    """
    try:
        real = path.resolve(strict=True)
        if inside is not None and not real.is_relative_to(inside.resolve()):
            raise _unreadable(shown, "leads out of its folder.", "Copy the file in instead of linking to it.")
        found = real.stat()
        if stat.S_ISDIR(found.st_mode):
            raise _unreadable(shown, "is a folder.", "Name the files in it.")
        if not stat.S_ISREG(found.st_mode):
            raise _unreadable(shown, "is no regular file.", "Name a text file.")
        if found.st_size > (limit := LARGEST if most is None else most):
            size = f"has {found.st_size:,} bytes, more than {limit:,}."
            raise _unreadable(shown, size, "Keep only the text that you cite.")
        return real.read_bytes()
    except FileNotFoundError:
        gone = Finding("file-unreadable", Place(shown, 0), "does not exist.", "Check the name.")
        raise BriefgenError(gone) from None
    except (OSError, RuntimeError) as error:
        raise _unreadable(shown, f"cannot be read: {_reason(error)}.", "Check its permissions.") from None


def drained(stream: BinaryIO | None, shown: str) -> bytes:
    """Return what a stream holds, no more than a byte above LARGEST.

    Raises BriefgenError where there is none, or it cannot be read.
    """
    try:
        if stream is not None:
            return stream.read(LARGEST + 1)
        reason = "it is closed"
    except OSError as error:
        reason = _reason(error)
    unread = Finding(
        "file-unreadable", Place(shown, 0), f"cannot be read: {reason}.", "Name a file, or pipe a text in."
    )
    raise BriefgenError(unread)


def folder(path: Path, endings: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names below a folder that end so, relative to it, sorted; hidden files and folders are left out."""
    names = (found.relative_to(path).as_posix() for found in path.rglob("*") if found.suffix.lower() in endings)
    return tuple(sorted(name for name in names if not any(part.startswith(".") for part in name.split("/"))))


MEND = "Mend the permissions, or make room on the disk."
ELSEWHERE = "Name another folder with --output, or mend this one."


def write(files: Mapping[Path, bytes], cure: str = MEND) -> None:
    """Write all files or none: each under a temporary name, flushed to disk, then all renamed.

    Raises EnvironmentFault, with that cure, where the disk refuses; no old file is touched before every new one is
    complete.
    """
    ready: dict[Path, str] = {}
    at = next(iter(files), Path())
    try:
        for at, content in files.items():
            at.parent.mkdir(parents=True, exist_ok=True)
            ready[at] = _temporary(at, content)
        for at, temporary in ready.items():
            Path(temporary).replace(at)
        for parent in {path.parent for path in files}:
            _flush(parent)
    except OSError as error:
        message = f"cannot be written: {_reason(error)}."
        raise EnvironmentFault(Finding("output-unwritable", _blocked(at, error), message, cure)) from None
    finally:
        for temporary in ready.values():
            Path(temporary).unlink(missing_ok=True)


def _blocked(path: Path, error: OSError) -> Place:
    """The folder that was refused, or the file: nobody knows the temporary name under which it was to be written."""
    named = Path(str(error.filename or path))
    return Place(str(named if named in path.parents else path), 0)


def _temporary(path: Path, content: bytes) -> str:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fchmod(file.fileno(), 0o644)
        os.fsync(file.fileno())
    return name


def _flush(folder_: Path) -> None:
    handle = os.open(folder_, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _unreadable(shown: str, message: str, cure: str) -> BriefgenError:
    return BriefgenError(Finding("file-unreadable", Place(shown), message, cure))


def _reason(error: BaseException) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
