"""What changed since the last accepted version: corrections, told by hand or found, apart from updates.

What changed is handed in; `pipeline` finds it by comparing with the lock.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.compose.blocks import Work
from briefgen.compose.wording import day, iso
from briefgen.model.brief import Changed, Changes, Renewed
from briefgen.model.lock import Since, Told
from briefgen.model.outline import ChangesRequest
from briefgen.model.prose import Text


def changes(request: ChangesRequest, since: Since | None, work: Work) -> Changes:
    """Answer with the changes; without an earlier version only with what the outline tells by hand."""
    told = since.told if since else ()
    by_hand = {correction.fact for correction in request.corrections if correction.fact}
    found = [each for each in told if each.name not in by_hand]
    return Changes(
        since.version if since else "",
        iso(since.as_of, work.language) if since else "",
        (*_corrections(request, told, work), *(_changed(each, work) for each in found if each.corrects)),
        tuple(_changed(each, work) for each in found if not each.corrects),
        tuple(_renewed(since, work.language)) if since else (),
        work.numbering.inline(request.note),
    )


def _corrections(request: ChangesRequest, told: tuple[Told, ...], work: Work) -> Iterator[Changed]:
    """The corrections told by hand, in order of their days, with the values that the lock knows."""
    known = {each.name: each for each in told}
    for correction in sorted(request.corrections, key=lambda each: each.day):
        found = known.get(correction.fact)
        text = work.numbering.inline(correction.text)
        marks = work.numbering.named(correction.fact) if correction.fact else ()
        was = correction.was or (found.was if found else "")
        yield Changed(found.value if found else "", was, text, marks, day(correction.day, work.language))


def _changed(each: Told, work: Work) -> Changed:
    text = (Text(each.sentence),) if each.sentence else ()
    return Changed(each.value, each.was, text, work.numbering.named(each.name))


def _renewed(since: Since, language: str) -> Iterator[Renewed]:
    for source in since.sources:
        named = ", ".join(part for part in (source.title or source.name, iso(source.published, language)) if part)
        yield Renewed(source.how, named)
