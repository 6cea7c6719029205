"""A word drawn large across a page, as a picture in outlines, so that no face has to be there.

It is for the eye only: whoever cannot see it hears the same word in the masthead. `css/page.css` lays it under the page.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache

from briefgen.render.fonts import outlines

SLOPE = -52
"""In degrees; about the diagonal of a page."""


@cache
def watermark(word: str, fill: str) -> str:
    """Return the address of a picture of the word in capitals; `fill` is #rrggbb, or #rrggbbaa on screens."""
    width, height, path = outlines(word.upper())
    colour, opacity = fill[:7], f' fill-opacity="{int(fill[7:], 16) / 255:.3f}"' if len(fill) > 7 else ""
    side = width * 0.86
    drawn = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:.0f} {side * 1.18:.0f}">'
        f'<g transform="translate({side / 2:.0f} {side * 0.59:.0f}) rotate({SLOPE}) translate({-width / 2:.0f} {height / 2:.0f})'
        f' scale(1 -1)"><path fill="{colour}"{opacity} d="{path}"/></g></svg>'
    )
    return f"data:image/svg+xml;base64,{b64encode(drawn.encode()).decode('ascii')}"
