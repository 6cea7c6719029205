"""`briefgen diff`: two states of a project, each a lock file, a folder or a git revision, and what changed between them.

`lock` makes and reads states; the words are `lock.report`'s.
"""

from __future__ import annotations

import subprocess
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from briefgen import files
from briefgen.errors import ConfigurationError, Finding, Place
from briefgen.located_yaml import load
from briefgen.lock.compare import differences
from briefgen.lock.read import read
from briefgen.lock.report import report
from briefgen.model.lock import Difference, Lock
from briefgen.pipeline.accept import in_step
from briefgen.pipeline.briefs import drafted
from briefgen.pipeline.load import open_desk
from briefgen.pipeline.lock import FILE, State, against, state
from briefgen.pipeline.outbox import line, outdated, receipts, row
from briefgen.pipeline.work import Work

Side = Lock | State


def diff(directory: Path, old: str | None, new: str | None, form: str) -> tuple[str, bool]:
    """Return in words what changed from old to new and who was given what it was, and whether anything changed.

    Without names, from the project's lock to the project as it stands.
    """
    first = _side(directory, old) if old else _lock(directory / FILE, FILE)
    last = _side(directory, new) if new else _project(directory)
    found = compared(first, last)
    given = [(line(each), row(each)) for each in outdated(receipts(open_desk(directory)), found)]
    return report(found, form, given), bool(found)


def compared(first: Side, last: Side) -> tuple[Difference, ...]:
    """Return what changed in each brief; a fact that its name no longer finds is looked for where it stood."""
    before = first.lock if isinstance(first, State) else first
    after = against(before, last) if isinstance(last, State) else in_step(before, last)
    return differences(before, after)


def _side(directory: Path, name: str) -> Side:
    path = Path(name)
    if path.is_file():
        return _lock(path, name)
    return _project(path) if path.is_dir() else _revision(directory, name)


def _lock(path: Path, shown: str) -> Lock:
    if not path.is_file():
        cure = "Run `briefgen accept` first, or name two states, such as two git revisions."
        raise ConfigurationError(Finding("lock-missing", Place(shown, 0), "there is no lock to compare with.", cure))
    return _read(files.read(path, shown), shown)


def _read(data: bytes, shown: str) -> Lock:
    return read(load(data.decode("utf-8", "replace"), shown))


def _project(directory: Path) -> State:
    _, found, made = drafted(Work(directory))
    return state(made, found)


def _revision(directory: Path, name: str) -> Side:
    """A revision's lock; where it has none, what its tree rests on, read from a copy that does not stay."""
    _git(directory, name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if _git(directory, name, "ls-tree", "--name-only", name, "--", FILE).strip():
        return _read(_git(directory, name, "show", f"{name}:./{FILE}"), f"{name}:{FILE}")
    with TemporaryDirectory() as folder:
        packed, tree = Path(folder) / "tree.tar", Path(folder) / "tree"
        _git(directory, name, "archive", "--format=tar", f"--output={packed}", name, ".")
        with tarfile.open(packed) as archive:
            archive.extractall(tree, filter="data")
        return _project(tree)


def _git(directory: Path, name: str, *words: str) -> bytes:
    """What git prints; ConfigurationError where it knows no such revision, or is not there."""
    try:
        run = subprocess.run(["git", "-C", str(directory), *words], capture_output=True, check=False)  # noqa: S603, S607 - the user's own git
    except OSError:
        raise _unknown(name, "and there is no git to ask for a revision") from None
    if run.returncode:
        raise _unknown(name, "and no revision that git knows here")
    return run.stdout


def _unknown(name: str, why: str) -> ConfigurationError:
    message, cure = f'"{name}" is no lock file, no folder, {why}.', "Name a file, a project's folder or a revision."
    return ConfigurationError(Finding("state-unknown", Place("diff", 0), message, cure))
