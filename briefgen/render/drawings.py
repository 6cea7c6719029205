"""Vega-Lite as JSON -> SVG without a browser: the only importer of vl_convert.

A picture depends on its specification, the data in it, the language's numbers and months, the face and the converter,
and on nothing else: it is drawn once, and known again by a digest of all these. `pipeline.drawings` keeps the known ones
between runs; what a page makes of a picture is `charts`' matter.
"""

from __future__ import annotations

import atexit
import json
import shutil
from collections.abc import Callable, MutableMapping
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path
from tempfile import mkdtemp
from xml.etree import ElementTree as ET

from briefgen.errors import BriefgenError, Finding, Place
from briefgen.language.axes import Axes, axes
from briefgen.render import fonts

Drawings = MutableMapping[str, str]
"""Pictures as they were drawn, by their keys."""
PACKAGE = "vl-convert-python"


def drawing(spec: str, language: str, known: Drawings) -> ET.Element:
    """Return the picture of a specification, drawn if it is not known or no picture; nothing is fetched.

    What is drawn becomes known, and what is used is known last.

    Raises BriefgenError where the converter is not installed, ValueError where it refuses the specification.
    """
    told = axes(language)
    key = sha256("\n".join((_drawer(), json.dumps(told), spec)).encode()).hexdigest()
    try:
        picture = ET.fromstring(known.get(key, ""))  # noqa: S314 (our own converter's)
    except ET.ParseError:
        known[key] = _drawn(spec, told)
        picture = ET.fromstring(known[key])  # noqa: S314 (our own converter's)
    known[key] = known.pop(key)
    return picture


@cache
def _drawer() -> str:
    """What stands for converter and face; a converter that is not there draws nothing, and no kept picture is its."""
    try:
        version = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        version = ""
    return f"{PACKAGE} {version} {fonts.digest(fonts.SANS)}"


def _drawn(spec: str, told: Axes) -> str:
    try:
        import vl_convert
    except ModuleNotFoundError as error:
        message = "a chart is drawn by vl-convert-python, which is not installed."
        cure = 'Install it with pip install "briefgen[charts]".'
        raise BriefgenError(Finding("chart-converter", Place("charts", 0), message, cure)) from error
    _faces(vl_convert.register_font_directory)
    drawn: str = vl_convert.vegalite_to_svg(
        spec, allowed_base_urls=[], format_locale={**told.numbers}, time_format_locale={**told.days}
    )
    return drawn


@cache
def _faces(register: Callable[[str], None]) -> None:
    """Hand the brief's face to the converter under the name that the page knows it by."""
    folder = Path(mkdtemp(prefix="briefgen-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    for number, face in enumerate(fonts.renamed(fonts.SANS)):
        (folder / f"{number}.ttf").write_bytes(face)
    register(str(folder))
