"""Score the facts of all kinds on annotated corpora, beside the best peers; or show what came, went and changed.

    python benchmarks/extraction.py BENCH            every corpus below BENCH, one table
    python benchmarks/extraction.py --compare REV [--seeds DIR]
                                                     which facts of DIR came, went and changed since a revision

BENCH holds statements/, dates/ and figures/, each with its scorer and gold. What is scored is what `briefgen extract
--format jsonl` writes: other programs read nothing else. The corpora are not part of this repository.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from difference import ROOT, difference
from figures import currencies

from briefgen.export.jsonl import jsonl
from briefgen.extract import extract
from briefgen.ingest import document
from briefgen.model.source import Document, Source
from briefgen.model.vocabulary import Vocabulary

PEERS = {
    "statements relaxed F1": ("linear CRF 65.7", 60),
    "statements relaxed P": ("linear CRF 67.7", 70),
    "statements e2e F1": ("linear CRF 52.7", 50),
    "statements chars F1": ("linear CRF 83.6", 75),
    "direct relaxed F1": ("linear CRF 90.1", 90),
    "direct e2e F1": ("linear CRF 80.5", 82),
    "dates value F1": ("HeidelTime 79.4", 80),
    "dates strict F1": ("HeidelTime 84.2", 85),
    "dates relaxed F1": ("HeidelTime 92.1", 92),
    "figures value F1": ("CQE 91.1", 91),
    "figures value+unit F1": ("CQE 83.6", 80),
    "figures value+unit lenient F1": ("", 86),
    "figures counted nouns R": ("CQE 78", 80),
}

MEGABYTE = 1_000_000

Row = dict[str, object]


def facts(made: Document) -> list[Row]:
    """Return a document's facts as other programs read them."""
    return [json.loads(line) for line in jsonl(extract(made, Vocabulary()), [made]).splitlines()]


def statements(made: Document) -> Iterator[Row]:
    """Yield the scorer's rows of a document's statements."""
    for fact in facts(made):
        if fact["kind"] == "statement":
            spans = fact["content"] if isinstance(fact["content"], list) else [fact["content"]]
            yield {
                "doc": made.source.name,
                "content": [_pair(span) for span in spans],
                "source": _pair(fact["speaker"]),
                "cue": _pair(fact["cue"]),
            }


def dates(made: Document) -> Iterator[Row]:
    """Yield the scorer's rows of a document's dates, each once."""
    seen = set()
    for fact in facts(made):
        when = fact.get("when")
        if isinstance(when, dict) and (when["start"], when["end"]) not in seen:
            seen.add((when["start"], when["end"]))
            yield {"doc": made.source.name, "start": when["start"], "end": when["end"], "value": when["timex"]}


def figures(made: Document) -> Iterator[Row]:
    """Yield the scorer's rows of a document's figures; it names currencies in words and a rate's period in the unit."""
    names = currencies()
    for fact in facts(made):
        if fact["kind"] == "figure":
            kept = {key: fact[key] for key in ("start", "end", "value", "change")}
            unit = names.get(str(fact["unit"]), fact["unit"])
            yield {"doc": made.source.name, "unit": f"{unit} per {fact['per']}" if fact["per"] else unit} | kept


def _pair(mention: object) -> list[int] | None:
    return [mention["start"], mention["end"]] if isinstance(mention, dict) else None


def texts(folder: Path) -> list[Document]:
    """Return the documents of a folder of text files."""
    return [document(p.name, p.read_bytes(), Source(p.stem, p.name)) for p in sorted(folder.glob("*.txt"))]


def gold(path: Path) -> list[Document]:
    """Return the documents of a gold file."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    return [
        document(row["doc"], row["text"].encode(), Source(row["doc"], row["doc"], published=_day(row.get("dct"))))
        for row in rows
        if row["text"].strip()
    ]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text[:10]) if text else None


def scored(rows: Iterable[Row], *command: str | Path) -> str:
    """Write the rows to a file and return what the scorer prints; `{}` in the command is the file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "predictions.jsonl"
        path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
        words = [str(path) if word == "{}" else str(word) for word in command]
        return subprocess.run([sys.executable, *words], capture_output=True, text=True, check=True).stdout


def report(bench: Path) -> None:
    """Print every scorer's own table, the goals beside the peers, and the speed of all kinds together."""
    folder = bench / "statements"
    articles = texts(folder / "dev" / "text")
    rows = [row for made in articles for row in statements(made)]
    command = (
        folder / "score.py",
        "--gold",
        folder / "dev/attributions",
        "--texts",
        folder / "dev/text",
        "--pred",
        "{}",
    )
    print("== statements\n" + scored(rows, *command))
    for kind, read in (("dates", dates), ("figures", figures)):
        for path in sorted((bench / kind).glob("*.jsonl")):
            found = [row for made in gold(path) for row in read(made)]
            print(f"== {kind}: {path.stem}\n" + scored(found, bench / kind / "score.py", path, "{}"))
    print("== goals and the best peers on the same data")
    for name, (peer, goal) in PEERS.items():
        print(f"{name:<32} goal >= {goal:<4} {peer}")
    print(f"== speed\n{speed(articles):.0f} articles per CPU second, all kinds together, {_size(articles):.1f} KB each")
    print(f"== memory\n{peak(articles):.0f} MB at the peak of the command on one document of 1 MB")


def speed(articles: list[Document]) -> float:
    """Return documents per CPU second, the best of three passes."""
    passes = []
    for _ in range(3):
        start = time.process_time()
        for made in articles:
            extract(document(made.source.name, made.text.encode(), made.source), Vocabulary())
        passes.append(time.process_time() - start)
    return len(articles) / min(passes)


def peak(articles: list[Document]) -> float:
    """Return the peak memory, in MB, of the command over one document of 1 MB, made of the articles in a row."""
    whole = "\n\n".join(made.text for made in articles).encode()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "whole.txt"
        path.write_text((whole * (MEGABYTE // len(whole) + 1))[:MEGABYTE].decode("utf-8", "ignore"), encoding="utf-8")
        command = [sys.executable, "-m", "briefgen", "extract", "--format", "jsonl", str(path)]
        child = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT)
        _, status, used = os.wait4(child.pid, 0)
    if status:
        sys.exit(f"the command ended with {os.waitstatus_to_exitcode(status)}")
    return used.ru_maxrss / 1024


def _size(articles: list[Document]) -> float:
    return sum(len(made.text) for made in articles) / len(articles) / 1000


def main() -> None:
    """Score, or compare."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("bench", type=Path, nargs="?")
    words.add_argument("--compare", metavar="REV")
    words.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    asked = words.parse_args()
    if asked.compare:
        print(*difference(asked.compare, asked.seeds), sep="\n")
    elif asked.bench:
        report(asked.bench)
    else:
        words.error("name the folder of the corpora, or a revision to compare with")


if __name__ == "__main__":
    main()
