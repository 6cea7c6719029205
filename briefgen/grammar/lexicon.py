"""Word lists as data: sorted text files in lexicons/, one entry a line, `#` for comments, tabs between columns.

The grammars that use them live beside this module.
"""

from __future__ import annotations

from functools import cache


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Return a lexicon's rows in file order, each split at its tabs."""
    from importlib.resources import files  # slow to load, and needed only once a text is read

    text = (files("briefgen.grammar") / "lexicons" / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line.rstrip() for line in text.splitlines())
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def words(name: str) -> tuple[str, ...]:
    """Return a lexicon's first column in file order."""
    return tuple(row[0] for row in rows(name))


@cache
def known(name: str) -> frozenset[str]:
    """Return a lexicon's words as a set, to ask whether one stands in it."""
    return frozenset(words(name))
