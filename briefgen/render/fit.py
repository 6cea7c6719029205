"""A page's type set a little smaller where that spares a last sheet that would hold a few lines only.

`pdf` asks; what is read on screens keeps its size.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar


class Sheet(Protocol):
    """A page laid out: its height, and the box of each anchor, as left, top, right, bottom."""

    height: float
    anchors: Mapping[str, tuple[float, float, float, float]]


class Laid(Protocol):
    """A page's layout."""

    pages: Sequence[Sheet]


L = TypeVar("L", bound=Laid)

SIZES = ("9.7pt", "9.4pt")
"""Of the text, which is 10 points else; notes are set at about four fifths of it."""
SPARSE = 0.5
"""How much of the last page may be filled for it to be worth sparing."""


def fitted(html: str, laid: Callable[[str], L]) -> tuple[str, L]:
    """Return the page and its layout in the largest type that takes the fewest sheets; `laid` lays a page out.

    A page that styles its own paper keeps its word: only the size that `css/text.css` sets is changed.
    """
    first = laid(html)
    if len(first.pages) == 1 or filled(first.pages) > SPARSE:
        return html, first
    for size in SIZES:
        smaller = html.replace("</head>", f"<style>@media print {{ html {{ font-size: {size} }} }}</style>\n</head>", 1)
        document = laid(smaller)
        if len(document.pages) < len(first.pages):
            return smaller, document
    return html, first


def filled(pages: Sequence[Sheet]) -> float:
    """Return how much of the last page's height its lowest anchor reaches, 1 where it has none."""
    last = pages[-1]
    return max((bottom / last.height for _, _, _, bottom in last.anchors.values()), default=1.0)
