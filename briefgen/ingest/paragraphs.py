"""Paragraphs: which lines belong together, and what each block is.

Reads the lines that `marks` found; `kinds` says what a block is; `grammar.sentences` cuts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.ingest.kinds import kind
from briefgen.ingest.marks import Line
from briefgen.model.source import Paragraph, Span

_LONGEST = 120
"""Nobody wraps by hand beyond this: longer lines are paragraphs."""
_SHORTEST = 40
_BULLETS = ("• ", "- ", "* ", "– ", "— ", "▪ ", "◦ ")


def paragraphs(plain: str, lines: Sequence[Line]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the text with the line ends inside paragraphs turned to spaces, and its paragraphs in order."""
    found: list[Paragraph] = []
    parts = []
    at = 0
    for block in _blocks(plain, lines):
        span = _trimmed(plain, block[0].start, block[-1].end)
        printed = plain[span.start : span.end]
        words = printed.replace("\n", " ") if len(block) > 1 else printed
        if words[0].isalnum() or _worded().search(words):
            mark = block[0].mark or "-" * words.startswith(_BULLETS)
            found.append(Paragraph(len(found) + 1, span, kind(words, mark)))
        else:  # a rule of dashes or stars
            words = " " * len(words)
        if words is not printed:
            parts += [plain[at : span.start], words]
            at = span.end
    return "".join([*parts, plain[at:]]) if parts else plain, tuple(found)


@cache
def _worded() -> re.Pattern[str]:
    return re.compile(r"[^\W_]")


def _trimmed(plain: str, start: int, end: int) -> Span:
    if not plain[start].isspace() and not plain[end - 1].isspace():  # as most are
        return Span(start, end)
    words = plain[start:end]
    return Span(end - len(words.lstrip()), start + len(words.rstrip()))


def _blocks(plain: str, lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the lines of each paragraph."""
    width = _width(lines)
    block: list[Line] = []
    for line in lines:
        text = plain[line.start : line.end]
        empty = not text or text.isspace()
        if block and (empty or not _goes_on(plain, block[-1], line, text, width)):
            yield block
            block = []
        if not empty:
            block.append(line)
    if block:
        yield block


def _width(lines: Sequence[Line]) -> int:
    """The width that the file's lines are wrapped to, or 0 where its lines are paragraphs."""
    lengths = sorted(line.end - line.start for line in lines if line.end > line.start)
    short = [length for length in lengths if length <= _LONGEST]
    if not short or sum(short) < 0.8 * sum(lengths):
        return 0
    width = short[len(short) * 9 // 10]
    return width if width >= _SHORTEST else 0


def _goes_on(plain: str, before: Line, line: Line, text: str, width: int) -> bool:
    """Whether a line goes on with the paragraph of the line before it: wrapped there, or in mid-sentence."""
    if line.mark or before.mark in {"#", "|"}:
        return False
    words = text.lstrip()
    if words.startswith(_BULLETS):
        return False
    last = plain[before.start : before.end].rstrip()
    if words[0].islower() and last[-1] not in ".!?":
        return True
    first = words.split(maxsplit=1)[0] if len(words) < _LONGEST * 2 else ""
    return width > 0 and len(last) + 1 + len(first) > 0.85 * width
