"""Whether the clause around a date looks ahead or back: "will meet Friday" and "met Friday" are different Fridays.

The verb nearest before the date in its clause decides, else the nearest behind it. `timeline` asks.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.lexicon import rows
from briefgen.model.source import Span

AHEAD, BACK, OPEN, NEAR = 1, -1, 0, 2
"""NEAR is for what somebody wished for, which may come or have come: "called for talks in May" means the nearest May."""
REACH = 240
"""Code points looked at on each side; a clause's verb is nearer than that."""
NOUNS = frozenset("the a an this that its his her their our my your of".split())
DUTIES = frozenset({"must", "should", "may", "might", "can", "cannot", "could", "would"})
"""What is still to come or to be done, unless "have" follows."""
WISHES = frozenset(
    "demand demands demanding propose proposes proposing recommend recommends recommending request requests requesting "
    "require requires requiring seek seeks seeking urge urges urging want wants wanting".split()
)
"""Verbs for what another is to do or to give: what stands behind them has its own time, "wants a vote in June"."""
WISHED = frozenset(
    "demanded offered promised proposed recommended requested required sought threatened urged wanted".split()
)
"""The same in the past: "sought a permit in July" leaves open whether that has come."""
PLEAS = frozenset(
    "appeal appealed appeals ask asked asking asks call called calling calls plea pleas press pressed pressing push pushed".split()
)
"""The same with "for" behind it: "called for talks in May"."""
ORDERS = frozenset(
    "advised allowed asked begged expected forced instructed invited ordered required told urged warned".split()
)
"""The same with an infinitive and a limit: "was told to leave by Sunday"."""
ASKING = WISHES | WISHED | PLEAS | ORDERS | {"deadline"}
TRIED = frozenset("began came continued declined failed had helped managed refused tried used went".split())
"""Before "to" they tell of what was done or not done: "failed to open by June"."""
MISSED = frozenset("expired extended miss missed misses missing passed".split())
"""Words before "deadline" that put it in the past."""
LIMITS = frozenset("before by till until".split())
"""What stands before a day by which something is to be done."""
EXPECTING = frozenset("expect expects forecast forecasts".split())
"""What somebody does who tells what others are to do: "expects the bank to cut rates in June"."""
PUT_OFF = frozenset("adjourned deferred delayed extended postponed prolonged rescheduled".split())
"""What is done on one day and reaches to another: "adjourned until Friday"."""
STOPS = frozenset((";", "--", "—", '"'))
NOT_PAST = frozenset("need indeed speed feed seed breed hundred red bed proceed succeed exceed united".split())


@cache
def _classes() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("tense_words")}


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[a-z]++(?:-[a-z]++)*+(?:'t)?|'ll\b|[;:]|--|—|\"")


def direction(plain: str, sentence: Span, span: Span) -> int:
    """Return AHEAD, BACK, NEAR for a wish that tells no side, or OPEN where no verb tells.

    >>> text = "The council said Monday that it will vote Friday."
    >>> direction(text, Span(0, 49), Span(17, 23)), direction(text, Span(0, 49), Span(42, 48))
    (-1, 1)
    """
    before = _words(plain, max(sentence.start, span.start - REACH), span.start)
    looks = (
        _cue(before)
        or _wish(before)
        or _backwards(before)
        or _forwards(_words(plain, span.end, min(sentence.end, span.end + REACH)))
    )
    return AHEAD if looks != AHEAD and _runs_on(before) else looks


def _wish(before: list[str]) -> int:
    """What a wish, an order or a deadline tells of the date in it, where no other verb stands between."""
    if ASKING.isdisjoint(before):
        return OPEN
    for place in range(len(before) - 1, -1, -1):
        word = before[place]
        if word in WISHES or word in WISHED:
            return _asked(before, place, before[place + 1 : -1])
        if word in PLEAS and before[place + 1 : place + 2] == ["for"]:
            return _asked(before, place, before[place + 2 : -1])
        if word in ORDERS and before[-1] in LIMITS and "to" in before[place:]:
            return _due(before, place)
        if word == "deadline":
            return OPEN if not MISSED.isdisjoint(before[:place]) else AHEAD
        if word in STOPS or _classes().get(word) in ("future", "past"):
            return OPEN
        if word.endswith("ed") and before[-1] not in LIMITS and word not in NOT_PAST:
            return OPEN  # "want it passed by July", not "want it, failed in January"
    return OPEN


def _asked(before: list[str], place: int, thing: list[str]) -> int:
    """What a wish tells of the date behind the thing that is wished for."""
    if not thing:
        return OPEN  # "called on Friday for a vote": when it was asked, not what for
    if before[-1] in LIMITS:
        return _due(before, place)
    if before[place].endswith("ing") and before[place - 1 : place] not in (["is"], ["are"]):
        return OPEN  # "decided against seeking a ban in May"
    return AHEAD if before[place] in WISHES or before[place].endswith("ing") else NEAR


def _due(before: list[str], place: int) -> int:
    """A limit is still to come, unless it was set before something else in the past: "had urged it to pay by July"."""
    return BACK if "had" in before[max(0, place - 2) : place] else AHEAD


def _words(plain: str, start: int, end: int) -> list[str]:
    return _word().findall(plain[start:end].lower())


def _runs_on(before: list[str]) -> bool:
    """Whether a present perfect reaches ahead, "has been extended through March", or what was put off does."""
    if not before or before[-1] not in ("through", "until", "till", "to"):
        return False
    if not PUT_OFF.isdisjoint(before[-8:]) or before[-3:-1] in (["put", "off"], ["pushed", "back"]):
        return True
    if before[-1] == "to":
        return False
    verbs = [word for word in before if _classes().get(word) in ("past", "present", "future")]
    return verbs[-1:] != [] and (verbs[-1] in ("has", "have", "is", "are") or verbs[-2:-1] in (["has"], ["have"]))


def _cue(before: list[str]) -> int:
    return BACK if before and before[-1] in ("since", "ago") else OPEN


def _backwards(words: list[str]) -> int:
    """The verb nearest before the date."""
    telling = _telling()
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        if word in STOPS:
            return OPEN
        told = _told(words, place) if word in telling or word.endswith("ed") else OPEN
        if told:
            return told
    return OPEN


@cache
def _telling() -> frozenset[str]:
    """The words that `_told` knows; of others only a past form can tell something: most words need no look around."""
    return frozenset({*_classes(), *DUTIES, "to"})


def _forwards(words: list[str]) -> int:
    telling = _telling()
    for place, word in enumerate(words):
        if word in (";", "--", "—"):
            return OPEN
        if not (word in telling or word.endswith("ed")):
            continue
        if place < 2 and _classes().get(word) == "either":  # "Monday's vote"
            continue
        told = _told(words, place)
        if told:
            return told
    return OPEN


def _told(words: list[str], place: int) -> int:
    """What one word tells, seen among its neighbours."""
    word = words[place]
    kind = _classes().get(word, "")
    if not kind and not word.endswith("ed") and word != "to" and word not in DUTIES:
        return OPEN  # most words
    left = words[place - 1] if place else ""
    right = words[place + 1] if place + 1 < len(words) else ""
    if kind == "future" or (word == "to" and _infinitive(words, place)):
        return AHEAD
    if kind == "plan":
        return AHEAD if right in ("to", "for", "on", "in", "next", "this", "") or left in ("is", "are") else OPEN
    if kind == "past" or (
        word.endswith("ed") and "-" not in word and len(word) > 3 and word not in NOT_PAST and not kind
    ):
        return _past(words, place, left)
    if kind in ("begin", "either"):
        if left == "to" and words[max(0, place - 2)] in TRIED:
            return BACK
        if not {"did", "didn't"}.isdisjoint(words[max(0, place - 3) : place]):
            return BACK
        return OPEN if left in NOUNS or (kind == "either" and not _finite().isdisjoint(words[:place])) else AHEAD
    if kind == "present" and word in ("is", "are", "am", "isn't", "aren't"):
        return AHEAD
    if right == "not" and word != "could":
        right = words[place + 2] if place + 2 < len(words) else ""
    return AHEAD if word in DUTIES and right not in ("have", "not", "") else OPEN


@cache
def _finite() -> frozenset[str]:
    """The words that show a finite verb, so that "start" behind one may be a noun."""
    return frozenset(word for word, kind in _classes().items() if kind in ("past", "present", "future", "begin"))


def _past(words: list[str], place: int, left: str) -> int:
    """A past form looks back, unless a "will be" before it makes it a participle of the future."""
    if left in NOUNS or left == "to":  # "to cut" has the form of a past
        return OPEN
    if left in DUTIES:  # "would quit"
        return AHEAD
    for word in reversed(words[max(0, place - 3) : place]):
        if _classes().get(word) == "future":
            return AHEAD
        if word == "to" and words[place - 1] in ("be", "have"):
            return AHEAD
    return BACK


def _infinitive(words: list[str], place: int) -> bool:
    """Whether "to" opens an infinitive that looks ahead: "is to meet", "plans to meet", not "failed to meet"."""
    right = words[place + 1] if place + 1 < len(words) else ""
    if not right or right in NOUNS or right.endswith("ing") or (right in ("be", "have") and place == 0):
        return right == "be"
    left = words[place - 1] if place else ""
    if left in ("was", "were"):
        return True
    kind = _classes().get(left, "")
    if not EXPECTING.isdisjoint(words[max(0, place - 6) : place]):
        return True
    if kind == "past" or (left.endswith("ed") and kind != "plan"):
        return right in _bases() and left in ("agreed", "promised", "vowed", "pledged", "voted", "decided")
    return kind in ("plan", "present", "begin", "either") or _verblike(right)


@cache
def _bases() -> frozenset[str]:
    return frozenset(
        word for word, kind in _classes().items() if kind in ("begin", "either") and not word.endswith("s")
    )


def _verblike(word: str) -> bool:
    return word in _bases() or word in (
        "discuss",
        "talk",
        "speak",
        "announce",
        "decide",
        "appear",
        "testify",
        "sign",
        "be",
    )
