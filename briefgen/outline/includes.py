"""`include:`: which files an outline draws shared facts from, directly or through one another.

The pipeline reads the files; here they are only named and followed. Their facts are read in `facts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join

from briefgen.errors import Finding, Place
from briefgen.located_yaml import Located
from briefgen.outline.scalars import FILE
from briefgen.outline.written import Draft


def included(located: Located) -> tuple[tuple[str, Place], ...]:
    """Return the paths of the files that a file includes itself, relative as its own, with the places that name them."""
    return tuple(_included(located))


def _included(located: Located) -> Iterator[tuple[str, Place]]:
    listed = located.get("include")
    for item in listed.items or () if listed else ():
        if isinstance(item.scalar, str) and re.fullmatch(FILE, item.scalar):
            yield join(dirname(located.place.path), item.scalar), item.place


def reached(located: Located, includes: Mapping[str, Located], draft: Draft) -> tuple[Located, ...]:
    """Return each included file once, however deep; one that is missing or includes itself is a finding."""
    found: dict[str, Located] = {}
    _follow(located, includes, draft, found, (located.place.path,))
    return tuple(found.values())


def _follow(
    located: Located, includes: Mapping[str, Located], draft: Draft, found: dict[str, Located], trail: tuple[str, ...]
) -> None:
    for path, place in included(located):
        if path in trail:
            message = f'"{path}" includes itself: {" > ".join((*trail[trail.index(path) :], path))}.'
            draft.findings.append(Finding("include-cycle", place, message, "Take one of these lines out."))
        elif path not in includes:
            message = f"There is no {path} that can be read."
            draft.findings.append(Finding("include-missing", place, message, "Correct the name, or take the line out."))
        elif path not in found:
            found[path] = includes[path]
            _follow(includes[path], includes, draft, found, (*trail, path))
