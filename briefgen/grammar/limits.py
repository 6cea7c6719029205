"""Limits: the "but", the "if", the "not" by which a speaker bounds what is said, and whether a quotation cuts them off.

Reads a speaker's own words on either side of the words quoted. Which words are a speaker's own is the caller's matter:
`compose.spoken` and `check.quotes` ask.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from briefgen.grammar.assertions import content
from briefgen.grammar.lexicon import rows
from briefgen.grammar.sentences import sentences

_CLAUSE = 5
"""Words of a quotation that is more than a term."""
_SHOWN = 12
"""Words of the source that a limit shows."""


@dataclass(frozen=True, slots=True)
class Limit:
    """What a quotation leaves out: its kind, and the speaker's words that carry it."""

    kind: str
    words: str
    behind: bool
    """Whether it stands behind the words quoted."""


def limit(before: str, taken: str, after: str) -> Limit | None:
    """Return the limit that a quotation of `taken` cuts off from the same speaker's words around it.

    A term ("bad bargain") is limited only by the word beside it, a clause by what its sentence adds to it.

    >>> limit("I do not think that ", "the bridge will hold", ".").words
    'I do not think that'
    >>> limit("", "We will open the lock", ", but not before May.").words
    ', but not before May.'
    >>> limit("We made a ", "rather bold", " offer, but nobody answered.")
    """
    if not _clause(before, taken, after):
        return _beside(before, after)
    return _behind(taken, after) or _ahead(_sentence_start(before, taken))


def tied(before: str, after: str) -> Limit | None:
    """Return the limit that stands right beside quoted words in a report of them: "will "close" unless" they pay.

    >>> tied("that the plan was not ", " at all").words
    'not'
    """
    denial = re.search(rf"{_DENIAL}(?: (?:an?|the|very|really|so|as|be))*\s*$", before, re.IGNORECASE)
    if denial:
        return Limit("denial", denial[0].strip(), behind=False)
    found = re.match(r" (?:if|unless|until|only if|only when|as long as|provided|except)\b.*", after, re.IGNORECASE)
    return Limit("condition", _shown(found[0]), behind=True) if found else None


def limiting(words: str, kind: str = "") -> str:
    """Return the first word in a text that limits, of a kind if one is given; empty where none does.

    >>> limiting("as the ministry knows, unless it rains"), limiting("as we know")
    ('unless', '')
    """
    found = _any(kind).search(words)
    return found[0].strip() if found else ""


_DENIAL = r"(?:\b(?:not|never|no|nobody|nothing|none|nor|neither|cannot|hardly|barely|scarcely|far from|anything but|no one)|n't)"
_REFUSAL = r"|\b(?:den(?:y|ies|ied)|refus\w+|reject\w*|declin\w+|oppos\w+|rul(?:es|ed|ing)? out|doubt\w*|against|without|fail\w*)"


@cache
def _any(kind: str) -> re.Pattern[str]:
    told = [row[0] for row in rows("limits") if kind in {"", row[1]} and row[0] not in {"so far", "when", "no"}]
    words_ = "|".join(sorted((re.escape(word) for word in told), key=lambda word: (-len(word), word)))
    denial = f"|{_DENIAL}" if kind in {"", "denial"} else ""
    refusal = _REFUSAL if kind == "denial" else ""
    return re.compile(rf"\b(?:{words_})\b{denial}{refusal}", re.IGNORECASE)


_SUBJECT = re.compile(
    r"\b(?:I|we|you|he|she|it|they|there|nobody|everybody|everyone|is|are|was|were|will|would|can|could|cannot|may|might"
    r"|must|shall|should|has|have|had|does|did|do|am)\b|'(?:ll|re|m|ve)\b|n't\b",
    re.IGNORECASE,
)


def _clause(before: str, taken: str, after: str) -> bool:
    """Whether the words quoted say something, and do not only name it."""
    count = len(taken.split())
    if count >= _CLAUSE or _SUBJECT.search(taken):
        return True
    opens = not before.strip() or before.rstrip()[-1] in ".!?"
    closes = not after.strip(" ,") or after.lstrip()[:1] in {".", "!", "?"}
    return (opens or closes) and count == _CLAUSE - 1


def _beside(before: str, after: str) -> Limit | None:
    """A limit that stands right beside a term."""
    denial = re.search(rf"{_DENIAL}(?: (?:an?|the|very|really|so|as|be))*\s*$", before, re.IGNORECASE)
    if denial:
        return Limit("denial", denial[0].strip(), behind=False)
    found = re.match(r"\s+(?:but|if|unless|except|though|although|albeit|only)\b[^.!?]*", after, re.IGNORECASE)
    return Limit(_kind(found[0].split()[0]), _shown(found[0]), behind=True) if found else None


def _behind(taken: str, after: str) -> Limit | None:
    """A limit in the rest of the sentence, or with which the next one begins."""
    whole = sentences(taken + after, 0, len(taken) + len(after))
    here = next((span for span in whole if span.end > len(taken.rstrip(" .,!?;:"))), None)
    rest = after[: max(0, here.end - len(taken))] if here else after
    if rest.strip(" .,!?;:-–—\"'"):
        return _in_rest(taken, rest)
    following = after[len(rest) :].strip()
    return _opened(taken, following)


def _opened(taken: str, following: str) -> Limit | None:
    """The limit with which the next sentence begins; a "but" that turns to another matter is none."""
    found = _opener().match(following)
    if not found or (_kind(found[1]) == "contrast" and not _answers(taken, following[found.end() :])):
        return None
    return Limit(_kind(found[1]), _shown(following), behind=True)


def _answers(taken: str, following: str) -> bool:
    """Whether a sentence goes on about the words quoted: by their words, a pronoun, a duty, a denial or in a few words."""
    whole = sentences(following, 0, len(following))
    first = following[whole[0].start : whole[0].end] if whole else ""
    shared = content(re.findall(_WORD, taken.lower())) & content(re.findall(_WORD, first.lower()))
    return bool(shared or _ABOUT.search(first)) or len(first.split()) < _CLAUSE - 1


_WORD = r"[^\W\d_]+"
_ABOUT = re.compile(
    r"\b(?:it|its|this|that|these|those|they|them|their|there|so|one|not?|never|nobody|none|cannot|only|first|must|should"
    r"|will|would|if|unless|until|once|enough|still|alone|too)\b|n't\b",
    re.IGNORECASE,
)


def _in_rest(taken: str, rest: str) -> Limit | None:
    if turn := re.match(r"[\s,]*(?=[A-Z])", rest):  # behind a speaker's tag: "We left," Ito said. "But ..."
        return _opened(taken, rest[turn.end() :])
    found = _next().match(rest)
    word = found[1].lower() if found else ""
    needs_denial = word in {"without", "until"} and not re.search(_DENIAL, taken, re.IGNORECASE)
    if found and not needs_denial and not _idle(taken + " ", "", word):
        return Limit(_kind(word), _shown(rest), behind=True)
    for later in _later().finditer(rest):
        kind, between = _kind(later[1]), rest[: later.start()]
        if not _idle(taken, between, later[1]) and not (kind == "condition" and _JOINED.search(between)):
            return Limit(kind, _shown(rest), behind=True)
    return None


_JOINED = re.compile(r"\b(?:and|or|because|since|which|who|whether|so)\b", re.IGNORECASE)
_IDLE = re.compile(
    r"\b(?:see|as|ask|asked|asks|wonder|know|check|what|even|nothing|all|anything|none|everything|cannot help)\s+$",
    re.IGNORECASE,
)


def _idle(taken: str, between: str, word: str) -> bool:
    """Whether a limiting word does not limit here: "see if", "nothing but", "not only ... but also"."""
    if word.lower() == "but" and re.search(r"\bnot (?:only|just|merely)\b", taken + between, re.IGNORECASE):
        return True
    return bool(_IDLE.search(taken + between))


def _sentence_start(before: str, taken: str) -> str:
    """What stands before the words quoted in their own sentence."""
    whole = sentences(before + taken, 0, len(before) + len(taken))
    last = next((span for span in reversed(whole) if span.start <= len(before)), None)
    return before[last.start :] if last else ""


_DENIED = re.compile(rf"{_DENIAL}(?:[ \"]+(?!and\b|but\b|because\b|so\b)[\w'-]+){{0,5}}\s*$", re.IGNORECASE)
_BEFORE_IF = re.compile(
    r"(?:^|[,;:–—-]\s*|\b(?:and|but|so|that|only|even)\s+)"
    r"((?:if|unless|until|although|though|provided|as long as|assuming|suppose|supposing|once|when)\b.*)$",
    re.IGNORECASE,
)


def _ahead(before: str) -> Limit | None:
    """A denial or a condition that leads up to the words quoted."""
    denied = _DENIED.search(before)
    if denied and not re.search(r"\bno doubt\b|\bnot only\b|\bno,\s*$", denied[0], re.IGNORECASE):
        return Limit("denial", _last(before), behind=False)
    found = _BEFORE_IF.search(before)
    return Limit(_kind(found[1].split()[0]), _last(before), behind=False) if found else None


@cache
def _next() -> re.Pattern[str]:
    return re.compile(rf"[\s,;:–—-]*({_words('next', 'later', 'sentence')})\b", re.IGNORECASE)


@cache
def _later() -> re.Pattern[str]:
    return re.compile(rf"\b({_words('later', 'sentence')})\b", re.IGNORECASE)


@cache
def _opener() -> re.Pattern[str]:
    return re.compile(rf"[\"'\s]*({_words('sentence')})\b", re.IGNORECASE)


def _words(*reaches: str) -> str:
    told = [row[0] for row in rows("limits") if row[2] in reaches]
    return "|".join(sorted((re.escape(word) for word in told), key=lambda word: (-len(word), word)))


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("limits")}


def _kind(word: str) -> str:
    return _kinds().get(word.lower(), "condition")


def _shown(words: str) -> str:
    """The beginning of what goes on, short enough for a finding."""
    told = words.split()
    return " ".join(told[:_SHOWN]) + (" ..." if len(told) > _SHOWN else "")


def _last(words: str) -> str:
    told = words.split()
    return ("... " if len(told) > _SHOWN else "") + " ".join(told[-_SHOWN:])
