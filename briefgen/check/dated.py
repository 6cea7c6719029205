"""A brief cannot be older than what it rests on. Rule as-of-early."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.errors import Finding
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline


def dated(outline: Outline, bindings: Iterable[Binding], library: Library) -> tuple[Finding, ...]:
    """Return a finding where a cited source appeared after the brief's as-of date; undated sources say nothing."""
    cited = {fact.target.source for binding in bindings for fact in binding.cited}
    days = {
        source.published: source.name
        for source in (library.document(id_).source for id_ in sorted(cited))
        if source.published
    }
    latest = max(days, default=None)
    if latest is None or outline.as_of >= latest:
        return ()
    message = f'"{outline.as_of}" is before {days[latest]}, published on {latest}, which the brief cites.'
    return (Finding("as-of-early", outline.place, message, f"Set as_of to {latest} or later."),)
