"""Noun phrases beside a place, by their words alone: "price of copper" before it, "welders at the yard" after it.

No parser: a run of words that fit a noun phrase, and the prepositions that hang more on it. `measured` says which
phrase a figure is of.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.counting import is_plural
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.number_words import word_values
from briefgen.model.source import Span

_LONGEST = 6
"""Words in the longest plain noun phrase that is read."""
_STOP_CLASSES = frozenset(("pron", "obj", "prep", "conj", "sub", "rel", "aux", "modal", "neg", "time"))


@cache
def _stops() -> frozenset[str]:
    closed = {row[0] for row in rows("function_words") if row[1] in _STOP_CLASSES}
    verbs = {word for word in words("change_verbs") if word.endswith("ed")} | {
        "to",
        "than",
        "has",
        "have",
        "said",
        "says",
    }
    return frozenset(closed | verbs | set(words("phrase_ends")) | set(words("never_nouns")))


_NOT_ADVERBS = frozenset(
    "yearly monthly weekly daily hourly quarterly early family supply assembly monopoly ally friendly elderly deadly costly hourly".split()
)


def _adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NOT_ADVERBS


@cache
def _forward_pattern() -> re.Pattern[str]:
    return re.compile(r" ((?:[A-Z]\.){2,}|(?:Inc|Co|Corp|Ltd|St)\.(?= [a-z])|[A-Za-z][\w'&-]*\w|[A-Za-z])")


@cache
def leaders() -> frozenset[str]:
    """Return the words that open a noun phrase and are left out of it."""
    return frozenset(row[0] for row in rows("function_words") if row[1] in ("det", "poss")) | {"one", "such", "all"}


def forward(plain: str, start: int, end: int) -> Span | None:
    """Return the noun phrase that begins after a space at `start`, with one prepositional phrase."""
    head = run(plain, start, end)
    if head is None:
        return None
    link = _joining().match(plain, head.end, end)
    tail = run(plain, link.end(), end) if link else None
    return Span(head.start, tail.end) if tail and not plain[tail.start].isdigit() else head


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(r" (?:of|in|at|for|on|from|with|between|against|to)(?= )")


def run(plain: str, start: int, end: int) -> Span | None:
    """Return a run of words that can make up a noun phrase, a leading determiner left out."""
    first, place, count = None, start, 0
    while count < _LONGEST and (match := _forward_pattern().match(plain, place, end)):
        word = match[1].lower()
        if word in leaders() and first is None and count == 0:
            place = match.end()
            continue
        if word in _stops() or word in leaders() or _adverb(word) or word.endswith("ed"):
            break
        if count and word in _DATING:
            break
        if word in _DEEDS and count and is_plural(plain[first or place : place].rsplit(" ", 1)[-1]):
            break
        first = match.start(1) if first is None else first
        place, count = match.end(), count + 1
    return None if first is None else Span(first, place)


_DATING = frozenset(("last", "next", "past", "previous"))
_DEEDS = frozenset(
    "work live want need use say vote back support favour favor oppose trust plan hope own rent fear feel face travel walk"
    " drive drink smoke report rate love hate view cook read watch play visit study lack pay fish farm shop sleep stay"
    " return die leave left struggle walk move come go eat speak".split()
)
"""What several people do, and nouns or adjectives else: "half of the residents work at the mill"."""


@cache
def _backward_pattern() -> re.Pattern[str]:
    return re.compile(r"((?:[A-Z]\.){2,}|[A-Za-z][\w'&.-]*[\w']|[A-Za-z]) ?$")


def backward(plain: str, start: int, end: int, *, clause: bool = False) -> Span | None:
    """Return the noun phrase that ends at `end`, not reaching before `start`: "price of copper", "sales in Europe".

    Nothing comes back where the words hang on something that is no noun ("treated at hospitals"), unless a relative
    `clause` follows, which is told of the nearest noun.
    """
    found = run_back(plain, start, end)
    if found is None or no_noun(plain, found):
        return None
    found = _paired(plain, start, found)
    for _ in range(_DEPTH):
        link = _hanging_pattern().search(plain, max(start, found.start - 16), found.start)
        if link is None:
            return None if _adverbial_before(plain, start, found.start) else found
        head = run_back(plain, start, link.start())
        if head is None or _counts(plain, head):
            told = head or plain[link.start() - 1].isdigit() or (clause and not link.group().startswith(" to "))
            return found if told else None
        if no_noun(plain, head):
            return None
        found = Span(head.start, found.end)
    return found


def _paired(plain: str, start: int, found: Span) -> Span:
    """Take in the other side of what lies between two: "gap between rich and poor districts"."""
    if not plain.endswith(" and ", 0, found.start):
        return found
    other = run_back(plain, start, found.start - len(" and "))
    return Span(other.start, found.end) if other and plain.endswith(" between ", 0, other.start) else found


_DEPTH = 3
"""Prepositions in the longest phrase: "cost of the bridge to the county"."""


@cache
def _hanging_pattern() -> re.Pattern[str]:
    return re.compile(
        r" (?:of|in|for|at|on|to|from|with|between|against|among|by|under|during|over|across|through|into|via|near|along"
        r"|without|within|outside|inside|around|throughout|towards?|above|below|beyond)"
        r"(?: (?:the|an?|its|their|his|her|our))? $"
    )


def _adverbial_before(plain: str, start: int, end: int) -> bool:
    """Whether a phrase hangs on a preposition, but not where that opens a clause: "fell after wages reached"."""
    found = _adverbial().search(plain, max(start, end - 20), end)
    if found is None or found[1].lower() not in _OPENERS:
        return found is not None
    told = plain[start : found.start()].lower().split()
    return not any(word.strip(",").endswith("ed") or word in _told() for word in told)


_OPENERS = ("after", "before", "since", "until", "as")


@cache
def _told() -> frozenset[str]:
    """Words that show a clause to be told already, so that "after" or "as" opens another."""
    closed = {row[0] for row in rows("function_words") if row[1] in ("aux", "modal")}
    return frozenset((*closed, *words("never_nouns"), *words("irregular_verbs"), *words("change_verbs")))


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(row[0] for row in rows("function_words") if row[1] == "prep")


@cache
def _adverbial() -> re.Pattern[str]:
    """A preposition that hangs on no noun before it: "after the strike sales fell", "as trawlers"."""
    return re.compile(
        rf"(?<![\w'-])({'|'.join(sorted(_prepositions() | {'as'}))})(?: (?:the|an?|its|their|his|her|our))? $",
        re.IGNORECASE,
    )


def no_noun(plain: str, span: Span) -> bool:
    """Whether words hold a contraction, or end like a verb or an adverb."""
    words_in = plain[span.start : span.end].lower().split()
    return any(word.endswith(_CONTRACTED) or word in _CLAUSES for word in words_in) or words_in[-1].endswith("ed")


_CONTRACTED = ("'re", "'ve", "'ll", "n't", "'m", "'d")
_CLAUSES = frozenset(("it's", "he's", "she's", "that's", "there's", "what's", "who's", "let's"))


def _counts(plain: str, span: Span) -> bool:
    """Whether words hold a number, so that "of" after them says what the number is of."""
    parts = plain[span.start : span.end].lower().replace("-", " ").split()
    return any(part in word_values() or part == "percent" for part in parts)


def run_back(plain: str, start: int, end: int) -> Span | None:
    """Return the run of words that can make up a noun phrase and ends at `end`."""
    place, count, last = end, 0, None
    while count < _LONGEST and (match := _backward_pattern().search(plain, _word_start(plain, start, place), place)):
        word = match[1].lower()
        if word in _stops() or word in leaders() or _adverb(word) or (word.endswith(".") and "." not in word[:-1]):
            break
        last = match.end(1) if last is None else last
        place, count = match.start(1), count + 1
        if place > start and plain[place - 1] != " ":
            break
    return None if last is None else Span(_behind_verb(plain, place, last), last)


def _behind_verb(plain: str, start: int, end: int) -> int:
    """Where a phrase begins behind a verb in "-ed" that has an object: "the firm posted | sales", not "its posted sales"."""
    if "ed " not in plain[start:end]:
        return start
    place, begin = start, start
    for word in plain[start:end].split(" ")[:-1]:
        before = plain[max(0, place - 24) : place].rsplit(None, 1)[-1:]
        place += len(word) + 1
        lower, lead = word.lower(), before[0].lower() if before else ""
        described = lead in leaders() or lead in _prepositions() or _adverb(lead) or lead.endswith(("'s", "s'"))
        described = described or lead[:1].isdigit()
        if lower.endswith("ed") and len(word) > 4 and not lower.endswith(("eed", "red")) and lead and not described:
            begin = place
    return begin


def _word_start(plain: str, start: int, end: int) -> int:
    """Return where the last word before a place begins, or the one before it: no word holds a space."""
    first = max(start, end - 40)
    return max(first, plain.rfind(" ", first, max(first, end - 2)) + 1)


def before_now(left: str) -> int | None:
    """Return where the phrase ends whose level of today stands between commas behind it; None where none does.

    >>> before_now("the minimum wage, now ")
    16
    """
    return left.rstrip().rfind(" ") - 1 if left.endswith((", now ", ", currently ", ", still ", ", today ")) else None


def before_aside(left: str, end: int) -> int:
    """Return an offset before words in parentheses, or a level of today between commas, that stand before a verb.

    >>> before_aside("the fare, now $2.25, will rise to", 20), before_aside("the fare (in kroner) rose to", 20)
    (8, 8)
    """
    if left[:end].endswith(")"):
        return opened if (opened := left.rfind(" (", 0, end)) > 0 else end
    now = _today().search(left, max(0, end - 40), end) if left[:end].endswith(",") else None
    return now.start() if now else end


@cache
def _today() -> re.Pattern[str]:
    return re.compile(r", (?:now|currently|still|today) (?:[^,]|,(?=\d)){1,30},$")
