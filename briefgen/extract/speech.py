"""Speech or scare quotes: whether the quotation marks in a content hold the speaker's own words.

Where quotations stand is `grammar.quotations`' business.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from briefgen.extract.draft import Draft
from briefgen.extract.speakers import Phrase
from briefgen.extract.tokens import COMMA, PUNCTUATION, STOP, Tokens

_LABEL = 3
"""Words of a quotation that may be a label: the "green pier" programme."""


def direct(tokens: Tokens, draft: Draft, single: Sequence[Phrase]) -> bool:
    """Whether a statement has its speaker's own words between quotation marks.

    `single` are the quotations between single marks, in order; of double ones the tokens tell. A short quotation right
    before a noun is a label: the "green pier" programme.
    """
    for first, last in draft.content:
        at = tokens.edges.find(1, first, last)
        while at >= 0:
            if _own(tokens, at, tokens.quote_end(at, last), last):
                return True
            at = tokens.edges.find(1, at + 1, last)
        if not single:
            continue
        inside = single[bisect_left(single, (first,)) : bisect_left(single, (last,))]
        if any(end - at > _WORD and end <= last and _own(tokens, at, end, last) for at, end in inside):
            return True
    return False


_WORD = 3
"""Tokens of one word between single marks: it may be a name or an apostrophe's."""


def _own(tokens: Tokens, at: int, end: int, last: int) -> bool:
    if at and tokens.lower[at - 1] in ("so-called", "called", "dubbed", "entitled", "titled"):
        return False
    if end >= last or tokens.flags[end] or tokens.adverb(end):
        return True
    words = [n for n in range(at, end) if not tokens.flags[n] & PUNCTUATION and tokens.words[n] != "'"]
    return len(words) > _LABEL or bool(tokens.flags[end - 2] & (COMMA | STOP))
