"""Who speaks: the noun phrase before a cue, behind it, or the subject that it shares with a verb before it.

Works on tokens and decides by closed classes and capitals alone. Which person a phrase means is `names`' and
`referents`' business.
"""

from __future__ import annotations

from functools import cache

from briefgen.extract.apposed import appositive, before_bracket
from briefgen.extract.cues import forms
from briefgen.extract.phrase_starts import LINKS, REACH, abbreviation, start_of
from briefgen.extract.tokens import (
    ADV,
    AUX,
    COMMA,
    CONJ,
    DASH,
    DET,
    MARK,
    MODAL,
    OBJ,
    POSS,
    PREP,
    PRON,
    PUNCTUATION,
    QUANT,
    REL,
    STOP,
    SUB,
    TIME,
    Tokens,
)  # fmt: skip
from briefgen.grammar.lexicon import rows, words

Phrase = tuple[int, int]


def before(tokens: Tokens, first: int, at: int) -> Phrase | None:
    """Return the noun phrase that ends before a token, apposition included; None where something else stands there."""
    flags, end = tokens.flags, at
    while end > first and (
        flags[end - 1] == ADV
        or (not flags[end - 1] and tokens.lower[end - 1].endswith("ly") and tokens.adverb(end - 1))
    ):
        end -= 1
    if end <= first:
        return None
    last = flags[end - 1]
    if not last:
        return _phrase_before(tokens, first, end)  # a word of no closed class, as most are
    if last & PRON and end - 1 > first and tokens.lower[end - 1] in ("both", "all") and not flags[end - 2]:
        return _phrase_before(tokens, first, end - 1)  # "the union and the firm | both | said"
    if last & (COMMA | DASH):
        return _before_comma(tokens, first, end - 1)
    if last & (PUNCTUATION & ~MARK) and not abbreviation(tokens, end - 1):
        return _before_bracket(tokens, first, end - 1) if tokens.words[end - 1] == ")" else None
    if last & CONJ or tokens.lower[end - 1] == "to":
        return None
    if last & (REL | PRON):
        return end - 1, end
    if tokens.lower[end - 1] == "that":
        return (end - 1, end) if end - 1 > first and not flags[end - 2] & (PUNCTUATION | PREP | DET) else None
    return _phrase_before(tokens, first, end)


def _phrase_before(tokens: Tokens, first: int, end: int) -> Phrase | None:
    """The noun phrase that ends right before a token, with the noun that a place or a relative clause belongs to."""
    flags, start = tokens.flags, start_of(tokens, first, end)
    if first < start < end - 1 and flags[start] & TIME and tokens.lower[start - 1] in _DATING:
        start += 1  # "on Monday | Ito said"
    if start < end and flags[end - 1] & TIME and all(flags[at] & (TIME | DET) for at in range(start, end)):
        found = before(tokens, first, start)  # "the council | this week | announced"
        return (found[0], end) if found and tokens.lower[start - 1].endswith("ed") else found  # "data released Friday"
    if start > first + 1 and not flags[start - 1] & PUNCTUATION:
        placed = _placed(tokens, first, start)
        if placed is None:
            return None
        start = _owner(tokens, first, placed)
        if flags[start - 1] & PREP and tokens.lower[start - 2] in ("who", "which"):
            return start - 2, start - 1  # "Ito, | who | in May said"
    none = start >= end or _participle(tokens, start, end) or (start + 1 == end and _speechless(tokens, start))
    return None if none else (start, end)


_DATING = frozenset(("in", "last", "next", "on", "this"))


def _speechless(tokens: Tokens, at: int) -> bool:
    """Whether a word alone can be nobody: a number, "going", "won't"."""
    word = tokens.words[at]
    return not word[0].isalpha() or (word[0].islower() and word.endswith(("n't", "ing")))


def _participle(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a phrase is the rest of a longer one: "the men | charged with arson", "the data | released last year"."""
    if not tokens.lower[start].endswith("ed") or not tokens.words[start][0].islower():
        return False
    return start + 1 == end or tokens.flags[start + 1] & (PREP | ADV | TIME) != 0


def _placed(tokens: Tokens, first: int, start: int) -> int | None:
    """Where the noun starts that a place belongs to, if it opens the clause: "workers outside | the mill"."""
    told = _told_of(tokens, start, first)
    if not (told or tokens.lower[start - 1] in _PLACES):
        return start
    end = start - 1 - told
    noun = start_of(tokens, first, end)
    if noun > first and tokens.lower[noun - 1] == "who":
        return start  # "residents who | live near | the mill"
    opens = noun == first or tokens.flags[noun - 1] & (COMMA | SUB | CONJ) or tokens.lower[noun - 1] == "that"
    named = noun < end and not tokens.flags[end - 1] & ~PRON and not _finite(tokens, end - 1)
    if told:
        return noun if opens and named else start
    return noun if opens and named else None  # what stands in a place does not speak


def _told_of(tokens: Tokens, start: int, first: int) -> bool:
    """Whether a participle and its preposition part a phrase from its noun: "workers | hit by | the strike"."""
    if start - 3 < first or not tokens.flags[start - 1] & PREP or tokens.flags[start - 2]:
        return False
    word = tokens.lower[start - 2]
    return word.endswith("ed") or word in _participles()


@cache
def _participles() -> frozenset[str]:
    """Irregular participles: "hit", "held"."""
    return frozenset(form for row in rows("verb_forms") if len(row) > 1 for form in row[-1].split(","))


_PLACES = frozenset(("across", "along", "around", "behind", "inside", "near", "outside", "throughout", "within"))


def _owner(tokens: Tokens, first: int, start: int) -> int:
    """Where the noun starts that a relative clause before a phrase belongs to: "miners who spoke with | the Herald"."""
    limit = max(first, start - _CLAUSE)
    if "who" not in tokens.lower[limit + 1 : start]:
        return start
    for at in range(start - 1, limit, -1):
        if tokens.flags[at] & PUNCTUATION or tokens.quoted[at]:
            return start
        if tokens.lower[at] == "who" and not tokens.flags[at - 1] & (PUNCTUATION | PREP | CONJ):
            return start_of(tokens, first, at)
    return start


def _before_bracket(tokens: Tokens, first: int, at: int) -> Phrase | None:
    """The noun phrase before "(R-Ohio)"."""
    left = at - 1
    while left > first and at - left < REACH and tokens.words[left] != "(":
        left -= 1
    found = before(tokens, first, left) if tokens.words[left] == "(" and left > first else None
    return (found[0], at + 1) if found else None


def _before_comma(tokens: Tokens, first: int, comma: int) -> Phrase | None:
    """The noun phrase before a parenthesis between two commas: "Ana Ruiz, who chairs the board, said"."""
    if (named := appositive(tokens, first, comma)) is not None:
        return named, comma + 1
    left = comma - 1
    mark = tokens.flags[comma] & (COMMA | DASH)
    while left > first and comma - left < REACH and not (tokens.flags[left] & mark) and not tokens.quoted[left]:
        if tokens.flags[left] & STOP and not abbreviation(tokens, left):
            return None
        left -= 1
        if tokens.words[left] == ")":
            left = before_bracket(tokens, first, left)
    if left <= first or not tokens.flags[left] & mark or not _parenthesis(tokens, left + 1, comma):
        return None
    if tokens.lower[left - 1] in ("who", "which"):
        return left - 1, left  # "Ito, | who |, on a call in May, said"
    start = start_of(tokens, first, left)
    clause = _relative(tokens, first, start)
    if clause is not None:
        start, left = start_of(tokens, first, clause), clause
    if start > first + 1 and tokens.lower[start - 1] in LINKS and tokens.flags[start - 2] & COMMA:
        found = _before_comma(tokens, first, start - 2)  # "Bo Ito, 59, | of | Lund, Skåne, said"
        return (found[0], comma + 1) if found else None
    if start < left and tokens.flags[start - 1] & COMMA and start - 1 > first and _listed(tokens, start, left):
        found = _before_comma(tokens, first, left)
        return found if found and not _adverbial(tokens, first, found[0]) else (start, comma + 1)
    return (start, comma + 1) if start < left else None


def _adverbial(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a phrase stands in what only opens its sentence: "After a vote in | the hall |, the mayor, Bo Ito, said"."""
    opens = tokens.flags[first] & (PREP | SUB) or tokens.lower[first].endswith(("ed", "ing"))
    return at > first and bool(opens) and not any(flag & COMMA for flag in tokens.flags[first:at])


def _relative(tokens: Tokens, first: int, at: int) -> int | None:
    """The comma that opens the relative clause a token stands in: "Bo Ito, who chairs | Acme, a supplier, said"."""
    for comma in range(at - 1, max(first, at - _CLAUSE), -1):
        if tokens.flags[comma] & (COMMA | STOP) and not abbreviation(tokens, comma):
            return comma if tokens.flags[comma + 1] & REL and tokens.flags[comma] & COMMA else None
    return None


_CLAUSE = 10
"""Tokens of a relative clause before the name that it ends in."""


def _listed(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a phrase between commas is itself part of an apposition: a lower-case phrase, or "president of Acme"."""
    return not tokens.words[end - 1][:1].isupper() or (tokens.words[start][0].islower() and not tokens.flags[start])


def _parenthesis(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words between two commas can interrupt subject and verb: no finite clause of their own."""
    if start >= end or tokens.flags[start] & (AUX | MODAL):
        return False  # "Miami, | is expected to sink"
    return not tokens.flags[start] & (CONJ | PRON | SUB) or tokens.lower[start] in ("as", "when", "while", "though")


def behind(tokens: Tokens, at: int, last: int) -> Phrase | None:
    """Return the noun phrase that starts at a token: a name or description with its apposition."""
    end = at
    flags = tokens.flags
    if at >= last or (flags[at] & (PUNCTUATION | PREP | CONJ | SUB | AUX | MODAL | TIME) and not flags[at] & DET):
        return None
    if flags[at] & PRON and (tokens.lower[at] not in _COUNTED or not _starts_noun(tokens, at + 1, last)):
        return at, at + 1
    while end < last and not tokens.quoted[end] and not _closes_phrase(tokens, end, at):
        end += 1
    if end > at and tokens.words[end - 1] == "." and end == last:
        end -= 1
    return (at, end) if end > at else None


_COUNTED = frozenset(("one", "many", "few", "several", "most", "all", "both", "some"))


def _starts_noun(tokens: Tokens, at: int, last: int) -> bool:
    return at < last and (not tokens.flags[at] or tokens.lower[at] == "of")


@cache
def _irregular() -> frozenset[str]:
    return frozenset(words("irregular_verbs"))


def _finite(tokens: Tokens, at: int) -> bool:
    """Whether a word looks like the verb behind a subject: an irregular past form, or "-ed" before a further phrase."""
    word = tokens.lower[at]
    if word in _irregular() or word in forms("past", "quote that"):
        return True
    if not word.endswith("ed") or at + 1 >= len(tokens.words):
        return False
    if tokens.words[at - 1][0].isupper() and not tokens.flags[at - 1]:
        return True
    return bool(tokens.flags[at + 1] & (DET | POSS | PRON | OBJ | ADV)) or tokens.lower[at + 1] in ("to", "that")


def _closes_phrase(tokens: Tokens, at: int, start: int) -> bool:
    flag = tokens.flags[at]
    if tokens.lower[at] == "'s" and at > start and not tokens.flags[at - 1] & PRON:
        return False
    if flag & PUNCTUATION:
        return (
            not abbreviation(tokens, at)
            or at + 1 >= len(tokens.words)
            or (not tokens.words[at + 1][0].isupper() and len(tokens.words[at - 1]) > 3)
        )
    if flag & TIME and at > start and not tokens.flags[at - 1] & DET:
        return True
    if flag & (SUB | REL | AUX | MODAL | OBJ) or tokens.lower[at] == "to":
        return True
    if at > start and tokens.words[at][0].islower() and _finite(tokens, at):
        return True
    return bool(flag & PREP) and tokens.lower[at] not in ("of", "for", "at", "from", "with") and at > start


def speaks(tokens: Tokens, phrase: Phrase) -> bool:
    """Whether a phrase can mean somebody who speaks, or something written: not "the size of the rise"."""
    first, last = phrase
    if tokens.flags[first] & (PRON | POSS) or any(word[0].isupper() for word in tokens.words[first + 1 : last]):
        return True
    if not tokens.flags[first] & (DET | QUANT):
        return tokens.words[first][0].isupper()
    head = next((at for at in range(first + 1, last) if tokens.flags[at] & ~(DET | QUANT)), last) - 1
    word = tokens.lower[head].removesuffix("s")
    abstract = word.endswith(_ABSTRACT) or (head + 1 < last and tokens.lower[head + 1] == "of")
    return not abstract or word in _speaking()


_ABSTRACT = ("age", "ance", "ence", "ing", "ion", "ism", "ity", "ment", "ness", "th", "ure")


@cache
def _speaking() -> frozenset[str]:
    return frozenset((*words("role_nouns"), *words("documents"), *words("organisation_words")))


def apposition(tokens: Tokens, phrase: Phrase, last: int) -> Phrase:
    """Return a phrase with the apposition behind it: "Ito, the dean of law," to the next comma or stop."""
    end = phrase[1]
    if end >= last or not tokens.flags[end] & COMMA or tokens.quoted[end]:
        return phrase
    at = end + 1
    if (
        at >= last
        or tokens.quoted[at]
        or tokens.flags[at] & (CONJ | PRON | SUB | PREP | AUX | MODAL)
        or tokens.lower[at].endswith("ing")
    ):
        return phrase
    while at < last and not tokens.quoted[at] and not tokens.flags[at] & (COMMA | DASH):
        at += 1
    return phrase[0], at - 1 if tokens.words[at - 1] == "." and at == last else at


def account_phrase(tokens: Tokens, at: int, last: int) -> Phrase | None:
    """Return the source behind "according to": to the next comma, quotation or stop."""
    end = at
    while end < last and not tokens.quoted[end]:
        if tokens.flags[end] & (PUNCTUATION & ~MARK) and not abbreviation(tokens, end):
            break
        end += 1
    while end > at and tokens.words[end - 1] in (".", "!", "?"):
        end -= 1
    return (at, _described(tokens, end, last)) if end > at else None


def _described(tokens: Tokens, end: int, last: int) -> int:
    """Where a source's phrase ends with the age and the place behind its name: "according to Ito, 31, of Lund, ..."."""
    while end + 2 < last and tokens.flags[end] & COMMA and not tokens.quoted[end]:
        comma = next((at for at in range(end + 2, min(end + 5, last)) if tokens.flags[at] & (COMMA | STOP)), -1)
        aged = comma == end + 2 and tokens.words[end + 1].isdigit()
        placed = comma > end + 2 and tokens.lower[end + 1] == "of" and tokens.words[end + 2][0].isupper()
        if not (aged or placed):
            break
        end = comma
    return end
