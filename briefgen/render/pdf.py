"""HTML -> PDF/UA-1 bytes: the only importer of WeasyPrint.

The page must carry everything it needs: whatever is not in a `data:` address is refused, so neither the network nor
a file is ever read. What WeasyPrint complains about fails, since its page would lack something that the HTML has.
"""

from __future__ import annotations

import logging
import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Finding, Place

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher


PAGE = Place("brief.html")


def pdf(html: str, place: Place = PAGE) -> bytes:
    """Return the PDF of a self-contained HTML page; equal pages give equal bytes.

    Title, author, language and the one date (`dcterms.created`) come from the page's head. `place` is where
    findings point to.
    """
    from weasyprint import HTML

    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        page = HTML(string=html, base_url="about:blank", url_fetcher=_fetcher(), media_type="print")
        written = page.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=_identifier(html))
    finally:
        logger.removeHandler(complaints)
    if complaints.lines:
        raise BriefgenError(*(Finding("pdf-complaint", place, line) for line in complaints.lines))
    return bytes(written)


def anchors(html: str) -> dict[str, int]:
    """Return on which page, counted from 1, each anchor of a page stands when it is laid out."""
    from weasyprint import HTML

    page = HTML(string=html, base_url="about:blank", url_fetcher=_fetcher(), media_type="print")
    pages = enumerate(page.render().pages, 1)
    return {name: number for number, laid in pages for name in laid.anchors}


def _identifier(html: str) -> bytes:
    return sha256(html.encode()).hexdigest()[:32].encode("ascii")


@cache
def _harmless() -> re.Pattern[str]:
    """Properties that only browsers know, in a project's own style sheet, take nothing from the page."""
    return re.compile(r"Ignored `[^`]*` at \d+:\d+, (?:unknown property|prefixed selectors)")


class _Complaints(logging.Handler):
    """Keeps what WeasyPrint logs as a warning or worse, each line once, in order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        line = " ".join(record.getMessage().split())[:300]
        if line not in self.lines and not (record.levelno < logging.ERROR and _harmless().match(line)):
            self.lines.append(line)


@cache
def _fetcher() -> URLFetcher:
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",), allow_redirects=False)
