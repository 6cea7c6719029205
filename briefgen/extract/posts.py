"""Posts that somebody takes, is given or leaves: "was named chairman", "elected her mayor", "resigned as director".

What the office's words mean is read in `offices`; whose name stands beside them is the business of `roles`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.extract.offices import Office, offices

TAKING = (
    " was ",
    " has ",
    " had ",
    " became ",
    " took ",
    " serve",
    " resign",
    " step",
    " quit ",
    " retire",
    " succe",
    " replace",
    ", who ",
    " as ",
)
"""What may open the words behind a name that takes or leaves a post, or is followed in it."""

GIVING = frozenset(
    "appointed chose elected hired made named picked promoted reappointed reelected re-elected replaced replaces"
    " succeeded succeeds from".split()
)
"""The word before the name of somebody who is given a post, or who is followed in it."""

_FOLLOWED = frozenset("from replaced replaces succeeded succeeds".split())


def taken(right: str) -> Iterator[tuple[Office, int]]:
    """Yield the posts that somebody takes or leaves, from the words behind the name, with where their words end.

    >>> [found.role for found, _ in taken(" was named chairman of the Port Company on Monday.")]
    ['chairman']
    """
    found = _taking().match(right)
    if found:
        yield from _offices(found, former=bool(found["leaves"]))


def given_office(left: str, right: str) -> tuple[Office, int] | None:
    """Return the post that somebody is given by others, or is followed in; with where its words end.

    >>> given_office("The board appointed ", " chief engineer on Friday.")
    (Office(role='chief engineer', organisation=None, former=False), 15)
    """
    followed = left.rstrip().rpartition(" ")[2].lower() in _FOLLOWED
    if followed and not _following().search(left):
        return None
    found = (_followed() if followed else _given()).match(right)
    return next(_offices(found, former=followed), None) if found else None


def asserted(left: str) -> bool:
    """Return whether the words before a name leave it told: not "whether", "if" or "denied that"."""
    return _supposed().search(left[-_NEAR:]) is None


_NEAR = 32
"""Code points before a name in which stands what leaves it open."""


def _offices(found: re.Match[str], *, former: bool) -> Iterator[tuple[Office, int]]:
    """The offices of a phrase, without what tells when, why or by whom behind them."""
    words = found["what"]
    cut = _circumstance().search(words)
    words = words[: cut.start()] if cut else words
    for held in offices(words.rstrip()):
        if held.role:
            yield held._replace(former=former or held.former), found.start("what") + len(words.rstrip())


_WHAT = r"(?P<what>[^,;.()\"]{3,100})"


@cache
def _taking() -> re.Pattern[str]:
    given = (
        "(?:re-?)?(?:appointed|elected|named)|chosen|confirmed|hired|installed|made|picked|promoted|selected|sworn in"
    )
    lost = "dismissed|dropped|fired|ousted|removed|replaced|sacked|voted out"
    left = "quit|resigned|retired|stepped (?:down|aside)|withdrew"
    name = r"(?:[A-Z][\w.'-]* ){1,4}"
    return re.compile(
        rf"(?:, who|, \d\d,)? (?:"
        rf"(?:was|has been|had been) (?:\w+ly )?(?:{given})(?: (?:as|to be|to serve as|to))? "
        r"|(?:became|has become) (?!(?:an?|the|one of|among) )"
        r"|(?:took over|has served|serves) as "
        rf"|(?:succeed(?:s|ed)|replace[sd]|took over from) {name}as "
        rf"|(?P<leaves>(?:(?:has )?(?:{left})|(?:was|has been) (?:{lost})) as ))"
        rf"{_WHAT}"
    )


@cache
def _given() -> re.Pattern[str]:
    return re.compile(rf" (?:as |to be )?(?=(?:(?:its|the|their|an?|new|first|next) )*[a-z]){_WHAT}")


@cache
def _followed() -> re.Pattern[str]:
    return re.compile(rf" as {_WHAT}")


@cache
def _following() -> re.Pattern[str]:
    """Who follows somebody: told as done, and somebody named or described does it."""
    return re.compile(r"\w (?:has )?(?:succeeded|succeeds|replaced|replaces|took over from) $")


@cache
def _supposed() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:if|unless|until|whether|(?:denied|denies|deny|false|untrue|rumou?rs?)(?: that)?) (?:[A-Z][\w.]* )?$"
    )


@cache
def _circumstance() -> re.Pattern[str]:
    """Where an office ends and what tells when, why, by whom or how begins."""
    joints = (
        "after|again|ago|amid|as|at (?:an?|age|the (?:age|end|start|time))|because|before|by|despite|during|earlier|following"
        "|for (?:an?|another|its|one|the (?:first|next|past|second|third)|two|three|four|five)|from (?:\\d+|January|June|May)"
        "|in (?:an?|\\d+|early|late|January|February|March|April|May|June|July|August|September|October|November|December|the (?:19|20|same))"
        "|just|last|later|less than|more than|next|on|only|over|since|that|this|to (?!the )|until|when|which|while|with|without"
    )
    return re.compile(rf" (?:{joints})(?![\w-])| of the (?:month|match|week|year)\b.*")
