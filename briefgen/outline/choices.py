"""`{for: {labour: ..., auto: ...}, else: ...}`: what stands in one place for one audience, and for another in another.

It may stand for any text, list or block of an outline or part. A branch for an audience that no outline has would be
printed for nobody, and is a finding.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from briefgen.errors import Finding
from briefgen.located_yaml import Entry, Located
from briefgen.outline.faults import nearest
from briefgen.outline.layers import GATHERED
from briefgen.outline.written import Draft

FOR, ELSE = "for", "else"


def chosen(tree: Located, audience: str, audiences: Collection[str], draft: Draft) -> Located:
    """Return the tree with what is written for an audience; `audiences` are all that there are, if they are known."""
    return _Chooser(audience, audiences, draft).choose(tree)


@dataclass(frozen=True, slots=True)
class _Chooser:
    audience: str
    audiences: Collection[str]
    draft: Draft

    def choose(self, node: Located, names: bool = False) -> Located:
        """The node with every choice in it made; where the keys are names, `for` is one of them."""
        if node.entries is not None and not names and _is_choice(node):
            return self.branch(node)
        if node.items is not None:
            return replace(node, items=tuple(self.choose(item) for item in node.items))
        if node.entries is not None:
            return replace(node, entries=tuple(map(self.entry, node.entries)))
        return node

    def entry(self, entry: Entry) -> Entry:
        return replace(entry, value=self.choose(entry.value, names=entry.key in GATHERED))

    def branch(self, node: Located) -> Located:
        """The branch for this audience, or else the other one; null where there is neither."""
        branches = node.get(FOR)
        keys = branches.entries or () if branches else ()
        for entry in keys:
            if self.audiences and entry.key not in self.audiences:
                message, cure = f'"{entry.key}" is no audience of this project.', nearest(entry.key, self.audiences)
                self.draft.findings.append(Finding("audience-unknown", entry.place, message, cure))
        mine = next((entry.value for entry in keys if entry.key == self.audience), node.get(ELSE))
        if mine is None:
            message = f'There is nothing here for "{self.audience}".'
            cure = f'Add "{self.audience}:" below "{FOR}:", or "{ELSE}:" for all others.'
            self.draft.findings.append(Finding("audience-missing", node.place, message, cure))
            return Located(node.place, "…", raw="…")
        return self.choose(mine)


def _is_choice(node: Located) -> bool:
    keys = {entry.key for entry in node.entries or ()}
    branches = node.get(FOR)
    return bool(keys) and keys <= {FOR, ELSE} and branches is not None and branches.entries is not None
