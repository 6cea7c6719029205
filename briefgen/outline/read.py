"""A located YAML file -> Outline, with every mistake in it and in the files that it includes.

Reads no file: the pipeline loads what `included` lists. `requests` builds the blocks, `facts` the names;
`compose` answers what the outline asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from re import fullmatch
from typing import TypeVar

from pydantic import ValidationError

from briefgen.errors import Finding, Place, Severity
from briefgen.located_yaml import Located
from briefgen.model.outline import Naming, Outline, Section
from briefgen.model.vocabulary import Vocabulary
from briefgen.outline import faults, marks
from briefgen.outline.facts import namings
from briefgen.outline.includes import included, reached
from briefgen.outline.requests import facts, requests
from briefgen.outline.shapes import OutlineShape, PartShape, SectionShape, Shape
from briefgen.outline.written import Draft, written

__all__ = ["included", "outline"]

S = TypeVar("S", bound=Shape)


def outline(
    located: Located, includes: Mapping[str, Located], vocabulary: Vocabulary | None = None
) -> tuple[Outline | None, tuple[Finding, ...]]:
    """Return the plan of a brief, or None where it cannot be composed, and findings in the order of the files.

    `includes` has the files that `included` lists, by path; without a vocabulary, its ids are not looked up.
    """
    draft = Draft("outline")
    stem = PurePosixPath(located.place.path).stem
    if not fullmatch(marks.NAME, stem):
        cure = "Name the file in small letters, digits and hyphens, as it names the outputs."
        draft.error("name", Place(located.place.path), f'"{stem}" is no name for a brief.', cure)
    shape = shaped(located, OutlineShape, draft)
    parts = reached(located, includes, draft)
    shared = [naming for part in parts for naming in _namings(shaped(part, PartShape, draft))]
    _names(located, parts, draft)
    if vocabulary is not None:
        faults.strangers(draft, _ids(vocabulary))
    findings = tuple(sorted(dict.fromkeys(draft.findings), key=lambda finding: (finding.place, finding.rule)))
    if shape is None or any(map(_grave, findings)):
        return None, findings
    own = namings(shape.facts or {})
    names = {naming.name for naming in own}
    return _outline(shape, stem, (*own, *(naming for naming in shared if naming.name not in names))), findings


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


def _namings(part: PartShape | None) -> tuple[Naming, ...]:
    return namings(part.facts or {}) if part else ()


def _names(located: Located, parts: tuple[Located, ...], draft: Draft) -> None:
    """Report names of facts that are unknown, unused, given twice, or cited without brackets."""
    own = dict(_defined(located))
    known: dict[str, Place] = {}
    for name, place in (pair for part in parts for pair in _defined(part)):
        if name in known and name not in own:
            message = f'"{name}" is defined here and at {known[name]}.'
            draft.findings.append(Finding("fact-twice", place, message, "Keep one of them, or give each a name."))
        known.setdefault(name, place)
    known |= own
    used = set()
    for name, place in _mentioned(draft):
        used.add(name)
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=faults.ALIKE)
            cure = f'Did you mean "{close[0]}"?' if close else "Define it under facts:."
            draft.findings.append(Finding("fact-unknown", place, f'"{name}" is no fact of this outline.', cure))
    for name, place in own.items():
        if name not in used and fullmatch(marks.NAME, name):
            message, cure = f'"{name}" is used nowhere.', "Cite it or take it out."
            draft.findings.append(Finding("fact-unused", place, message, cure, Severity.WARNING))
    for name, place in (pair for prose in draft.proses for pair in marks.bare(prose)):
        if name in known:
            message = f'"@{name}" stands without its brackets.'
            draft.findings.append(Finding("prose-citation", place, message, f"Write [@{name}]."))


def _defined(located: Located) -> Iterator[tuple[str, Place]]:
    facts = located.get("facts")
    for entry in facts.entries or () if facts else ():
        yield entry.key, entry.place


def _mentioned(draft: Draft) -> Iterator[tuple[str, Place]]:
    for prose in draft.proses:
        yield from marks.named(prose)
    for word in draft.picked:
        yield str(word), word.place


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
        language=shape.language,
        version=shape.version,
    )


def _section(shape: SectionShape) -> Section:
    return Section(shape.title, requests(shape.blocks), shape.place)
