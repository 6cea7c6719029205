"""What a block of text is: body, heading, caption or boilerplate, from its words and marks alone.

Where blocks begin and end is `paragraphs`' work.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.lexicon import words
from briefgen.grammar.prefixes import factored
from briefgen.model.source import ParagraphKind

_HEADING_WORDS, _CAPTION_WORDS, _BOILERPLATE_WORDS = 20, 90, 60
_EDGE = 120
"""Code points of the longest opening phrase, and of the longest credit at the end."""
_CLOSERS = "\"')]"


def kind(block: str, mark: str = "") -> ParagraphKind:
    """Return what a block of plain text is; `mark` is Markdown's for its first line.

    >>> kind("Wages in the north").value, kind("Bus drivers on Monday. (Ann Lee/Metro Photo)").value
    ('heading', 'caption')
    """
    length = block.count(" ") + 1
    if mark == "#":
        return ParagraphKind.HEADING
    if length <= _BOILERPLATE_WORDS and (
        _opener().match(block[:_EDGE].lower()) or (block.startswith(_BY) and _byline().fullmatch(block))
    ):
        return ParagraphKind.BOILERPLATE
    ends = block[-_EDGE:]
    if length <= _CAPTION_WORDS and (ends[-1] == ")" or "/" in ends) and _credit().search(ends):
        return ParagraphKind.CAPTION
    if not mark and length <= _HEADING_WORDS and _unfinished(block):
        return ParagraphKind.HEADING
    return ParagraphKind.BODY


def _unfinished(block: str) -> bool:
    """Whether a short block reads as a heading: no stop at its end, and not somebody's words."""
    end = block.rstrip(_CLOSERS)
    if not end or not _letter().search(end):
        return False
    if end[-1] in ".!?…:;,":
        return block.isupper() and end[-1] in ".:" and len(block) < 40  # "ABSTRACT."
    quoted = block[0] == '"' and block.find('"', 1) in (-1, len(block) - 1)
    return not quoted and block.count('"') % 2 == 0


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(factored(words("boilerplate")))


@cache
def _letter() -> re.Pattern[str]:
    return re.compile(r"[^\W\d_]")


_BY = ("By", "BY")
"""What a byline begins with."""


@cache
def _byline() -> re.Pattern[str]:
    name = r"[^\W\d_a-z][\w.'-]*"
    return re.compile(rf"(?:By|BY)[ ]{name}(?:,?[ ](?:and[ ]|de[ ]|van[ ]|von[ ])?{name}){{0,9}}")


@cache
def _credit() -> re.Pattern[str]:
    """A photo credit that closes the block: no stop follows it, unlike brackets of the text."""
    name = r"[^\W\d_a-z][\w.'&-]*"
    names = rf"{name}(?:[ ]{name}){{0,4}}"
    slashed = rf"(?:{name}[ ]{names}[ ]?/[ ]?{names}|{names}[ ]?/[ ]?{name}[ ]{names})"
    words_of = r"(?:Photo|Image|Picture|File|Courtesy|Credit|AP Photo|Submitted|Supplied|Handout)"
    return re.compile(
        rf"\((?:{slashed}(?:[ ]via[ ]{names})?|{names}[ ]via[ ]{names}|{words_of}\b[^()]{{0,60}}|[^()]{{0,40}}[ ](?:photo|image))\)$"
        rf"|[.!?'\"][ ]{slashed}$"
    )
