"""HTML -> PDF/UA-1 bytes: the only importer of WeasyPrint.

The page must carry everything it needs: whatever is not in a `data:` address is refused, so neither the network nor
a file is ever read. What WeasyPrint complains about fails, since its page would lack something that the HTML has.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Finding, Place

if TYPE_CHECKING:
    from weasyprint.document import Page
    from weasyprint.urls import URLFetcher


PAGE = Place("brief.html")


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF, how many pages it has, and on which of them, counted from 1, each anchor stands."""

    content: bytes
    pages: int
    anchors: Mapping[str, int]


def pdf(html: str, place: Place = PAGE) -> bytes:
    """Return the PDF of a self-contained HTML page; equal pages give equal bytes."""
    return paper(html, place).content


def paper(html: str, place: Place = PAGE) -> Paper:
    """Return the PDF of a page, with its pages counted.

    Title, author, language and the one date (`dcterms.created`) come from the page's head. `place` is where
    findings point to.
    """
    from weasyprint import HTML

    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        page = HTML(string=html, base_url="about:blank", url_fetcher=_fetcher(), media_type="print")
        options = {"pdf_variant": "pdf/ua-1", "pdf_identifier": _identifier(html)}
        document = page.render(**options)
        written = document.write_pdf(**options)
    finally:
        logger.removeHandler(complaints)
    if complaints.lines:
        raise BriefgenError(*(Finding("pdf-complaint", place, line) for line in complaints.lines))
    return Paper(bytes(written), len(document.pages), _anchors(document.pages))


def anchors(html: str) -> Mapping[str, int]:
    """Return on which page, counted from 1, each anchor of a page stands when it is laid out."""
    from weasyprint import HTML

    page = HTML(string=html, base_url="about:blank", url_fetcher=_fetcher(), media_type="print")
    return _anchors(page.render().pages)


def _anchors(pages: Sequence[Page]) -> dict[str, int]:
    return {name: number for number, laid in enumerate(pages, 1) for name in laid.anchors}


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
