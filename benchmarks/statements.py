"""Write the statements of a folder of texts in the form their scorer reads, and run that scorer.

    python benchmarks/statements.py TEXTS [--gold FOLDER --scorer SCORE.py] [--output PRED.jsonl]

TEXTS is a folder of .txt files. A prediction has doc, content (a list of spans), source, cue and direct. The source
is the mention in the sentence, also where it is a pronoun.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from briefgen.extract.reading import read
from briefgen.extract.statements import statements
from briefgen.ingest import document
from briefgen.model.fact import Statement
from briefgen.model.source import Document, Source, Span
from briefgen.model.vocabulary import Vocabulary

Row = dict[str, str | bool | list[int] | list[list[int]] | None]


def pair(span: Span | None) -> list[int] | None:
    """Give a span as the scorer wants it."""
    return [span.start, span.end] if span else None


def predictions(article: Document) -> Iterator[Row]:
    """Give a document's predictions."""
    for fact in statements(read(article, Vocabulary())):
        body = fact.body
        if not isinstance(body, Statement):
            continue
        yield {
            "doc": article.source.name,
            "content": [[part.start, part.end] for part in body.content],
            "source": pair(body.speaker.span if body.speaker else None),
            "cue": pair(body.cue.span if body.cue else None),
            "direct": body.direct,
        }


def main() -> int:
    """Predict, time and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--output", type=Path)
    options = parser.parse_args()
    paths = sorted(options.texts.glob("*.txt"))
    articles = [document(p.name, p.read_bytes(), Source(id=p.stem.lower(), name=p.name)) for p in paths]
    start = time.process_time()
    rows = [row for article in articles for row in predictions(article)]
    seconds = time.process_time() - start
    output = options.output or Path(tempfile.mkdtemp()) / "statements.jsonl"
    output.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    print(
        f"{len(articles)} documents, {len(rows)} statements, {1000 * seconds / max(1, len(articles)):.1f} ms each",
        file=sys.stderr,
    )
    if not options.scorer:
        return 0
    command = [sys.executable, str(options.scorer), "--gold", str(options.gold), "--texts", str(options.texts)]
    return subprocess.run([*command, "--pred", str(output)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
