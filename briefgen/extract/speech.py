"""Speech or scare quotes: whether the quotation marks in a content hold the speaker's own words.

Where quotations stand is `grammar.quotations`' business.
"""

from __future__ import annotations

from briefgen.extract.draft import Draft
from briefgen.extract.tokens import PUNCTUATION, Tokens

_LABEL = 2
"""Words of a quotation that may be a label: the "green pier" programme."""


def direct(tokens: Tokens, draft: Draft) -> bool:
    """Whether a statement has its speaker's own words between quotation marks.

    A short quotation inside a longer content is a label, unless it opens or closes the content.
    """
    return any(_own(tokens, part, at) for part in draft.content for at in range(*part) if tokens.opens(at))


def _own(tokens: Tokens, part: tuple[int, int], at: int) -> bool:
    first, last = part
    if at and tokens.lower[at - 1] in ("so-called", "called", "dubbed", "entitled", "titled"):
        return False
    end = tokens.quote_end(at, last)
    words = sum(not tokens.flags[n] & PUNCTUATION for n in range(at, end))
    return words > _LABEL or at == first or end >= last
