"""What may be cited where and when: embargoes and markings. Rules embargoed, marking-weaker, marking-unlisted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefgen.check.uses import Use
from briefgen.errors import Finding
from briefgen.model.source import Source


def handling(use: Use, markings: Sequence[str]) -> tuple[Finding, ...]:
    """Return a finding for each cited source that may not be cited yet, or not under the brief's marking.

    `markings` are the project's, the weakest first.
    """
    ids = dict.fromkeys(fact.target.source for fact in use.facts)
    sources = [use.library.document(id).source for id in sorted(ids)]
    return (*_early(use, sources), *_marked(use, sources, markings))


def _early(use: Use, sources: Sequence[Source]) -> Iterator[Finding]:
    outline = use.outline
    for source in sources:
        if source.embargo and outline.as_of < source.embargo:
            message = f'"{outline.as_of}" is before {source.embargo}, until when {source.name} must not be cited.'
            cure = f"Take its citations out, or set as_of to {source.embargo} or later."
            yield Finding("embargoed", outline.place, message, cure)


def _marked(use: Use, sources: Sequence[Source], markings: Sequence[str]) -> Iterator[Finding]:
    own, place = use.outline.marking, use.outline.place
    marked = [source for source in sources if source.marking]
    known = [source for source in marked if source.marking in markings]
    for source in marked:
        if source.marking not in markings:
            yield Finding("marking-unlisted", source.place, f'"{source.marking}" is no marking here.', _cure(markings))
    if own and own not in markings and (markings or marked):
        yield Finding("marking-unlisted", place, f'"{own}" is no marking here.', _cure(markings))
        return
    rank = markings.index(own) if own in markings else -1
    for source in known:
        if markings.index(source.marking) > rank:
            told = f'"{own}"' if own else "no marking"
            message = (
                f'"{source.marking}" is the marking of {source.name}, which the brief cites; it bears {told} itself.'
            )
            cure = f"Mark it {source.marking}, or take the citations out."
            yield Finding("marking-weaker", place, message, cure)


def _cure(markings: Sequence[str]) -> str:
    known = f"There are {', '.join(markings)}" if markings else "There is none yet"
    return f"{known}: list it under markings: in briefgen.yaml, the weakest first."
