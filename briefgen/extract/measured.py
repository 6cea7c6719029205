"""What a figure measures or counts, in the words of its sentence: "trade deficit in goods", "welders at the yard".

A rule must find the noun phrase right beside the figure; where none does, nothing is said. `figures` asks.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.grammar.counting import counted
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.number_words import word_values
from briefgen.grammar.prefixes import factored
from briefgen.grammar.quantities import Quantity
from briefgen.model.source import Span

_LONGEST = 6
"""Words in the longest plain noun phrase that is read."""
_BACK, _TIED = 120, 64
"""How far back a phrase may begin, and the words that tie it to the figure."""
_STOP_CLASSES = frozenset(("pron", "obj", "prep", "conj", "sub", "rel", "aux", "modal", "neg", "time"))
_TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "night"))


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
    return frozenset(closed | verbs | set(words("phrase_ends")))


_NOT_ADVERBS = frozenset(
    "yearly monthly weekly daily hourly quarterly early family supply assembly monopoly ally friendly elderly deadly costly hourly".split()
)


def _adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NOT_ADVERBS


@cache
def _forward_pattern() -> re.Pattern[str]:
    return re.compile(r" ((?:[A-Z]\.){2,}|(?:Inc|Co|Corp|Ltd|St)\.(?= [a-z])|[A-Za-z][\w'&-]*\w|[A-Za-z])")


@cache
def _leaders() -> frozenset[str]:
    return frozenset(row[0] for row in rows("function_words") if row[1] in ("det", "poss")) | {"one", "such", "all"}


def forward(plain: str, start: int, end: int) -> Span | None:
    """Return the noun phrase that begins after a space at `start`, with one prepositional phrase."""
    head = _run(plain, start, end)
    if head is None:
        return None
    link = _joining().match(plain, head.end, end)
    tail = _run(plain, link.end(), end) if link else None
    return Span(head.start, tail.end) if tail and not plain[tail.start].isdigit() else head


@cache
def _joining() -> re.Pattern[str]:
    return re.compile(r" (?:of|in|at|for|on|from|with|between|against|to)(?= )")


def _run(plain: str, start: int, end: int) -> Span | None:
    """Return a run of words that can make up a noun phrase, a leading determiner left out."""
    first, place, count = None, start, 0
    while count < _LONGEST and (match := _forward_pattern().match(plain, place, end)):
        word = match[1].lower()
        if word in _leaders() and first is None and count == 0:
            place = match.end()
            continue
        if word in _stops() or word in _leaders() or _adverb(word) or word.endswith("ed"):
            break
        first = match.start(1) if first is None else first
        place, count = match.end(), count + 1
    return None if first is None else Span(first, place)


@cache
def _backward_pattern() -> re.Pattern[str]:
    return re.compile(r"((?:[A-Z]\.){2,}|[A-Za-z][\w'&.-]*[\w']|[A-Za-z]) ?$")


def backward(plain: str, start: int, end: int) -> Span | None:
    """Return the noun phrase that ends at `end`, not reaching before `start`: "price of copper", "sales in Europe".

    Nothing comes back where the words hang on something that is no noun ("treated at hospitals").
    """
    run = _run_back(plain, start, end)
    if run is None or _no_noun(plain, run):
        return None
    link = _hanging_pattern().search(plain, max(start, run.start - 16), run.start)
    if link is None:
        return run
    head = _run_back(plain, start, link.start())
    if head is None or _counts(plain, head):
        return run if head or plain[link.start() - 1].isdigit() else None
    return None if _no_noun(plain, head) else Span(head.start, run.end)


@cache
def _hanging_pattern() -> re.Pattern[str]:
    return re.compile(r" (?:of|in|for|at|on|to|from)(?: (?:the|an?|its|their|his|her|our))? $")


def _no_noun(plain: str, span: Span) -> bool:
    """Whether words hold a contraction, or end like a verb or an adverb."""
    words_in = plain[span.start : span.end].lower().split()
    return any(word.endswith(_CONTRACTED) or word in _CLAUSES for word in words_in) or words_in[-1].endswith("ed")


_CONTRACTED = ("'re", "'ve", "'ll", "n't", "'m", "'d")
_CLAUSES = frozenset(("it's", "he's", "she's", "that's", "there's", "what's", "who's", "let's"))


def _counts(plain: str, span: Span) -> bool:
    """Whether words hold a number, so that "of" after them says what the number is of."""
    parts = plain[span.start : span.end].lower().replace("-", " ").split()
    return any(part in word_values() or part == "percent" for part in parts)


def _run_back(plain: str, start: int, end: int) -> Span | None:
    """Return the run of words that can make up a noun phrase and ends at `end`."""
    place, count, last = end, 0, None
    while count < _LONGEST and (match := _backward_pattern().search(plain, _word_start(plain, start, place), place)):
        word = match[1].lower()
        if word in _stops() or word in _leaders() or _adverb(word) or (word.endswith(".") and "." not in word[:-1]):
            break
        last = match.end(1) if last is None else last
        place, count = match.start(1), count + 1
        if place > start and plain[place - 1] != " ":
            break
    return None if last is None else Span(place, last)


def _word_start(plain: str, start: int, end: int) -> int:
    """Return where the last word before a place begins, or the one before it: no word holds a space."""
    first = max(start, end - 40)
    return max(first, plain.rfind(" ", first, max(first, end - 2)) + 1)


def subject(plain: str, quantity: Quantity, sentence: Span) -> str | None:
    """Return what a figure measures or counts, or None where no noun phrase stands right beside it."""
    span = _counted(plain, quantity, sentence)
    if span is None and quantity.unit not in _TIME:
        span = _after(plain, quantity, sentence) or _before(plain, quantity, sentence)
    if span is None and quantity.form == "fraction":
        return quantity.counted or None
    return None if span is None else " ".join(plain[span.start : span.end].split()) or None


def _counted(plain: str, quantity: Quantity, sentence: Span) -> Span | None:
    """The phrase counted with what stands after it: "welders at the yard"; for "11-country", what has so many."""
    if not quantity.counted or quantity.unit_span is None:
        return None
    if plain[quantity.number.end] in "-\u2013":
        member = counted(plain, quantity.unit_span.end, one=True)
        return member.phrase if member and member.phrase.end <= sentence.end else None
    if not quantity.span.holds(quantity.unit_span):
        return quantity.unit_span
    words = quantity.counted.split()
    start = plain.rfind(words[0], quantity.number.start, quantity.unit_span.end)
    begin = start if start >= 0 else quantity.unit_span.start
    end = max(quantity.unit_span.end, plain.find(words[-1], begin, quantity.span.end) + len(words[-1]))
    link = _place_link().match(plain, end, sentence.end)
    tail = _run(plain, link.end(), sentence.end) if link else None
    return Span(begin, tail.end if tail and not quantity.ordinal else end)


@cache
def _place_link() -> re.Pattern[str]:
    return re.compile(r" (?:at|in|of|for|from|on|with|between)(?= )")


@cache
def _of_pattern() -> re.Pattern[str]:
    return re.compile(r" (?:of|in|worth of|on|for)(?= )(?P<clause> what (?:[^,.;:()]|(?<=[A-Z])\.){3,60})?")


@cache
def _in_kind() -> re.Pattern[str]:
    """A plain noun after "in", which says what an amount is of ("$1 billion in yearly trade"), not where or when."""
    return re.compile(
        r"(?<= in) (?!the\b|an?\b|this\b|that\b|its\b|his\b|her\b|their\b|our\b|total\b|all\b|cash\b)[a-z]{3}"
    )


def _after(plain: str, quantity: Quantity, sentence: Span) -> Span | None:
    """The phrase after the figure: "$64 billion trade deficit", "a third of the boats"."""
    end = quantity.span.end
    of = _of_pattern().match(plain, end, sentence.end)
    if of and of["clause"]:
        return Span(of.start("clause") + 1, of.end())
    if of and (quantity.form == "fraction" or of.group().startswith(" of") or _in_kind().match(plain, of.end())):
        return forward(plain, of.end(), sentence.end)
    if of or quantity.form == "multiple" or (quantity.unit == "%" and plain[end : end + 1] != " "):
        return None
    if quantity.per is None and quantity.unit and _attributive(plain, quantity, sentence):
        return forward(plain, end, sentence.end)
    return None


@cache
def _determined() -> re.Pattern[str]:
    return re.compile(
        r"(?:\b(?:an?|the|its|their|his|her|our|this|that|any|each|every|another|no)|'s?)"
        r"(?: (?:about|around|roughly|nearly|almost|some|estimated|new|more than|\w+ed))?[ ]$",
        re.IGNORECASE,
    )


def _attributive(plain: str, quantity: Quantity, sentence: Span) -> bool:
    """Whether the figure stands before its noun: "the $64 billion deficit", "last year's 30 percent cut"."""
    if quantity.unit_span and plain[quantity.unit_span.start - 1] == "-":
        return True
    left = plain[max(sentence.start, quantity.span.start - 32) : quantity.span.start]
    return (not left.isascii() or left.rstrip().lower().endswith(_DETERMINERS)) and bool(_determined().search(left))


_DETERMINERS = tuple(
    "a an the its their his her our this that any each every another no ' 's about around roughly nearly almost some new than ed".split()
)
"""What the pattern ends with."""


@cache
def _between() -> tuple[str, ...]:
    """Words between what is measured and its figure."""
    plain_words = "a an the another already now still only just even far much".split()
    return (*words("approximators"), *words("bounds"), *plain_words)


@cache
def _between_ends() -> frozenset[str]:
    return frozenset(phrase.split()[-1] for phrase in _between())


@cache
def _lead_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?= )(?: {factored(_between())}(?![a-z]))* $")


def _lead(left: str) -> int | None:
    """Return where the words before a figure begin that only lead to it: at its space, behind most words."""
    if left.endswith(" ") and left[left.rfind(" ", 0, -1) + 1 : -1] not in _between_ends():
        return len(left) - 1
    lead = _lead_pattern().search(left, max(0, len(left) - _TIED))
    return lead.start() if lead else None


_LEVELS = tuple(
    "is,was,are,were,be,been,reached,reaches,totalled,totaled,hit,hits,averaged,averages,cost,costs,stood at,stands at"
    ",amounted to,amounts to,came to,comes to,reach,surpass,surpasses,surpassed,exceed,exceeds,exceeded,equal to,equals"
    ",equalled,equaled,estimated at,projected to be,expected to be,forecast to be,estimated to be,projected to reach"
    ",expected to reach,forecast to reach,set at,put at,fixed at,valued at,pegged at,capped at,set to reach".split(",")
)
"""Verbs that state a level."""
_AUXILIARIES = (
    "has have had will would could may might should can is was are were be been being also since already".split()
)


@cache
def _link_pattern() -> re.Pattern[str]:
    """A verb or preposition that ties a figure to the phrase before it, or nothing; no letter need be tried as its start."""
    verbs, aux = factored((*words("change_verbs"), *_LEVELS)), rf"(?: {factored(_AUXILIARIES)}(?![a-z]))*"
    return re.compile(
        rf"(?=[, ]|$)(?P<which>,? (?:which|that))?(?P<of> of| at)?(?P<verb>{aux} {verbs}(?: by| to| at)?|{aux})$"
    )


def _before(plain: str, quantity: Quantity, sentence: Span) -> Span | None:
    """The phrase before the figure: "a wage of $9", "raise fares by 4%", "exports, which have doubled"."""
    start = max(sentence.start, quantity.span.start - _BACK)
    left = plain[start : quantity.span.start].replace("\u0130", "I").lower()
    lead = _lead(left)
    if lead is None:
        return None
    left = left[:lead]
    if left.endswith(" by") and (moved := _object(plain, start, left[:-3])):
        return moved
    if not _tie_ends().issuperset(left.rsplit(None, 1)[-1:]):
        return None
    link = _link_pattern().search(left, max(0, len(left) - _TIED))
    if link is None or not _is_tie(link, quantity):
        return None
    end = start + _before_date(left, _before_aside(left, link.start() + _month(left, link)))
    if link["verb"].strip():
        return backward(plain, start, end)
    run = _run_back(plain, start, end)
    return None if run is None or _no_noun(plain, run) else run


@cache
def _tie_ends() -> frozenset[str]:
    """The last words of what ties a figure to the phrase before it: most figures stand behind others."""
    phrases = (*words("change_verbs"), *_LEVELS, *_AUXILIARIES, "of", "at", "by", "to")
    return frozenset(phrase.split()[-1] for phrase in phrases)


def _is_tie(link: re.Match[str], quantity: Quantity) -> bool:
    """Whether the words before a figure say what it is of; "has" and "would" alone do not."""
    if link["of"] or not link["verb"].strip():
        return bool(link["of"])
    return quantity.form == "multiple" or link["verb"].split()[-1] not in _BARE


_BARE = frozenset("has have had will would could may might should can also since already".split())


def _month(left: str, link: re.Match[str]) -> int:
    """How long the "may" before a verb is where it is the month: "sales in May rose"."""
    dated = link["verb"].startswith(" may ") and left.endswith(
        (" in", " of", " last", " this", " since"), 0, link.start()
    )
    return len(" may") if dated else 0


def _before_date(left: str, end: int) -> int:
    """Step back over a date between a noun and its verb: "sales in May | rose", "the catch last year | fell"."""
    clause = _told_of().search(left, max(0, end - _TIED), end)
    end = clause.start() if clause else end
    when = _when().search(left, max(0, end - _TIED), end)
    return when.start() if when and when.start() > 0 and _dating().search(when[0]) else end


@cache
def _told_of() -> re.Pattern[str]:
    return re.compile(r", which [^,;]{3,40},$")


_DAYS = "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday"
_SPANS = "year month week quarter half day season"


@cache
def _when() -> re.Pattern[str]:
    which = "the|a|last|this|next|past|previous|first|second|third|fourth|early|late|fiscal|calendar|of"
    word = rf"(?:{which}|{factored((*_DAYS.split(), *_SPANS.split()))}|\d{{4}})(?![\w'-])"
    return re.compile(rf"(?: (?:in|on|for|during|over|through)| (?=last|this|next)){{1}}(?: ?{word})+$")


@cache
def _dating() -> re.Pattern[str]:
    return re.compile(rf"{factored((*_DAYS.split(), *_SPANS.split()))}|\d{{4}}")


def _before_aside(left: str, end: int) -> int:
    """Step back over words in parentheses before a verb."""
    opened = left.rfind(" (", 0, end) if left[:end].endswith(")") else -1
    return opened if opened > 0 else end


@cache
def _object_pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z]){factored(words('change_verbs'))} ((?:[\w'.-]+ ){{0,5}}[\w'.-]+)$")


def _object(plain: str, base: int, left: str) -> Span | None:
    """What a verb of change acts on, else what changes: "raise fares by", "fares rose by"."""
    found = _object_pattern().search(left)
    if found:
        start = base + found.start(1)
        whole = backward(plain, start, base + found.end(1))
        lead = plain[start : whole.start].split() if whole else []
        return whole if all(word.lower() in _leaders() for word in lead) else None
    link = _link_pattern().search(left, max(0, len(left) - _TIED))
    return backward(plain, base, base + link.start()) if link and link["verb"] and not link["of"] else None
