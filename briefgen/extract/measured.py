"""What a figure measures or counts, in the words of its sentence: "trade deficit in goods", "welders at the yard".

A rule must find the noun phrase right beside the figure; where none does, nothing is said. `figures` asks.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from string import ascii_lowercase
from typing import NamedTuple

from briefgen.extract.noun_phrases import backward, forward, leaders, no_noun, run, run_back
from briefgen.grammar.counting import counted, is_plural
from briefgen.grammar.lexicon import words
from briefgen.grammar.prefixes import factored
from briefgen.grammar.quantities import Quantity
from briefgen.grammar.units import measures
from briefgen.model.source import Span

_BACK, _TIED = 120, 64
"""How far back a phrase may begin, and the words that tie it to the figure."""
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


@cache
def _between() -> _Phrases:
    """Words between what is measured and its figure."""
    plain_words = "a an the another already now still only just even far much between".split()
    known = (word for word in (*words("approximators"), *words("bounds")) if not word.startswith(_LEVEL_STARTS))
    return _by_last((*known, *plain_words, *_RATES))


_LEVEL_STARTS = ("exceed", "surpass", "topp", "tops", "averages", "averaged")
"""Bounds and approximators that are verbs, and tie the figure to what stands before them."""
_RATES = tuple(
    f"{which} {noun} of" for which in ("a", "an annual", "an annualized", "an annualised") for noun in ("rate", "pace")
)
"""What only tells how a level is counted: "grew at an annual rate of"."""


def _lead(left: str) -> int | None:
    """Return where the words before a figure begin that only lead to it: at its space, behind most words."""
    if not left.endswith(" "):
        return None
    end = len(left) - 1
    if left[left.rfind(" ", 0, end) + 1 : end] not in _between():
        return end
    return min(_chained(left, [end], max(0, end + 1 - _TIED), _between()))


_Phrases = Mapping[str, tuple[str, ...]]


def _by_last(phrases: Iterable[str]) -> _Phrases:
    """Phrases by their last word, each with the space before it: before most places one look-up finds none."""
    found = defaultdict[str, tuple[str, ...]](tuple)
    for phrase in phrases:
        found[phrase.rpartition(" ")[2]] += (f" {phrase}",)
    return dict(found)


def _began(left: str, end: int, floor: int, phrases: _Phrases) -> list[int]:
    """Return where the phrases begin, at their spaces, that end a text at a place."""
    known = phrases.get(left[left.rfind(" ", floor, end) + 1 : end])
    return [end - len(phrase) for phrase in known if left.endswith(phrase, floor, end)] if known else []


def _chained(left: str, ends: list[int], floor: int, phrases: _Phrases) -> list[int]:
    """Return some ends in a text, and where phrases begin that stand one behind another before one."""
    for end in ends:
        if begun := _began(left, end, floor, phrases):
            ends += set(begun).difference(ends)
    return ends


_LEVELS = tuple(
    "is,was,are,were,be,been,reached,reaches,totalled,totaled,hit,hits,averaged,averages,cost,costs,stood at,stands at"
    ",amounted to,amounts to,came to,comes to,reach,surpass,surpasses,surpassed,exceed,exceeds,exceeded,equal to,equals"
    ",equalled,equaled,estimated at,projected to be,expected to be,forecast to be,estimated to be,projected to reach"
    ",expected to reach,forecast to reach,topped,tops,exceeding,set at,put at,fixed at,valued at,pegged at,capped at,set to reach"
    ",worth,average,total,stand at,amount to,ran at,runs at,run at,running at,remains at,remained at,stayed at,held at"
    ",holding at,closed at,ended at,opened at,finished at,settled at,peaked at,came in at,trades at,traded at,trading at"
    ",hovers at,hovered at,starts at,slowed to,cooled to,accelerated to,quickened to,moderated to,picked up to,numbered,hovers,hovered,range from,ranges from"
    ",ranged from,unchanged at,steady at,flat at,stable at,sells for,sell for,sold for,goes for,went for,retails for,retail for,rents for"
    ",weighs,weighed,measures,measured,runs for,stretches for,rose from,fell from,climbed from,grew from,dropped from"
    ",declined from,increased from,decreased from,jumped from,slipped from,slid from,risen from,fallen from,grown from".split(
        ","
    )
)
"""Verbs that state a level."""
_AUXILIARIES = tuple(
    "has,have,had,will,would,could,may,might,should,can,is,was,are,were,be,been,being,also,since,already,now,still,currently"
    ",expected to,projected to,likely to".split(",")
)


class _Link(NamedTuple):
    """What ties a figure to the phrase before it, in the order of the words; nothing where it has no length."""

    start: int
    which: bool
    """Whether it opens a relative clause."""
    of: bool
    """Whether it is "of" or "at"."""
    verb: str
    """A verb with its auxiliaries and a preposition."""


def _link(left: str) -> _Link:
    """Return the longest link that ends a text: "rose by", ", which has been", "of"."""
    floor, end = max(0, len(left) - _TIED), len(left)
    verbs = [end, *_began(left, end, floor, _verbs())]
    if left.endswith((" by", " to", " at")):
        verbs += _began(left, end - 3, floor, _verbs())
    return min([_opened(left, at, floor) for at in _chained(left, verbs, floor, _auxiliaries())])


def _opened(left: str, start: int, floor: int) -> _Link:
    """Return the link of a verb that begins at a place, with the preposition and the pronoun before it."""
    verb, of = left[start:], start - 3 >= floor and left.startswith((" of", " at"), start - 3)
    start -= 3 if of else 0
    if not left.endswith((" which", " that"), floor, start):
        return _Link(start, False, of, verb)
    begun = left.rfind(" ", 0, start)
    return _Link(begun - (begun > floor and left[begun - 1] == ","), True, of, verb)


@cache
def _verbs() -> _Phrases:
    return _by_last((*words("change_verbs"), *_LEVELS))


@cache
def _auxiliaries() -> _Phrases:
    return _by_last(_AUXILIARIES)


def _before(plain: str, quantity: Quantity, sentence: Span) -> Span | None:
    """The phrase before the figure: "a wage of $9", "raise fares by 4%", "exports, which have doubled"."""
    start = max(sentence.start, quantity.span.start - _BACK)
    left = plain[start : quantity.span.start].replace("\u0130", "I").lower()
    lead = _lead(left)
    if lead is None:
        return None
    left = left[:lead]
    if quantity.form == "multiple" and not _multiplied(plain, quantity, left):
        return None
    if quantity.form == "multiple" and not _tie_ends().issuperset(left.rsplit(None, 1)[-1:]):
        return backward(plain, start, start + lead)
    moved = _object(plain, start, left) if left.endswith((" by", " to", " from")) else None
    if moved:
        return moved
    if not _tie_ends().issuperset(left.rsplit(None, 1)[-1:]):
        return None
    link = _link(left)
    if not _is_tie(link, quantity) or left.endswith(("net worth", " worth at")):
        return None
    end = start + _before_date(left, _before_aside(left, link.start + _month(left, link)))
    if not link.verb:
        return _described(plain, start, end)
    found = backward(plain, start, end, clause=link.which)
    if found is None or link.verb.strip() not in _NOUNS_TOO:
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


@cache
def _tie_ends() -> frozenset[str]:
    """The last words of what ties a figure to the phrase before it: most figures stand behind others."""
    phrases = (*words("change_verbs"), *_LEVELS, *_AUXILIARIES, "of", "at", "by", "to", "from")
    return frozenset(phrase.split()[-1] for phrase in phrases)


def _multiplied(plain: str, quantity: Quantity, left: str) -> bool:
    """Whether what has doubled or tripled stands before: "boat sales doubled to 14,000", "have tripled"."""
    after = plain[quantity.span.end : quantity.span.end + 12]
    if not plain[quantity.number.start : quantity.number.end].lower().endswith("ed"):
        return _tie_ends().issuperset(left.rsplit(None, 1)[-1:])
    return bool(_intransitive().match(after)) or (left.endswith(_HAVING) and not _object_after().match(after))


_HAVING = (" has", " have", " had", " than", " by", " nearly", " almost")


@cache
def _object_after() -> re.Pattern[str]:
    return re.compile(r" (?:its|their|his|her|our|the|an?) ")


@cache
def _intransitive() -> re.Pattern[str]:
    return re.compile(r" (?:to|in|over|since|from|between|during|last|this|after)\b|[.,;]")


def _is_tie(link: _Link, quantity: Quantity) -> bool:
    """Whether the words before a figure say what it is of; "has" and "would" alone do not."""
    if link.of or not link.verb:
        return link.of
    return quantity.form == "multiple" or link.verb.split()[-1] not in _BARE


_BARE = frozenset("has have had will would could may might should can also since already now still currently".split())


def _month(left: str, link: _Link) -> int:
    """How long the "may" before a verb is where it is the month: "sales in May rose"."""
    dated = link.verb.startswith(" may ") and left.endswith((" in", " of", " last", " this", " since"), 0, link.start)
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


def _object(plain: str, base: int, left: str) -> Span | None:
    """What a verb of change acts on, else what changes: "raise fares by", "fares rose by", "raise the wage to"."""
    left, _, link = left.rpartition(" ")
    acted = _acted_on(left)
    if acted is not None and (link == "by" or left.rpartition(" ")[2] not in _REACHED):
        whole = backward(plain, base + acted, base + len(left))
        lead = plain[base + acted : whole.start].split() if whole else []
        return whole if all(word.lower() in leaders() for word in lead) else None
    tie = _link(left) if link == "by" else None
    return backward(plain, base, base + tie.start) if tie and tie.verb and not tie.of else None


def _acted_on(left: str) -> int | None:
    """Return where the words begin that end a text behind a verb of change: behind the first that has no more."""
    found, first, space = None, len(left), len(left)
    for _ in range(_ACTED_ON):
        end, space = space, left.rfind(" ", 0, space)
        if space < 0 or not _word().fullmatch(left, space + 1, end):
            break
        verb = _verb_start(left, space)
        if verb is not None and verb < first:
            found, first = space + 1, verb
    return found


_ACTED_ON = 6
"""Words that a verb of change acts on, at most: "raise | the lowest hourly wage"."""


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"[\w'.-]+")


def _verb_start(left: str, end: int) -> int | None:
    """Return where the verb of change begins, in one word or two, that ends at a place."""
    last = len(left[:end].rstrip(ascii_lowercase))
    both = len(left[: last - 1].rstrip(ascii_lowercase)) if left[last - 1 : last] == " " else last
    return next((start for start in (both, last) if left[start:end] in _change_verbs()), None)


@cache
def _change_verbs() -> frozenset[str]:
    return frozenset(words("change_verbs"))


_REACHED = frozenset("access exposure attention ties links pressure support according due compared close".split())
"""Words that go with "to", so that what follows is no level of theirs."""
