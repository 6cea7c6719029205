"""Bytes -> Document: decode, make plain, cut into paragraphs and sentences. Pure: the bytes are read in `pipeline`.

The way through: `plain`, `marks`, `paragraphs` (with `kinds`), then `grammar.sentences`. What a file is, its
Source, comes from `records`. `extract` reads the documents.
"""

from __future__ import annotations

import hashlib

from briefgen.errors import BriefgenError, Finding, Place
from briefgen.grammar.sentences import sentences
from briefgen.ingest.marks import Line, addresses, block, comments, front_matter, inline, lines
from briefgen.ingest.paragraphs import paragraphs
from briefgen.ingest.plain import blanked, plain
from briefgen.model.source import Document, Sentence, Source

LARGEST = 8_000_000
"""Bytes: a larger file is no article."""


def document(name: str, data: bytes, source: Source) -> Document:
    """Build the document of a file's bytes; `name` is its path as findings print it, and ends in .md for Markdown.

    Raises BriefgenError with one finding where the file is empty, too large or not UTF-8.
    """
    text = decoded(name, data)
    prose, rows = _prose(plain(text), markdown=name.lower().endswith((".md", ".markdown")))
    prose, found = paragraphs(prose, rows)
    if not found:
        raise BriefgenError(Finding("seed-empty", Place(name), "The file has no text.", "Remove it or fill it."))
    cut = [Sentence(span, each) for each in found for span in sentences(prose, *each.span)]
    return Document(source, text, prose, hashlib.sha256(data).hexdigest(), found, tuple(cut))


def _prose(text: str, *, markdown: bool) -> tuple[str, list[Line]]:
    """The text with everything that is not prose blanked, and its lines from the first after the front matter."""
    front = front_matter(text)
    start = front.end if front else 0
    if front:
        text = blanked(text, [front])
    rows = lines(text, start)
    if markdown:
        text = blanked(text, comments(text))
        rows, openings = block(text, rows)
        text = blanked(blanked(text, openings), inline(text, start))
    return blanked(text, addresses(text)), rows


def decoded(name: str, data: bytes) -> str:
    """Return a file's text, nothing removed; raise where it is too large or not UTF-8."""
    if len(data) > LARGEST:
        size = f"{len(data) / 1e6:.1f} MB, more than {LARGEST / 1e6:.0f} MB."
        raise BriefgenError(
            Finding("seed-too-large", Place(name), f"The file has {size}", "Keep only the text you cite.")
        )
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BriefgenError(_undecodable(name, data, error.start)) from None
    if "\0" in text:
        raise BriefgenError(_undecodable(name, data, data.index(b"\0")))
    return text


_FORMATS = (
    (b"%PDF-", "a PDF", "Save its text, such as with `pdftotext`."),
    (b"PK\x03\x04", "a zip archive, as word processors write", "Save its text as a .txt file."),
    (b"\xff\xfe", "UTF-16 text", "Save the file as UTF-8."),
    (b"\xfe\xff", "UTF-16 text", "Save the file as UTF-8."),
)
"""What is often handed in for a text, by the bytes that it begins with."""


def _undecodable(name: str, data: bytes, at: int) -> Finding:
    line = data.rfind(b"\n", 0, at) + 1
    place = Place(name, data.count(b"\n", 0, at) + 1, len(data[line:at].decode("utf-8", "replace")) + 1)
    for opening, kind, cure in _FORMATS:
        if data.startswith(opening):
            return Finding("seed-encoding", Place(name), f"The file is {kind}.", cure)
    message = f"Byte {at} (0x{data[at]:02x}) is not UTF-8 text (perhaps Windows encoding)."
    return Finding("seed-encoding", place, message, "Save the file as UTF-8.")
