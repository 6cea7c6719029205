"""Write the date expressions of a gold file's documents, in the form its scorer reads, and run that scorer.

    python benchmarks/dates.py GOLD.jsonl [--scorer SCORE.py] [--output PRED.jsonl] [--errors N]

A gold line has `doc`, `dct` (the publication date) and `text`; a prediction has doc, start, end, value and type.
A range counts as its two ends, as TimeML marks them.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from briefgen.grammar.dates import DateExpression, dates
from briefgen.grammar.sentences import sentences
from briefgen.model.source import Span


def plain(text: str) -> str:
    """Return a bare text as a document's plain text is: single line ends are spaces where a paragraph goes on."""
    straight = text.translate({0xA0: " ", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"', 0x9: " "})
    characters = list(straight)
    for i, character in enumerate(characters):
        if character == "\n" and "\n" not in (straight[i - 1 : i], straight[i + 1 : i + 2]):
            characters[i] = " "
    return "".join(characters)


def ends(expressions: tuple[DateExpression, ...]) -> Iterator[DateExpression]:
    """Give each expression, a range as its two ends."""
    for expression in expressions:
        yield from expression.parts or (expression,)


def predictions(document: dict[str, str]) -> Iterator[dict[str, str | int | None]]:
    """Give a document's predictions."""
    text = plain(document["text"])
    spans: list[Span] = [*sentences(text, 0, len(text))]
    for found in ends(dates(text, spans, date.fromisoformat(document["dct"][:10]))):
        span = found.span
        yield {
            "doc": document["doc"],
            "start": span.start,
            "end": span.end,
            "value": found.timex,
            "type": found.kind.name,
        }


def main() -> int:
    """Predict, time and score."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--scorer", type=Path)
    parser.add_argument("--output", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    documents = [json.loads(line) for line in options.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    start = time.process_time()
    lines = [json.dumps(p, ensure_ascii=False) for document in documents for p in predictions(document)]
    seconds, size = time.process_time() - start, sum(len(d["text"]) for d in documents)
    print(
        f"{len(documents)} documents, {size} characters, {1000 * seconds * 4096 / max(1, size):.2f} ms per 4 KB",
        file=sys.stderr,
    )
    output = options.output or Path(tempfile.gettempdir()) / f"{options.gold.stem}.pred.jsonl"
    output.write_text("\n".join(lines) + "\n", encoding="utf-8")
    if not options.scorer:
        return 0
    command = [sys.executable, str(options.scorer), str(options.gold), str(output)]
    return subprocess.run(
        [*command, *(["--errors", str(options.errors)] if options.errors else [])], check=False
    ).returncode


if __name__ == "__main__":
    sys.exit(main())
