"""The faces of a brief, cut down to the characters it uses, as data that a style sheet can carry.

Source Serif for reading and Source Sans for everything that is looked up; both come from pinned packages, and their
bytes depend on nothing but the characters. `html` calls this once the text is known; `pipeline.drawings` keeps cut faces
between runs.
"""

from __future__ import annotations

import struct
from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import metadata
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import category

from briefgen.errors import BriefgenError, Finding, Place
from briefgen.model.brand import OwnFace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, MutableMapping, Sequence

    from fontTools.ttLib import TTFont

STAND_INS = {"\u2010": "-", "\u2011": "-", "\u202f": "\u00a0", "\u2009": " ", "\u2007": " ", "\u200a": " "}
"""Spaces and the unbreakable hyphen have no glyphs of their own here; these look right in their place."""
USUAL = (
    "".join(map(chr, range(0x20, 0x7F)))
    + "\u00a0\u2010\u2011\u202f\u2009‘’“”«»–—…·•↑→×−°§¶£€$¢½¼¾ÀÂÇÉÈÊÎÔàâäçéèêëîïñóôöùûüœ"
)
"""In every subset, so that the briefs of one build share their faces: cutting them takes longer than all the rest."""
FEATURES = ("kern", "liga", "lnum", "onum", "pnum", "tnum")


TRACKING = 60
"""Thousandths of an em between the letters of a watermark."""
NAMES = (0, 1, 2, 4, 6, 13)
"""Of the name table: copyright and licence go with the face wherever it goes."""


@dataclass(frozen=True, slots=True)
class Face:
    """A face by family, weight and style, with its file in a font package.

    A family is never called Serif or Sans: font managers take these words for whatever the machine has.
    """

    family: str
    weight: int
    style: str
    package: str
    file: str
    data: bytes = b""
    """The font itself, where it is a project's own."""


@dataclass(frozen=True, slots=True)
class Embedded:
    """A face as the style sheet declares it; `data` is WOFF2 in base64."""

    family: str
    weight: int
    style: str
    data: str


SERIF, SANS, SPARE = "Brief Text", "Brief Label", "Brief Spare"
FAMILIES = {"text": SERIF, "label": SANS}
FACES = tuple(
    Face(family, weight, style, f"font_source_{kind}_pro", f"Source{kind.title()}Pro-{name}.ttf")
    for family, kind in ((SERIF, "serif"), (SANS, "sans"))
    for weight, style, name in (
        (400, "normal", "Regular"),
        (600, "normal", "Semibold"),
        (400, "italic", "It"),
        (600, "italic", "SemiboldIt"),
    )
)


def embed(
    characters: Iterable[str], place: Place, own: Sequence[OwnFace] = (), cut: MutableMapping[str, str] | None = None
) -> tuple[Embedded, ...]:
    """Return the faces subset to the characters; one that no face has is a finding at the place.

    `cut` are faces that need not be cut again; those that are cut come to them.

    A project's own faces stand in place of a family; signs that they lack, such as arrows, come from the spare one.

    Characters that only the upright faces have (some scripts, some signs) come again in a spare family, which the
    style sheet names last, so that no reader's machine has to lend a font.
    """
    characters, cut = tuple(characters), {} if cut is None else cut
    wanted = {ord(STAND_INS.get(character, character)) for character in characters if character.isprintable()}
    wanted |= {ord(character) for character in characters if character in STAND_INS} | {ord(usual) for usual in USUAL}
    _refuse_missing(wanted, place)
    _refuse_unfit(characters, own)
    told = (*(each for each in FACES if each.family not in {FAMILIES[mine.kind] for mine in own}), *map(_mine, own))
    faces = [_embedded(face, frozenset(wanted), cut) for face in told]
    spare = frozenset(wanted - frozenset.intersection(*(_points(face) for face in told if own or face.family == SANS)))
    if spare:
        upright = next(face for face in FACES if face.family == SANS)
        faces.append(_embedded(Face(SPARE, 400, "normal", upright.package, upright.file), spare, cut))
    return tuple(faces)


def usable(characters: Iterable[str]) -> frozenset[str]:
    """Return the characters that the faces have; on a screen, the machine's own fonts may lend what is left."""
    known = frozenset.intersection(*(_points(face) for face in FACES if face.style == "normal"))
    return frozenset(character for character in characters if ord(character) in known or not character.isprintable())


def unreadable(face: OwnFace) -> Finding | None:
    """Return a finding where a project's file is no font."""
    from fontTools.ttLib import TTLibError

    try:
        _points(_mine(face))
    except (TTLibError, AttributeError, KeyError, ValueError, AssertionError, struct.error) as error:
        message = f'"{face.file}" is no font that can be read: {error}.'
        return Finding("brand-file", face.place, message, "Name a TrueType, OpenType or WOFF2 file.")
    return None


def _mine(face: OwnFace) -> Face:
    return Face(FAMILIES[face.kind], face.weight, face.style, "", face.file, face.data)


def _refuse_unfit(characters: Iterable[str], own: Sequence[OwnFace]) -> None:
    """Letters, digits and points come from the face itself: one from another would stand out in the word."""
    wanted = {character for character in characters if category(character)[0] in "LNPM" and character not in STAND_INS}
    findings = [
        Finding(
            "glyph-missing",
            face.place,
            f'"{character}" (U+{ord(character):04X}) is not in {face.file}.',
            "Name a face that has it, or write it with another character.",
        )
        for face in own
        if (face.weight, face.style) == (400, "normal")
        for character in sorted(wanted)
        if ord(character) not in _points(_mine(face))
    ]
    if findings:
        raise BriefgenError(*findings)


def _refuse_missing(wanted: set[int], place: Place) -> None:
    upright = [face for face in FACES if face.family == SANS and face.style == "normal"]
    known = frozenset.intersection(*(_points(face) for face in upright))
    findings = [
        Finding(
            "glyph-missing",
            place,
            f'"{chr(point)}" (U+{point:04X}) is in none of the faces.',
            "Write it with another character.",
        )
        for point in sorted(wanted - known)
    ]
    if findings:
        raise BriefgenError(*findings)


@cache
def advances(family: str = SERIF, weight: int = 600) -> dict[int, float]:
    """Return how wide each character of an upright face is, in em; without more, of the titles' face."""
    font = _open(next(face for face in FACES if (face.family, face.weight) == (family, weight)))
    em, widths = font["head"].unitsPerEm, font["hmtx"]
    return {point: widths[name][0] / em for point, name in font.getBestCmap().items()}


def renamed(family: str) -> Iterator[bytes]:
    """Yield the files of a family's faces under the name that style sheets know it by."""
    for face in (face for face in FACES if face.family == family):
        font = _open(face)
        _stand_in(font)
        for record in font["name"].names:
            if record.nameID in {1, 16}:
                record.string = family
        font["name"].names = [record for record in font["name"].names if record.nameID in {*NAMES, 16, 17}]
        buffer = BytesIO()
        font.save(buffer)
        yield buffer.getvalue()


@cache
def digest(family: str) -> str:
    """Return what stands for the files of a family's faces."""
    known = sha256()
    for face in (face for face in FACES if face.family == family):
        known.update(_bytes(face.package, face.file))
    return known.hexdigest()


@cache
def _bytes(package: str, file: str) -> bytes:
    return files(package).joinpath("files", file).read_bytes()


def _open(face: Face) -> TTFont:
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(face.data or _bytes(face.package, face.file)), recalcTimestamp=False)


@cache
def _points(face: Face) -> frozenset[int]:
    return frozenset(_open(face).getBestCmap()) | {ord(character) for character in STAND_INS}


def _embedded(face: Face, points: frozenset[int], known: MutableMapping[str, str]) -> Embedded:
    """The face with its characters, cut if it is not known; what is used is known last."""
    told = (*map(_version, CUTTERS), _digest(face), *map(str, sorted(points)))
    key = sha256("\n".join(told).encode()).hexdigest()
    known[key] = known.pop(key, "") or _cut(face, points)
    return Embedded(face.family, face.weight, face.style, known[key])


CUTTERS = ("fonttools", "brotli")
"""The packages that the bytes of a cut face depend on; code of our own seals what is kept."""


@cache
def _version(package: str) -> str:
    return f"{package} {metadata.version(package)}"


@cache
def _digest(face: Face) -> str:
    return sha256(face.data or _bytes(face.package, face.file)).hexdigest()


@cache
def _cut(face: Face, points: frozenset[int]) -> str:
    """The face as WOFF2 in base64."""
    from fontTools.subset import Options, Subsetter

    font = _open(face)
    _stand_in(font)
    options = Options(layout_features=list(FEATURES), hinting=False, notdef_outline=True, name_IDs=["*"])
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    font["name"].names = [name for name in font["name"].names if name.nameID in NAMES]
    font.flavor = "woff2"
    buffer = BytesIO()
    font.save(buffer, reorderTables=None)
    return b64encode(buffer.getvalue()).decode("ascii")


def _stand_in(font: TTFont) -> None:
    for table in font["cmap"].tables:
        for character, other in STAND_INS.items():
            if table.isUnicode() and ord(other) in table.cmap:
                table.cmap.setdefault(ord(character), table.cmap[ord(other)])


def outlines(word: str) -> tuple[float, float, str]:
    """Return a word as drawn by the titles' labels: its width, the height of its capitals, and its path as in SVG."""
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.pens.transformPen import TransformPen

    font = _open(next(face for face in FACES if (face.family, face.weight, face.style) == (SANS, 600, "normal")))
    glyphs, known = font.getGlyphSet(), font.getBestCmap()
    pen, along = SVGPathPen(glyphs, ntos=lambda number: f"{number:.0f}"), 0.0
    for character in word:
        glyph = glyphs[known[ord(character)]]
        glyph.draw(TransformPen(pen, (1, 0, 0, 1, along, 0)))
        along += glyph.width + TRACKING
    return along - TRACKING, float(font["OS/2"].sCapHeight), pen.getCommands()
