"""Cues: the verbs that report words or thoughts, each with the frames in which it does, and where they stand.

The list is grammar/lexicons/cue_verbs.txt. Who speaks is `speakers`' business, what is said `contents`'.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import chain

from briefgen.extract.tokens import (
    ADV,
    AUX,
    COLON,
    COMMA,
    CONJ,
    DET,
    MODAL,
    NEG,
    POSS,
    PREP,
    PRON,
    PUNCTUATION,
    REL,
    SUB,
    Tokens,
)
from briefgen.grammar.lexicon import rows, words

_VOWELS = "aeiou"
_BE = frozenset("is are was were be been being am 's 're 'm".split(" "))
_HAVE = frozenset("has have had having 've 'd".split(" "))
_DOUBLES = frozenset(
    {"plan", "admit", "quip", "hit", "nod", "brag", "regret", "beg", "pen", "opt", "tap", "dub", "slam", "refer"}
)


@dataclass(slots=True)
class Verb:
    """A form of a cue verb: base, past (also participle), third, ing. There are more than a thousand."""

    lemma: str
    form: str
    frames: frozenset[str]


@dataclass(slots=True)
class Cue:
    """A verb group in the text: tokens from `first` (auxiliaries included) to `last`, last excluded.

    A class with slots is made and read in less time than a named tuple, and there are dozens in an article.
    """

    verb: Verb
    at: int
    first: int
    last: int
    passive: bool = False
    bare: bool = False
    """Whether the verb stands alone, without auxiliary, modal or "to"."""
    infinitive: bool = False


@cache
def verbs() -> dict[str, tuple[Verb, ...]]:
    """Return the forms of all cue verbs; a form of several verbs (found, saw) has each. Particles follow a space."""
    found: dict[str, tuple[Verb, ...]] = {}
    for row in rows("cue_verbs"):
        lemma, frames = row[0], frozenset(row[1].split(" "))
        irregular = row[2].split(" ") if len(row) > 2 else []
        if lemma == "according to":
            found["according"] = (Verb(lemma, "account", frames),)
            continue
        for form, kind in _conjugated(lemma.partition(" ")[0], irregular):
            known = found.get(form)
            if known is None:
                found[form] = (Verb(lemma, kind, frames),)
            elif all(verb.lemma != lemma for verb in known):
                found[form] = (*known, Verb(lemma, kind, frames))
    return found


@cache
def _alike() -> dict[tuple[str, frozenset[str]], list[str]]:
    """The words that are the same form of verbs with the same frames."""
    found: dict[tuple[str, frozenset[str]], list[str]] = defaultdict(list)
    for word, readings in verbs().items():
        for verb in readings:
            found[verb.form, verb.frames].append(word)
    return found


@cache
def forms(kinds: str, frames: str = "") -> frozenset[str]:
    """Return the words that are one of some forms of a verb, if frames are given of one with any of these.

    >>> sorted(forms("ing", "account that") & {"saying", "said", "eyeing"})
    ['saying']
    """
    wanted, allowed = kinds.split(" "), frames.split(" ") if frames else []
    alike = _alike().items()
    told = [group for (form, told), group in alike if form in wanted and not (allowed and told.isdisjoint(allowed))]
    return frozenset(chain.from_iterable(told))


def _conjugated(lemma: str, irregular: list[str]) -> Iterator[tuple[str, str]]:
    yield lemma, "base"
    yield third(lemma), "third"
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
    stem = lemma + lemma[-1] if lemma in _DOUBLES else stem
    yield stem + "ing", "ing"
    past = lemma[:-1] + "ied" if lemma[-1] == "y" and lemma[-2] not in _VOWELS else stem.rstrip("e") + "ed"
    yield from ((form, "past") for form in irregular or [past if not lemma.endswith("ee") else lemma + "d"])


def third(lemma: str) -> str:
    """Return the third person of a regular verb.

    >>> third("deny"), third("stress"), third("say")
    ('denies', 'stresses', 'says')
    """
    if lemma[-1] == "y" and lemma[-2] not in _VOWELS:
        return lemma[:-1] + "ies"
    return lemma + ("es" if lemma.endswith(("s", "x", "ch", "sh", "o")) else "s")


def places(tokens: Tokens) -> list[int]:
    """Return the tokens outside quotation marks that may be cues, in order: in small letters, "According to", "Said Ito:"."""
    words, quoted = tokens.words, tokens.quoted
    known = tokens.places(_forms())
    return [at for at in known if not quoted[at] and (words[at][0].islower() or _begins(tokens, at))]


def _begins(tokens: Tokens, at: int) -> bool:
    """Whether a cue with a capital may open its sentence: a colon follows that of 'Said Ito: "We sail."'."""
    word = tokens.lower[at]
    inverts = COLON in tokens.flags[at : at + _AHEAD] and word in forms("past third", "quote")
    return inverts or word == "according"


_AHEAD = 20
"""Tokens from a cue that opens a sentence to the colon behind its speaker."""


@cache
def _forms() -> frozenset[str]:
    return frozenset(verbs())


def cue(tokens: Tokens, at: int, first: int, last: int) -> Cue | None:
    """Return the cue that one of the `places` is among the tokens from first to last; None where it is no verb."""
    lower, start, end = tokens.lower, at, at + 1
    led, verb = _readings(lower[at])
    if tokens.words[at] != lower[at] and tokens.words[at][0].isupper() and lower[at] != "according":
        return Cue(verb, at, at, end, False, True) if verb and at == first else None
    if led and end < last and lower[end] in led:
        verb, end = led[lower[end]], end + 1
    if verb is None:
        return None
    if at > first and (tokens.flags[at - 1] & _GROUPED or lower[at - 1].endswith(_ENDINGS)):
        start = _group_start(tokens, first, at)
    if not _verbal(tokens, verb, start, at, first):
        return None
    infinitive = start > first and lower[start - 1] == "to"
    found = Cue(verb, at, start, end, False, start == at, infinitive)
    if start < at and verb.form == "past":
        found.passive = _passive(tokens, found, first, last)
    return found


def _passive(tokens: Tokens, cue: Cue, first: int, last: int) -> bool:
    """Whether the group of a participle is passive: "was told", but "he's said he will" has said it."""
    lower, start = tokens.lower, cue.first
    if _BE.isdisjoint(lower[start : cue.at]) or lower[cue.at - 1] in _HAVE:
        return False
    if lower[start] == "'s" and start > first and tokens.flags[start - 1] & PRON:
        return cue.verb.lemma == "write" or (cue.last < last and lower[cue.last] in ("to", "by", "as"))
    return True


_Readings = tuple[dict[str, Verb], Verb | None]
"""A form's readings: by the particle that follows it ("pointed | out"), and alone; of several the first."""


@cache
def _readings(form: str) -> _Readings:
    readings = verbs()[form]
    led = {verb.lemma.partition(" ")[2]: verb for verb in reversed(readings) if " " in verb.lemma}
    return led, next((verb for verb in readings if " " not in verb.lemma), None)


def _group_start(tokens: Tokens, first: int, at: int) -> int:
    """Where the auxiliaries and adverbs before a verb start; a sentence's first adverb is not among them."""
    flags, lower, start = tokens.flags, tokens.lower, at
    while start > first and (
        flags[start - 1] & _GROUPED or (lower[start - 1].endswith(_ENDINGS) and _in_group(tokens, start - 1))
    ):
        start -= 1
    while start < at and flags[start] == ADV and (start == first or not tokens.words[start][0].islower()):
        start += 1
    return start


_GROUPED = AUX | MODAL | NEG | ADV
_ENDINGS = ("n't", "ly")


def _in_group(tokens: Tokens, at: int) -> bool:
    return tokens.lower[at].endswith("n't") or tokens.adverb(at)


_PLURALS = frozenset(("people", "men", "women", "children", "police", "media", "i", "we", "you", "they", "who", "which",
    "that", "data", "many", "most", "some", "several", "few", "both", "all", "others", "majority", "percent", "half", "those"))  # fmt: skip
_UNCHANGED = frozenset(("bet", "cast", "forecast", "put", "read", "set"))
"""Verbs whose participle is their base form: "had forecast"."""
_NEVER_NOUNS = frozenset("admits argues believes denies insists says thinks".split())
"""Third persons that no phrase takes for a plural: "the chamber of commerce | says"."""
_LIKE_PAST = frozenset(("put it", "read"))
"""Verbs whose past form is their base form, and that are no nouns where they report: "the letter | read"."""
_THIRD_PERSONS = frozenset(("he", "it", "she", "who"))
_DO = frozenset(("do", "did", "does", "to", "n't", "not"))


def _verbal(tokens: Tokens, verb: Verb, start: int, at: int, first: int) -> bool:
    """Whether a form is a verb where it stands; many are nouns or adjectives elsewhere ("the state", "his plans")."""
    if verb.form == "past":
        return start < at or not _modifies(tokens, at, first)
    if verb.form == "base":
        word = tokens.lower[at]
        if word in _UNCHANGED and not _HAVE.isdisjoint(tokens.lower[start:at]):
            return True
        if verb.lemma in _LIKE_PAST and start == at > first and not _modifies(tokens, at, first):
            return True
        return _plain_form(tokens, start, at, first)
    if verb.form == "third":
        helped = start < at and any(flag & (AUX | MODAL) for flag in tokens.flags[start:at])
        return not helped and (singular(tokens, start, first) or _surely(tokens, at, start, first))
    return True


def _surely(tokens: Tokens, at: int, start: int, first: int) -> bool:
    """Whether a third person that is no noun stands behind a noun: "the chamber of commerce | says"."""
    if tokens.lower[at] not in _NEVER_NOUNS or start <= first:
        return False
    return not tokens.flags[start - 1] and not tokens.lower[start - 1].endswith("ed")


def _modifies(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a participle stands between a determiner and its noun: "the proposed rule"."""
    return (at > first and tokens.flags[at - 1] & _DETERMINES != 0) or tokens.lower[at - 1] == "'s"


_DETERMINES = DET | POSS | PREP


def _plain_form(tokens: Tokens, start: int, at: int, first: int) -> bool:
    if start < at and (helped := _helped(tokens, start, at)) is not None:
        return helped
    if start <= first:
        return False
    word = tokens.lower[start - 1]
    if word == "to" or word in _PLURALS:
        return True
    if tokens.lower[start - 2] in _THIRD_PERSONS:
        return False  # "it pays | back the loan"
    if tokens.flags[start - 1] & COMMA and start - 2 >= first:
        return True
    if tokens.lower[start] == "back" and word in _moving():
        return False  # "takes | back the word"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and not tokens.flags[start - 1]:
        return True
    said = tokens.lower[at] in SAYING
    return said and (
        _coordinated(tokens, start, first) or shares(tokens, start, first) or _plural_head(tokens, at, start, first)
    )


_NAMED = 7
"""Tokens of a name with its title."""


def _coordinated(tokens: Tokens, end: int, first: int) -> bool:
    """Whether two names are the subject: "Lund and Ruiz | say", "Ana Ruiz and airline boss Bo Ito | say"."""
    at = end - 1
    while at > max(first, end - _NAMED) and not tokens.flags[at]:
        at -= 1
    named = first < at < end - 1 and tokens.lower[at] == "and" and tokens.words[end - 1][0].isupper()
    return named and not tokens.flags[at - 1] and tokens.words[at - 1][0].isupper()


def _helped(tokens: Tokens, start: int, at: int) -> bool | None:
    """Whether the words before a verb go with a plain form, "may" and "do" but not "is"; None where they do not tell."""
    group = tokens.lower[start:at]
    if any(flag & MODAL for flag in tokens.flags[start:at]) or any(w in _DO or w.endswith("n't") for w in group):
        return True
    return None if _BE.isdisjoint(group) and _HAVE.isdisjoint(group) else False


@cache
def _moving() -> frozenset[str]:
    return frozenset(map(third, words("verb_forms")))


def shares(tokens: Tokens, start: int, first: int) -> bool:
    """Whether a verb behind "and" can share its subject with a present form before it, not with an infinitive."""
    joined = tokens.flags[start - 1] & CONJ
    return bool(joined) and not any(
        tokens.flags[at] & MODAL or tokens.lower[at] in _DO or tokens.lower[at].endswith("n't")
        for at in range(first, start - 1)
    )


def _plural_head(tokens: Tokens, at: int, start: int, first: int) -> bool:
    """Whether the subject has its noun before a phrase or a participle: "residents of the town | say"."""
    if tokens.lower[at] == "show" and tokens.lower[at + 1 : at + 2] not in ([], ["."], ["that"]):
        return False  # "at the dog show"
    if tokens.flags[start - 1] & (PREP | DET | POSS):
        return False  # "a glimmer of | hope"
    if "who" in tokens.lower[max(first, start - _CLAUSE) : start]:
        return _who_head(tokens, start, first)
    for back in range(start - 1, max(first, start - 10), -1):
        if tokens.flags[back] & (PUNCTUATION | REL | SUB | AUX | MODAL | PREP) and tokens.lower[back] not in _LINKS:
            return False
        if tokens.quoted[back]:
            return False
        if tokens.flags[back] & PREP or tokens.lower[back].endswith("ed") or tokens.lower[back] in _PARTICIPLES:
            word = tokens.lower[back - 1]
            if word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))):
                return not tokens.flags[back - 1] & ~PRON
    return False


_CLAUSE = 10
"""Tokens of a relative clause before its verb's."""


def _who_head(tokens: Tokens, start: int, first: int) -> bool:
    """Whether several are told of by "who" before a verb: "farmers who rely on the canal | say"."""
    for back in range(start - 1, max(first, start - _CLAUSE), -1):
        if tokens.lower[back] == "who":
            return tokens.lower[back - 1] in _PLURALS or tokens.lower[back - 1].endswith("s")
        if tokens.flags[back] & (PUNCTUATION | REL | SUB) or tokens.quoted[back]:
            return False
    return False


_LINKS = frozenset("of by for at in from with across along around behind inside near outside throughout within".split())
_PARTICIPLES = frozenset(("drawn", "held", "made", "seen", "taken", "written"))
SAYING = frozenset(
    "agree argue believe complain contend deny expect indicate insist say show suggest think warn".split()
)
"""Base forms that are hardly ever nouns, so that they are verbs behind a longer subject too."""


def singular(tokens: Tokens, start: int, first: int) -> bool:
    """Whether the word before an -s form can be a singular subject rather than make the form a plural noun."""
    if start <= first:
        return False
    word, flag = tokens.words[start - 1], tokens.flags[start - 1]
    if flag & (DET | POSS | PREP) or word == "'s":
        return word.lower() in ("that", "this", "he", "she", "it", "each", "either", "neither")
    if flag or word[0].isupper():
        return True
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return False
    return start - 2 >= first and _determined(tokens, start - 2, first)


def _determined(tokens: Tokens, at: int, first: int) -> bool:
    """Whether a determiner or possessive stands up to three words before: "the latest campaign | claims"."""
    for back in range(at, max(first, at - 3) - 1, -1):
        if tokens.flags[back] & (DET | POSS) or tokens.lower[back] == "'s":
            return True
        if tokens.flags[back] and tokens.lower[back] not in ("first", "last", "only"):
            return False  # but "the town's only doctor | says"
    return False
