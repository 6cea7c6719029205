"""The brand of a project: brand.yaml, the logo and the faces that it names, and whether all can be used.

The settings name the file; `briefs` hands the brand to `render`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefgen import files
from briefgen.errors import BriefgenError, Finding
from briefgen.model.brand import Brand, Logo, OwnFace
from briefgen.pipeline.load import Desk
from briefgen.project import Project

SIGNATURES = {"image/png": b"\x89PNG\r\n\x1a\n", "image/svg+xml": b"<svg"}
HEAVY = 300_000
"""Bytes of a logo: every page carries it."""


def brand(desk: Desk) -> Brand:
    """Return the brand that the settings name, and one that says nothing where they name none.

    What is wrong in it is added to the desk's findings.
    """
    name = desk.project.settings.brand
    located = desk.yaml(desk.project.directory / name) if name else None
    if located is None:
        return Brand()
    from briefgen.outline.brand import brand as read

    found, findings = read(located)
    logo = _drawn(found.logo, desk) if found.logo else None
    faces = tuple(_faced(found.faces, desk))
    made = replace(found, logo=logo, faces=faces)
    desk.findings += [*findings, *_faint(made)]
    return made


def _faint(made: Brand) -> Iterator[Finding]:
    from briefgen.render.brand import faint, tokens
    from briefgen.render.html import default_templates

    if made.colours or made.accents:
        yield from faint(made, tokens(default_templates()))


def _drawn(logo: Logo, desk: Desk) -> Logo | None:
    data = _file(logo, desk)
    if data is None:
        return None
    if SIGNATURES[logo.media] not in data[:4096]:
        message = f'"{logo.file}" is no {"SVG" if "svg" in logo.media else "PNG"} picture.'
        desk.findings.append(Finding("brand-file", logo.place, message, "Save it anew as what its name says."))
        return None
    if len(data) > HEAVY:
        message = f'"{logo.file}" has {len(data):,} bytes, more than {HEAVY:,}, and every page carries it.'
        desk.findings.append(Finding("brand-file", logo.place, message, "Save it smaller."))
    return replace(logo, data=data)


def _faced(faces: tuple[OwnFace, ...], desk: Desk) -> Iterator[OwnFace]:
    from briefgen.render.fonts import unreadable

    told: set[str] = set()
    for face in faces:
        data = _file(face, desk) if face.file not in told else None
        if data is not None:
            fault = unreadable(made := replace(face, data=data))
            desk.findings += [fault] if fault else []
            told |= {face.file} if fault else set()
            yield from () if fault else (made,)
        told |= {face.file} if data is None else set()


def _file(named: Logo | OwnFace, desk: Desk) -> bytes | None:
    """A file inside of the project; what cannot be read is a finding where it is named."""
    folder = (desk.project.directory / desk.project.settings.brand).parent
    try:
        return files.read(folder / named.file, named.file, desk.project.directory)
    except BriefgenError as error:
        message = f'"{named.file}" {error.findings[0].message}'
        desk.findings.append(Finding("brand-file", named.place, message, "Put it there, or name another."))
        return None


def issued(project: Project, organisation: str) -> Project:
    """Return the project as that of an organisation, where its settings name none."""
    return replace(project, settings=replace(project.settings, organisation=organisation))
