"""Text as it can be found again on a page: letters and digits alone, however lines were broken and type was set."""

from __future__ import annotations

import re
import unicodedata
from functools import cache


@cache
def _silent() -> re.Pattern[str]:
    """What a page may set otherwise: all but letters, digits, and the signs of money and of shares."""
    return re.compile(r"(?:[^\w%$€£¥]|_)+")


def imprint(text: str) -> str:
    r"""Return what must stand on a page that prints the text; what parts two numbers is kept.

    >>> imprint("About 1,400 work-\ners, said “Ms. Ferrer” in 2031–32")
    'about1,400workerssaidmsferrerin2031 32'
    """
    return _silent().sub(_parting, unicodedata.normalize("NFKC", text).casefold())


def _parting(found: re.Match[str]) -> str:
    text, (start, end) = found.string, found.span()
    if not (text[max(0, start - 1) : start].isdigit() and text[end : end + 1].isdigit()):
        return ""
    return found[0] if found[0] in {".", ","} else " "


def printed(text: str, page: str) -> bool:
    """Whether a page, given as its imprint, prints a text; a number is not found in the end of a longer one.

    >>> printed("400 workers", imprint("some 1,400 workers")), printed("400 workers", imprint("of 400 workers"))
    (False, True)
    """
    wanted = imprint(text)
    before = r"(?<![\d.,])" if wanted[:1].isdigit() else ""
    return not wanted or re.search(before + re.escape(wanted), page) is not None
