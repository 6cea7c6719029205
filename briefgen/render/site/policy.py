"""A finished page -> the same page under a Content-Security-Policy that names its own style and script and nothing else.

Hashes hold wherever the page is opened from: a page from disk has no origin that 'self' could mean.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

POLICY = "<policy>"
"""Stands where a page's policy goes; no text of a project can be taken for it, since its `<` is escaped."""
_OWN = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')


def locked(page: str) -> str:
    """Return the page with its policy, in place of POLICY or of the policy that it brought along."""
    read = _Inline()
    read.feed(page)
    scripts = " ".join(map(_hash, read.scripts)) or "'none'"
    styles = " ".join(map(_hash, read.styles))
    if read.attributes:
        styles += " 'unsafe-hashes' " + " ".join(map(_hash, sorted(read.attributes)))
    told = (
        "default-src 'none'",
        f"script-src {scripts}",
        f"style-src {styles}",
        "font-src data:",
        "img-src data:",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
    )
    meta = f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(told)}">'
    return page.replace(POLICY, meta, 1) if POLICY in page else _OWN.sub(meta, page, count=1)


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode('ascii')}'"


class _Inline(HTMLParser):
    """The style sheets, style attributes and scripts that a template wrote into the page; data blocks are no scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.attributes: set[str] = set()
        self._into: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if given.get("style"):
            self.attributes.add(given["style"] or "")
        if tag == "style" or (tag == "script" and "type" not in given):
            self._into = self.styles if tag == "style" else self.scripts
            self._into.append("")

    def handle_data(self, data: str) -> None:
        if self._into is not None:
            self._into[-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag in {"style", "script"}:
            self._into = None
