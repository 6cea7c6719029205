"""What in a file is not prose: front matter, web addresses and Markdown's marks, as spans to blank.

Reads text that `plain` has made plain. `paragraphs` groups the lines that are found here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from briefgen.model.source import Span


class Line(NamedTuple):
    """A line without its end. `mark` says what Markdown makes of it: `#` heading, `-` item, `|` row, or nothing."""

    start: int
    end: int
    mark: str = ""


def front_matter(plain: str) -> Span | None:
    """Return the span of the YAML between two `---` lines at the file's beginning, those lines included."""
    found = _front().match(plain)
    close = _fence().search(plain, found.end()) if found else None
    return Span(0, close.end()) if close else None


@cache
def _front() -> re.Pattern[str]:
    return re.compile(r"\s*---[ ]*(?=\n)")


@cache
def _fence() -> re.Pattern[str]:
    return re.compile(r"\n(?:---|\.\.\.)[ ]*(?=\n|\Z)")


@cache
def _address() -> re.Pattern[str]:
    return re.compile(
        r"""(?:\bhttps?://|\bwww\.)[^\s<>"'\])]++(?<![.,;:!?])|(?:\bhttps?://|\bwww\.)[^\s<>"'\])]+(?=[.,;:!?])"""
    )


def addresses(plain: str) -> list[Span]:
    """Return the bare web addresses, whose digits are no figures or dates."""
    if "://" not in plain and "www." not in plain:
        return []
    return [Span(*found.span()) for found in _address().finditer(plain)]


def lines(plain: str, start: int) -> list[Line]:
    """Return the lines from an offset on."""
    found = []
    while (end := plain.find("\n", start)) >= 0:
        found.append(Line(start, end))
        start = end + 1
    found.append(Line(start, len(plain)))
    return found


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(r"(?:[ ]{0,3}>[ ]?)*+[ ]*+(?:(#{1,6})(?=[ ]|\Z)|([-*+])(?=[ ])|(\d{1,3}[.)])(?=[ ])|(\|))?")


@cache
def _rule() -> re.Pattern[str]:
    return re.compile(r"[ ]*(?:=+|-+|(?:[-*_][ ]*){3,}|\|?[ :|-]*-[ :|-]*)[ ]*")


@cache
def _inline() -> re.Pattern[str]:
    """Marks inside lines.

    Every branch opens with a character, for the engine's fast search, and every repetition stops at the character
    that could open its own match again, so that time is linear.
    """
    return re.compile(
        r"(?P<escape>\\)[!-/:-@\[-`{-~]"
        r"|!\[[^\[\]\n]*+\]\([^()\n]*+\)"
        r"|\[\^[^\[\]\s]{1,40}\]:?"
        r"|\[(?<=\n\[)[^\[\]\n]++\]:[ ].*"
        r"|\[(?=[^\[\]\n]*+\][(\[])"
        r"|\]\([^()\n]*+(?:\([^()\n]*+\)[^()\n]*+)?\)|\]\[[^\[\]\n]*+\]"
        r"|</?[A-Za-z][^<>\n]*+>"
        r"|`++|~~|\*(?:(?<![ *]\*)\**+|\**+(?![ *]))"
        r"|_(?:(?<!\w_)_*+|(?<!__)_*+(?![^\W_]))"
        r"|\#(?<=[ ]\#)\#*+[ ]*+$|\|(?<=[ ]\|)(?=[ ]|$)",
        re.MULTILINE,
    )


def comments(plain: str) -> Iterator[Span]:
    """Yield HTML comments."""
    end = 0
    while (start := plain.find("<!--", end)) >= 0 and (end := plain.find("-->", start) + 3) > 2:
        yield Span(start, end)


def inline(plain: str, start: int) -> Iterator[Span]:
    """Yield Markdown's marks inside lines, from an offset on."""
    for found in _inline().finditer(plain, start):
        yield Span(*(found.span("escape") if found["escape"] else found.span()))


def block(plain: str, rows: list[Line]) -> tuple[list[Line], list[Span]]:
    """Return the lines with their marks, and the spans to blank at their beginnings."""
    marked: list[Line] = []
    blanks: list[Span] = []
    fenced = False
    for line in rows:
        text = plain[line.start : line.end]
        fence = text.lstrip()[:3] in {"```", "~~~"}
        fenced ^= fence
        before = marked[-1] if marked and plain[marked[-1].start : marked[-1].end].strip() else None
        if fence or fenced or (text.strip() and _rule().fullmatch(text)):
            blanks.append(Span(line.start, line.end))
            if before and not before.mark and not fence and not fenced and text.strip()[0] in "=-" and "|" not in text:
                marked[-1] = Line(before.start, before.end, "#")
            marked.append(line)
        else:
            mark, width = _mark(text, before)
            blanks.append(Span(line.start, line.start + width))
            marked.append(Line(line.start, line.end, mark))
    return marked, blanks


def _mark(text: str, before: Line | None) -> tuple[str, int]:
    """What a line's beginning makes of it, and how many characters to blank."""
    found = _opening().match(text)
    if not found:
        return "", 0
    heading, bullet, number, cell = found.groups()
    if number and before and before.mark != "-":  # "in\n2017. Then": a number that a line happens to begin with
        return "", 0
    mark = "#" if heading else "-" if bullet or number else "|" if cell else ""
    return mark, found.end()
