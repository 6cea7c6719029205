"""A claim keeps its claimant and its doubt: whose account it is, "appears", "reportedly". Rule strength-changed.

The strength of single verbs is `strength`'s work. Cards, cells and timeline entries name their source beside them, so
that only text which cites its facts itself must say whose account it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from briefgen.check.claim import Claim, Part
from briefgen.errors import Finding
from briefgen.grammar.assertions import Force, assertions, content
from briefgen.grammar.lexicon import words
from briefgen.grammar.typography import straight
from briefgen.grammar.verbs import stem
from briefgen.model.fact import Event, Fact, Figure, Mention, Position, Stance, Statement, Status
from briefgen.model.source import Span
from briefgen.model.vocabulary import Actor

_MODALS = frozenset({"may", "might", "likely", "unlikely"})
"""What may hedge a part of what somebody says: "they discuss how it might end" says that they discuss."""
_HEARSAY = re.compile(r"\b(?:reportedly|allegedly|alleged|supposedly|purportedly|rumou?red)\b", re.IGNORECASE)
_FOUND = re.compile(r"\b(?:is|are|was|were|be|been) found\b", re.IGNORECASE)
"""What was found somewhere is nobody's finding."""
_PAIR = 2
"""Actors of a sentence in which one side speaks of another; with a third it is an account of them all."""
_SAID = frozenset(map(stem, ("say", "tell", "claim", "according", "to")))
_SHARED = 2
"""Words of substance that a claim and a hedged clause must share, so that the hedge is the claim's too."""


def hedged(claim: Claim, part: Part) -> Iterator[Finding]:
    """Yield a finding where a part of a report drops its source's hedge, or prints somebody's account as plain fact."""
    text = claim.text[part.sentence.start : part.sentence.end]
    if not asserts(claim, part):
        return
    if not _softened(claim.text[part.span.start : part.span.end]):
        yield from _unhedged(claim, part, _MODALS if attributed(text) else frozenset())
    if not attributed(text) and not _HEARSAY.search(text):
        yield from _unclaimed(claim, part)


def asserts(claim: Claim, part: Part) -> bool:
    """Return whether a part states something: it has a finite verb, and no question mark."""
    told = assertions(claim.text, part.sentence.start, part.sentence.end)
    return any(part.span.holds(one.span) and one.force is not Force.UNSURE for one in told) or _is_linked(claim, part)


def _is_linked(claim: Claim, part: Part) -> bool:
    return re.search(r"\b(?:is|are|was|were|has|have|had)\b", claim.text[part.span.start : part.span.end]) is not None


def attributed(text: str) -> bool:
    """Return whether a sentence has a quotation, a verb or noun of report, or a source."""
    found = [word.lower() for word in re.findall(r"[^\W\d_]+", _FOUND.sub("", text))]
    return '"' in text or any(stem(word) in _reports() for word in found) or "according" in found


@cache
def _reports() -> frozenset[str]:
    return frozenset(map(stem, words("reporting_words")))


def _softened(text: str) -> bool:
    return any(word in _weak() for word in re.findall(r"[a-z]+", text))


@cache
def _weak() -> frozenset[str]:
    others = "could possible possibility risk risks chance chances danger threat threatens threatened allowed permitted entitled free".split()
    return frozenset((*words("weakening_words"), *others))


def _unhedged(claim: Claim, part: Part, passed: frozenset[str]) -> Iterator[Finding]:
    about = content(_words(claim.text[part.span.start : part.span.end]))
    hedges = frozenset(words("weakening_words")) - passed
    for fact in part.facts:
        for clause in _clauses(fact):
            hedge = next((word for word in _words(clause) if word in hedges), "")
            if hedge and len(about & content(_words(clause))) >= _SHARED:
                yield finding(claim, _verb(claim, part), f'without its source\'s "{hedge}"', "Keep the hedge.")
                return


def _words(text: str) -> Sequence[str]:
    """The words of a text in small letters; "May" is a month."""
    return [word.lower() for word in re.findall(r"[^\W\d_]+", text) if word != "May"]


def _clauses(fact: Fact) -> Iterator[str]:
    """The clauses of a passage that the fact itself stands in."""
    start = fact.passage.span.start
    target = Span(fact.target.span.start - start, fact.target.span.end - start)
    text, place = straight(fact.passage.exact), 0
    for joint in (*_joint().finditer(text), None):
        end = joint.start() if joint else len(text)
        if target.meets(Span(place, end)):
            yield text[place:end]
        place = joint.end() if joint else end


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(r"[,;:()—]|[.!?]\s|\b(?:and|but|while|although|though|because|which|who|that|where)\b")


def _unclaimed(claim: Claim, part: Part) -> Iterator[Finding]:
    """Somebody's statement, account or forecast in a text that names neither them nor any report."""
    if not part.marked:
        return
    text = claim.text[part.sentence.start : part.sentence.end]
    speakers = [speaker for fact in part.facts if (speaker := _claimant(claim, fact))]
    for speaker in speakers:
        if len(speakers) == len(part.facts) and not _pronoun(claim, part) and not named(claim, text, speaker):
            cure = f'Say that it is {speaker.name}\'s account, as in "{speaker.name} says that".'
            yield finding(claim, _verb(claim, part), f"{speaker.name}'s word, told as plain fact", cure)
            return


def _claimant(claim: Claim, fact: Fact) -> Mention | None:
    """Whose account a fact is; a figure and an event are the account of whoever states them."""
    match fact.body:
        case Figure():
            told = claim.cure.evidence.statement(fact.target.source, fact.target.span)
            return _witness(told.body) if told and isinstance(told.body, Statement) else None
        case Event(when=when, status=status) if status is not Status.SCHEDULED:
            return _teller(claim, fact, when.span if when else fact.target.span)
        case Statement(speaker=speaker):
            return speaker
        case Position(actor=actor, according_to=None, stance=Stance.PREDICTS):
            return actor
        case Position(actor=actor, according_to=str(name)) if name != actor.name:
            return Mention(name, fact.target.span)
        case _:
            return None


def _teller(claim: Claim, fact: Fact, at: Span) -> Mention | None:
    """Who tells of an event, its day or words whole in what is said."""
    told = claim.cure.evidence.statement(fact.target.source, at)
    if told is None or not isinstance(told.body, Statement) or not any(part.holds(at) for part in told.body.content):
        return None
    return _witness(told.body)


def _witness(statement: Statement) -> Mention | None:
    """Who of the vocabulary says something; the wish of a government, or the paper's own report, makes no figure doubtful."""
    said = statement.cue is not None and stem(statement.cue.name.split()[-1]) in _SAID
    return statement.speaker if said and statement.speaker and statement.speaker.actor else None


def named(claim: Claim, text: str, speaker: Mention) -> bool:
    """Return whether a sentence names a speaker, by name, alias or office, or the side that the speaker speaks for."""
    actors = claim.library.vocabulary.actors
    known = next((actor for actor in actors if _is(actor, speaker)), None)
    if known is None:
        return bool(content(_words(speaker.name)) & content(_words(text)))
    named = (known.name, *known.aliases, *known.roles)
    others = " ".join(name for actor in actors if actor is not known for name in (actor.name, *actor.aliases))
    office = content([word.lower() for word in known.spoken.split() if not word.isupper()]) - content(_words(others))
    about = content(_words(text))
    return any(content(_words(name)) & about for name in named) or bool(office & about) or _speaks(claim, text, known)


def _speaks(claim: Claim, text: str, speaker: Actor) -> bool:
    """Whether the sentence is about the speaker's own side, and of no other but in passing."""
    found = [
        (match.start(), actor.id)
        for actor in claim.library.vocabulary.actors
        for name in (actor.name, *actor.aliases)
        if (match := _stands(text, name))
    ]
    return bool(found) and min(found)[1] == speaker.side and len({id_ for _, id_ in found}) <= _PAIR


def _pronoun(claim: Claim, part: Part) -> bool:
    """Whether a sentence begins with "he", "she" or "they", whom the sentence before names."""
    return re.match(r"(?:he|she|they)\b", claim.text[part.sentence.start :], re.IGNORECASE) is not None


def _stands(text: str, name: str) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){re.escape(straight(name))}(?!\w)", text, re.IGNORECASE)


def _is(actor: Actor, speaker: Mention) -> bool:
    return actor.id == speaker.actor or speaker.name in (actor.name, *actor.aliases)


def finding(claim: Claim, span: Span, wrong: str, cure: str) -> Finding:
    """Return what is wrong with the words at a span, and its cure."""
    surface = claim.text[span.start : span.end]
    return Finding("strength-changed", claim.scope.locate(surface, span.start), f'"{surface}" is {wrong}.', cure)


def _verb(claim: Claim, part: Part) -> Span:
    """The words to point to: the part's first sure verb, in small letters, else its first words."""
    told = assertions(claim.text, part.sentence.start, part.sentence.end)
    sure = [one for one in told if part.span.holds(one.span) and one.force is not Force.UNSURE]
    here = [one for one in sure if claim.text[one.span.start].islower()]
    best = next((one for one in here if not one.bare), here[0] if here else None)
    if best:
        return best.group
    text = claim.text[part.span.start : part.span.end]
    start = part.span.start + len(text) - len(text.lstrip(" ,;"))
    return Span(start, min(part.span.end, start + 24))
