"""What the gates found in each outline's text, kept between runs beside the facts: what did not change is not read again.

For `check` alone: a brief is never built on what was read before. The file may be deleted at any time; the findings are the
same with it and without. Why: docs/decisions/0011-kept-facts.md.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.check.bound import bound
from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.pipeline.kept import WORTH, beside, read, reader, written
from briefgen.pipeline.load import Desk
from briefgen.store.findings import findings, key, library_key, line
from briefgen.store.kept import whole


class Remembered:
    """The findings of earlier runs on the texts of a project, and those of this one."""

    def __init__(self, library: Library, desk: Desk, *, trusted: bool) -> None:
        self.library = library
        self.path = beside(desk.project.directory, desk.project.settings.seeds, "findings")
        # Facts that people corrected are no longer those that the key stands for.
        own = desk.reviewed is None or desk.reviewed.whole is library
        self.worth = trusted and own and len(library.documents) >= WORTH
        self.key = library_key(library, reader()) if self.worth else ""
        self.old = whole(read(self.path)) if self.worth else {}
        self.new: dict[str, str] = {}

    def bound(self, plan: Outline, bindings: Sequence[Binding], told: Sequence[Claim]) -> tuple[Finding, ...]:
        """Return what the gates find in an outline's text, read as claims, or what they found in the very same before."""
        if not self.worth:
            return bound(plan, bindings, self.library, told)
        mark = key(plan, bindings, self.key)
        if mark not in self.old:
            self.new[mark] = line(mark, bound(plan, bindings, self.library, told))
            return findings(self.new[mark])
        self.new[mark] = self.old[mark]
        return findings(self.old[mark])

    def keep(self) -> None:
        """Write the findings of this run, which read all outlines, where any of them are new."""
        if not self.old.keys() >= self.new.keys():
            written(self.path, [*self.new.values()])
