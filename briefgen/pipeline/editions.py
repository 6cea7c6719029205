"""The language editions of a project: companion files such as `government.fr.yaml`, and what they make of plan and library.

A companion gives texts by the keys of the file that it stands beside; `outline.edition` lays one over the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen.check.parity import parity
from briefgen.compose.wording import value
from briefgen.errors import ConfigurationError, Finding, Place
from briefgen.language.catalogue import primary
from briefgen.located_yaml import Located
from briefgen.model.library import Binding, Library
from briefgen.model.outline import Outline
from briefgen.model.source import Document
from briefgen.model.vocabulary import Vocabulary
from briefgen.outline.edition import Overlay, tag
from briefgen.outline.written import Draft
from briefgen.pipeline.judge import Made
from briefgen.pipeline.load import Desk

PRINTED = frozenset({"label", "spoken"})
RECORDED = ("published_basis", "rights")


def tongue(plan: Outline) -> str:
    """Return the language of a companion's plan, by its file; empty for any other."""
    return tag(plan.id)


def told(found: Library, plan: Outline, desk: Desk) -> Library:
    """Return the library with what is printed of vocabulary and sources in the plan's language."""
    language = tongue(plan)
    if not language:
        return found
    if language not in desk.libraries:
        desk.libraries[language] = _told(found, language, desk)
    return desk.libraries[language]


def _told(found: Library, language: str, desk: Desk) -> Library:
    sheet = _companion("_sources", language, desk)
    documents = tuple(_recorded(document, sheet, language, desk) for document in found.documents)
    return replace(found, vocabulary=_vocabulary(found, language, desk), documents=documents)


def in_language(found: Library, language: str, desk: Desk) -> Library:
    """Return the library as the companions in a language tell it; as it is where no edition is in that language."""
    return next((own for tag, own in desk.libraries.items() if primary(tag) == primary(language)), found)


def _companion(stem: str, language: str, desk: Desk) -> Located | None:
    path = next(
        (p for end in (".yaml", ".yml") if (p := desk.project.briefs / f"{stem}.{language}{end}").is_file()), None
    )
    return desk.yaml(path) if path else None


def _vocabulary(found: Library, language: str, desk: Desk) -> Vocabulary:
    """The vocabulary with the companion's names; the original's names stay as aliases, since facts bear them."""
    from briefgen.outline.vocabulary import vocabulary

    base = next((p for end in (".yaml", ".yml") if (p := desk.project.briefs / f"_vocabulary{end}").is_file()), None)
    own, tree = _companion("_vocabulary", language, desk), desk.yaml(base) if base else None
    if own is None or tree is None:
        return found.vocabulary
    draft = Draft("vocabulary")
    read, faults = vocabulary(Overlay(own.place.path, draft, PRINTED).over(tree, own))
    desk.findings += [*draft.findings, *faults]
    before = {actor.id: actor.name for actor in found.vocabulary.actors}
    actors = (
        a._replace(aliases=(*a.aliases, before[a.id])) if before.get(a.id, a.name) != a.name else a for a in read.actors
    )
    return found.vocabulary if faults else read._replace(actors=tuple(actors))


def _recorded(document: Document, sheet: Located | None, language: str, desk: Desk) -> Document:
    """A document whose record says in the other language how its date is known and what its rights are."""
    source, record = document.source, sheet.get(document.source.name) if sheet else None
    told = {key: " ".join(str(value.scalar).split()) for key in RECORDED if record and (value := record.get(key))}
    missing = [key for key in RECORDED if getattr(source, key) and key not in told]
    if missing:
        place = sheet.place if sheet else Place(desk.shown(desk.project.briefs / f"_sources.{language}.yaml"), 0)
        message = f'"{source.name}" has a {missing[0]} that is printed, and none in this language.'
        desk.findings.append(Finding("parity-missing", place, message, f"Add {missing[0]}: below {source.name}: here."))
    return replace(
        document, source=replace(source, published_basis=told.get("published_basis", ""), rights=told.get("rights", ""))
    )


def spoken(plan: Outline, bindings: tuple[Binding, ...]) -> tuple[Binding, ...]:
    """Return the bindings with what they print in the plan's language."""
    if not plan.edition_of:
        return bindings
    return tuple(replace(each, printed=value(each.cited[0], plan.language)) for each in bindings)


def compared(made: tuple[Made, ...]) -> Iterator[Finding]:
    """Yield where an edition says something else than the outline that it is an edition of."""
    originals = {one.plan.id: one for one in made}
    for one in made:
        original = originals.get(one.plan.edition_of)
        if original:
            yield from parity((original.plan, original.brief), (one.plan, one.brief), original.bindings)


def of(language: str, made: tuple[Made, ...]) -> tuple[Made, ...]:
    """Return the briefs in a language; all where none is asked for, and a ConfigurationError where there is none."""
    if not language:
        return made
    found = tuple(one for one in made if language.lower() in {one.plan.language.lower(), primary(one.plan.language)})
    if not found:
        known = ", ".join(sorted({one.plan.language for one in made}))
        message, cure = f"there is no edition in {language}.", f"Known: {known}."
        raise ConfigurationError(Finding("edition-missing", Place("--language", 0), message, cure))
    return found
