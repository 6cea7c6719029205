"""A PDF as somebody got it -> its text and the files inside it: the only importer of pypdf. `pdf` makes such files."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from briefgen.errors import BriefgenError, Finding, Place

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader
    from pypdf.generic import ContentStream

SHOWN = {b"Tj", b"TJ", b"'", b'"'}
"""The operators that set type."""


@dataclass(frozen=True, slots=True)
class Inside:
    """A file inside a PDF, and whether it is the one whose digest and size the PDF declares."""

    name: str
    content: bytes
    whole: bool


@dataclass(frozen=True, slots=True)
class Delivered:
    """A PDF's text in reading order without running heads and page numbers, and the files inside it."""

    text: str
    files: tuple[Inside, ...]


def delivered(data: bytes, place: Place) -> Delivered:
    """Read a PDF; raise BriefgenError where it is none, is locked or is damaged."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(BytesIO(data), strict=False)
        return Delivered("\n".join(_text(page, reader) for page in reader.pages), tuple(_files(reader)))
    except (PyPdfError, KeyError, OSError, TypeError, ValueError) as error:
        message = f"cannot be read as a PDF: {' '.join(str(error).split()) or type(error).__name__}."
        raise BriefgenError(Finding("pdf-unreadable", place, message, "Ask for the file again.")) from error


def _text(page: PageObject, reader: PdfReader) -> str:
    from pypdf.generic import ContentStream, NameObject

    contents = page.get_contents()
    if contents is None:
        return ""
    stream = ContentStream(contents, reader, "bytes")
    stream.operations = list(_spoken(stream))
    page[NameObject("/Contents")] = stream
    return page.extract_text()


def _spoken(stream: ContentStream) -> Iterator[tuple[object, bytes]]:
    """The operations of a page without the type that assistive technology passes over."""
    marks: list[bool] = []
    for operands, operator in stream.operations:
        if operator in {b"BMC", b"BDC"}:
            marks.append(operands[0] == "/Artifact")
        elif operator == b"EMC" and marks:
            marks.pop()
        if not (operator in SHOWN and any(marks)):
            yield operands, operator


def _files(reader: PdfReader) -> Iterator[Inside]:
    for each in reader.attachment_list:
        content = each.content
        # The digest is the PDF standard's own choice; it tells damage, no forger.
        found = hashlib.md5(content, usedforsecurity=False).digest()
        told = getattr(each.checksum, "original_bytes", found)  # pypdf takes a digest for text where it can
        whole = told == found and each.size in {None, len(content)}
        yield Inside(each.name, content, whole)
