"""Write docs/pictures/ for the README: the first page of each brief, and the evidence site's facts, small.

The site is photographed in the machine's Chromium; where there is none, its old picture stays.
"""

from __future__ import annotations

import io
import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from briefgen.pipeline.briefs import build
from briefgen.pipeline.site import site
from briefgen.pipeline.work import Work

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
        _site(Path(folder) / "site")


def _site(folder: Path) -> None:
    """Draw the page of all facts, as wide as a desk's window."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium here: docs/pictures/site.png stays as it is", file=sys.stderr)
        return
    site(Work(ROOT, output=folder))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto((folder / "facts.html").as_uri())
        page.wait_for_timeout(500)
        picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
        browser.close()
    picture.quantize(COLOURS).save(PICTURES / "site.png", optimize=True)


if __name__ == "__main__":
    pictures()
