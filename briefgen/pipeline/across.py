"""The gates that hold a brief against all sources, and the briefs of a project against one another.

`briefs` makes the briefs and asks here once they are composed.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.check.claim import Claim
from briefgen.check.conflicts import Watch, apart, disagree
from briefgen.check.fresh import stale, superseded
from briefgen.check.grades import weak
from briefgen.check.handling import handling
from briefgen.check.printed import printed
from briefgen.check.rights import rights
from briefgen.check.topics import topics
from briefgen.check.total import total
from briefgen.check.uses import Use
from briefgen.errors import Finding, Place
from briefgen.model.brief import Brief
from briefgen.model.conflict import conflicts
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.project import FILE, Settings


class Across:
    """What is known of the library as a whole, and the briefs held against it so far."""

    def __init__(self, library: Library, settings: Settings) -> None:
        self.library = library
        self.conflicts = conflicts(library)
        self.markings = tuple(mark.strip() for mark in settings.markings.split(",") if mark.strip())
        self.watches: list[Watch] = []
        self.standing = tuple((text, Place(FILE)) for text in (settings.title, settings.organisation))

    def held(
        self, plan: Outline, brief: Brief, bindings: Sequence[Binding], read: Sequence[Claim]
    ) -> tuple[Finding, ...]:
        """Return what one brief, its text read as claims, has to answer for."""
        use = Use(plan, brief, {binding.name: binding for binding in bindings}, read, self.library)
        watch = Watch(use, self.conflicts)
        self.watches.append(watch)
        return (
            *disagree(watch),
            *superseded(use, self.conflicts),
            *stale(use),
            *weak(use),
            *topics(use),
            *rights(use),
            *total(use),
            *handling(use, self.markings),
        )

    def between(self) -> tuple[Finding, ...]:
        """Return where the briefs held so far print different values for one quantity, and what all print unbound."""
        return (*apart(self.watches), *printed(self.library.vocabulary, self.standing))
