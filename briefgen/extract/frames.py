"""Frames: who speaks at a cue, and in which direction the content lies.

Content before the speaker is read in `tags`, content behind the cue in `complements`; `speakers` finds phrases.
"""

from __future__ import annotations

from functools import cache

from briefgen.extract.accounts import account
from briefgen.extract.complements import complement
from briefgen.extract.contents import clause_end, phrase_end
from briefgen.extract.cues import Cue
from briefgen.extract.draft import Draft
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase, apposition, before, behind
from briefgen.extract.tags import inverted, quoted_speaker, tag
from briefgen.extract.tokens import (
    ADV,
    AUX,
    COMMA,
    CONJ,
    MODAL,
    NEG,
    REL,
    Tokens,
)
from briefgen.grammar.lexicon import words


def frame(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None) -> Draft | None:
    """Read the statement that a cue makes; `subject` is who spoke by the cue before it in the region."""
    if "account" in cue.verb.frames:
        found = account(cut, region, cue.first, cue.last)
        return Draft(found[0], (cue.first, cue.last), found[1], "account", cue.verb.lemma) if found else None
    if cue.passive or _reduced(cut, cue, region):
        return _passive(cut, region, cue)
    source = quoted_speaker(cut, region, cue) or before(cut, region.first, cue.first)
    tagged = tag(cut, region, cue, source) if source and cut.flags[cue.first - 1] & COMMA else None
    turned = None if tagged else inverted(cut, region, cue)
    if tagged or turned:
        return tagged or turned
    if source is None:
        return _shared(cut, region, cue, subject)
    if cue.verb.form == "ing" and cue.bare:
        return _participle(cut, region, cue, subject, source)
    return tag(cut, region, cue, source) or complement(cut, region, cue, source)


def _reduced(cut: Tokens, cue: Cue, region: Region) -> bool:
    """Whether a participle with "by" follows its noun: "a move derided by critics"."""
    return cue.bare and cue.verb.form == "past" and cue.last < region.last and cut.lower[cue.last] == "by"


def _passive(cut: Tokens, region: Region, cue: Cue) -> Draft | None:
    """'The plan was rejected by the council' and 'derided by critics as "theatre"': the agent speaks."""
    at = cue.last
    if at + 1 >= region.last or cut.lower[at] != "by" or "as" not in cue.verb.frames:
        return _impersonal(cut, region, cue)
    source = behind(cut, at + 1, region.last)
    if source is None:
        return None
    behind_it = source[1]
    if behind_it < region.last and cut.lower[behind_it] == "as":
        if behind_it + 1 < region.last and cut.opens(behind_it + 1):
            words_said = (behind_it + 1, cut.quote_end(behind_it + 1, region.last))
            return Draft(source, (cue.first, cue.last), (words_said,), "passive", cue.verb.lemma)
        end = clause_end(cut, behind_it + 1, region.last)
        return (
            Draft(source, (cue.first, cue.last), ((behind_it + 1, end),), "passive", cue.verb.lemma)
            if end > behind_it + 1
            else None
        )
    return None


def _impersonal(cut: Tokens, region: Region, cue: Cue) -> Draft | None:
    """'Talks are expected to resume': somebody's expectation, nobody's name."""
    at = cue.last
    if at >= region.last or "impersonal" not in cue.verb.frames or cut.lower[at] not in ("to", "as"):
        return None
    subject = before(cut, region.first, cue.first)
    if subject is None or subject[0] >= subject[1] or cut.flags[subject[0]] & REL:
        return None
    end = phrase_end(cut, at, region.last)
    return (
        Draft(None, (cue.first, cue.last), (subject, (at, end)), "impersonal", cue.verb.lemma) if end > at + 1 else None
    )


def _participle(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None, source: Phrase) -> Draft | None:
    """`..., adding that` and "a letter saying that": the sentence's subject speaks."""
    if cut.flags[cue.first - 1] & COMMA:
        return complement(cut, region, cue, subject or source)
    if cut.lower[cue.first - 1] not in _documents():
        return None
    owner = subject or _opening_subject(cut, region, cue)
    return complement(cut, region, cue, owner) if owner else None


@cache
def _documents() -> frozenset[str]:
    return frozenset(words("documents"))


def _shared(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None) -> Draft | None:
    """A cue that shares its subject with a verb before it, or has it behind a comma."""
    if cue.first == region.first:
        return None
    left = cut.flags[cue.first - 1]
    if cue.infinitive:
        return _phased(cut, region, cue, subject)
    if left & (CONJ | COMMA):
        owner = subject or _opening_subject(cut, region, cue)
        return complement(cut, region, cue, owner) if owner else None
    return None


@cache
def _phases() -> frozenset[str]:
    return frozenset(words("phase_verbs"))


def _phased(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None) -> Draft | None:
    """An infinitive that tells what somebody does ("went on to say"), not what for."""
    at = cue.first - 2
    if at <= region.first or cut.lower[at] not in _phases():
        return None
    while at > region.first and cut.flags[at - 1] & (AUX | MODAL | NEG | ADV):
        at -= 1
    owner = before(cut, region.first, at) or subject or _opening_subject(cut, region, cue)
    return complement(cut, region, cue, owner) if owner and owner[0] < owner[1] else None


def _opening_subject(cut: Tokens, region: Region, cue: Cue) -> Phrase | None:
    """The noun phrase that opens the region, up to its first verb."""
    at = region.first
    while at < cue.first and cut.flags[at] & (CONJ | ADV | COMMA):
        at += 1
    if cut.lower[at].endswith(("ed", "ing")):
        return None
    found = behind(cut, at, cue.first)
    return apposition(cut, found, cue.first) if found else None
