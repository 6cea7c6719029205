"""Brand -> what a page needs of it: a style sheet and a logo as data; and which of its colours could not be read.

The default look's own colours are read from `css/tokens.css`, where they stand once. `html` puts the parts together.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from briefgen.errors import Finding
from briefgen.model.brand import Brand, Logo, Shade
from briefgen.model.colour import READ, SEEN, contrast, nearest

if TYPE_CHECKING:
    from pathlib import Path

GROUNDS = ("page", "paper")
LIT, ON_LIT = "lit", ("ink",)
"""The ground of a passage that the evidence site lights up, and what stands on it."""
ON_BOTH = ("ink", "soft", "accent")
ON_PAGE = ("faint", "pro", "con", "mid", "say")
"""Text and shapes by the grounds that the look sets them on; `rule` and `band` say nothing of their own."""
TOKENS = (*GROUNDS, *ON_BOTH, *ON_PAGE, "rule", "band", LIT)
NIGHT = ("#191816", "#26241f")
"""The grounds of the look on screens that are dark."""


@dataclass(frozen=True, slots=True)
class Branded:
    """What `brief.html` takes: rules of style, and a logo as an address that holds the picture."""

    style: str = ""
    logo: str = ""
    alt: str = ""


@cache
def tokens(folder: Path) -> Mapping[str, str]:
    """Return the colours of a look by token, from its `css/tokens.css`, in light.

    An audience's accent is called as the audience is.
    """
    sheet = (folder / "css" / "tokens.css").read_text(encoding="utf-8")
    root, _, rest = sheet.partition("}")
    long = {name: _six(value) for name, value in re.findall(r"--([a-z]+): *(#[0-9a-fA-F]{3,6})\b", root)}
    return long | {name: _six(value) for name, value in re.findall(r"\.([\w-]+) *{ *--accent: *(#[0-9a-fA-F]+)", rest)}


def _six(colour: str) -> str:
    return "#" + "".join(digit * 2 for digit in colour[1:]) if len(colour) == 4 else colour


def faint(brand: Brand, default: Mapping[str, str]) -> Iterator[Finding]:
    """Yield a finding for each colour that text could not be read in, or on, with the nearest that would do."""
    told = {**default, **{shade.name: shade.colour for shade in brand.colours}}
    grounds = tuple(told[name] for name in GROUNDS)
    for shade in (*brand.colours, *brand.accents):
        if shade.name in {*GROUNDS, LIT} and shade not in brand.accents:
            yield from _unreadable_on(shade, told, {each.name for each in brand.colours})
        elif shade.name in ON_BOTH or shade in brand.accents:
            lit = (told[LIT],) if shade.name in ON_LIT and shade not in brand.accents else ()
            yield from _faint(shade, (*grounds, *lit), READ)
        elif shade.name in ON_PAGE:
            yield from _faint(shade, grounds[:1], READ if shade.name == "faint" else SEEN)


def _faint(shade: Shade, grounds: tuple[str, ...], least: float) -> Iterator[Finding]:
    worst = min(grounds, key=lambda ground: contrast(shade.colour, ground))
    found = contrast(shade.colour, worst)
    if found < least:
        yield _finding(shade, f"on {worst}", found, least, nearest(shade.colour, grounds, least))


def _unreadable_on(ground: Shade, told: Mapping[str, str], own: set[str]) -> Iterator[Finding]:
    """A ground on which the default look's text fails; the brand's own text is told at its own place."""
    standing = {"page": (*ON_BOTH, *ON_PAGE[:1]), "paper": ON_BOTH, LIT: ON_LIT}
    texts = [told[name] for name in standing[ground.name] if name not in own]
    worst = min(texts, key=lambda text: contrast(text, ground.colour), default="")
    if worst and (found := contrast(worst, ground.colour)) < READ:
        yield _finding(ground, f"under {worst}", found, READ, nearest(ground.colour, tuple(texts)))


def _finding(shade: Shade, where: str, found: float, least: float, cure: str) -> Finding:
    message = f'"{shade.colour}" {where} has a contrast of {_ratio(found)} to 1; {_ratio(least)} is the least.'
    return Finding("brand-contrast", shade.place, message, f'Write "{cure}", or further from it.')


def _ratio(ratio: float) -> str:
    """Cut, not rounded: 4.49 is less than 4.5.

    >>> _ratio(4.499), _ratio(3.0)
    ('4.49', '3')
    """
    return f"{int(ratio * 100) / 100:.2f}".rstrip("0").rstrip(".")


def branded(brand: Brand, default: Mapping[str, str]) -> Branded:
    """Return what a page takes of a brand; on dark screens its colours come in the shade that can be read there.

    Text and grounds are the look's own there, since they belong together.
    """
    audiences = [name for name in default if name not in TOKENS]
    general = [shade.colour for shade in brand.colours if shade.name == "accent"]
    accents = {name: general[0] for name in audiences if general} | {each.name: each.colour for each in brand.accents}
    day = [_rule(":root", each.name, each.colour) for each in brand.colours]
    day += [_rule(f".{name}", "accent", colour) for name, colour in accents.items()]
    night = [_rule(":root body", "accent", nearest(colour, NIGHT)) for colour in general]
    night += [_rule(f":root .{name}", "accent", nearest(colour, NIGHT)) for name, colour in accents.items()]
    night += [_rule(":root body", each.name, nearest(each.colour, NIGHT, SEEN)) for each in _meanings(brand)]
    if night:
        day.append(f"@media screen {{ @media (prefers-color-scheme: dark) {{ {' '.join(night)} }} }}")
    logo = brand.logo
    return Branded("\n".join(day), _address(logo) if logo else "", logo.alt if logo else "")


def _meanings(brand: Brand) -> Iterator[Shade]:
    return (shade for shade in brand.colours if shade.name in {"pro", "con", "mid", "say"})


def _rule(selector: str, token: str, colour: str) -> str:
    return f"{selector} {{ --{token}: {colour}; }}"


def _address(logo: Logo) -> str:
    return f"data:{logo.media};base64,{b64encode(logo.data).decode('ascii')}"
