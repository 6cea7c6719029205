"""A file's text made plain for matching, one character for one character, so that offsets hold in both.

Markdown's marks are `marks`' work, which line ends are paragraphs' ends is `paragraphs`'.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from briefgen.model.source import Span

_SPACES = "\t\u00a0\u00ad\u1680\u180e\u202f\u205f\u2060\u3000\ufeff" + "".join(
    chr(code) for code in (*range(0x2000, 0x2010), *range(0x202A, 0x202F), *range(0x2061, 0x2070))
)
_CONTROLS = "".join(chr(code) for code in (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0)))
_LINE_ENDS = "\r\v\f\u0085\u2028\u2029"
_SINGLE = "‘’‚‛ʼ′´"
_DOUBLE = "“”„‟″«»＂"
_HYPHENS = "‐‑−"


@cache
def _table() -> dict[str, str]:
    plain_forms = ((_SPACES + _CONTROLS, " "), (_LINE_ENDS, "\n"), (_SINGLE, "'"), (_DOUBLE, '"'), (_HYPHENS, "-"))
    return {char: form for chars, form in plain_forms for char in chars} | {"\u2015": "—", "\u2044": "/"}


def plain(text: str) -> str:
    r"""Return the text with odd spaces, line ends, quotation marks and hyphens in their plain form, of equal length.

    >>> plain("“We’re\u00a0in,”\r\nshe said")
    '"We\'re in," \nshe said'
    """
    if "\r\n" in text:
        text = text.replace("\r\n", " \n")
    if "``" in text and "''" in text and "```" not in text:  # as TeX and the wires send it: ``Never,'' she said.
        text = text.replace("``", ' "').replace("''", '" ')
    odd = set("".join(_odd().findall(text)))
    for char in odd & _table().keys():  # several times faster than str.translate: articles use few of them
        text = text.replace(char, _table()[char])
    return text


@cache
def _odd() -> re.Pattern[str]:
    return re.compile(r"[^\n -~][^\n -~]*+")  # a set first, for the engine's fast search


def blanked(text: str, spans: Iterable[Span]) -> str:
    """Return the text with every character of the spans, line ends apart, turned to a space; spans are in order."""
    parts = []
    at = 0
    for span in spans:
        start = max(at, span.start)
        if start < span.end:
            parts += [text[at:start], _blank(text[start : span.end])]
            at = span.end
    return "".join([*parts, text[at:]]) if parts else text


def _blank(text: str) -> str:
    return "\n".join(" " * len(line) for line in text.split("\n"))
