"""Names with a chain of appositions: "Ana Ruiz, a fellow at the Institute in Lund, Sweden, and formerly of Acme, said".

The commas of such a chain part a name from its offices and a town from its country. Other phrases before a cue are
read in `speakers`.
"""

from __future__ import annotations

from briefgen.extract.tokens import ADV, AUX, COMMA, CONJ, DASH, DET, MODAL, PRON, REL, STOP, SUB, Tokens

_LONGEST = 60
"""Tokens of the longest chain."""
_INNER = 2
"""Commas inside the shortest chain, which has a name and two more parts."""
_ARTICLES = frozenset(("a", "an", "the", "its", "their", "his", "her"))
_SECOND = frozenset(("a", "an", "former", "formerly", "now", "once", "previously", "also", "currently", "until"))
_NAME = 2
"""Words of a full name at least: a single capital may be a town's."""


def appositive(tokens: Tokens, first: int, comma: int) -> int | None:
    """Return where the name stands that a chain of appositions up to a comma describes; None where there is no chain."""
    if tokens.words[max(first, comma - _LONGEST) : comma].count(",") < _INNER:
        return None
    parts = _parts(tokens, first, comma)
    for place, (start, end) in enumerate(parts[:-2]):
        named = _name(tokens, start, end)
        if named is not None and tokens.lower[parts[place + 1][0]] in _ARTICLES and _chain(tokens, parts[place + 1 :]):
            return named
    return None


def _parts(tokens: Tokens, first: int, comma: int) -> list[tuple[int, int]]:
    """The stretches between commas before a comma, in order, as far as no other clause or mouth stands in them."""
    floor = max(first, comma - _LONGEST)
    parts: list[tuple[int, int]] = []
    end, at = comma, comma - 1
    while at >= floor:
        at = before_bracket(tokens, floor, at)
        if tokens.flags[at] & COMMA:
            parts.append((at + 1, end))
            end = at
        elif tokens.quoted[at] or tokens.flags[at] & (STOP | DASH | AUX | MODAL | SUB | REL | PRON) & ~DET:
            break
        at -= 1
    else:
        parts.append((floor, end))
    return [(start, stop) for start, stop in parts[::-1] if start < stop]


def before_bracket(tokens: Tokens, first: int, at: int) -> int:
    """Return the token before the bracket that closes at a token; the token itself where none does."""
    if tokens.words[at] != ")":
        return at
    opening = next((n for n in range(at, max(first, at - _BRACKET), -1) if tokens.words[n] == "("), at)
    return opening - 1 if opening < at else at


_BRACKET = 12
"""Tokens of a bracket inside a chain: "(Lund, Sweden)"."""


def _name(tokens: Tokens, start: int, end: int) -> int | None:
    """Where the full name starts that a stretch is, a conjunction or adverb before it left out."""
    while start < end and tokens.flags[start] & (CONJ | ADV):
        start += 1
    capital = all(tokens.words[at][0].isupper() and not tokens.flags[at] for at in range(start, end))
    return start if capital and end - start >= _NAME else None


def _chain(tokens: Tokens, parts: list[tuple[int, int]]) -> bool:
    """Whether stretches describe one name: offices in small letters, countries behind towns, "and formerly of"."""
    for place, (start, end) in enumerate(parts[1:], 1):
        follows = tokens.lower[parts[place + 1][0]] if place + 1 < len(parts) else ""
        if tokens.flags[start] & CONJ:
            if start + 1 >= end or tokens.lower[start + 1] not in _SECOND:
                return False
        elif tokens.words[start][0].isupper() and (not tokens.words[start - 2][0].isupper() or follows in _ARTICLES):
            return False
    return True
