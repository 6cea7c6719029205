"""Who takes a stance: the subject of its verb, the agent behind "by", the name before a noun, the one who calls it so.

Pronouns are followed to one candidate or left alone: "we" is the speaker's side, "he" in reported speech the speaker.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from briefgen.extract.agents import agent, agents
from briefgen.extract.clauses import Clause
from briefgen.extract.pronouns import in_speech
from briefgen.extract.stances import AGENT, BASE, ING, LABEL, NOUN, OPPOSES, PAST, PREDICATE, RESISTS, SUPPORTS
from briefgen.extract.subjects import Subject, ending, last_named, only_country, only_person, subject
from briefgen.model.fact import Mention
from briefgen.model.source import Span


class Bearers(NamedTuple):
    """Those who take a stance, where their words begin, and whether a pronoun had to be followed to them."""

    mentions: tuple[Mention, ...]
    start: int
    inherited: bool = False


def bearers(clause: Clause) -> Bearers | None:
    """Return those who take the stance of a clause; None where the text does not say or leaves it open."""
    form = clause.cue.form
    if form is LABEL:
        return _labeller(clause)
    if form is NOUN:
        behind = sent(clause)
        return _sender(clause, behind.end()) if behind else _possessor(clause)
    if form is AGENT:
        return _called(clause)
    if form is ING and kept(clause):
        return _kept(clause)
    if form is PAST and passive(clause):
        return _agent(clause)
    if clause.possessed or (form is ING and motive(clause)):
        return _possessor(clause)
    if _without_subject(clause):
        return _absolute(clause)
    return _subject(clause, clause.group.start)


def _sender(clause: Clause, at: int) -> Bearers | None:
    found = agents(clause.reading, at, clause.end)
    return Bearers(found, clause.floor) if found else None


def passive(clause: Clause) -> bool:
    """Whether the cue is a past participle that is done to its subject."""
    if clause.cue.form is not PAST:
        return False
    clipped = clause.plain.endswith(_CLIPPED, clause.floor, clause.cue.start)
    if clipped and _clipped_be().search(clause.left) and _without_object().match(clause.plain, clause.cue.end):
        return True
    return "be" in clause.group.classes or _by().match(clause.plain, clause.cue.end) is not None


_CLIPPED = ("'s ", "'re ", "'m ", "ly ")
"""What a clipped auxiliary ends with, or the adverb behind it."""


@cache
def _clipped_be() -> re.Pattern[str]:
    """A clipped auxiliary, which may be "has" or "is": "he's | assailed for", "he's | backed the plan"."""
    return re.compile(r"(?:'s|'re|'m)(?: \w+ly)? $")


@cache
def _without_object() -> re.Pattern[str]:
    return re.compile(r"[.,;\"]| (?:as|at|by|for|from|in|on|over|to|with)\b")


@cache
def _by() -> re.Pattern[str]:
    return re.compile(r"(?: [a-z]+ly)? by (?:the )?")


def kept(clause: Clause) -> re.Match[str] | None:
    """Whether something keeps the bearer from it: "what keeps Oslo from signing"."""
    if clause.cue.form is not ING or not clause.plain.endswith("from ", clause.floor, clause.cue.start):
        return None
    return _keeping().search(clause.left)


@cache
def _keeping() -> re.Pattern[str]:
    return re.compile(r"\b(?:keep(?:s|ing)?|kept|prevent(?:s|ed|ing)?|stop(?:s|ped|ping)?) ((?:[\w.'-]+ ){1,4})from $")


def motive(clause: Clause) -> bool:
    """Whether the cue is what somebody's reasons are for: "her motive in pushing a wage floor"."""
    led = clause.cue.form is ING and clause.plain.endswith(_REASONING, clause.floor, clause.cue.start)
    return led and _motive().search(clause.left[-60:]) is not None


_REASONING = ("behind ", "for ", "in ")
"""What stands between reasons and what they are for."""


@cache
def _motive() -> re.Pattern[str]:
    reasons = "aims?|argument|case|goals?|interest|motivations?|motives?|objective|purpose|rationale|reasons?|reasoning"
    return re.compile(rf"(?:\w's?|\b(?:its|his|her|their|my|our))(?: [a-z-]+)? (?:{reasons}) (?:behind|for|in) $")


def _kept(clause: Clause) -> Bearers | None:
    found = kept(clause)
    if found is None:
        return None
    start, end = clause.floor + found.start(1), clause.floor + found.end(1) - 1
    if found[1].strip() in ("it", "them"):
        country = only_country(clause.reading, Span(clause.sentence.span.start, start))
        return Bearers((country,), start, inherited=True) if country else None
    named = subject(clause.reading, start, end)
    return Bearers(named.mentions, start) if named and named.mentions else None


def _without_subject(clause: Clause) -> bool:
    """Infinitives, gerunds and bare predicates belong to nobody that could be told from their place."""
    if clause.group.infinitive:
        return True
    if clause.cue.form is BASE:
        return _bare_base(clause)
    if "be" in clause.group.classes:
        return False
    if clause.cue.form is PREDICATE:
        return not _copula().search(clause.plain[max(clause.floor, clause.cue.start - _COPULA) : clause.cue.start])
    return clause.cue.form is ING and not _leading().search(clause.left[-_LEAD:])


_COPULA = 12
"""Code points in which a verb such as "became" stands before its predicate."""
_LEAD = 40
"""Code points in which stands what a form in -ing belongs to."""


_COPULAS = tuple(f"{verb}{end} " for verb in ("remain", "seem", "become") for end in ("", "s", "ed"))


@cache
def _copula() -> re.Pattern[str]:
    return re.compile(r"\b(?:remain|seem|become)(?:s|ed)? $")


@cache
def _leading() -> re.Pattern[str]:
    clipped = r"\b(?:I'm|(?:he|she|it|who)'s|(?:we|they|you|who)'re)(?: (?:now|also|still|just|only|\w+ly))?"
    return re.compile(rf"(?:while|when|also|and|,|{clipped}) $")


def _absolute(clause: Clause) -> Bearers | None:
    """Of "with Oslo rejecting it" Oslo."""
    found = _with().search(clause.left) if clause.cue.form is ING else None
    if not found:
        return None
    start = clause.floor + found.start(1)
    named = ending(clause.reading, start, clause.floor + found.end(1) - 1)
    return Bearers((named,), start) if named else None


@cache
def _with() -> re.Pattern[str]:
    return re.compile(r"\b[Ww]ith (?:the )?((?:[A-Z][\w.-]* ){1,4})$")


def _bare_base(clause: Clause) -> bool:
    """Tell that "was back" is no verb, and the last of "repeal it, stand by it" may belong to a "to" before."""
    classes = clause.group.classes
    if not _BASED.isdisjoint(classes):
        return False
    near = max(clause.floor, clause.group.start - _JOINED)
    return "be" in classes or _joined().search(clause.plain[near : clause.group.start]) is not None


_BASED = frozenset({"want", "willing", "refuse", "hope", "expected", "would", "may", "must", "do"})
"""Classes of words that a base form follows."""
_JOINED = 5
"""Code points of what joins a verb to one before."""


@cache
def _joined() -> re.Pattern[str]:
    return re.compile(r"(?:,|\band|\bor) $")


def _agent(clause: Clause) -> Bearers | None:
    by = _by().match(clause.plain, clause.cue.end, clause.end)
    found = agents(clause.reading, by.end(), clause.end) if by else ()
    if by and not found and by[0].endswith("the "):  # "the county" may be the vocabulary's very words
        found = agents(clause.reading, by.end() - len("the "), clause.end)
    return Bearers(found, clause.cue.start) if found else None


def _subject(clause: Clause, at: int) -> Bearers | None:
    at = _past_copula(clause.plain, clause.floor, at)
    found = subject(clause.reading, clause.floor, at)
    if found is None and clause.floor > clause.sentence.span.start and _bare(clause.plain, clause.floor, at):
        found = subject(clause.reading, clause.sentence.span.start, at)
    if found is None:
        return _country(clause, at)
    if found.pronoun:
        return _resolved(clause, found)
    if not found.mentions or _unasserted(clause, found.start):
        return None
    return Bearers(found.mentions, found.mentions[0].span.start)


def _country(clause: Clause, at: int) -> Bearers | None:
    """Return "the country" after one country was named in its sentence."""
    if not clause.plain.endswith(("country ", "nation "), clause.floor, at):
        return None
    opening = _the_country().search(clause.plain, max(clause.floor, at - _COUNTRY), at)
    if not opening:
        return None
    start = opening.start()
    found = only_country(clause.reading, Span(clause.sentence.span.start, start))
    return Bearers((found,), start, inherited=True) if found else None


_COUNTRY = 12
"""Code points of "the country "."""


@cache
def _the_country() -> re.Pattern[str]:
    return re.compile(r"\b[Tt]he (?:country|nation) $")


def _bare(plain: str, floor: int, at: int) -> bool:
    """Whether a clause has no subject of its own: its verb opens it or is joined to what stands before it."""
    before = plain[floor:at].rstrip()
    return not before or (before.endswith((",", "and", "or", "but")) and _joint().search(before) is not None)


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"(?:,|\b(?:and|or|but))$")


def _unasserted(clause: Clause, start: int) -> bool:
    """Whether a clause is only asked, supposed or denied: "asked whether Oslo", "the idea that Oslo"."""
    opening = clause.plain[max(clause.sentence.span.start, start - 40) : start]
    led = opening.lower().removesuffix("the ").endswith(_SUPPOSING)
    return led and _supposed().search(opening) is not None


_SUPPOSING = ("that ", "whether ", "if ", "unless ", "provided ", "long as ", "once ", "in case ")
"""What such a clause opens with, before an article."""


@cache
def _supposed() -> re.Pattern[str]:
    nouns = "belief|claim|concern|fear|hope|idea|notion|possibility|question|report|rumour|rumor|speculation|suggestion"
    return re.compile(
        rf"\b(?:(?:{nouns})s? that|(?:denie[sd]|deny|doubt(?:s|ed)?|false|untrue) that|(?<!see )whether|(?<!see )if|unless|not that"
        r"|provid(?:ed|ing)(?: that)?|(?:as|so) long as|on (?:the )?condition that|in the event that|once|in case)(?: the)? $",
        re.IGNORECASE,
    )


def _past_copula(plain: str, floor: int, at: int) -> int:
    """Where the verb begins that stands before a predicate in place of "be", or the offset itself."""
    found = _copula().search(plain, max(floor, at - _COPULA), at) if plain.endswith(_COPULAS, floor, at) else None
    return found.start() if found else at


def _possessor(clause: Clause) -> Bearers | None:
    """The name before a noun: "Oslo's push", "U.S. proposals", "my guess"."""
    start = clause.cue.start
    own = _own().search(clause.left)
    if own:
        pronoun = {"my": "i", "our": "we", "its": "it", "his": "he", "her": "she"}.get(own[1], "they")
        return _resolved(clause, Subject((), pronoun, clause.floor + own.start()))
    mark = _owner().search(clause.left)
    at = clause.floor + mark.start() if mark else start
    found = last_named(clause.reading, clause.floor, at) if mark or clause.cue.form is NOUN else None
    if found and clause.plain.endswith(("any ", "no "), clause.floor, found.span.start):
        return None  # "would refuse any Norland attempt": none was made
    return Bearers((found,), found.span.start) if found else None


@cache
def _own() -> re.Pattern[str]:
    return re.compile(r"\b(my|our|its|his|her|their)(?: [\w-]+){0,2} $")


@cache
def _owner() -> re.Pattern[str]:
    return re.compile(r"'s?(?: (?!of\b)[a-z]+){0,2} \"?$")


def sent(clause: Clause) -> re.Match[str] | None:
    """Whether a noun is followed by the one it comes from: "resistance from the coastal towns"."""
    if clause.cue.form is not NOUN or clause.cue.entry.stance not in _TAKEN:
        return None
    return _from().match(clause.plain, clause.cue.end, clause.end)


_TAKEN = (OPPOSES, RESISTS, SUPPORTS)


@cache
def _from() -> re.Pattern[str]:
    return re.compile(r" from (?:the )?")


def _called(clause: Clause) -> Bearers | None:
    """Who is called an agent: "Ruiz has been one of the quota's critics", "Ruiz, a critic of the quota"."""
    apposed = _apposed().search(clause.left)
    if apposed:
        named = last_named(clause.reading, clause.floor, clause.floor + apposed.start())
        return Bearers((named,), named.span.start) if named else None
    copula = _being().search(clause.left)
    return _subject(clause, clause.floor + copula.start()) if copula else None


@cache
def _being() -> re.Pattern[str]:
    """What calls a subject an agent, and no clause between: not "is confident that supporters of"."""
    return re.compile(
        r"\b(?:is|are|was|were|(?:has|have|had) been|became|remains?|remained)(?: also| now| still| long| \w+ly)*"
        r" (?:an?|the|one|two|among|some|its|his|her|their|no)\b(?:(?! (?:that|who|which|when|if) )[^,;.]){0,80}$"
    )


@cache
def _apposed() -> re.Pattern[str]:
    return re.compile(r", (?:an?|the|one of [^,;.]{2,40}) (?:[\w-]+ ){0,3}$")


def _labeller(clause: Clause) -> Bearers | None:
    """Whose label it is: of "a red line for Oslo" Oslo, of "she called it a mistake" hers, else the speaker's."""
    label, left = clause.cue.entry.words, clause.left
    behind = _for().match(clause.plain, clause.cue.end, clause.end) if "red" in label else None
    if behind:
        found = agent(clause.reading, behind.end(), clause.end)
        return Bearers((found,), clause.floor) if found else None
    if label.endswith(" so"):
        return _speaker(clause)  # an aside of approval: "will fight, and I think rightly so, for the quota"
    possessor = _possessor(clause) if left.endswith(_OWNING) else None
    if possessor or "red" in label:
        return possessor
    called = _calling().search(left)
    if called:
        return _subject(clause, clause.floor + called.start())
    return _speaker(clause) if _labelled().search(left) or _calls(clause) else None


_OWNING = ("' ", "'s ", "' \"", "'s \"")
"""What an owner ends in."""


@cache
def _for() -> re.Pattern[str]:
    return re.compile(r" for (?:the )?")


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:is|are|was|were|has|have|would be|as|offers?(?: [\w.]+){0,4}) (?:an? |the )?(?:\"|'')?(?:[\w-]+ ){0,2}(?:\"|'')?$"
    )


def _calls(clause: Clause) -> bool:
    cue = clause.voice.statement.cue if clause.voice else None
    return cue is not None and _calling().search(cue.name) is not None


@cache
def _calling() -> re.Pattern[str]:
    return re.compile(r"\b(?:call(?:s|ed)?|describe[sd]?|sees?|saw|considers?|considered|name[sd])\b")


def _speaker(clause: Clause) -> Bearers | None:
    speaker = clause.speaker
    return Bearers((speaker,), clause.floor) if speaker else None


def _resolved(clause: Clause, found: Subject) -> Bearers | None:
    """Follow a pronoun to the one it must mean."""
    if _unasserted(clause, found.start):
        return None
    done = found.pronoun in ("it", "they") and passive(clause)
    mention = in_speech(clause, found) if clause.voice and not done else None
    mention = mention or clause.voices.cued(clause.cue.span) or _before(clause, found.pronoun)
    return Bearers((mention,), found.start, inherited=True) if mention else None


def _before(clause: Clause, pronoun: str) -> Mention | None:
    """The only person named in the two sentences before, for "he" and "she" outside speech; for "it" who acted there."""
    if pronoun == "it" and not clause.quoted and clause.floor == clause.sentence.span.start:
        return clause.antecedent
    gender = {"he": "m", "she": "w"}.get(pronoun)
    index = clause.reading.index(clause.sentence.span.start)
    if not gender or clause.quoted or not index:
        return None
    paragraph = clause.sentence.paragraph.number
    last = [s for s in clause.reading.sentences[max(0, index - 2) : index] if s.paragraph.number == paragraph]
    return only_person(clause.reading, Span(last[0].span.start, clause.cue.start), gender) if last else None
