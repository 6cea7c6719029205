"""Whether something told is only denied, doubted, wished, claimed or heard of, or done by nobody: it is then no event.

In doubt it is taken for unreal. A denial in the verb's own group ("has not signed") is read in `predicates`.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.lexicon import words
from briefgen.model.source import Span

_BEHIND = 80
"""Code points behind a clause in which it is called false or laid to rumour."""


def unreal(plain: str, sentence: Span, doer: int, group: int, whole: Span) -> bool:
    """Return whether a clause may not be so, whose doer and verb group begin at two offsets and which ends with a span.

    The span begins where the verb ends.

    >>> text = "Rus denied that the crews left the port."
    >>> unreal(text, Span(0, len(text)), 16, 26, Span(30, 39))
    True
    >>> text = "Rus denied the charge, but the crews left the port."
    >>> unreal(text, Span(0, len(text)), 27, 37, Span(41, 50))
    False
    """
    opening = _opening().match(plain, sentence.start, doer)
    floor = opening.end() if opening else sentence.start
    floor = max((cut.end() for cut in _parted().finditer(plain, floor, doer)), default=floor)
    return (
        _doubted(plain, floor, doer)
        or _doubted(plain, group, whole.start)
        or nobody(plain, floor, doer)
        or nothing(plain, whole.start)
        or _called_false(plain, whole.start, min(sentence.end, whole.end + _BEHIND))
    )


def _doubted(plain: str, start: int, end: int) -> bool:
    """Whether words between two offsets doubt or deny what follows them."""
    told = plain[start:end].casefold()  # old print has a long s
    if not _unreal_words().isdisjoint(_word().findall(told)):
        return True
    phrased = "few" in told or " that" in told or "n't" in told
    return phrased and _doubting().search(plain, start, end) is not None


def _called_false(plain: str, start: int, end: int) -> bool:
    """Whether words between two offsets call what stands before them false or lay it to rumour."""
    told = _word().findall(plain[start:end].casefold())
    return not _FALSE.isdisjoint(told) and _calling_false().search(plain, start, end) is not None


def disowned(plain: str, sentence: Span, clause: Span) -> bool:
    """Return whether a clause is in so many words only denied, claimed or heard of: surer, and rarer, than `unreal`.

    >>> text = "Rus denied that the crews left the port."
    >>> disowned(text, Span(0, len(text)), Span(16, 39))
    True
    """
    if _denied(plain, max(sentence.start, clause.start - 48), clause.start):
        return True
    told = plain[clause.start : clause.end].lower()
    # The pattern is tried at every letter: it is asked only where a word of it stands.
    possible = "edly" in told or "rs that" in told
    if possible and _heard().search(plain, clause.start, clause.end):
        return True
    return " that" in told and _refuted().match(plain, clause.start, clause.end) is not None


def _denied(plain: str, floor: int, at: int) -> bool:
    """Whether the words right before an offset say that what follows is not so: "denied that | ", "never said | "."""
    before = plain[floor:at].lower().removesuffix("that ")
    if not before.endswith(" "):
        return False
    *_, last = _mark().split(before[before.rfind(" ", 0, -1) + 1 : -1])
    return last in _telling() or (last in _SAID and _denying().search(plain, floor, at) is not None)


def nothing(plain: str, at: int) -> bool:
    """Return whether what a verb that ends at an offset has for its object is nothing: "signed | no accord"."""
    return _nothing().match(plain, at) is not None


def nobody(plain: str, floor: int, at: int) -> bool:
    """Return whether those named at an offset are said not to be meant, or to be few: "no | minister", "nor | Rus"."""
    floor = max(floor, at - 40)
    near = plain[floor : at + len("scarcely any")].lower()
    if not ("no" in near or "few" in near or "any" in near or "nei" in near):
        return False
    return bool(_few().match(plain, at) or _none_of().search(plain, floor, at))


def called_off(plain: str, sentence: Span, at: Span) -> bool:
    """Return whether what a sentence calls scheduled at a span is said to have been dropped.

    >>> text = "Talks planned for the spring were called off."
    >>> called_off(text, Span(0, len(text)), Span(6, 17))
    True
    """
    other = _other().search(plain, at.end, sentence.end)
    end = other.start() if other else sentence.end
    return bool(_dropped().search(plain, at.end, end) or _dropping().search(plain, sentence.start, at.start))


@cache
def _other() -> re.Pattern[str]:
    """Where a clause begins behind an event that tells of something else."""
    joints = "after|although|as|because|if|since|unless|when|where|which|while|who"
    return re.compile(rf"; | (?:{joints})\b| and (?:an?|her|his|its|our|the|their|[A-Z]\w+) ")


@cache
def _parted() -> re.Pattern[str]:
    """Joints behind which what was denied before does not reach."""
    joints = "after|although|as|because|but|though|when|where|while"
    return re.compile(rf"; | [—–] ?|— ?|,? (?:{joints}) (?!if\b|though\b)|, (?:and|so|yet) (?!that\b)", re.IGNORECASE)


@cache
def _opening() -> re.Pattern[str]:
    """A clause that opens a sentence and ends with its comma: "While a vote is unlikely, | "."""
    return re.compile(r"\W*(?:After|Although|As|Because|Before|Since|Though|When|While)\b[^,]*, ")


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\w+")


@cache
def _mark() -> re.Pattern[str]:
    return re.compile(r"\W")


@cache
def _telling() -> frozenset[str]:
    return frozenset(words("unreal_words"))


@cache
def _unreal_words() -> frozenset[str]:
    return _telling() | {"cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing"}


@cache
def _doubting() -> re.Pattern[str]:
    """What more than a word doubts."""
    heard = "idea|impression|notion|report|reports|speculation|suggestion|suggestions|theory|dismissed|rejected"
    return re.compile(rf"\b(?:(?<!a )few|(?:{heard}) that)\b|n't\b", re.IGNORECASE)


_SAID = frozenset(("say", "sai", "said", "true", "case"))
"""What such words end in that deny no more by themselves."""


@cache
def _denying() -> re.Pattern[str]:
    return re.compile(r"\b(?:(?:never|not) (?:said?|true|the case)|n't (?:say|true)) (?:that )?$", re.IGNORECASE)


@cache
def _heard() -> re.Pattern[str]:
    return re.compile(r"\b(?:allegedly|purportedly|reportedly|supposedly)\b|\brumou?rs that\b", re.IGNORECASE)


@cache
def _refuted() -> re.Pattern[str]:
    """A clause that calls what it tells false: "the claim that the pier is sold was untrue"."""
    return re.compile(
        r"(?:an? |the )?(?:allegation|claim|idea|report)s? that\b.* (?:is|are|was|were) (?:denied|false|unfounded|untrue)\b",
        re.IGNORECASE,
    )


@cache
def _nothing() -> re.Pattern[str]:
    return re.compile(
        r"(?: (?:against|for|from|in|on|to|with))? (?:neither|nobody|none|no one|nothing)\b| (?:for |on |to )?no\b"
    )


_FALSE = frozenset(
    "alleged allegedly alleges apparently claimed claims denied denies disputed false fiction gossip reportedly rumor"
    " rumors rumour rumours supposedly unfounded untrue wrong".split()
)
"""The words of which one stands wherever something is called false."""


@cache
def _calling_false() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|was|were|be|been|proved|turned out)(?: \w+)? (?:denied|disputed|false|fiction|unfounded|untrue|wrong)\b"
        r"|[\s,](?:allegedly|apparently|reportedly|supposedly)\b|, (?:[\w.'-]+ ){1,4}(?:alleged|alleges|claimed|claims|denied|denies)\b"
        r"|\baccording to (?:\w+ )?(?:gossip|rumou?rs?)\b",
        re.IGNORECASE,
    )


_FEW = r"(?:(?<!a )few|hardly any|neither|no(?!\.? \d)|nobody|none|no one|nor|not (?:a single|all|every|many|one)|scarcely any)"


@cache
def _few() -> re.Pattern[str]:
    return re.compile(rf"{_FEW}\b", re.IGNORECASE)


@cache
def _none_of() -> re.Pattern[str]:
    idle = "doubt|longer|matter|secret|sooner|surprise|wonder"
    return re.compile(rf"\b{_FEW}(?: of)?(?: the| these| those)?(?: (?!{idle})[\w'-]+)? $", re.IGNORECASE)


@cache
def _dropped() -> re.Pattern[str]:
    dropped = (
        "abandoned|aborted|axed|cancelled|canceled|called off|dropped|postponed|put off|scrapped|shelved|suspended"
    )
    return re.compile(
        rf"\b(?:is|are|was|were|been|be|got) (?:\w+ly |later |then |now |since )?(?:{dropped})\b"
        r"|(?:\b(?:was|were|been) (?:not|never)|\b(?:was|were|has|have|had)n't)(?: been)? held\b"
        r"|\b(?:never|not|didn't) (?:take|took|happen(?:ed)?)\b|\bfell through\b"
    )


@cache
def _dropping() -> re.Pattern[str]:
    """What drops a thing named behind it: "cancelled | talks scheduled", "called off the"."""
    return re.compile(
        r"\b(?:abandon|cancel|scrap|shelv|postpon)\w*(?: [\w'-]+){0,4} $|\bcall(?:s|ed|ing)? off (?:[\w'-]+ ){0,4}$"
    )


def claimed(plain: str, start: int, end: int) -> bool:
    """Return whether what stands at an offset is denied rather than opposed: "rejected | the allegation", not "the pay claim"."""
    return _claim().match(plain, start, end) is not None


@cache
def _claim() -> re.Pattern[str]:
    """What is denied rather than opposed: "rejected the allegation", but not "rejected the pay claim"."""
    told = "accusation|allegation|assertion|claim|criticism|insinuation|rumor|rumour"
    owner = r"(?:an?|any|his|her|its|the|their|these|this|those|(?:[A-Z][\w-]* ){0,3}[A-Z][\w-]*'s?)"
    return re.compile(
        rf" \"?(?:{owner} )?(?:(?!land|pay|wage)[a-z-]+ )?(?:(?:{told})s?\b|(?:charge|suggestion)s? that\b)"
    )
