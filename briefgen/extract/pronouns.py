"""Pronouns in somebody's words: "we" is the speaker's side, "he" the speaker, "it" the body that speaks.

`bearers` asks for the subject of a stance; pronouns outside speech are its own business.
"""

from __future__ import annotations

from briefgen.extract.actors import actor
from briefgen.extract.clauses import Clause
from briefgen.extract.mentions import Kind, given_gender
from briefgen.extract.subjects import Subject
from briefgen.grammar.lexicon import words
from briefgen.model.fact import Mention

_PRONOUN = Kind.PRONOUN
_PEOPLE = (Kind.PERSON, Kind.ROLE)
_BODIES = (Kind.ORGANISATION, Kind.PLACE)


def in_speech(clause: Clause, found: Subject) -> Mention | None:
    """Return who a pronoun in somebody's words must be: the speaker, or the side that the speaker is on."""
    speaker = clause.speaker
    if speaker is None:
        return None
    if clause.quoted:
        return {"i": speaker, "we": _side(clause, speaker)}.get(found.pronoun)
    if found.pronoun in ("it", "they"):
        return speaker if _opens_speech(clause, found) and _collective(clause, speaker, found.pronoun) else None
    return speaker if found.pronoun in ("he", "she") and _may_be(clause, speaker, found.pronoun) else None


def _opens_speech(clause: Clause, found: Subject) -> bool:
    """Whether a pronoun is the subject of the very clause said: "Oslo said | it would back the quota"."""
    voice, start = clause.voice, found.start
    if voice is None:
        return False
    said = clause.plain[max(voice.part.start, start - 12) : start].strip().lower()
    cue = voice.statement.cue
    return said in ("", "that") and cue is not None and cue.span.end <= start


def _collective(clause: Clause, speaker: Mention, pronoun: str) -> bool:
    """Whether a speaker can be an "it", a body or government, or a "they", several people."""
    known = actor(speaker.actor, clause.reading.vocabulary) if speaker.actor else None
    if known:
        plural = known.kind == "group" or (known.kind == "organisation" and speaker.name.endswith("s"))
        return plural if pronoun == "they" else known.kind in ("government", "organisation")
    here = [m for m in clause.reading.mentions_in(speaker.span) if m.end == speaker.span.end]
    if pronoun == "they":
        return any(m.gender == "p" for m in here)
    body = speaker.name.rpartition(" ")[2] in words("acting_bodies")
    return body or any(m.kind in _BODIES and m.gender == "n" for m in here)


def _may_be(clause: Clause, speaker: Mention, pronoun: str) -> bool:
    """Whether a speaker can be a "he" or "she": one person, and of that sex as far as the text tells."""
    here = [m for m in clause.reading.mentions_in(speaker.span) if m.kind is not _PRONOUN]
    single = " " not in speaker.name or any(m.kind in _PEOPLE for m in here) or speaker.actor
    genders = {m.gender for m in here if m.kind in _PEOPLE} | {given_gender(speaker.name)}
    return bool(single) and not genders & ({"w", "p"} if pronoun == "he" else {"m", "p"})


def _side(clause: Clause, speaker: Mention) -> Mention:
    """The government or organisation for which a speaker says "we"."""
    known = actor(speaker.actor, clause.reading.vocabulary) if speaker.actor else None
    side = actor(known.side, clause.reading.vocabulary) if known and known.side else None
    return Mention(side.name, speaker.span, side.id) if side else speaker
