"""What a figure measures or counts, in the words of its sentence: "trade deficit in goods", "welders at the yard".

A rule must find the noun phrase right beside the figure; where none does, nothing is said. `ties` knows the words between
the two, and `figures` asks.
"""

from __future__ import annotations

import re
from functools import cache

from briefgen.extract.noun_phrases import backward, before_aside, before_now, forward, leaders, no_noun, run, run_back
from briefgen.extract.ties import Tie, acted_on, leading, tie, tie_ends
from briefgen.grammar.counting import counted, is_plural
from briefgen.grammar.prefixes import factored
from briefgen.grammar.quantities import Quantity
from briefgen.grammar.units import measures
from briefgen.model.source import Span

_BACK, _DATED = 120, 64
"""How far back a phrase may begin, and a date between it and its verb."""
_TIME = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "night"))


def subject(plain: str, quantity: Quantity, sentence: Span) -> str | None:
    """Return what a figure measures or counts, or None where no noun phrase stands right beside it."""
    if quantity.form == "fraction" and quantity.counted and _within(plain, quantity):
        return quantity.counted
    span = _counted(plain, quantity, sentence)
    if span is None and quantity.unit not in _TIME:
        span = _after(plain, quantity, sentence) or _before(plain, quantity, sentence)
    if span is None and quantity.form == "fraction":
        return quantity.counted or None
    return None if span is None else " ".join(plain[span.start : span.end].split()) or None


def _within(plain: str, quantity: Quantity) -> bool:
    """Whether what a share is of stands inside it: "one worker in ten"."""
    return quantity.counted in plain[quantity.number.start : quantity.number.end]


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
    tail = run(plain, link.end(), sentence.end) if link else None
    timed = tail and not measures().keys().isdisjoint(plain[tail.start : tail.end].split()[:2])
    return Span(begin, tail.end if tail and not quantity.ordinal and not timed else end)


@cache
def _place_link() -> re.Pattern[str]:
    return re.compile(r" (?:at|in|of|for|from|on|with|between)(?= )")


@cache
def _of_pattern() -> re.Pattern[str]:
    return re.compile(
        r" (?:of|in|worth of|on|for)(?= )(?! (?:every|each) )(?P<clause> what (?:[^,.;:()]|(?<=[A-Z])\.){3,60})?"
    )


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
        return _part(plain, quantity, forward(plain, of.end(), sentence.end))
    if quantity.form == "multiple" and plain[quantity.number.start : end].lower().endswith("ed"):
        doubled = _object_after().match(plain, end, sentence.end)
        return forward(plain, doubled.end() - 1, sentence.end) if doubled else None
    if quantity.form == "fraction" and _whole().match(plain, end):
        return _part(plain, quantity, forward(plain, end, sentence.end))
    if of or quantity.form == "multiple" or (quantity.unit == "%" and plain[end : end + 1] != " "):
        return None
    if quantity.per is None and quantity.unit and _attributive(plain, quantity, sentence):
        return forward(plain, end, sentence.end)
    return None


def _part(plain: str, quantity: Quantity, whole: Span | None) -> Span | None:
    """What a share is of, without what the verb before it says of the share: "sells 80% of its grain | to Norland"."""
    if whole is None:
        return None
    text = plain[whole.start : whole.end]
    link = _going().search(text)
    if link is None or not (quantity.unit == "%" or quantity.form == "fraction"):
        return None if len(text) < _LETTERS or text.endswith(("'s", "s'")) else whole
    owned = _owned().search(plain, max(0, whole.start - 8), whole.start)
    if owned or (link[1] == "to" and not _heading_to().search(text, 0, link.start())):
        return Span(whole.start, whole.start + link.start())
    return whole


_LETTERS = 3
"""Letters of the shortest phrase: a bare "e" is the beginning of an abbreviation."""


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(r" (?:the|its|their|his|her|our|these|those|all) ")


@cache
def _going() -> re.Pattern[str]:
    return re.compile(r" (to|from|on|in|at|for|with|between|against) ")


@cache
def _owned() -> re.Pattern[str]:
    return re.compile(r" (?:its|their|his|her|our|your) $")


@cache
def _heading_to() -> re.Pattern[str]:
    """Nouns that "to" goes with: "exports to Norland"."""
    return re.compile(
        r"(?:export|sale|shipment|deliver(?:y|ie)|suppl(?:y|ie)|visit|visitor|trip|flight|aid|loan|gift|donation|transfer|payment"
        r"|grant|threat|damage|access|change|cut|response|answer|contribution|subsid(?:y|ie)|call|letter)s?$",
        re.IGNORECASE,
    )


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


def _before(plain: str, quantity: Quantity, sentence: Span) -> Span | None:
    """The phrase before the figure: "a wage of $9", "raise fares by 4%", "exports, which have doubled"."""
    start = max(sentence.start, quantity.span.start - _BACK)
    left = plain[start : quantity.span.start].replace("\u0130", "I").lower()
    aside = before_now(left) if quantity.unit and not quantity.counted else None
    if aside and plain.startswith((",", ".", ";", ")"), quantity.span.end):
        return _described(plain, start, start + aside)
    led = leading(left)
    if led is None:
        return None
    left = left[:led]
    if quantity.form == "multiple" and not _multiplied(plain, quantity, left):
        return None
    if quantity.form == "multiple" and not tie_ends().issuperset(left.rsplit(None, 1)[-1:]):
        return backward(plain, start, start + led)
    moved = _object(plain, start, left) if left.endswith((" by", " to", " from")) else None
    if moved:
        return moved
    if not tie_ends().issuperset(left.rsplit(None, 1)[-1:]):
        return None
    tied = tie(left)
    if not _is_tie(tied, quantity) or left.endswith(("net worth", " worth at")):
        return None
    end = start + _before_date(left, before_aside(left, tied.start + _month(left, tied)))
    if not tied.verb:
        return _described(plain, start, end)
    found = backward(plain, start, end, clause=tied.which)
    if found is None or tied.verb.strip() not in _NOUNS_TOO:
        return found
    going = _going().search(plain, found.start, found.end)
    return found if is_plural(plain[found.start : going.start() if going else found.end].rsplit(None, 1)[-1]) else None


_NOUNS_TOO = frozenset(("average", "total"))
"""Verbs that state a level of several things, and nouns and adjectives else: "wages average $31"."""


def _described(plain: str, start: int, end: int) -> Span | None:
    """The phrase that "of" or "at" ties to a figure, from its article on: "a trade deficit in goods | of $64 billion"."""
    last = run_back(plain, start, end)
    if last is None or no_noun(plain, last):
        return None
    whole = backward(plain, start, end)
    if whole is None or whole == last or not _determined().search(plain[start : whole.start]):
        return last
    if _moves().search(plain, whole.start, last.start):
        return last
    kind = plain.endswith(" of ", 0, last.start) and is_plural(plain[last.start : last.end].rsplit(None, 1)[-1])
    return last if kind else whole


@cache
def _moves() -> re.Pattern[str]:
    """A rise or a fall in something, so that the figure is of the thing ("a rise in wages of 4 per cent"), or a manner."""
    return re.compile(
        r"\b(?:rise|increase|fall|drop|decline|decrease|cut|reduction|growth|jump|surge|change|gain|hike|slump|shift)s?"
        r" (?:in|of|to|for)\b| (?:by|under|during|over|across|among|with|at) | an? $"
    )


def _multiplied(plain: str, quantity: Quantity, left: str) -> bool:
    """Whether what has doubled or tripled stands before: "boat sales doubled to 14,000", "have tripled"."""
    after = plain[quantity.span.end : quantity.span.end + 12]
    if not plain[quantity.number.start : quantity.number.end].lower().endswith("ed"):
        return tie_ends().issuperset(left.rsplit(None, 1)[-1:])
    return bool(_intransitive().match(after)) or (left.endswith(_HAVING) and not _object_after().match(after))


_HAVING = (" has", " have", " had", " than", " by", " nearly", " almost")


@cache
def _object_after() -> re.Pattern[str]:
    return re.compile(r" (?:its|their|his|her|our|the|an?) ")


@cache
def _intransitive() -> re.Pattern[str]:
    return re.compile(r" (?:to|in|over|since|from|between|during|last|this|after)\b|[.,;]")


def _is_tie(tied: Tie, quantity: Quantity) -> bool:
    """Whether the words before a figure say what it is of; "has" and "would" alone do not."""
    if tied.of or not tied.verb:
        return tied.of
    return quantity.form == "multiple" or tied.verb.split()[-1] not in _BARE


_BARE = frozenset("has have had will would could may might should can also since already now still currently".split())


def _month(left: str, tied: Tie) -> int:
    """How long the "may" before a verb is where it is the month: "sales in May rose"."""
    dated = tied.verb.startswith(" may ") and left.endswith((" in", " of", " last", " this", " since"), 0, tied.start)
    return len(" may") if dated else 0


def _before_date(left: str, end: int) -> int:
    """Step back over a date between a noun and its verb: "sales in May | rose", "the catch last year | fell"."""
    clause = _told_of().search(left, max(0, end - _DATED), end)
    end = clause.start() if clause else end
    when = _when().search(left, max(0, end - _DATED), end)
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


def _object(plain: str, base: int, left: str) -> Span | None:
    """What a verb of change acts on, else what changes: "raise fares by", "fares rose by", "raise the wage to"."""
    left, _, link = left.rpartition(" ")
    acted = acted_on(left)
    if acted is not None and (link == "by" or left.rpartition(" ")[2] not in _REACHED):
        whole = backward(plain, base + acted, base + len(left))
        lead = plain[base + acted : whole.start].split() if whole else []
        return whole if all(word.lower() in leaders() for word in lead) else None
    tied = tie(left) if link == "by" else None
    return backward(plain, base, base + tied.start) if tied and tied.verb and not tied.of else None


_REACHED = frozenset("access exposure attention ties links pressure support according due compared close".split())
"""Words that go with "to", so that what follows is no level of theirs."""
