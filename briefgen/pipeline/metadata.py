"""What programs read in the site's pages: schema.org for briefs and sources, W3C annotations for facts, as JSON-LD."""

from __future__ import annotations

from dataclasses import replace

from briefgen.export.linked import brief_page, index_page, source_page
from briefgen.model.site import Site


def described(site: Site) -> Site:
    """Return the site with the JSON-LD of its pages."""
    pages = {"index.html": index_page(site)}
    pages |= {f"sources/{each.document.source.id}.html": source_page(each, site) for each in site.sources}
    pages |= {
        f"briefs/{each.brief.id}.html": brief_page(each, site)
        for printed in site.briefs
        for each in (printed, *printed.variants)
    }
    return replace(site, metadata=pages)
