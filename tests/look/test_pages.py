"""The pages of the shipped briefs as pictures, against those that a person has looked at and taken.

`--update-golden` takes the pages as they are printed now. Faces are embedded, so that the pages are the same everywhere;
what PDFium's smoothing may change from one release to the next is within the tolerance.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops

from briefgen.pipeline.briefs import build
from briefgen.pipeline.work import Work

PAGES = Path(__file__).parent / "pages"
WIDTH = 408
"""Pixels across a letter page: 48 to the inch, at which a line that moved or broke elsewhere shows."""
SHADES = 16
DIFFERENT = 48
"""By how much a pixel, of 255, must differ to count; two shades of the stored pictures are less."""
ALLOWED = 0.0006
"""Of a page's pixels: less than one word's."""


def drawn(pdf: bytes) -> Iterator[Image.Image]:
    """Yield each page of a PDF in few greys, so that its picture is small."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield shaded(page.render(scale=WIDTH / page.get_width()).to_pil())


def shaded(picture: Image.Image) -> Image.Image:
    """Return a picture in few colours, the same ones on every page; no pixel is dithered."""
    return picture.convert("RGB").quantize(palette=palette(), dither=Image.Dither.NONE)


def palette() -> Image.Image:
    """Return greys, and the accents with their tints."""
    inks = [(0x1D, 0x1B, 0x18), (0x8F, 0x2A, 0x1C), (0x0D, 0x55, 0x63), (0x33, 0x42, 0x7D), (0x1D, 0x5F, 0x45)]
    steps = range(SHADES // 2 + 1)
    tints = [round(255 - (255 - part) * step * 2 / SHADES) for ink in inks for step in steps for part in ink]
    made = Image.new("P", (1, 1))
    made.putpalette(tints + tints[-3:] * (256 - len(tints) // 3))
    return made


def apart(one: Image.Image, other: Image.Image) -> tuple[float, Image.Image]:
    """Return the share of pixels in which two pages differ, and a picture of where: what went red, what came green."""
    if one.size != other.size:
        return 1.0, other.convert("RGB")
    before, now = one.convert("L"), other.convert("L")
    far = ImageChops.difference(before, now).point(lambda value: 255 * (value > DIFFERENT))
    share = far.histogram()[255] / (far.width * far.height)
    return share, Image.merge("RGB", (now, before, ImageChops.lighter(before, now)))


def compared(name: str, pdf: bytes, folder: Path, shown: Path) -> list[str]:
    """Return what is wrong with each page of a brief; pictures of where they differ are written to `shown`."""
    pages = list(drawn(pdf))
    stored = sorted(folder.glob(f"{name}-*.png"))
    wrong = [f"{name} has {len(pages)} pages, and had {len(stored)}."] if len(pages) != len(stored) else []
    for path, page in zip(stored, pages, strict=False):
        with Image.open(path) as before:
            share, where = apart(before, page)
        if share > ALLOWED:
            where.save(shown / path.name)
            wrong.append(f"{path.stem} differs in {share:.2%} of its pixels: {shown / path.name}")
    return wrong


def stored(name: str, pdf: bytes, folder: Path) -> None:
    """Put a brief's pages where they are compared with."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob(f"{name}-*.png"):
        path.unlink()
    for number, page in enumerate(drawn(pdf), 1):
        page.save(folder / f"{name}-{number}.png", optimize=True)


@pytest.fixture(scope="session")
def printed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("briefs")
    build(Work(root, output=folder), ("pdf",))
    return {path.stem: path.read_bytes() for path in sorted(folder.glob("*.pdf"))}


@pytest.mark.slow
def test_every_page_looks_as_it_did(printed: dict[str, bytes], request: pytest.FixtureRequest, tmp_path: Path) -> None:
    if request.config.getoption("--update-golden"):
        for path in PAGES.glob("*.png"):
            path.unlink()
        for name, pdf in printed.items():
            stored(name, pdf, PAGES)
    wrong = [line for name, pdf in printed.items() for line in compared(name, pdf, PAGES, tmp_path)]
    assert not wrong, "\n".join((*wrong, "--update-golden takes the pages as they are now"))
    known = {path.stem.rpartition("-")[0] for path in PAGES.glob("*.png")}
    assert known == set(printed)


def test_the_pictures_are_small() -> None:
    assert sum(path.stat().st_size for path in PAGES.glob("*.png")) < 600_000
