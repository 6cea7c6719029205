"""An outline and its parts -> one tree: layers, then what is written for the audience, then what is shared.

Also what the outlines of a project have in common. `read` reads the tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefgen.located_yaml import Located
from briefgen.outline.choices import chosen
from briefgen.outline.edition import Overlay
from briefgen.outline.includes import reached
from briefgen.outline.layers import layered
from briefgen.outline.shared import expanded, kept
from briefgen.outline.written import Draft


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a project's outlines have in common: its audiences, which are not looked up where there are none, and variables."""

    audiences: tuple[str, ...] = ()
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tree:
    """The whole outline, and its parts as they stand for its audience."""

    whole: Located
    parts: tuple[Located, ...]


def tree(
    located: Located, includes: Mapping[str, Located], shelf: Shelf, draft: Draft, edition: Located | None = None
) -> Tree:
    """Return the outline with all that its parts add; the draft gets its variables, and findings.

    With an edition, the companion that gives its texts in another language, these stand in their places.
    """
    parts = reached(located, includes, draft)
    over = layered(located, includes, draft)
    told = over.get("audience")
    audience = told.scalar if told and isinstance(told.scalar, str) else ""
    whole = chosen(over, audience, shelf.audiences, draft)
    pool = kept(whole)
    own = chosen(edition, audience, (), draft) if edition else None
    draft.variables = {**shelf.variables, **variables(whole), **(variables(own) if own else {})}
    silent = Draft(
        draft.kind
    )  # what is wrong in a part is told with the whole, unless the whole has something else there
    alone = (expanded(chosen(part, audience, (), silent), pool, silent) for part in parts)
    full = expanded(whole, pool, draft)
    if own:
        return Tree(Overlay(own.place.path, draft).over(full, own), ())
    return Tree(full, tuple(alone))


def variables(located: Located) -> dict[str, str]:
    """Return the texts of `variables:` by name, as they are written."""
    found = located.get("variables")
    entries = found.entries or () if found else ()
    return {e.key: e.value.scalar if isinstance(e.value.scalar, str) else e.value.raw for e in entries if e.value.raw}
