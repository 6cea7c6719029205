"""Names -> bindings: each name of an outline stands for the facts that say what it asks for, or is a finding.

`select` tests single facts, `agree` groups what says the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import SequenceMatcher

from briefgen.compose.agree import cited, groups
from briefgen.compose.anchor import anchors
from briefgen.compose.select import asked, select
from briefgen.compose.wording import describe, place_of, value
from briefgen.errors import Finding
from briefgen.grammar.typography import folded
from briefgen.model.fact import Event, Fact
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Naming, Query

_SHOWN = 3
_LIKE = 0.4
"""The likeness from which a fact is worth naming: "five years" is no help to who asked for a public hearing."""


def bind(namings: Iterable[Naming], library: Library) -> tuple[tuple[Binding, ...], tuple[Finding, ...]]:
    """Return a binding for every name that stands for one fact, and a finding for every other."""
    bindings: list[Binding] = []
    findings: list[Finding] = []
    for naming in namings:
        found = readings(naming.query, library)
        if len(found) == 1:
            focus = naming.query.exact or (naming.query.text if naming.query.kind == "statement" else "")
            best = cited(found[0], library)
            bindings.append(Binding(naming.name, found[0], best, focus, value(best[0]), naming.place, naming.because))
        else:
            findings.append(_ambiguous(naming, found, library) if found else _missing(naming, library))
    return tuple(bindings), tuple(findings)


def readings(query: Query, library: Library) -> tuple[tuple[Fact, ...], ...]:
    """Return the facts asked for, grouped by what they say; exact words found once in each document say one thing."""
    found = _closest(query, answers(query, library))
    if query.exact and found and len({fact.target.source for fact in found}) == len(found):
        return (found,)
    return groups(found, library)


def _closest(query: Query, found: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Facts with the words asked for in themselves, if there are any, before those with the words around them."""
    wanted = folded(query.text).split()
    near = tuple(fact for fact in found if all(word in _own(fact) for word in wanted))
    return near if query.kind in {"event", "statement"} and near else found


def _own(fact: Fact) -> str:
    body = fact.body
    told = (body.what or "", body.when.text if body.when else "") if isinstance(body, Event) else ()
    return folded(" ".join((*told, fact.target.exact)))


def answers(query: Query, library: Library) -> tuple[Fact, ...]:
    """Return the facts that a query asks for, a `quote:` query's passages among them."""
    return anchors(query, library) if query.exact else select(query, library)


def _ambiguous(naming: Naming, found: tuple[tuple[Fact, ...], ...], library: Library) -> Finding:
    shown = "; ".join(f"{describe(group[0])}, {place_of(group[0], library)}" for group in found[:_SHOWN])
    more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
    message = f'"{naming.name}" fits {len(found)} facts that differ: {shown}{more}.'
    return Finding("fact-ambiguous", naming.place, message, "Narrow it with near:, topic:, source: or speaker:.")


def _missing(naming: Naming, library: Library) -> Finding:
    near = _nearest(naming.query, library)
    hint = f" (nearest: {describe(near)}, {place_of(near, library)})" if near else ""
    asked_for = _wording(naming.query)
    message = f'"{naming.name}" asks for {asked_for}, which no source states{hint}.'
    return Finding("fact-missing", naming.place, message, "Change what the name asks for, or add the source.")


def _wording(query: Query) -> str:
    told = (
        ("", query.text or query.exact),
        ("", query.stance.value if query.stance else ""),
        ("by ", query.speaker or query.actor or query.person),
        ("on ", query.issue),
        ("of kind ", query.event_kind),
        ("near ", query.near),
    )
    return " ".join([f"the {query.kind or 'passage'}", *(f'{word}"{part}"' for word, part in told if part)])


def _nearest(query: Query, library: Library) -> Fact | None:
    """The fact of the same kind whose wording is most like the query's; one that a single test less would admit wins."""
    wanted = folded(
        " ".join(p for p in (query.text, query.exact, query.speaker, query.actor, query.issue, query.near) if p)
    )
    pool = [fact for fact in library.facts if not query.kind or fact.kind == query.kind]
    scored = [
        (SequenceMatcher(None, wanted, folded(describe(fact))).ratio() + _loosely(query, fact, library), fact)
        for fact in pool
    ]
    score, fact = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return fact if score >= _LIKE else None


def _loosely(query: Query, fact: Fact, library: Library) -> float:
    """How many of the query's parts, taken alone, the fact answers: the right words in another mouth count most."""
    parts = (
        Query(text=query.text, kind=query.kind),
        Query(near=query.near),
        Query(speaker=query.speaker),
        Query(actor=query.actor),
        Query(issue=query.issue),
    )
    told = [part for part in parts if part not in (Query(), Query(kind=query.kind))]
    return sum((2 if part.text else 1) * asked(part, fact, library) for part in told)
