"""Write docs/pictures/: the first page of each brief of this repository, small, for the README."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

from briefgen.pipeline.briefs import Work, build

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH, COLOURS = 700, 32


def pictures() -> None:
    """Build the briefs and draw them; equal briefs give equal pictures."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        for name in build(Work(ROOT, output=Path(folder), language="en-CA"), ("pdf",)).paths:
            page = pypdfium2.PdfDocument(name)[0]
            picture = page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB").quantize(COLOURS)
            picture.save(PICTURES / f"{Path(name).stem}.png", optimize=True)


if __name__ == "__main__":
    pictures()
