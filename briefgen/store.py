"""The fact index: facts kept in SQLite between builds, and full-text search in them. The only door to sqlite3's FTS5.

A cache and nothing more: deleting the file loses time only, and a file that is broken or of an older make is made
anew. `extract` makes the facts; `pipeline` says where the file is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Union, get_args, get_origin, get_type_hints

from briefgen.model.fact import Fact
from briefgen.model.source import Document
from briefgen.model.vocabulary import Vocabulary

if TYPE_CHECKING:
    import sqlite3

_CLASS = "="
VERSION = 1
"""Of the tables; a file of another version is made anew."""
_TABLES = f"""
    CREATE TABLE remembered (key TEXT PRIMARY KEY, facts TEXT NOT NULL) WITHOUT ROWID;
    PRAGMA user_version = {VERSION};
"""

Coded = None | bool | int | float | str | list["Coded"] | dict[str, "Coded"]


def key(document: Document, vocabulary: Vocabulary, extractor: str) -> str:
    """Return what a document's facts follow from, in one word: its bytes, its record, the vocabulary, the extractor."""
    parts = (document.digest, repr(document.source), repr(vocabulary), extractor)
    return sha256("\0".join(parts).encode()).hexdigest()


def remember(path: Path, key: str, facts: Sequence[Fact]) -> None:
    """Keep facts under a key; where the file cannot be written, nothing is kept."""
    import sqlite3

    text = json.dumps([_coded(fact) for fact in facts], separators=(",", ":"))
    with suppress(sqlite3.Error, OSError), _open(path) as store, store:
        store.execute("REPLACE INTO remembered VALUES (?, ?)", (key, text))


def recall(path: Path, key: str) -> tuple[Fact, ...] | None:
    """Return the facts kept under a key, or None where there are none that can be read."""
    import sqlite3

    if not path.is_file():
        return None
    with suppress(sqlite3.Error, OSError, ValueError, TypeError, KeyError, ArithmeticError), _open(path) as store:
        row = store.execute("SELECT facts FROM remembered WHERE key = ?", (key,)).fetchone()
        made = tuple(_made(Fact, coded) for coded in json.loads(row[0])) if row else (None,)
        facts = tuple(fact for fact in made if isinstance(fact, Fact))
        return facts if len(facts) == len(made) else None
    return None


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
        rows = ((at, f"{fact.passage.quote.exact} {' '.join(fact.actors)}") for at, fact in enumerate(facts))
        index.executemany("INSERT INTO passages (rowid, text) VALUES (?, ?)", rows)
        found = index.execute("SELECT rowid FROM passages WHERE passages MATCH ? ORDER BY rowid", (wanted,))
        return tuple(facts[at] for (at,) in found)


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    """Open the file; one that is broken, of another make or not there is made anew."""
    import sqlite3

    path.parent.mkdir(parents=True, exist_ok=True)
    store = sqlite3.connect(path)
    try:
        tables = store.execute("SELECT name FROM sqlite_master").fetchall()
        sound = ("remembered",) in tables and store.execute("PRAGMA user_version").fetchone() == (VERSION,)
    except sqlite3.DatabaseError as error:
        if type(error) is not sqlite3.DatabaseError:  # locked by another build, or no room: not broken
            store.close()
            raise
        sound = False
    if not sound:
        store.close()
        path.unlink()
        store = sqlite3.connect(path)
        store.executescript(_TABLES)
    with closing(store):
        yield store


def _coded(value: object) -> Coded:
    """A value of the model as JSON can hold it; a dataclass names itself, for fields that take one of several."""
    if is_dataclass(value):
        coded = {field.name: _coded(getattr(value, field.name)) for field in fields(value)}
        return {_CLASS: type(value).__name__, **coded}
    if isinstance(value, tuple):
        return [_coded(one) for one in value]
    if isinstance(value, Enum):
        return _coded(value.value)
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if isinstance(value, date) else str(value)


def _made(hint: object, coded: Coded) -> object:
    """The value of a type from its coded form."""
    if coded is None:
        return None
    if get_origin(hint) in {Union, UnionType}:
        choices = [choice for choice in get_args(hint) if choice is not NoneType]
        named = [choice for choice in choices if isinstance(coded, dict) and choice.__name__ == coded[_CLASS]]
        return _made((named or choices)[0], coded)
    if get_origin(hint) is tuple and isinstance(coded, list):
        return tuple(_made(get_args(hint)[0], one) for one in coded)
    if isinstance(coded, dict) and isinstance(hint, type):
        return hint(**{name: _made(inner, coded[name]) for name, inner in _hints(hint).items()})
    if isinstance(hint, type) and isinstance(coded, str) and issubclass(hint, Enum | Decimal):
        return hint(coded)
    if hint is date and isinstance(coded, str):
        return date.fromisoformat(coded)
    return coded


@cache
def _hints(model: type) -> dict[str, object]:
    return get_type_hints(model)
