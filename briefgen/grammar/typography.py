"""Text without its typography, for comparison: the same words in another shape are the same words.

`ingest.plain` makes whole documents plain; here are the short texts of outlines, names and quotations.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

_SHAPES = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‘": "'",
        "’": "'",
        "‑": "-",
        "‐": "-",
        "\u00a0": " ",
        "\u202f": " ",
    }
)


def straight(text: str) -> str:
    """Return the text with straight quotation marks, plain hyphens and plain spaces, one character for one.

    >>> straight("“Right‑to‑work”")
    '"Right-to-work"'
    """
    return text if text.isascii() else text.translate(_SHAPES)


@lru_cache(maxsize=1 << 14)
def tight(text: str) -> str:
    """Return the text with each guillemet and the space inside it changed round, one character for one.

    >>> tight("Elle dit « non ».")
    'Elle dit  «non» .'
    """
    return re.sub(r"([ \u00a0\u202f])»", r"»\1", re.sub(r"«([ \u00a0\u202f])", r"\1«", text))


@lru_cache(maxsize=1 << 14)
def folded(text: str) -> str:
    """Return the text with case, white space and typography folded.

    >>> folded("The “Right‑to‑Work”  laws")
    'the "right-to-work" laws'
    """
    return " ".join(straight(text).casefold().split())


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"[^\w\s%$€£¥.'-]")


@lru_cache(maxsize=1 << 14)
def wording(text: str) -> str:
    """Return the words alone, folded, for comparing quotations: punctuation and final stops do not count.

    >>> wording("“A very ambitious plan,”")
    'a very ambitious plan'
    """
    return " ".join(word.strip(".'-") for word in _mark().sub(" ", folded(text)).split())
