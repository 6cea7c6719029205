"""Measure figures against a gold file and its scorer: `python benchmarks/figures.py GOLD SCORER [--predictions FILE]`.

Both are the caller's; a line of gold is `{"doc", "text", "gold"}`. Predictions are written in the scorer's format,
where only form differs from ours: full counted phrases, currencies by name, a rate's period inside its unit.
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

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefgen.grammar.lexicon import rows
from briefgen.grammar.quantities import Quantity, quantities

ROW = dict[str, object]


def currencies() -> dict[str, str]:
    """Return the name that scorers know a currency by."""
    names = {code: rest[1].split(",")[0] for code, *rest in rows("currencies") if len(rest) > 1 and rest[1]}
    return names | {"USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "CNY": "yuan", "JPY": "yen"}


def unit(quantity: Quantity, names: dict[str, str]) -> str:
    """Return a quantity's unit in the scorer's words."""
    name = names.get(quantity.unit) or quantity.counted or quantity.unit
    return f"{name} per {quantity.per}" if quantity.per and name else name


def change(quantity: Quantity) -> str:
    """Return the one sign that the gold has for bound, approximation and change."""
    if quantity.bound:
        return quantity.bound[0]
    if quantity.approximate and quantity.form != "indefinite":
        return "~"
    return quantity.change.value if quantity.change.value in ("up", "down") else "="


def wanted(quantity: Quantity, ordinals: bool) -> bool:
    """Whether the gold lists such a thing at all: no idioms, and ordinals only where it is about them."""
    if quantity.ordinal or ordinals:
        return quantity.ordinal == ordinals
    return quantity.form != "multiple" or quantity.unit == "times"


def predictions(gold: list[ROW], ordinals: bool) -> Iterator[ROW]:
    """Yield a scorer's lines."""
    names = currencies()
    for document in gold:
        text = str(document["text"])
        found = [q for q in quantities(plain(text)) if wanted(q, ordinals) and (not q.idiom or q.counted or ordinals)]
        for first, last in moved(text, found):
            low, high = float(first.low), float(last.high)
            yield {
                "doc": document["doc"],
                "start": first.span.start,
                "end": last.span.end,
                "value": low if low == high else [low, high],
                "unit": unit(last if last.unit else first, names),
                "change": change(first),
            }


def moved(text: str, found: list[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield each figure as its own first and last; "fell from 80 to 60", two figures to us, is one pair in the gold."""
    place = 0
    while place < len(found):
        first = found[place]
        last = found[place + 1] if place + 1 < len(found) else first
        pair = text[first.span.end : last.span.start].strip() == "to" and text[: first.span.start].endswith("from ")
        yield (first, last) if pair else (first, first)
        place += 1 + pair


def plain(text: str) -> str:
    """Return the text as the grammars read it: one character for one, spaces and quotation marks plain."""
    return text.translate(dict(zip(map(ord, "\u00a0\u202f\u2009\u2018\u2019\u201c\u201d"), "   ''\"\"", strict=True)))


def main() -> int:
    """Write the predictions, run the scorer, and print what it says with the speed."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("gold", type=Path)
    arguments.add_argument("scorer", type=Path)
    arguments.add_argument("--predictions", type=Path)
    arguments.add_argument("--ordinals", action="store_true", help="predict ordinals instead of figures")
    arguments.add_argument("--errors", type=int, default=0)
    given = arguments.parse_args()
    gold: list[ROW] = [json.loads(line) for line in given.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    quantities("Ten men.")
    start = time.process_time()
    lines = list(predictions(gold, given.ordinals))
    seconds = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = given.predictions or Path(folder) / "predictions.jsonl"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        command = [sys.executable, str(given.scorer), str(given.gold), str(path), "--errors", str(given.errors)]
        status = subprocess.run(command, check=False).returncode
    size = sum(len(str(document["text"])) for document in gold)
    print(f"{'ms per 4 KB':<18} {seconds * 1000 * 4096 / max(1, size):.2f}")
    return status


if __name__ == "__main__":
    sys.exit(main())
