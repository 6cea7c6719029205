"""HTML -> bytes of a PDF that is PDF/UA-1 and PDF/A-3a in one: the only importer of WeasyPrint.

The page must carry everything it needs: whatever is not in a `data:` address is refused, so neither the network nor
a file is ever read. What WeasyPrint complains about fails, since its page would lack something that the HTML has.
What WeasyPrint leaves out of the file's own description is added in `xmp`; `delivered` reads such a file again.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Finding, Place
from briefgen.render.fit import fitted
from briefgen.render.structure import mend
from briefgen.render.xmp import identified

if TYPE_CHECKING:
    from pydyf import PDF
    from weasyprint import Attachment
    from weasyprint.document import Document, Page
    from weasyprint.urls import URLFetcher


PAGE = Place("brief.html")
ARCHIVAL: Mapping[str, str] = {"pdf_variant": "pdf/a-3a"}


@dataclass(frozen=True, slots=True)
class Paper:
    """A PDF, how many pages it has, and on which of them, counted from 1, each anchor stands."""

    content: bytes
    pages: int
    anchors: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file to go inside the PDF, as the data that it presents; `day` is the only date that it bears."""

    name: str
    media: str
    description: str
    content: str
    day: date


def pdf(html: str, place: Place = PAGE, attached: Sequence[Attached] = ()) -> bytes:
    """Return the PDF of a self-contained HTML page; equal pages and attachments give equal bytes."""
    return paper(html, place, attached).content


def paper(html: str, place: Place = PAGE, attached: Sequence[Attached] = ()) -> Paper:
    """Return the PDF of a page, with its pages counted.

    Title, author, language and the one date (`dcterms.created`) come from the page's head. `place` is where
    findings point to.
    """
    complaints = _Complaints()
    logger = logging.getLogger("weasyprint")
    logger.addHandler(complaints)
    try:
        set_as, document = fitted(html, _laid)
        options = {**ARCHIVAL, "pdf_identifier": _identifier(set_as, attached)}
        files = [_attachment(each) for each in attached]
        written = document.write_pdf(finisher=_finisher(attached), attachments=files, **options)
    finally:
        logger.removeHandler(complaints)
    if complaints.lines:
        raise BriefgenError(*(Finding("pdf-complaint", place, line) for line in complaints.lines))
    return Paper(bytes(written), len(document.pages), _anchors(document.pages))


def anchors(html: str) -> Mapping[str, int]:
    """Return on which page, counted from 1, each anchor of a page stands when it is laid out."""
    return _anchors(fitted(html, _laid)[1].pages)


def _laid(html: str) -> Document:
    from weasyprint import HTML

    page = HTML(string=html, base_url="about:blank", url_fetcher=_fetcher(), media_type="print")
    return page.render(**ARCHIVAL)


def _anchors(pages: Sequence[Page]) -> dict[str, int]:
    return {name: number for number, laid in enumerate(pages, 1) for name in laid.anchors}


def _identifier(html: str, attached: Sequence[Attached]) -> bytes:
    whole = "\0".join((html, *(each.content for each in attached)))
    return sha256(whole.encode()).hexdigest()[:32].encode("ascii")


def _attachment(file: Attached) -> Attachment:
    from weasyprint import Attachment

    day = datetime(file.day.year, file.day.month, file.day.day, tzinfo=UTC)
    return Attachment(
        string=file.content,
        name=file.name,
        description=file.description,
        created=day,
        modified=day,
        relationship="Data",
    )


def _finisher(attached: Sequence[Attached]) -> Callable[[Document, PDF], None]:
    """What is still to be done to WeasyPrint's objects before they are written.

    The machine's own list decides how WeasyPrint calls a file's type, so that it is said again here. PDF/A keeps the
    file's description readable without unpacking.
    """
    types = {file.name: f"/{file.media.replace('/', '#2f').replace('+', '#2b')}" for file in attached}

    def finish(_: Document, made: PDF) -> None:
        mend(made)
        if "AF" in made.catalog:  # WeasyPrint names each file twice
            made.catalog["AF"][:] = dict.fromkeys(made.catalog["AF"])
        told = made.objects[int(made.catalog["Metadata"].split()[0])]
        told.stream, told.compress = [identified(b"".join(told.stream))], False
        for each in made.objects:
            if isinstance(each, dict) and each.get("Type") == "/Filespec":
                made.objects[int(each["EF"]["F"].split()[0])].extra["Subtype"] = types[each["UF"].string]

    return finish


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
