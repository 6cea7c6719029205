"""Where a reported content starts and ends, once its cue is known.

Content runs to the end of its clause: what follows a comma and reports again ("..., adding that") is not part of it.
"""

from __future__ import annotations

from functools import cache

from briefgen.extract.cues import SAYING, forms, shares, verbs
from briefgen.extract.finite import inflected
from briefgen.extract.tokens import (
    ADV,
    AUX,
    COLON,
    COMMA,
    CONJ,
    DASH,
    DET,
    MODAL,
    OBJ,
    POSS,
    PREP,
    PRON,
    PUNCTUATION,
    REL,
    STOP,
    SUB,
    TIME,
    Tokens,
)  # fmt: skip

_ADJUNCT = frozenset(
    ("in", "on", "at", "during", "after", "before", "to", "from", "by", "with", "through", "via", "over", "about",
     "of", "for", "as", "last", "this", "earlier", "late", "early", "later")
)  # fmt: skip


def clause_end(tokens: Tokens, start: int, last: int) -> int:
    """Return where the clause that starts at a token ends, its final stop left out."""
    at, flags = start, tokens.flags
    while at < last:
        stop = _opening(tokens, at, last)
        for mark in range(at, stop):
            if flags[mark] & _BREAKING and mark > start and _breaks(tokens, mark, start, last):
                return trimmed(tokens, start, mark)
        at = stop
        if stop < last:
            at = tokens.quote_end(stop, last)
            ended = flags[at - 2] & COMMA
            if at < last and (_leaves(tokens, at, last) if ended else stop == start and _acts(tokens, at, last)):
                break
    return trimmed(tokens, start, at)


_BREAKING = COMMA | CONJ | STOP
"""What a token has that can end a report: a comma, "and", a semicolon."""


def _opening(tokens: Tokens, at: int, last: int) -> int:
    """The token before the last where the next quotation opens; the last where none does."""
    opening = tokens.edges.find(1, at, last)
    while opening >= 0 and not tokens.quoted[opening]:
        opening = tokens.edges.find(1, opening + 1, last)
    return opening if opening >= 0 else last


def _leaves(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the report ends with a quotation whose last mark is a comma: '"a gift," drawing laughter'."""
    if tokens.flags[at] & CONJ and at + 1 < len(tokens.words) and not tokens.opens(at + 1):
        acts = inflected(tokens, at + 1)  # '"We leave," | and left'
        return (
            acts or _another_acts(tokens, at + 1, last) or reports_anew(tokens, at + 1, last)
        )  # "a wreck," | but Ito said it was new
    return not (tokens.opens(at) or tokens.flags[at] & (CONJ | PREP))


def _acts(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the speaker does something else behind a report that is all quotation: '"we sail" | and left the hall'."""
    joined = tokens.flags[at] & CONJ and at + 2 < len(tokens.words) and not tokens.opens(at + 1)
    acts = joined and (inflected(tokens, at + 1) or tokens.lower[at + 1] in forms("past third ing"))
    return bool(acts) or (joined != 0 and _another_acts(tokens, at + 1, last))


def _another_acts(tokens: Tokens, start: int, last: int) -> bool:
    """Whether somebody else does something behind a quotation: '"we sail" and | the guards led him away'."""
    if tokens.flags[start] & ~(DET | POSS | PRON) or (tokens.words[start][0].islower() and not tokens.flags[start]):
        return False
    for at in range(start + 1, min(start + _SUBJECT, last)):
        if tokens.flags[at] & ~PREP or tokens.lower[at] == "to":
            return False
        if inflected(tokens, at) and not tokens.flags[at - 1] & (DET | POSS | PREP):
            return at + 1 >= last or tokens.flags[at + 1] & CONJ == 0
    return False


def _goes_on_reporting(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the same speaker's next report follows: "... and | added that", "... but | she denied it"."""
    if tokens.lower[at] == "but" and tokens.flags[at + 1] & PRON:
        return True
    while at + 1 < last and tokens.flags[at + 1] & ADV:
        at += 1
    return at + 1 < last and tokens.lower[at + 1] in forms("past third", "quote that")


def _says_too(tokens: Tokens, at: int, start: int, last: int) -> bool:
    """Whether several people's next report follows, in the plain form: "the nurses back it | but say pay is low"."""
    if at + 1 >= last or not (tokens.lower[at + 1] in SAYING or tokens.lower[at + 1] in _SIDES):
        return False
    if tokens.lower[at + 1] in _SIDES and _ONE.isdisjoint(tokens.lower[start:at]):
        return False  # "say the owners like the ferry but oppose the toll"
    between = tokens.flags[start : at - 1]
    return shares(tokens, at + 1, start) and not any(flag & (CONJ | PUNCTUATION) for flag in between)


def _sides_too(tokens: Tokens, at: int, start: int, last: int) -> bool:
    """Whether a stance follows that what is reported cannot take: "say the ferry must sail | but oppose the toll"."""
    if tokens.lower[at] != "but" or at + 2 >= last:
        return False
    modal = next((n for n in range(at - 1, start, -1) if tokens.flags[n] & MODAL), -1)
    if modal < 0 or tokens.flags[modal + 1] & AUX or _reports(tokens, start, modal):
        return False  # "she agreed that the ferry must sail but opposed the toll" is all hers
    word, one = tokens.lower[at + 1], not tokens.lower[modal - 1].endswith("s") and not tokens.flags[modal - 1]
    return word in forms("third past", "np") or (one and word in _SIDES)


_ONE = frozenset(("has", "is", "was"))
"""Verbs of one, who cannot be the subject of a plain form too: "agree that the ferry is late | but oppose the toll"."""
_SIDES = frozenset(("favor", "favour", "oppose", "reject", "support", "want"))


def _breaks(tokens: Tokens, at: int, start: int, last: int) -> bool:
    """Whether a comma, stop or conjunction outside quotations ends the report that starts at a token."""
    word, flag = tokens.words[at], tokens.flags[at]
    if flag & STOP:
        return word == ";"
    if flag & CONJ:
        goes_on = word in ("and", "but") and at + 1 < last and _goes_on_reporting(tokens, at, last)
        return goes_on or _says_too(tokens, at, start, last) or _sides_too(tokens, at, start, last)
    if at + 1 >= last:
        return False
    follows = tokens.lower[at + 1]
    if follows in ("according", "adding", "saying"):
        return True
    if (
        follows.endswith("ing")
        and tokens.words[at + 1][0].islower()
        and follows not in ("including", "according", "during", "being")
    ):
        return True
    if follows in forms("ing"):
        return True
    if follows in ("a", "an") and at + 2 < last and tokens.lower[at + 2] in _CALLED:
        return True  # "the firm hid it, | an accusation it denies"
    if follows in ("while", "whereas"):
        return _claims_anew(tokens, at + 2, last)
    return follows == "but" or (follows == "and" and reports_anew(tokens, at + 2, last))


_CALLED = frozenset("accusation allegation argument assertion charge claim contention suggestion".split())
"""What the text calls that which was said."""


def _claims_anew(tokens: Tokens, start: int, last: int) -> bool:
    """Whether somebody else claims the contrary in the clause that begins here: ", while | the company insists"."""
    for at in range(start + 1, min(start + _SUBJECT, last - 1)):
        if tokens.flags[at] & (PUNCTUATION | AUX | MODAL) or tokens.quoted[at]:
            return False
        if tokens.lower[at] in _claiming() and not tokens.flags[at - 1] & (DET | POSS | PREP):
            return True
    return False


@cache
def _claiming() -> frozenset[str]:
    told = verbs().items()
    return frozenset(
        [form for form, readings in told for verb in readings if verb.lemma in _CLAIMS and verb.form != "ing"]
    )


_CLAIMS = frozenset(("argue", "believe", "claim", "contend", "deny", "insist", "maintain", "say", "warn"))


def reports_anew(tokens: Tokens, start: int, last: int) -> bool:
    """Whether a clause that begins here reports by itself: "..., and | the mayor, Ana Rus, said that"."""
    near, far = min(start + _SUBJECT, last), min(start + _APPOSED, last)
    return _reports(tokens, start, near) or any(
        tokens.flags[at - 1] & COMMA and _reports(tokens, at, at + 1) for at in range(near, far)
    )


_SUBJECT, _APPOSED = 6, 16
"""Tokens in which a clause shows its verb, and in which it does behind an apposition's comma."""


def _reports(tokens: Tokens, start: int, last: int) -> bool:
    """Whether one of these tokens is a finite verb that reports."""
    finite = forms("past third")
    return not finite.isdisjoint(tokens.lower[start:last]) and any(
        tokens.lower[at] in finite and not tokens.quoted[at] and _tells(tokens, at) for at in range(start, last)
    )


def _tells(tokens: Tokens, at: int) -> bool:
    """Whether a verb tells something where it stands: "work continued" does not, "the mayor continued" before words does."""
    return tokens.lower[at] not in _only_quoting() or tokens.opens(at + 1) or tokens.opens(at + 2)


@cache
def _only_quoting() -> frozenset[str]:
    """Forms of verbs that report nothing but words in quotation marks: "began", "continued", "shouted"."""
    return frozenset(form for form, readings in verbs().items() if all(v.frames == {"quote"} for v in readings))


def phrase_end(tokens: Tokens, start: int, last: int) -> int:
    """Return where the noun phrase that is reported ends: before a comma, a subordinate clause or a further verb."""
    at, flags = start, tokens.flags
    while at < last:
        stop = _opening(tokens, at, last)
        for mark in range(at, stop):
            if flags[mark] & _PARTING and _parts(tokens, mark, start, last):
                return trimmed(tokens, start, mark)
        at = tokens.quote_end(stop, last) if stop < last else last
    return trimmed(tokens, start, at)


_PARTING = COMMA | COLON | DASH | STOP | SUB | CONJ
"""What a token has that can end a noun phrase."""


def _parts(tokens: Tokens, at: int, start: int, last: int) -> bool:
    """Whether a mark or a conjunction ends the noun phrase that starts at a token."""
    flag, word = tokens.flags[at], tokens.lower[at]
    if flag & STOP:
        return word == ";"
    if flag & (COMMA | COLON | DASH):
        return not (_lists(tokens, at, last) or (flag & COMMA and _in_date(tokens, at, start, last)))
    if flag & SUB and at > start and word in ("while", "because", "although", "though", "when", "after"):
        return True
    if word in ("and", "but") and at + 1 < last and _reports(tokens, at + 1, at + 2):
        return True
    return (
        flag & CONJ != 0 and at > start and (_says_too(tokens, at, start, last) or _does_too(tokens, at, start, last))
    )


def _does_too(tokens: Tokens, at: int, start: int, last: int) -> bool:
    """Whether a verb in the past follows with its object, which no noun phrase goes on with: "touts a tax | and named a"."""
    verb = at + 1
    object_ = (
        verb + 1 < last and tokens.flags[verb + 1] & (DET | POSS | OBJ | PRON) and not tokens.flags[verb + 1] & PREP
    )
    if (
        not object_
        or tokens.lower[at] not in ("and", "but")
        or tokens.lower[verb].endswith("ing")
        or not inflected(tokens, verb)
    ):
        return False
    return not any(flag & REL for flag in tokens.flags[start:at])  # "a crew that lost the boat and had no"


def _in_date(tokens: Tokens, comma: int, start: int, last: int) -> bool:
    """Whether a comma belongs to a year with which the phrase goes on: "from May 1, | 2031, | on boats"."""
    if comma + 1 >= last or comma < start + 2:
        return False
    if tokens.words[comma - 2] == ",":  # behind the year
        year = len(tokens.words[comma - 1]) > _YEAR and tokens.flags[comma + 1] & PREP
        return bool(year) and tokens.words[comma - 1].isdigit() and _in_date(tokens, comma - 2, start, last)
    dated = len(tokens.words[comma + 1]) > _YEAR and tokens.words[comma + 1].isdigit()
    return dated and bool((tokens.flags[comma - 1] | tokens.flags[comma - 2]) & TIME)


_YEAR = 3
"""Digits than which a year has more."""


def _lists(tokens: Tokens, comma: int, last: int) -> bool:
    """Whether a comma parts members of a list: "labour, | the environment and gender"."""
    at = comma + 1
    if tokens.lower[at : at + 1] == ["saying"] or tokens.lower[at : at + 1] == ["adding"]:
        return False  # 'defended the plan, | saying, "..."'
    while at < min(comma + 5, last) and not tokens.flags[at] & ~(DET | POSS):
        at += 1
    return at > comma + 1 and at < last and (bool(tokens.flags[at] & COMMA) or tokens.lower[at] in ("and", "or"))


def trimmed(tokens: Tokens, start: int, end: int) -> int:
    """Return an end without the commas and stops before it that stand outside quotations."""
    while end > start and tokens.flags[end - 1] & (COMMA | STOP | DASH | COLON) and not tokens.quoted[end - 1]:
        if tokens.words[end - 1] in "!?":
            break
        end -= 1
    return end


def past_adjuncts(tokens: Tokens, start: int, last: int, reach: int = 25) -> int:
    """Return the token behind the adverbs, times and prepositional phrases that may follow a cue.

    "said | in a statement on Monday | that": stops before "that", a quotation, a comma, a colon or a full stop.
    """
    limit, flags = min(last, start + reach), tokens.flags
    opening = tokens.edges.find(1, start, limit) if start < limit else start
    for at in range(start, opening if opening >= 0 else limit):
        if flags[at] & _BEHIND and _behind(tokens, at, start, last):
            return at
    return opening if opening >= 0 else limit


_BEHIND = PUNCTUATION | REL | AUX | MODAL | PRON | SUB
"""What a token has that can stand behind adjuncts."""


def _behind(tokens: Tokens, at: int, start: int, last: int) -> bool:
    """Whether a token does not belong to the adjuncts that start at a token."""
    flag = tokens.flags[at]
    if flag & COMMA and _dated(tokens, at, last):
        return False
    if flag & (PUNCTUATION | REL | AUX | MODAL) or tokens.lower[at] in ("that", "whether", "if"):
        return True
    return flag & PRON != 0 and at > start


def _dated(tokens: Tokens, at: int, last: int) -> bool:
    """Whether a comma belongs to a date: "on Tuesday, 16 January, that"."""
    if at + 1 >= last:
        return False
    follows, before = at + 1, at - 1
    if tokens.words[follows].isdigit() or tokens.flags[follows] & TIME:
        return bool(tokens.flags[before] & TIME) or tokens.words[before].isdigit()
    return tokens.lower[follows] == "that" and (bool(tokens.flags[before] & TIME) or tokens.words[before].isdigit())


def past_times(tokens: Tokens, at: int, last: int) -> int:
    """Return the token behind times that stand before a clause: "said | last week | he would"."""
    while at + 1 < last and (
        tokens.flags[at] & TIME
        or (
            tokens.lower[at] in _BEFORE_TIMES and (tokens.flags[at + 1] & TIME or tokens.lower[at + 1] in _BEFORE_TIMES)
        )
    ):
        at += 1
    return at


_BEFORE_TIMES = frozenset(("this", "last", "next", "on", "earlier", "late", "early", "later", "in"))


def past_phrase(tokens: Tokens, at: int, last: int) -> int | None:
    """Return where a clause without "that" starts behind a prepositional phrase: "said in an interview | the mine is"."""
    for start in range(at + 2, min(at + 12, last)):
        flag = tokens.flags[start]
        if tokens.quoted[start] or flag & PUNCTUATION:
            return None
        before = tokens.flags[start - 1]
        opens = flag & (DET | PRON) or (
            not flag and tokens.words[start][0].isupper() and tokens.words[start - 1][0].islower()
        )
        if opens and not before & ~TIME and is_clause(tokens, start + 1, min(start + 12, last)):
            return start
    return None


def adjunct(tokens: Tokens, at: int) -> bool:
    """Whether a token opens an adjunct: a preposition, a time, or "last week"."""
    return bool(tokens.flags[at] & (TIME | PREP)) or tokens.lower[at] in _ADJUNCT


def is_clause(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a stretch shows a finite verb: an auxiliary, a modal, or a subject pronoun."""
    flags = tokens.flags[start:end]
    for flag in flags:
        if flag & (AUX | MODAL) or (flag & PRON and not flag & DET):
            return True
    return bool(flags) and bool(flags[0] & (PRON | CONJ))
