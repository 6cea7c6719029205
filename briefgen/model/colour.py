"""Colours as people see them: how far two stand apart, and the nearest shade that can be read on a ground.

Relative luminance and contrast are those of WCAG 2.1. `render.brand` holds a project's colours against them.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls

READ, SEEN = 4.5, 3.0
"""The least contrast of text, and of what is no text but says something (WCAG 2.1 AA, 1.4.3 and 1.4.11)."""
STEPS = 200


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21; both are written as #rrggbb.

    >>> round(contrast("#ffffff", "#767676"), 2)
    4.54
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def laid(colour: str, ground: str, share: float) -> str:
    """Return what is seen of a colour of which a share covers the ground; all are written as #rrggbb.

    >>> laid("#000000", "#ffffff", 0.2)
    '#cccccc'
    """
    pairs = zip(_parts(colour), _parts(ground), strict=True)
    return _written(*(above * share + below * (1 - share) for above, below in pairs))


def nearest(colour: str, grounds: tuple[str, ...], least: float = READ) -> str:
    """Return the shade of a colour, in its own hue, that is nearest to it and has the contrast on every ground.

    Where no shade has, black or white comes back, whichever stands further from the grounds.

    >>> nearest("#7fb2ff", ("#ffffff",))
    '#0c6dff'
    >>> nearest("#8f2a1c", ("#ffffff",))
    '#8f2a1c'
    """
    hue, light, full = rgb_to_hls(*_parts(colour))
    for step in range(STEPS + 1):
        for way in (-step, step):
            at = light + way / STEPS
            shade = _written(*hls_to_rgb(hue, min(1.0, max(0.0, at)), full)) if step else colour.lower()
            if 0 <= at <= 1 and all(contrast(shade, ground) >= least for ground in grounds):
                return shade
    return max(("#000000", "#ffffff"), key=lambda end: min(contrast(end, ground) for ground in grounds))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _written(*parts: float) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def _luminance(colour: str) -> float:
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
