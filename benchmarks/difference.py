"""Which facts of a folder came, went and changed between a revision and the working tree, a line for each.

`extraction.py --compare REV` prints it, and so does continuous integration when the extractor changes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

GIT = shutil.which("git") or "git"
ROOT = Path(__file__).resolve().parent.parent
SHORT = 90
"""Characters of a quotation that are shown."""

Row = dict[str, object]
Key = tuple[object, ...]


def difference(revision: str, seeds: Path) -> Iterator[str]:
    """Yield a line for each fact that differs (- went, + came, ~ changed), and one with the counts."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([GIT, "worktree", "add", "--quiet", "--detach", folder, revision], cwd=ROOT, check=True)
        try:
            old, new = facts(Path(folder), seeds), facts(ROOT, seeds)
        finally:
            subprocess.run([GIT, "worktree", "remove", "--force", folder], cwd=ROOT, check=True)
    changed = [(key, change) for key in sorted(old.keys() & new.keys()) if (change := _change(old[key], new[key]))]
    yield from (f"- {_line(old[key])}" for key in sorted(old.keys() - new.keys()))
    yield from (f"+ {_line(new[key])}" for key in sorted(new.keys() - old.keys()))
    yield from (f"~ {_line(new[key])}: {change}" for key, change in changed)
    went, came, both = len(old.keys() - new.keys()), len(new.keys() - old.keys()), len(old.keys() & new.keys())
    yield f"{went} went, {came} came, {len(changed)} changed, {both - len(changed)} stayed"


def facts(tree: Path, seeds: Path) -> dict[Key, Row]:
    """Return the facts that a tree's code reads in a folder, by source, place, kind and order among equals."""
    command = [sys.executable, "-m", "briefgen", "facts", "--seeds", str(seeds.resolve()), "--format", "jsonl"]
    told = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=True).stdout
    found: dict[Key, Row] = {}
    for fact in map(json.loads, told.splitlines()):
        place = (fact["source"], fact["start"], fact["end"], fact["kind"])
        found[*place, sum(key[:4] == place for key in found)] = fact
    return found


def _change(old: Row, new: Row) -> str:
    """The keys that both have with other values; a key that one of them does not know is no change."""
    keys = [key for key in new if key in old and key not in {"id", "schema"} and old[key] != new[key]]
    return ", ".join(f"{key} {_short(old[key])} -> {_short(new[key])}" for key in keys)


def _line(fact: Row) -> str:
    return f"{fact['source']}:{fact['start']} {fact['kind']} {_short(fact['quote'])}"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"
