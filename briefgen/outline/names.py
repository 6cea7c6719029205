"""Names of facts across an outline and the files that it includes: known, used, and in brackets.

What a name stands for is `facts`; whether a source states it is for `compose` to find out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from re import fullmatch

from briefgen.errors import Finding, Place, Severity
from briefgen.located_yaml import Located
from briefgen.outline import marks
from briefgen.outline.faults import ALIKE
from briefgen.outline.written import Draft


def check(located: Located, whole: Located, draft: Draft) -> None:
    """Add a finding for each name that is unknown, unused in its own outline, or cited without brackets."""
    own, known = dict(defined(located)), dict(defined(whole))
    used = tuple(_used(draft))
    draft.findings += [*_unknown(used, known), *_unused(dict(used), own), *_bare(draft, known)]


def defined(located: Located) -> Iterator[tuple[str, Place]]:
    """Yield the names that a file itself defines, whatever stands behind them, and where."""
    facts = located.get("facts")
    for entry in facts.entries or () if facts else ():
        yield entry.key, entry.place


def _used(draft: Draft) -> Iterator[tuple[str, Place]]:
    for prose in draft.proses:
        yield from marks.named(prose)
    for word in draft.picked:
        yield str(word), word.place


def _unknown(used: tuple[tuple[str, Place], ...], known: Mapping[str, Place]) -> Iterator[Finding]:
    for name, place in used:
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=ALIKE)
            cure = f'Did you mean "{close[0]}"?' if close else "Define it under facts:."
            yield Finding("fact-unknown", place, f'"{name}" is no fact of this outline.', cure)


def _unused(used: Mapping[str, Place], own: Mapping[str, Place]) -> Iterator[Finding]:
    for name, place in own.items():
        if name not in used and fullmatch(marks.NAME, name):
            message = f'"{name}" is used nowhere.'
            yield Finding("fact-unused", place, message, "Cite it or take it out.", Severity.WARNING)


def _bare(draft: Draft, known: Mapping[str, Place]) -> Iterator[Finding]:
    for name, place in (pair for prose in draft.proses for pair in marks.bare(prose)):
        if name in known:
            yield Finding("prose-citation", place, f'"@{name}" stands without its brackets.', f"Write [@{name}].")
