"""The site's copies of briefs: the same page, its marks and notes leading to the passages in their sources."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from briefgen.model.brand import Brand
from briefgen.model.site import Site
from briefgen.render.drawings import Drawings
from briefgen.render.html import DEFAULT, page
from briefgen.render.site.pages import metadata
from briefgen.render.site.phrases import Voice
from briefgen.render.site.policy import locked


def copies(
    site: Site, templates: Sequence[Path], brand: Brand = DEFAULT, drawings: Drawings | None = None
) -> Iterator[tuple[str, str]]:
    """Yield path and text of each brief's page, variants among them; `drawings` are those of `html`."""
    for printed in site.briefs:
        for each in (printed, *printed.variants):
            path = f"briefs/{each.brief.id}.html"
            told = {"site": site, "path": path, "top": "../", "metadata": metadata(site, path)}
            told |= Voice(each.brief.language).told()
            text = page("site/brief.html", each.brief, templates, dict(each.passages), told, brand, drawings)
            yield path, locked(text)
