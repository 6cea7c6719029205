"""Sharing: who speaks at a cue that has no speaker of its own beside it.

Participles, infinitives and verbs behind "and" take the subject of the sentence. `frames` asks here.
"""

from __future__ import annotations

from functools import cache

from briefgen.extract.complements import complement
from briefgen.extract.cues import Cue
from briefgen.extract.draft import Draft
from briefgen.extract.finite import inflected, shows_verb, verb_place
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase, apposition, before, behind
from briefgen.extract.tokens import ADV, AUX, COMMA, CONJ, DET, MODAL, NEG, PREP, TIME, Tokens
from briefgen.grammar.lexicon import words


def participle(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None, source: Phrase) -> Draft | None:
    """Read `..., adding that`, "a letter saying that", "began by saying that": the sentence's subject speaks."""
    before_it = cut.lower[cue.first - 1]
    if cut.flags[cue.first - 1] & COMMA:
        noun = subject or opening(cut, region, cue.first) or source
        return complement(cut, _until_verb(cut, region, cue, noun), cue, noun)
    if source[0] > region.first and cut.lower[source[0] - 1] == "with":
        return complement(cut, region, cue, source)
    if before_it not in _documents() and before_it not in _BY:
        return None
    owner = subject or opening(cut, region, cue.first)
    return complement(cut, region, cue, owner) if owner else None


def _until_verb(cut: Tokens, region: Region, cue: Cue, owner: Phrase) -> Region:
    """The region to where the main verb follows a participle right behind its subject: "the firm, saying it is broke, | sold".

    All of it where the comma stands inside the report: "the firm, warning that the pier, | battered by storms, was unsafe".
    """
    if owner[1] != cue.first - 1:
        return region
    for at in range(cue.last + 1, region.last - 1):
        if cut.flags[at] & COMMA and not cut.quoted[at]:
            verb = cut.flags[at + 1] & (AUX | MODAL) or inflected(cut, at + 1)
            told = "np" in cue.verb.frames or shows_verb(cut, cue.last, at)
            return Region(region.first, at, region.paragraph) if verb and told and not cut.quoted[at + 1] else region
    return region


_BY = frozenset(("by", "while", "before", "after", "when"))


@cache
def _documents() -> frozenset[str]:
    return frozenset(words("documents"))


def shared(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None) -> Draft | None:
    """Read a cue that shares its subject with a verb before it, or has it behind a comma."""
    if cue.first == region.first:
        return None
    if cue.verb.form == "ing" and cue.bare and cut.lower[cue.first - 1] in _BY:
        owner = subject or opening(cut, region, cue.first)
        return complement(cut, region, cue, owner) if owner else None
    at = cue.first - 1
    while at > region.first and (
        cut.flags[at] & TIME or (at + 1 < cue.first and cut.lower[at] in ("last", "on", "this"))
    ):
        at -= 1  # "but | on Monday | said"
    left = cut.flags[at]
    if cue.infinitive:
        return _phased(cut, region, cue, subject)
    if left & (CONJ | COMMA):
        owner = subject or opening(cut, region, cue.first)
        shares = owner and (cue.verb.form == "ing" or _does(cut, owner, at + 1))
        if owner and shares:
            within = _until_verb(cut, region, cue, owner) if cue.verb.form == "ing" else region
            return complement(cut, within, cue, owner)
    return None


def _does(cut: Tokens, phrase: Phrase, cue: int) -> bool:
    """Whether a verb of its own can follow a phrase before the cue: not "the program, | called Nine, has"."""
    verb = phrase[1] + (phrase[1] < cue and cut.flags[phrase[1]] & COMMA != 0)
    joined = cut.flags[cue - 1] & CONJ and cut.flags[min(verb, cue)] & (CONJ | COMMA)
    return verb < cue and not joined


@cache
def _phases() -> frozenset[str]:
    return frozenset(words("phase_verbs"))


def _phased(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None) -> Draft | None:
    """An infinitive that tells what somebody does ("went on to say"), not what for."""
    at = cue.first - 2
    if at <= region.first or cut.lower[at] not in _phases():
        return None
    if cut.lower[at] == "on" and cut.lower[at - 1] in ("go", "goes", "going", "went"):
        at -= 1
    while at > region.first and (cut.flags[at - 1] & (AUX | MODAL | NEG | ADV) or cut.lower[at - 1].endswith("n't")):
        at -= 1
    owner = (
        (None if cut.lower[at] == "going" else before(cut, region.first, at))
        or subject
        or opening(cut, region, cue.first)
    )
    return complement(cut, region, cue, owner) if owner and owner[0] < owner[1] else None


_PARTICIPLES = ("ed", "ing")


def opening(cut: Tokens, region: Region, last: int) -> Phrase | None:
    """Return the noun phrase that opens a sentence, a phrase before it ("In May, ...") left out."""
    at = region.first
    while at < last and cut.flags[at] & (CONJ | ADV | COMMA):
        at += 1
    end = next((n for n in range(at, last) if cut.flags[n] & COMMA), at)
    timed = cut.flags[at] & DET and at + 1 < last and cut.flags[at + 1] & TIME  # "this week, ..."
    timed = timed or (end > at and cut.lower[end - 1] in ("later", "earlier", "ago"))  # "a few minutes later, ..."
    led = cut.lower[at].endswith(_PARTICIPLES) and not cut.flags[at]  # "Reaching the pier, | crews found"
    if timed or led or (cut.flags[at] & (PREP | TIME) and not cut.flags[at] & DET):
        at = next((n + 1 for n in range(at, last) if cut.flags[n] & COMMA and not cut.quoted[n]), last)
    if at >= last or cut.lower[at].endswith(_PARTICIPLES):
        return None
    found = behind(cut, at, last)
    if found is None:
        return None
    verb = verb_place(cut, *found)
    return (found[0], verb) if verb else apposition(cut, found, last)
