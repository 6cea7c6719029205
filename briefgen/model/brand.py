"""Brand: what an organisation's own look has of its own: name, logo, colours and faces.

`outline.brand` reads it, `pipeline.brand` fetches the files, `render.brand` sets it.
"""

from __future__ import annotations

from dataclasses import dataclass

from briefgen.errors import Place


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour by the token or the audience that it is for, as #rrggbb."""

    name: str
    colour: str
    place: Place


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture, SVG or PNG, with what it shows in words; `data` is empty until its file is read."""

    file: str
    alt: str
    place: Place
    data: bytes = b""

    @property
    def media(self) -> str:
        """The media type, by the name of the file."""
        return "image/svg+xml" if self.file.lower().endswith(".svg") else "image/png"


@dataclass(frozen=True, slots=True)
class OwnFace:
    """A font file for text or for labels; `data` is empty until the file is read."""

    kind: str
    """text or label."""
    weight: int
    style: str
    file: str
    place: Place
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Brand:
    """The look of an organisation; whatever it does not say is the default look's."""

    organisation: str = ""
    logo: Logo | None = None
    colours: tuple[Shade, ...] = ()
    """By token: ink, soft, faint, accent, page and so on."""
    accents: tuple[Shade, ...] = ()
    """By audience."""
    faces: tuple[OwnFace, ...] = ()
