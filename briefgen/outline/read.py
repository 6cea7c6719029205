"""A located YAML file -> Outline, with every mistake in it and in the files that it includes.

Reads no file: the pipeline loads what `included` lists. `requests` builds the blocks, `facts` the names;
`compose` answers what the outline asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from re import fullmatch
from typing import TypeVar

from pydantic import ValidationError

from briefgen.errors import Finding, Place, Severity
from briefgen.located_yaml import Located
from briefgen.model.fact import Grade
from briefgen.model.outline import Naming, Outline, Section
from briefgen.model.vocabulary import Vocabulary
from briefgen.outline import faults, marks, names
from briefgen.outline.drawn import drawn
from briefgen.outline.exceptions import exemptions
from briefgen.outline.facts import namings
from briefgen.outline.includes import included
from briefgen.outline.kinds import kind
from briefgen.outline.plans import OutlineShape, PartShape, SectionShape
from briefgen.outline.requests import facts, requests
from briefgen.outline.shape import Shape
from briefgen.outline.tree import Shelf, tree
from briefgen.outline.written import Draft, written

__all__ = ["Shelf", "included", "outline"]

S = TypeVar("S", bound=Shape)


def outline(
    located: Located,
    includes: Mapping[str, Located],
    vocabulary: Vocabulary | None = None,
    shelf: Shelf | None = None,
    edition: Located | None = None,
) -> tuple[Outline | None, tuple[Finding, ...]]:
    """Return the plan of a brief, or None where it cannot be composed, and findings in the order of the files.

    `includes` has the files that `included` and `drawings` list, by path; without a vocabulary, its ids are not looked up.
    """
    draft = Draft("outline")
    stem = PurePosixPath(located.place.path).stem
    if not fullmatch(marks.NAME, stem):
        cure = "Name the file in small letters, digits and hyphens, as it names the outputs."
        draft.error("name", Place(located.place.path), f'"{stem}" is no name for a brief.', cure)
    parts = {path: drawn(part, includes, draft) for path, part in includes.items()}
    read = tree(drawn(located, includes, draft), parts, shelf or Shelf(), draft, edition)
    shape = shaped(read.whole, OutlineShape, draft)
    if shape and fullmatch(marks.NAME, stem):
        draft.findings += _differs(shape, stem)
    for part in read.parts:
        apart = Draft("outline", variables=draft.variables)
        shaped(part, PartShape, apart)
        draft.findings += apart.findings
    names.check(located, read.whole, draft)
    if vocabulary is not None:
        faults.strangers(draft, _ids(vocabulary))
    findings = tuple(sorted(dict.fromkeys(draft.findings), key=lambda finding: (finding.place, finding.rule)))
    if shape is None or any(map(_grave, findings)):
        return None, findings
    made = _outline(shape, stem, namings(shape.facts or {}))
    return replace(
        made,
        exemptions=exemptions(shape, read.whole),
        limits=tuple(_limits(read.whole)),
        kind_place=read.whole.at(("kind",)).place,
    ), findings


def _differs(shape: OutlineShape, stem: str) -> Iterator[Finding]:
    """An outline whose file is named after somebody else: commands would know the brief by the wrong name."""
    if shape.audience != stem:
        message = f'The audience is "{shape.audience}", the file\'s name "{stem}".'
        cure = f'Name the file {shape.audience}.yaml, or write "audience: {stem}".'
        yield Finding("audience-differs", shape.audience.place, message, cure)


def shaped(located: Located, shape: type[S], draft: Draft) -> S | None:
    """Return a file in its shape, or None and findings."""
    value = written(located, draft)
    if value is None:
        draft.error("empty", located.place, "The file is empty.", "Fill it or remove it.")
        return None
    try:
        return shape.model_validate(value, context=draft)
    except ValidationError as error:
        faults.report(error, shape, value, draft)
        return None


def _grave(finding: Finding) -> bool:
    """Whether the outline cannot be composed; prose with a wrong link still can, so that all is reported at once."""
    return finding.severity is Severity.ERROR and finding.rule not in {"prose-link", "prose-markup"}


def _ids(vocabulary: Vocabulary) -> dict[str, frozenset[str]]:
    return {
        "actor": frozenset(actor.id for actor in vocabulary.actors),
        "topic": frozenset(topic.id for topic in vocabulary.topics),
        "stakeholder": frozenset(stakeholder.id for stakeholder in vocabulary.stakeholders),
    }


def _outline(shape: OutlineShape, stem: str, named: tuple[Naming, ...]) -> Outline:
    return Outline(
        id=stem,
        audience=str(shape.audience),
        label=shape.label,
        title=shape.title,
        bottom_line=shape.bottom_line,
        as_of=shape.as_of,
        sections=tuple(map(_section, shape.sections)),
        namings=named,
        place=shape.place,
        purpose=shape.purpose,
        key_figures=facts("figures", shape.key_figures) if shape.key_figures else None,
        decision=shape.decision,
        marking=shape.marking or "",
        embargo=shape.embargo or "",
        language=shape.language,
        version=shape.version,
        must_cover=tuple((str(topic), topic.place) for topic in shape.must_cover or ()),
        max_age=shape.max_age,
        grade=Grade(shape.grade) if shape.grade else None,
        kind=kind(shape.kind) if shape.kind else None,
        status=shape.status or "",
        organisation=shape.organisation or "",
        header=tuple(_header(shape)),
    )


def _header(shape: OutlineShape) -> Iterator[tuple[str, str]]:
    told = {"to": shape.to, "from": shape.sender, "action": shape.action, "number": shape.number}
    yield from ((key, text) for key, text in told.items() if text)


def _limits(whole: Located) -> Iterator[tuple[str, int, Place]]:
    """The outline's own limits, each with its line, to which a finding points."""
    for key in ("pages", "words"):
        limit = whole.get(f"max_{key}")
        if limit is not None:
            yield key, int(limit.raw), limit.place


def _section(shape: SectionShape) -> Section:
    return Section(shape.title, requests(shape.blocks), shape.place, part=str(shape.part or ""))
