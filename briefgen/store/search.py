"""The fact index: full-text search in passages, made in memory from the facts at hand; the only importer of sqlite3.

Nothing of it is kept between runs. `pipeline.facts` asks here; `kept` writes facts down.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import closing

from briefgen.model.fact import Fact


def search(facts: Sequence[Fact], query: str) -> tuple[Fact, ...]:
    """Return the facts whose passage or actors have every word of a query, in their order.

    A word matches in any of its forms, words between quotation marks in a row; a query without a word finds nothing.
    """
    import sqlite3

    wanted = " ".join(f'"{phrase or word}"' for phrase, word in re.findall(r'"([^"]*\w[^"]*)"|([^\W_]+)', query))
    if not wanted:
        return ()
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute(
            "CREATE VIRTUAL TABLE passages USING fts5(text, tokenize = 'porter unicode61 remove_diacritics 2')"
        )
        rows = ((at, f"{fact.passage.exact} {' '.join(fact.actors)}") for at, fact in enumerate(facts))
        index.executemany("INSERT INTO passages (rowid, text) VALUES (?, ?)", rows)
        found = index.execute("SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rowid", (wanted,))
        return tuple(facts[at] for (at,) in found)
