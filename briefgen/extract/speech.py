"""Speech or scare quotes: whether the quotation marks in a content hold the speaker's own words.

Where quotations stand is `grammar.quotations`' business.
"""

from __future__ import annotations

from briefgen.extract.draft import Draft
from briefgen.extract.tokens import COMMA, PUNCTUATION, STOP, Tokens

_LABEL = 3
"""Words of a quotation that may be a label: the "green pier" programme."""


def direct(tokens: Tokens, draft: Draft) -> bool:
    """Whether a statement has its speaker's own words between quotation marks.

    A short quotation right before a noun is a label: the "green pier" programme.
    """
    for first, last in draft.content:
        at = tokens.edges.find(1, first, last)
        while at >= 0:
            if _own(tokens, at, last):
                return True
            at = tokens.edges.find(1, at + 1, last)
    return False


def _own(tokens: Tokens, at: int, last: int) -> bool:
    if at and tokens.lower[at - 1] in ("so-called", "called", "dubbed", "entitled", "titled"):
        return False
    end = tokens.quote_end(at, last)
    if end >= last or tokens.flags[end] or tokens.adverb(end):
        return True
    words = [flag for flag in tokens.flags[at:end] if not flag & PUNCTUATION]
    return len(words) > _LABEL or bool(tokens.flags[end - 2] & (COMMA | STOP))
