"""Quoted words against the words of a source: the same words in order, with what the quoter left out or put in brackets.

`typography.wording` folds words for comparison; whether an omission is honest is `limits`' and the gates' matter.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from briefgen.grammar.typography import folded
from briefgen.model.source import Span

_WORD = re.compile(r"[\w%$€£¥.'’-]+")
_GAP = re.compile(r"\s*(\[[^\]]*\]|…|\.\s?\.\s?\.)\s*")
_CASE = re.compile(r"\[(\w)\](?=\w)")
_CLARIFIED = 6
"""Words of the source that a clarification in brackets may stand for."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word folded for comparison, and where it stands."""

    text: str
    span: Span


def spoken(plain: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words of a stretch of text, without their punctuation.

    >>> [word.text for word in spoken('A "very  ambitious" plan,')]
    ['a', 'very', 'ambitious', 'plan']
    """
    found = _WORD.finditer(plain, start, len(plain) if end is None else end)
    words = (Word(folded(match[0]).strip(".'-"), Span(*match.span())) for match in found)
    return tuple(word for word in words if word.text)


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation's pieces, and what stands between them: an ellipsis, or a clarification in brackets."""

    pieces: tuple[tuple[str, ...], ...]
    gaps: tuple[str, ...]


def quoted(words: str) -> Quoted:
    """Read a quotation: an ellipsis or brackets part its pieces; a letter in brackets only changed its case.

    >>> quoted("[W]e will leave [the basin] … by sea")
    Quoted(pieces=(('we', 'will', 'leave'), ('by', 'sea')), gaps=('[the basin]…',))
    """
    parts = _GAP.split(_CASE.sub(r"\1", words))
    pieces, gaps = [tuple(word.text for word in spoken(parts[0]))], list[str]()
    for mark, part in zip(parts[1::2], parts[2::2], strict=True):
        piece = tuple(word.text for word in spoken(part))
        gap = "…" if mark.startswith(".") else mark
        if gaps and not pieces[-1]:
            gaps[-1] += gap
            pieces[-1] = piece
        else:
            gaps.append(gap)
            pieces.append(piece)
    return Quoted(tuple(pieces), tuple(gaps))


def stands(pieces: Sequence[Sequence[str]], gaps: Sequence[str], words: Sequence[Word]) -> tuple[Span, ...] | None:
    """Return the places in a source's words (indices, half-open) of pieces that stand there in order, or None.

    A clarification in brackets may stand for a few words, an ellipsis for any number.
    """
    texts = [word.text for word in words]
    for start in range(len(texts)):
        if found := _from(pieces, gaps, texts, start):
            return found
    return None


def _from(pieces: Sequence[Sequence[str]], gaps: Sequence[str], texts: list[str], start: int) -> tuple[Span, ...]:
    found: list[Span] = []
    at = start
    for index, piece in enumerate(pieces):
        reach = 0 if not found else len(texts) if "…" in gaps[index - 1] else _CLARIFIED
        hit = next((n for n in range(at, at + reach + 1) if texts[n : n + len(piece)] == list(piece)), None)
        if hit is None:
            return ()
        found.append(Span(hit, hit + len(piece)))
        at = hit + len(piece)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Likeness:
    """How near quoted words come to a source's: the words that both have, and each change in words."""

    same: tuple[str, ...]
    changes: tuple[tuple[str, str], ...]
    """The source's words and the quoter's, with a neighbour where one side would be empty."""
    nearest: str


def likeness(ours: str, plain: str, theirs: Sequence[Word]) -> Likeness | None:
    """Compare quoted words with the nearest stretch of a source's words; None where they have nothing in common.

    >>> source = "We have a very steep road ahead of us"
    >>> likeness("a steep road before us", source, spoken(source)).changes
    (('a very steep', 'a steep'), ('ahead of', 'before'))
    """
    mine = spoken(ours)
    a, b = [word.text for word in theirs], [word.text for word in mine]
    window = _window(a, b)
    if window is None:
        return None
    a = a[window.start : window.end]
    codes = SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    same = tuple(word for tag, left, right, _, _ in codes if tag == "equal" for word in a[left:right])
    near = [plain[word.span.start : word.span.end].strip(".,;:") for word in theirs[window.start : window.end]]
    own = [ours[word.span.start : word.span.end].strip(".,;:") for word in mine]
    changes = tuple(_change(near, own, code) for code in codes if code[0] != "equal")
    nearest = plain[theirs[window.start].span.start : theirs[window.end - 1].span.end].strip(" .,;:")
    return Likeness(same, changes, " ".join(nearest.split()))


def _window(a: list[str], b: list[str]) -> Span | None:
    """The stretch of the source that the quoted words were taken from: about as long, with most words in common."""
    best, place = 0.0, None
    wanted = set(b)
    for start in (n for n, word in enumerate(a) if word in wanted):
        for end in range(start + 1, min(len(a), start + len(b) + 4) + 1):
            if a[end - 1] not in wanted:
                continue
            matcher = SequenceMatcher(None, a[start:end], b, autojunk=False)
            score = 2 * sum(block.size for block in matcher.get_matching_blocks()) / (end - start + len(b))
            if score >= best:
                best, place = score, Span(start, end)
    return place and _widened(place, a, b)


def _widened(place: Span, a: list[str], b: list[str]) -> Span:
    """The stretch with the words beside it that stand for changed words at the quotation's ends."""
    codes = SequenceMatcher(None, a[place.start : place.end], b, autojunk=False).get_opcodes()
    before = codes[0][4] - codes[0][3] if codes[0][0] == "insert" else 0
    behind = codes[-1][4] - codes[-1][3] if codes[-1][0] == "insert" and len(codes) > 1 else 0
    return Span(max(0, place.start - before), min(len(a), place.end + behind))


def _change(near: list[str], own: list[str], code: tuple[str, int, int, int, int]) -> tuple[str, str]:
    _, i1, i2, j1, j2 = code
    if i1 == i2 or j1 == j2:  # one side is empty: a neighbour shows where
        if i1 and j1:
            i1, j1 = i1 - 1, j1 - 1
        if i2 < len(near) and j2 < len(own):
            i2, j2 = i2 + 1, j2 + 1
    return " ".join(near[i1:i2]), " ".join(own[j1:j2])


def brackets(words: str) -> tuple[str, ...]:
    """Return the clarifications in a quotation's brackets; a letter that only changed its case is none.

    >>> brackets("[W]e will [not] leave […] it")
    ('not',)
    """
    found = re.findall(r"\[([^\]]*)\]", _CASE.sub(r"\1", words))
    return tuple(each.strip() for each in found if each.strip(" .…"))
