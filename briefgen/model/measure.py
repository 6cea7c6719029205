"""Measure: what a figure is of, in a form that can be compared: the thing, its qualifiers, period, claimant, mood.

`conflict` compares them. Only words that stand beside the figure are read; nothing is looked up.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from briefgen.model.fact import Event, Fact, Figure, Statement, When
from briefgen.model.holder import holder
from briefgen.model.library import Library

PERIOD = 27
"""Days: a month or more is what a figure is of; a shorter time is mostly when somebody spoke."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAME = re.compile(r"(?<![.!?:] )(?<!^)(?<![\"“])\b[A-Z][\w’'-]+")
_LINK = re.compile(r" (?:of|in|at|on|for|by|to|from|with|under|over|across|among|between|per|within|during|since)\b")
_BEFORE = re.compile(
    r"\b(?:from|compared (?:with|to)|versus|against|than|another|additional|extra|further|other|first|last|next|not|every"
    r"|one of|two of|each of|some of|none of)(?: (?:about|around|nearly|almost|some|the|its|their|a|an|roughly))*[ $€£]*$",
    re.IGNORECASE,
)
_AFTER = re.compile(r" (?:more|other|others|additional|each|apiece|ago|earlier|later|before|after|old)\b")
_ASKED = re.compile(
    r"\b(?:propos\w+|offer\w*|demand\w*|want\w*|seek\w*|ask\w*|request\w*|call\w* for|bid\w*|urg\w+)\b", re.IGNORECASE
)
_AHEAD = re.compile(
    r"\b(?:(?i:will|would|could|might|should|plan\w*|expect\w*|forecast\w*|project\w*|predict\w*|target\w*|goal\w*|if)|may)\b"
)  # "May" is a month
_COSTS = (
    "charge|charged|charges|cost|costs|fine|fined|fines|gave|lend|lends|lent|owe|owed|owes|pay|pays|save|saved|saves"
)
_DONE = re.compile(
    r"(?:(?P<doer>[\w'-]+) )?(?P<aux>(?:(?:is|are|was|were|be|been|has|have|had|will|would|could|may|might|can) )*)"
    rf"(?P<verb>(?:{_COSTS})(?= (?:the|an?|its|their|his|her) )|[a-z]{{3,}})(?: (?:the|an?|its|their|his|her) (?P<whom>[\w'-]+))?"
    r" (?:(?:about|around|nearly|almost|some|roughly|up to) )?[$€£¥]?$"
)
"""A verb before a figure, its subject's last word, and for what costs or pays whom a short object between."""
_PASSIVE = re.compile(r"\b(?:is|are|was|were|be|been) $")
"""Whoever "is paid" earns."""
_SHARES = re.compile(
    r"(?P<doer>[\w'-]+) (?:(?:has|have|had|will|would|now|still|also) )*(?:owns?|owned|holds?|held|controls?|controlled|sells?"
    r"|sold|buys?|bought|produces?|produced|suppl(?:y|ies|ied)|imports?|imported|exports?|exported|makes? up|made up"
    r"|accounts? for|accounted for|has|have|had|takes?|took)(?: (?:about|around|nearly|almost|some|only|just|over|more than))* $"
)
_SPENT = ("spend", "spent", "spending")
_BEARS = re.compile(
    r"(?:\b(?!(?:to|and|or|who|which|that|it|he|she|they|we|you|i|has|have|had|will|would|could|may|might|can|now|also|already"
    r"|not|never) )([\w'-]+) (?:(?:has|have|had|will|would|could|may|might|can|now|also|already) )*"
    r"(?:(?:plans?|planned|wants?|wanted|hopes?|hoped|intends?|agreed|promised|vowed|pledged) to )?(?:spends?|spent)"
    r"|\bcosts? (?:the|an?|its|their) ([\w'-]+))(?: (?:about|around|nearly|almost|some|roughly|up to|over|more than))* $"
)
"""Who spends, or whom something costs, right before the sum."""
_SPENT_ON = re.compile(
    r" on (?:the |a |an |its |their |his |her )?((?:[a-z-]+ )?[a-z-]+)(?= *(?:[.,;:!?)]|$|\b(?:in|at|for|last|this)\b))"
)
_WAY = re.compile(r" (long|wide|high|tall|deep|thick|away|from|apart|across|above|below|north|south|east|west)\b")
_RUNS = re.compile(
    r"\b(?:runs?|ran|stretch(?:es|ed)?|extends?|extended) for (?:about |around |nearly |almost |some |only )*$"
)
_SCALES = frozenset("amount figure level number rate total value volume".split())
"""Nouns that say how a thing is counted, not what is."""
_DURATIONS = frozenset("second minute hour day week month quarter year decade century time way".split())
_TIMES = frozenset(
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday"
    " Friday Saturday Sunday".split()
)
"""Capitals that name no party to the matter."""
_EMPTY = frozenset(
    "about after all also and another any are been before between both but can could each even for from had has have her "
    "him his how into its just last like make made many may might more most much new next nor not now off one only other "
    "our out over own said same say says she should since some still such than that the their them then there these they "
    "this those through told too two under until was were what when where which while who whom why will with would year "
    "years month months week weeks day days time times according".split()
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure with what it is of."""

    fact: Fact
    figure: Figure
    allowed: tuple[Decimal, Decimal]
    """The lowest and the highest value that the figure allows."""
    head: str
    """The noun, as a stem."""
    key: tuple[object, ...]
    """Figures of another key are never compared: unit, period it is a rate of, change, and the thing's own noun."""
    qualifiers: frozenset[str]
    """The words that narrow the thing down: the goods of "deficit in goods"."""
    context: frozenset[str]
    names: frozenset[str]
    period: tuple[date, date] | None
    published: date | None
    claimant: str
    """The actor or name that states it, or empty for the source itself."""
    mood: str
    """told, ahead (what will or would be) or asked (what somebody wants)."""
    holder: frozenset[str] = frozenset()
    """The words for who has what is counted: the council of "the council has 21 members"."""


class Measures:
    """Reads the figures of a library; what stands around them is looked up by source."""

    def __init__(self, library: Library) -> None:
        self.documents = {document.source.id: document for document in library.documents}
        self.around: defaultdict[str, list[Fact]] = defaultdict(list)
        for fact in library.facts:
            if isinstance(fact.body, Event | Statement):
                self.around[fact.target.source].append(fact)

    def measure(self, fact: Fact) -> Measure | None:
        """Return what a figure is of; None for other facts, and where too little is told to compare it."""
        figure = fact.body
        if not isinstance(figure, Figure) or figure.ordinal or self._relative(fact):
            return None
        unit, told = _unit(figure.unit), figure.subject or ("" if _fixed(figure.unit) else figure.unit)
        head, qualifiers = _thing(told) if told else self._verb(fact)
        if not head or (not told and figure.unit == "") or (unit in _DURATIONS and not figure.subject):
            return None
        if not _fixed(figure.unit):
            qualifiers |= (stems(figure.unit) - {head, unit}) | self._dimension(fact)
        if unit == "%":
            qualifiers |= self._owner(fact)
        said = self._statement(fact)
        passage = self._clause(fact, said)
        names = frozenset(_NAME.findall(passage)) - _TIMES
        own = {unit} if stems(told) & _SCALES else {head, unit}  # twice "the unemployment rate" is a tie of its own
        return Measure(
            fact,
            figure,
            _range(figure),
            head,
            (unit, figure.per, figure.change, head),
            qualifiers,
            stems(passage) - own - stems(" ".join((figure.surface, *names))),
            names,
            _days(self.period(fact)),
            self.documents[fact.target.source].source.published,
            _claimant(said),
            self._mood(fact, passage),
            self._holder(fact, figure, told),
        )

    def _mood(self, fact: Fact, passage: str) -> str:
        """Whether it is told, ahead or asked, by the words that it belongs to and those that lead to it."""
        start = max(fact.passage.span.start, fact.target.span.start - 40)
        words = f"{passage} {self.documents[fact.target.source].plain[start : fact.target.span.start]}"
        return "asked" if _ASKED.search(words) else "ahead" if _AHEAD.search(words) else "told"

    def _holder(self, fact: Fact, figure: Figure, told: str) -> frozenset[str]:
        """Who has what a figure counts, or who bears a cost, in the words beside it."""
        plain, span, passage = self.documents[fact.target.source].plain, fact.target.span, fact.passage.span
        if _fixed(figure.unit):
            bears = None if told else _BEARS.search(plain, max(passage.start, span.start - 64), span.start)
            return frozenset((bears[1] or bears[2]).lower().split()) if bears else frozenset()
        return holder(plain[passage.start : span.start], plain[span.end : passage.end])

    def _relative(self, fact: Fact) -> bool:
        """Whether the figure is told by another one: "from 14", "another 300", "300 more"."""
        plain, span = self.documents[fact.target.source].plain, fact.target.span
        before = plain[max(0, span.start - 48) : span.start]
        part = " of " in plain[span.start : span.end]  # "13 of the past 19 contests"
        return part or bool(_BEFORE.search(before) or _AFTER.match(plain[span.end : span.end + 16]))

    def _dimension(self, fact: Fact) -> frozenset[str]:
        """Which way a measure is taken: "14 kilometres long", "runs for 17 kilometres"."""
        plain, span = self.documents[fact.target.source].plain, fact.target.span
        behind = _WAY.match(plain, span.end)
        run = _RUNS.search(plain, max(fact.passage.span.start, span.start - 48), span.start)
        return frozenset((behind[1],)) if behind else frozenset(("long",)) if run else frozenset()

    def _owner(self, fact: Fact) -> frozenset[str]:
        """Who has a share: "the fund owns 12 per cent of the railway"."""
        document, span = self.documents[fact.target.source], fact.target.span
        if not document.plain.startswith(" of ", span.end):
            return frozenset()
        found = _SHARES.search(document.plain, max(fact.passage.span.start, span.start - 64), span.start)
        return stems(found["doer"]) if found else frozenset()

    def _verb(self, fact: Fact) -> tuple[str, frozenset[str]]:
        """What is done to a figure of which nothing else is said, and who does it: "crews | earn $21"."""
        document, span = self.documents[fact.target.source], fact.target.span
        found = _DONE.search(document.plain, max(fact.passage.span.start, span.start - 64), span.start)
        if not found or found["verb"] in _EMPTY:
            return "", frozenset()
        verb = _stem(found["verb"])
        if verb in _SPENT:  # what is spent on a thing is what it costs
            what = _SPENT_ON.match(document.plain, span.end, fact.passage.span.end)
            if what:  # and who spends it is known: every county spends on schools
                known = _BEARS.search(document.plain, max(fact.passage.span.start, span.start - 64), span.start)
                return ("to cost", _told_apart(what[1])) if known else ("", frozenset())
            return "to spend", stems(found["doer"] or "")
        fresh = {"new"} if verb == "cost" and document.plain.endswith("new ", 0, found.start()) else set()
        earned = verb == "paid" and _PASSIVE.search(found["aux"])
        named = filter(None, (found["doer"], found["whom"] if verb != "cost" else ""))  # a cost's bearer is the holder
        return "to earn" if earned else f"to {verb}", stems(" ".join(named)) | fresh

    def period(self, fact: Fact) -> When | None:
        """Return the nearest month, year or season that the passage names."""
        near: list[tuple[int, When]] = []
        for other in self.around[fact.target.source]:
            when = other.body.when if isinstance(other.body, Event) else None
            if when and when.first and when.last and fact.passage.span.holds(when.span):
                gap = when.span.start - fact.target.span.end
                if (when.last - when.first).days >= PERIOD:
                    near.append((gap if gap >= 0 else -2 * gap, when))
        return min(near, key=lambda pair: pair[0])[1] if near else None

    def claimant(self, fact: Fact) -> str:
        """Return the actor or name that states a figure; empty where the source itself does."""
        return _claimant(self._statement(fact))

    def _statement(self, fact: Fact) -> Statement | None:
        """The shortest statement that holds a figure and has a speaker."""
        found = (
            other.body
            for other in self.around[fact.target.source]
            if isinstance(other.body, Statement) and other.body.speaker
            if any(span.holds(fact.target.span) for span in other.body.content)
        )
        return min(found, key=lambda body: sum(span.end - span.start for span in body.content), default=None)

    def _clause(self, fact: Fact, body: Statement | None) -> str:
        """The words that the figure belongs to: what a speaker says, without who says so."""
        document = self.documents[fact.target.source]
        return " ".join(map(document.quote, body.content)) if body else fact.passage.exact


def _told_apart(phrase: str) -> frozenset[str]:
    """The words of a phrase; what is new is not what is old."""
    return stems(phrase) | ({"new"} & set(phrase.lower().split()))


def _claimant(body: Statement | None) -> str:
    return (body.speaker.actor or body.speaker.name) if body and body.speaker else ""


def _days(when: When | None) -> tuple[date, date] | None:
    return (when.first, when.last) if when and when.first and when.last else None


def stems(text: str) -> frozenset[str]:
    """Return the words of a text that carry meaning, in lower case and without the plural's ending.

    >>> sorted(stems("The ferries of two counties"))
    ['county', 'ferry']
    """
    return frozenset(_stem(word) for word in _WORD.findall(text.lower()) if word not in _EMPTY)


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _fixed(unit: str) -> bool:
    """Whether a unit says nothing of what is counted: money, per cent, points, none."""
    return unit in {"", "%", "pp"} or (len(unit) == 3 and unit.isupper())


def _unit(unit: str) -> str:
    words = _WORD.findall(unit.lower())
    return unit if _fixed(unit) or not words else _stem(words[-1])


def _thing(told: str) -> tuple[str, frozenset[str]]:
    """The noun that a phrase is about, and the other words of it."""
    link = _LINK.search(told)
    nouns = [word for word in _WORD.findall((told[: link.start()] if link else told).lower()) if word not in _EMPTY]
    if not nouns:
        return "", frozenset()
    head = _stem(nouns[-1])
    if head in _SCALES:  # the "unemployment rate" is unemployment, and so is the "rate of unemployment"
        head = _stem(nouns[-2]) if len(nouns) > 1 else (link and _thing(told[link.end() :])[0]) or head
    return head, stems(told) - {head} - _SCALES


def agree(one: Measure, other: Measure) -> bool:
    """Whether two values of one quantity may both be true: bounds and roundings overlap."""
    (low, high), (other_low, other_high) = one.allowed, other.allowed
    return low <= other_high and other_low <= high


def _range(figure: Figure) -> tuple[Decimal, Decimal]:
    """The values that a figure allows: half of its last digit either way where it is written with a scale word."""
    slack = abs(figure.high) / 10 if figure.approximate else _step(figure) / 2
    low, high = figure.low - slack, figure.high + slack
    match figure.bound:
        case "<" | "<=":
            return Decimal("-Infinity"), high
        case ">" | ">=":
            return low, Decimal("Infinity")
        case _:
            return low, high


def _step(figure: Figure) -> Decimal:
    """The worth of the last digit: "1.4 million" is exact to a hundred thousand, "1,400" to one."""
    scale = re.search(r"\b(?:thousand|million|billion|trillion|[kmb]n?)\b", figure.surface, re.IGNORECASE)
    if not scale:
        return Decimal(0)
    printed = re.search(r"\d[\d,]*(?:\.(\d+))?", figure.surface)
    if not printed:
        return Decimal(0)
    unit = figure.high / Decimal(printed[0].replace(",", "")) if Decimal(printed[0].replace(",", "")) else Decimal(0)
    return unit / Decimal(10 ** len(printed[1] or ""))
