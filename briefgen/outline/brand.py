"""brand.yaml -> Brand: the shapes of an organisation's own look and what they become; no file is read here.

`pipeline.brand` reads the logo and the faces; `render.brand` judges the colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from briefgen.errors import Finding
from briefgen.located_yaml import Located
from briefgen.model.brand import Brand, Logo, OwnFace, Shade
from briefgen.outline.read import shaped
from briefgen.outline.scalars import Name, Term
from briefgen.outline.shape import Shape
from briefgen.outline.written import Draft, Word

COLOUR = "#[0-9A-Fa-f]{6}"
PICTURES, FONTS = (".svg", ".png"), (".ttf", ".otf", ".woff2")


def _colour(value: object) -> Word:
    if not isinstance(value, Word) or not re.fullmatch(COLOUR, value):
        raise PydanticCustomError("colour", "no colour")
    return value


def _named(*endings: str) -> PlainValidator:
    """A file of the project by its path from brand.yaml, which cannot lead out."""

    def checked(value: object) -> Word:
        path = PurePosixPath(str(value))
        inside = not path.is_absolute() and ".." not in path.parts and "\\" not in str(value)
        if not isinstance(value, Word) or not inside or path.suffix.lower() not in endings:
            raise PydanticCustomError("asset", "no such file")
        return value

    return PlainValidator(checked)


Colour = Annotated[Word, PlainValidator(_colour), WithJsonSchema({"type": "string", "pattern": f"^{COLOUR}$"})]
Picture = Annotated[Word, _named(*PICTURES), WithJsonSchema({"type": "string", "pattern": r"\.(svg|png)$"})]
Font = Annotated[Word, _named(*FONTS), WithJsonSchema({"type": "string", "pattern": r"\.(ttf|otf|woff2)$"})]


class LogoShape(Shape):
    """A picture beside the organisation's name."""

    file: Picture = Field(description="SVG or PNG in the project.", examples=["brand/logo.svg"])
    alt: Term = Field(description="What it shows, for whoever cannot see it.", examples=["A herring over three waves"])


class ColoursShape(Shape):
    """Colours in place of the default look's, as #rrggbb in quotation marks."""

    ink: Colour | None = Field(None, description="Text.", examples=['"#1d1b18"'])
    soft: Colour | None = Field(None, description="Text of less weight.", examples=['"#57534c"'])
    faint: Colour | None = Field(None, description="What is not stated.", examples=['"#6b665e"'])
    rule: Colour | None = Field(None, description="Hairlines.", examples=['"#cfc9be"'])
    page: Colour | None = Field(None, description="The page.", examples=['"#ffffff"'])
    paper: Colour | None = Field(None, description="The ground of boxes.", examples=['"#f6f3ec"'])
    lit: Colour | None = Field(None, description="The passage that a link asked for.", examples=['"#f7e9b0"'])
    accent: Colour | None = Field(None, description="Audience, numbers and note marks.", examples=['"#0d5563"'])
    band: Colour | None = Field(None, description="The band at the top, else the accent.", examples=['"#f2b705"'])
    pro: Colour | None = Field(None, description="Supports and proposes.", examples=['"#1d5f45"'])
    con: Colour | None = Field(None, description="Opposes and resists.", examples=['"#97321f"'])
    mid: Colour | None = Field(None, description="Conditional.", examples=['"#7a5600"'])
    say: Colour | None = Field(None, description="Predicts.", examples=['"#3c4a78"'])


class FaceShape(Shape):
    """The files of a face; a weight or slope that is missing is printed with the nearest that is there."""

    regular: Font = Field(description="Upright.", examples=["brand/Text-Regular.ttf"])
    semibold: Font | None = Field(None, description="Upright, for headings.", examples=["brand/Text-Semibold.ttf"])
    italic: Font | None = Field(None, description="Slanted.", examples=["brand/Text-Italic.ttf"])
    semibold_italic: Font | None = Field(
        None, description="Slanted, for stress.", examples=["brand/Text-SemiboldItalic.ttf"]
    )


class FacesShape(Shape):
    """Faces in place of the default ones; you answer for their licence."""

    text: FaceShape | None = Field(None, description="For reading.", examples=["{regular: brand/Text-Regular.ttf}"])
    label: FaceShape | None = Field(
        None, description="For headings, labels and tables.", examples=["{regular: brand/Label-Regular.ttf}"]
    )


class BrandShape(Shape):
    """An organisation's own look; every line is optional."""

    organisation: Term | None = Field(None, description="Who issues the briefs.", examples=["Crews' Union"])
    logo: LogoShape | None = Field(
        None, description="A picture and what it shows.", examples=["{file: brand/logo.svg, alt: A herring}"]
    )
    colours: ColoursShape | None = Field(None, description="Colours by token.", examples=['{accent: "#0d5563"}'])
    accents: dict[Name, Colour] = Field({}, description="The accent of an audience.", examples=['{crews: "#8f2a1c"}'])
    faces: FacesShape | None = Field(None, description="Font files.", examples=["{text: {regular: brand/Text.ttf}}"])


def brand(located: Located) -> tuple[Brand, tuple[Finding, ...]]:
    """Return the brand and findings; it is empty where the file has errors."""
    draft = Draft("brand")
    shape = shaped(located, BrandShape, draft)
    findings = tuple(sorted(draft.findings, key=lambda finding: (finding.place, finding.rule)))
    return _brand(shape) if shape and not findings else Brand(), findings


def _brand(shape: BrandShape) -> Brand:
    logo = shape.logo
    return Brand(
        organisation=" ".join((shape.organisation or "").split()),
        logo=Logo(str(logo.file), " ".join(logo.alt.split()), logo.file.place) if logo else None,
        colours=tuple(_shades(shape.colours)) if shape.colours else (),
        accents=tuple(Shade(str(name), colour.lower(), colour.place) for name, colour in shape.accents.items()),
        faces=tuple(_faces(shape.faces)) if shape.faces else (),
    )


def _shades(shape: ColoursShape) -> Iterator[Shade]:
    for name in ColoursShape.model_fields:
        colour = getattr(shape, name)
        if isinstance(colour, Word):
            yield Shade(name, colour.lower(), colour.place)


def _faces(shape: FacesShape) -> Iterator[OwnFace]:
    """Every weight and slope of each kind, from the nearest file."""
    for kind, face in (("text", shape.text), ("label", shape.label)):
        if face:
            bold, slanted = face.semibold or face.regular, face.italic or face.regular
            for weight, style, file in (
                (400, "normal", face.regular),
                (600, "normal", bold),
                (400, "italic", slanted),
                (600, "italic", face.semibold_italic or face.italic or bold),
            ):
                yield OwnFace(kind, weight, style, str(file), file.place)
