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
    return any(
        _own(tokens, part, at)
        for part in draft.content
        if 1 in tokens.edges[slice(*part)]
        for at in range(*part)
        if tokens.opens(at)
    )


def _own(tokens: Tokens, part: tuple[int, int], at: int) -> bool:
    last = part[1]
    if at and tokens.lower[at - 1] in ("so-called", "called", "dubbed", "entitled", "titled"):
        return False
    end = tokens.quote_end(at, last)
    words = sum(not tokens.flags[n] & PUNCTUATION for n in range(at, end))
    labels = words <= _LABEL and end < last and not tokens.flags[end] and not tokens.adverb(end)
    return not labels or bool(tokens.flags[end - 2] & (COMMA | STOP))
