"""What the brief rests on still holds: no newer source says otherwise, nothing is too old. Rules superseded, stale.

`model.succession` knows when one fact takes another's place; the naming that keeps an old one says `because:`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from briefgen.check.uses import Use
from briefgen.errors import Finding
from briefgen.model.conflict import Conflict, Differs, by_fact
from briefgen.model.fact import Event, Fact, Figure, Position, Role
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Naming
from briefgen.model.succession import Succession, succession


def superseded(use: Use, conflicts: Sequence[Conflict]) -> tuple[Finding, ...]:
    """Return a finding for each name in use whose fact a newer source tells otherwise, unless it says why it stays."""
    after = succession(use.library)
    told = by_fact(c for c in conflicts if c.implied and Differs.SCOPE not in c.differs)
    return tuple(finding for naming, b in use.named if not naming.because for finding in _newer(b, naming, after, told))


def _newer(
    binding: Binding, naming: Naming, after: Succession, conflicts: Mapping[str, Sequence[Conflict]]
) -> Iterator[Finding]:
    """The newest of what stands against a name; `conflicts` are those of other times, by publication alone."""
    days = [day for fact in binding.facts if (day := after.published(fact))]
    if not days:
        return
    own = {fact.id for fact in binding.facts}
    for fact in binding.cited:
        values = (other for each in conflicts.get(fact.id, ()) if (other := each.besides(fact)))
        newer = [*after.successors(fact), *values]
        later = [other for other in newer if other.id not in own and (after.published(other) or date.min) > max(days)]
        if later:
            other = max(later, key=lambda each: (after.published(each) or date.min, each.id))
            yield _superseded(naming, fact, other, after.library)
            return


def _superseded(naming: Naming, fact: Fact, other: Fact, library: Library) -> Finding:
    source = library.document(other.target.source).source
    where = f"{source.name} ¶{other.target.paragraph} of {source.published}"
    message = f'"{naming.name}" is {_says(fact)}; a newer source, {where}, says {_says(other)}.'
    cure = "Name the newer fact, or say why the old one stands: because: under its name in facts."
    return Finding("superseded", naming.place, message, cure)


def _says(fact: Fact) -> str:
    match fact.body:
        case Figure(surface=surface):
            return f'"{surface}"'
        case Event(when=when):
            return f'"{when.text}" ({when.edtf})' if when else f'"{_start(fact)}"'
        case Position(actor, stance):
            return f'"{actor.name} {stance.value}"'
        case Role(person, role, former=former):
            return f'"{person.name}, {"former " * former}{role}"'
        case _:
            return f'"{_start(fact)}"'


def _start(fact: Fact) -> str:
    words = fact.passage.exact.split()
    return " ".join(words[:12]) + " …" * (len(words) > 12)


def stale(use: Use) -> tuple[Finding, ...]:
    """Return a finding for each name in use, and each source found by a query, that is older than the outline allows."""
    named = tuple(_aged(use))
    limit = use.outline.max_age
    if limit is None:
        return named
    covered = {fact.id for binding in use.bindings.values() for fact in binding.facts}
    queried = sorted({fact.target.source for fact in use.facts if fact.id not in covered})
    aged = ((id, _age([id], use)) for id in queried)
    found = (
        _stale(use.library.document(id).source.name, [id], limit, use) for id, age in aged if age is None or age > limit
    )
    return (*named, *found)


def _aged(use: Use) -> Iterator[Finding]:
    for naming, binding in use.named:
        limit = naming.max_age if naming.max_age is not None else use.outline.max_age
        sources = [fact.target.source for fact in binding.facts]
        age = _age(sources, use)
        if limit is not None and not naming.because and (age is None or age > limit):
            yield _stale(naming.name, sources, limit, use, naming)


def _age(sources: Sequence[str], use: Use) -> int | None:
    """Days from the newest of the sources to the as-of day; None where none has a date."""
    days = [day for id in sources if (day := use.library.document(id).source.published)]
    return (use.outline.as_of - max(days)).days if days else None


def _stale(name: str, sources: Sequence[str], limit: int, use: Use, naming: Naming | None = None) -> Finding:
    age, source = _age(sources, use), use.library.document(sources[0]).source
    told = "has no date" if age is None else f"is {age} days old on {use.outline.as_of}"
    message = f'"{name}" rests on {source.name}, which {told}; at most {limit} days are allowed.'
    cure = "Cite a newer source, allow more with max_age:, or say why it still holds with because:."
    return Finding("stale", naming.place if naming else use.outline.place, message, cure)
