"""What claims-cli, citations and krokai catch of the same changes, as far as they can express them.

Each runs as its own documentation says, in a virtual environment that is made here with pinned versions: a quotation is
pinned in a claims file (citations), declared in a manifest (claims-cli) or stands in a draft beside the sources (krokai,
its least length lowered to 5); a number is declared in a manifest between the words around it in its source (claims-cli).
Speakers, actors, tense, units and offices none of them has a place for. `mutations` prints the table.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from mutants import Mutant

PINS = ("claims-cli==0.6.1", "citations==0.6.1", "krokai==0.15.0")
NUMBERS = ("digits swapped", "date shifted by a week")


@dataclass(frozen=True, slots=True)
class Put:
    """A change as a peer can be asked of it: the words of the brief before and after, and the sources."""

    mutant: Mutant
    before: str
    after: str
    quoted: bool
    sources: Mapping[str, str]
    changed: Mapping[str, str]
    """The sources with the change, where it is one of a source; the pins are renewed, as `accept` would."""


Ask = Callable[[Path, Path, Put, bool], "int | None"]


def compared(project: Path, seeds: Path | None, mutants: Sequence[Mutant]) -> str:
    """Return a line for each program: how many changes it can express, how many it catches, and with which exit status."""
    sources = {path.name: path.read_text() for path in sorted((seeds or project / "seeds").glob("*.md"))}
    puts = [put for put in (_put(project, each, sources) for each in mutants) if put]
    rows = [f"\nOf {len(mutants)} changes of the kinds that peers can express in part"]
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        _install(home)
        for name, asks in _PEERS.items():
            counts = [_counted(home, ask, [put for put in puts if put.quoted is quoted]) for ask, quoted in asks]
            rows += [
                f"  {name:12}{kind:12}{told}"
                for (_, quoted), told in zip(asks, counts, strict=True)
                for kind in ("quotations" if quoted else "numbers",)
            ]
    return "\n".join(rows)


def _install(home: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(home / "venv")], check=True)
    subprocess.run([str(home / "venv/bin/pip"), "install", "-qq", *PINS], check=True)


def _counted(home: Path, ask: Ask, puts: Sequence[Put]) -> str:
    """How many can be said (the brief as it is passes), how many are caught, and the exit status of those."""
    able, statuses = 0, list[int]()
    for put in puts:
        if _asked(home, ask, put, mutated=False) == 0:
            able += 1
            statuses.append(_asked(home, ask, put, mutated=True) or 0)
    caught = [status for status in statuses if status]
    told = ", ".join(map(str, sorted(set(caught)))) or "-"
    return f"{able:4} of {len(puts)} expressible, {len(caught):4} caught (exit {told}), {able - len(caught)} passed (exit 0)"


def _asked(home: Path, ask: Ask, put: Put, *, mutated: bool) -> int | None:
    with tempfile.TemporaryDirectory() as folder:
        return ask(home / "venv/bin", Path(folder), put, mutated)


def _put(project: Path, mutant: Mutant, sources: Mapping[str, str]) -> Put | None:
    if mutant.path.startswith("seeds/"):
        return _longer(mutant, sources)
    text = (project / mutant.path).read_text()
    old, new = text[mutant.start : mutant.end], mutant.new
    if mutant.kind.startswith("quotation"):
        return Put(mutant, " ".join(old.strip("“”").split()), " ".join(new.strip("“”").split()), True, sources, {})
    return Put(mutant, old, new, False, sources, {}) if mutant.kind in NUMBERS and old[0].isdigit() else None


def _longer(mutant: Mutant, sources: Mapping[str, str]) -> Put | None:
    """A source that goes on behind a quotation, or denies it before."""
    name = mutant.path.removeprefix("seeds/")
    if not mutant.kind.startswith("quotation cut") or name not in sources:
        return None
    text = sources[name]
    around = next((m for m in re.finditer(r'"([^"]+)"', text) if m.start() <= mutant.start <= m.end()), None)
    changed = {**sources, name: mutant.applied(text)}
    return Put(mutant, around[1], around[1], True, sources, changed) if around else None


def _run(command: Sequence[str | Path], folder: Path) -> int:
    return subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, check=False).returncode


def _citations(bin_: Path, folder: Path, put: Put, mutated: bool) -> int | None:
    """`citations verify` on one claims file a source that has the words; those that no source has are put to the first."""
    sources, words = (put.changed or put.sources) if mutated else put.sources, put.after if mutated else put.before
    name = next((name for name, text in put.sources.items() if put.before in text), "")
    if not name:
        return None
    (folder / "sources").mkdir()
    (folder / "claims").mkdir()
    data = sources[name].encode()
    (folder / "sources" / f"{name}.txt").write_bytes(data)
    source = {"citation": "source", "local": f"sources/{name}.txt", "sha256": sha256(data).hexdigest()}
    claims = {"source": source, "claims": {"one": {"quotes": [{"exact": words}]}}}
    (folder / "claims/source.yaml").write_text(json.dumps(claims))
    return _run([bin_ / "citations", "verify", "--claims", "claims"], folder)


def _krokai(bin_: Path, folder: Path, put: Put, mutated: bool) -> int | None:
    """`krokai check --strict` on a draft with the quotation, beside all sources; without --strict it always exits 0."""
    sources, words = (put.changed or put.sources) if mutated else put.sources, put.after if mutated else put.before
    _run([bin_ / "krokai", "init", "."], folder)
    settings = json.loads((folder / "casefile.json").read_text())
    (folder / "casefile.json").write_text(json.dumps({**settings, "min_quote_length": 5}))
    for name, text in sources.items():
        (folder / "law" / name).write_text(text)
    (folder / "case/brief.md").write_text(f'The source says: "{words}"\n')
    return _run([bin_ / "krokai", "check", "--strict"], folder)


def _claims(bin_: Path, folder: Path, put: Put, mutated: bool) -> int | None:
    """`claims verify` on a manifest that pins the source and declares the quotation, or the number with what is around it."""
    sources = (put.changed or put.sources) if mutated else put.sources
    told = put.after if mutated else put.before
    found = ((name, match) for name, text in put.sources.items() for match in [_place(put, text)] if match)
    name, match = next(found, ("", None))
    if not match:
        return None
    data = sources[name].encode()
    (folder / f"{name}.txt").write_bytes(data)
    evidence = {"artifact": "source", "kind": "quote", "text": told}
    if not put.quoted:
        where = {"kind": "prose", "before": match["before"], "after": match["after"]}
        evidence = {
            "artifact": "source",
            "kind": "value",
            "name": "n",
            "reported": told.replace(",", ""),
            "locator": where,
        }
    digest = {"algorithm": "sha256", "value": sha256(data).hexdigest()}
    manifest = {
        "artifacts": [{"id": "source", "path": f"{name}.txt", "media_type": "text/plain", "digest": digest}],
        "claims": [{"id": "one", "text": "As the brief has it", "evidence": [evidence]}],
    }
    (folder / "repro.yaml").write_text(json.dumps(manifest))
    return _run([bin_ / "claims", "verify"], folder)


def _place(put: Put, text: str) -> re.Match[str] | None:
    told = re.escape(put.before)
    if put.quoted:
        return re.search(told, text)
    return re.search(rf"(?P<before>(?:[\w'.,]+ ){{3}}[$]?)(?<![\d.,]){told}(?P<after>[%)]?[.,;]?(?: \w+)?)", text)


_PEERS: Mapping[str, Sequence[tuple[Ask, bool]]] = {
    "citations": ((_citations, True),),
    "claims-cli": ((_claims, True), (_claims, False)),
    "krokai": ((_krokai, True),),
}
