"""The marks that name facts in prose: `[@name]`, `[@one; @two]` and `{@name}`, and where they stand.

`prose` turns them into nodes of its tree; `read` asks which names an outline uses, and where.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from briefgen.errors import Place
from briefgen.model.prose import Cite, Emphasis, Inline, Link, Prose, Strong, Text, Value, paragraphs

NAME = "[a-z0-9][a-z0-9-]*"


@cache
def citation() -> re.Pattern[str]:
    """Return the pattern of `[@one; @two]`."""
    return re.compile(rf"\[\s*@{NAME}(?:\s*;\s*@{NAME})*\s*\]")


@cache
def value() -> re.Pattern[str]:
    """Return the pattern of `{@name}`."""
    return re.compile(rf"\{{\s*@{NAME}\s*\}}")


@cache
def attempt() -> re.Pattern[str]:
    """Return the pattern of what looks like either mark but may be misspelt, to its end or its line's."""
    return re.compile(r"\[\s*@[^\]\n]*\]?|\{\s*@[^}\n]*\}?")


@cache
def variable() -> re.Pattern[str]:
    """Return the pattern of `{name}`, which prints a text of `variables:`; what else stands in braces is misspelt."""
    return re.compile(r"\{\s*([^@{}\n]*?)\s*\}")


@cache
def _name() -> re.Pattern[str]:
    return re.compile(rf"@({NAME})")


@cache
def _bare() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w.@-])@({NAME})")


def names(mark: str) -> tuple[str, ...]:
    """Return the names in a mark, in order.

    >>> names("[@harvest; @rainfall]")
    ('harvest', 'rainfall')
    """
    return tuple(_name().findall(mark))


def leaves(nodes: Iterable[Inline]) -> Iterator[Inline]:
    """Yield the nodes that have no children, in reading order."""
    for node in nodes:
        if isinstance(node, Strong | Emphasis | Link):
            yield from leaves(node.children)
        else:
            yield node


def named(prose: Prose) -> Iterator[tuple[str, Place]]:
    """Yield each fact name that the prose cites or prints, with the place of that very mention."""
    seen: Counter[str] = Counter()
    for paragraph in paragraphs(prose.blocks):
        for node in leaves(paragraph.children):
            if isinstance(node, Cite | Value):
                yield node.name, place(prose, node.name, seen[node.name])
                seen[node.name] += 1


def bare(prose: Prose) -> Iterator[tuple[str, Place]]:
    """Yield each `@name` that stands in the prose as plain words, without its brackets, with its place."""
    without = attempt().sub(lambda mark: " " * len(mark[0]), prose.raw)
    for paragraph in paragraphs(prose.blocks):
        for node in leaves(paragraph.children):
            for name in _bare().findall(node.text) if isinstance(node, Text) else ():
                yield name, _nth(prose, [found for found in _bare().finditer(without) if found[1] == name], 0)


def place(prose: Prose, name: str, nth: int = 0) -> Place:
    """Return the place of a name's nth mention (from 0); `@rain` is not looked for inside `@rainfall`."""
    return _nth(prose, [found for found in _name().finditer(prose.raw) if found[1] == name], nth)


def _nth(prose: Prose, found: list[re.Match[str]], nth: int) -> Place:
    if nth >= len(found):
        return prose.place
    return prose.locate(found[nth][0], prose.raw.count(found[nth][0], 0, found[nth].start()))
