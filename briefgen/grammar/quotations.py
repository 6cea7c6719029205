"""Where quotation marks open and close: odd marks, nested quotations, quotations that run over paragraphs.

Reads plain text (straight marks). Whether a quotation is speech, a title or a scare quote is decided by
`extract.speech`; this module only says what stands between marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from briefgen.model.source import Span

_SINGLE_REACH = 400
"""Code points between single marks at most: beyond that an apostrophe was taken for an opening mark."""


class Quotation(NamedTuple):
    """A stretch between quotation marks, marks inside `span`."""

    span: Span
    inner: Span
    closed: bool = True
    """Whether it has a closing mark of its own; a quotation that goes on in the next paragraph has none."""
    continues: bool = False
    """Whether it takes up the open quotation of the paragraph before."""
    single: bool = False
    """Whether its marks are single ones."""


def quotations(plain: str, paragraphs: Iterable[Span] | None = None) -> tuple[Quotation, ...]:
    """Return the quotations of a text in order, none inside another; an open one ends with its paragraph.

    >>> text = 'The "quiet" room. "We left," Ito said. "Nobody came back.'
    >>> [text[q.inner.start:q.inner.end] for q in quotations(text)]
    ['quiet', 'We left,', 'Nobody came back.']
    """
    if not any(mark in plain for mark in "\"'«"):
        return ()
    found: list[Quotation] = []
    open_before = False
    present = tuple([mark for mark in _DOUBLE if mark in plain])
    single = [mark.start() for mark in _single_open().finditer(plain)] if "'" in plain else []
    for paragraph in paragraphs if paragraphs is not None else _lines(plain):
        here = _doubled(plain, paragraph, present)
        if single and bisect_left(single, paragraph.start) < bisect_left(single, paragraph.end):
            here = sorted(here + _singles(plain, paragraph, here), key=lambda quotation: quotation.span.start)
        if here and open_before and not here[0].single and not plain[paragraph.start : here[0].span.start].strip():
            here[0] = here[0]._replace(continues=True)
        open_before = bool(here) and not here[-1].closed
        found += here
    return tuple(found)


def _lines(plain: str) -> Iterator[Span]:
    for line in re.finditer(r"[^\n]+", plain):
        yield Span(*line.span())


_DOUBLE = ('"', "''", "«", "»")
"""What the pattern of marks begins with."""


@cache
def _marks(present: tuple[str, ...]) -> re.Pattern[str]:
    """The double marks of a text that has these: most have one kind alone, which the engine finds faster."""
    if present == ('"',):
        return re.compile('"')
    # Two single marks in a row are an old typesetter's double mark.
    return re.compile(r"['\"«»](?:(?<!')|'{1,2})")  # a set first, for the engine's fast search


@cache
def _single_open() -> re.Pattern[str]:
    return re.compile(r"'(?<![^\s(\[—–]')(?=[^\W_])(?!(?:em|cause|til|tis|twas|n|\d0s)\b)")


@cache
def _single_close() -> re.Pattern[str]:
    return re.compile(r"'(?<=[\w.,!?;:%)]')(?![\w'])")


def _doubled(plain: str, paragraph: Span, present: tuple[str, ...]) -> list[Quotation]:
    for mark in present:  # most paragraphs have no marks: to look for each costs less than to search with a pattern
        if plain.find(mark, paragraph.start, paragraph.end) >= 0:
            return _doubles(plain, paragraph, _marks(present))
    return []


def _doubles(plain: str, paragraph: Span, marks: re.Pattern[str]) -> list[Quotation]:
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    for mark in marks.finditer(plain, paragraph.start, paragraph.end):
        if opened is None:
            opened = mark if _may_open(plain, mark, paragraph) else None
        elif _may_close(plain, mark, paragraph):
            found.append(_closed(opened, mark.start(), mark.end()))
            opened = None
        else:  # a second opening mark: the closing one before it is missing
            found.append(_cut(plain, opened, mark.start()))
            opened = mark
    if opened is not None:
        end = paragraph.start + len(plain[paragraph.start : paragraph.end].rstrip())
        found.append(Quotation(Span(opened.start(), end), Span(opened.end(), end), closed=False))
    return found


def _closed(opened: re.Match[str], start: int, end: int) -> Quotation:
    return Quotation(Span(opened.start(), end), Span(opened.end(), start))


def _cut(plain: str, opened: re.Match[str], limit: int) -> Quotation:
    """A quotation without closing mark inside its paragraph ends where its first sentence does."""
    stop = _stop().search(plain, opened.end(), limit)
    end = stop.end() if stop else opened.end() + len(plain[opened.end() : limit].rstrip())
    return Quotation(Span(opened.start(), end), Span(opened.end(), end), closed=True)


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(r"[.!?](?=\s)")


def _may_open(plain: str, mark: re.Match[str], paragraph: Span) -> bool:
    start, end = mark.span()
    after = plain[end] if end < paragraph.end else ""
    before = plain[start - 1] if start > paragraph.start else " "
    return bool(after) and not after.isspace() and (not before.isalnum())


def _may_close(plain: str, mark: re.Match[str], paragraph: Span) -> bool:
    start, end = mark.span()
    before = plain[start - 1]
    after = plain[end] if end < paragraph.end else " "
    if before.isspace() or before in "([":
        return not after.isalnum()  # a mark between spaces closes what is open
    return not after.isalnum() or before.isalnum() or before in ".,!?"


def _singles(plain: str, paragraph: Span, doubles: list[Quotation]) -> list[Quotation]:
    """Quotations in single marks that stand outside double ones."""
    found: list[Quotation] = []
    edge = paragraph.start
    spans = iter([*(q.span for q in doubles), Span(paragraph.end, paragraph.end)])
    for double in spans:
        while mark := _single_open().search(plain, edge, double.start):
            limit = min(double.start, mark.end() + _SINGLE_REACH)
            close = _single_close().search(plain, mark.end(), limit)
            if close is None:
                edge = mark.end()
                continue
            span = Span(mark.start(), close.end())
            found.append(Quotation(span, Span(mark.end(), close.start()), single=True))
            edge = close.end()
        edge = double.end
    return found
