"""Frames: who speaks at a cue, and in which direction the content lies.

Content before the speaker is read in `tags`, content behind the cue in `complements`; a cue without a speaker of its
own gets one in `sharing`.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from briefgen.extract.accounts import account
from briefgen.extract.asides import aside, inverted_opening
from briefgen.extract.complements import complement
from briefgen.extract.contents import clause_end, past_adjuncts, phrase_end
from briefgen.extract.cues import Cue
from briefgen.extract.draft import Draft
from briefgen.extract.regions import Region
from briefgen.extract.sharing import participle, shared
from briefgen.extract.speakers import Phrase, before, behind
from briefgen.extract.tags import inverted, quoted_speaker, tag
from briefgen.extract.tokens import (
    AUX,
    COMMA,
    MODAL,
    PREP,
    REL,
    STOP,
    SUB,
    Tokens,
)  # fmt: skip


def frame(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None) -> Draft | None:
    """Read the statement that a cue makes; `subject` is who spoke by the cue before it in the region."""
    if "account" in cue.verb.frames:
        found = account(cut, region, cue.first, cue.last)
        return Draft(found[0], (cue.first, cue.last), found[1], "account", cue.verb.lemma) if found else None
    if cue.first == region.first and cut.words[cue.first][0].isupper():
        return inverted_opening(cut, region, cue)
    if cue.verb.form == "ing":
        cue = _quoted(cut, region, cue)
    elif cue.passive or (cue.bare and cue.verb.form == "past" and _reduced(cut, cue.last, region.last)):
        return _passive(cut, region, cue)
    source = quoted_speaker(cut, region, cue) or before(cut, region.first, cue.first)
    comma = cut.flags[cue.first - 1] & COMMA
    if comma or cut.edges[cue.first - 1] == 2:
        around = (tag(cut, region, cue, source) if source and comma else None) or inverted(cut, region, cue)
        if around:
            return around
    if source is None:
        return shared(cut, region, cue, subject)
    if cut.lower[source[0] - 1] == "as" and (said := aside(cut, region, cue, source)):
        return said
    if cue.verb.form == "ing" and not any(flag & (AUX | MODAL) for flag in cut.flags[cue.first : cue.at]):
        return participle(cut, region, cue, subject, source)
    return (None if comma else tag(cut, region, cue, source)) or complement(cut, region, cue, source)


def _quoted(cut: Tokens, region: Region, cue: Cue) -> Cue:
    """The cue with the passive before it whose subject speaks: "the minister | was quoted as saying"."""
    at = start = cue.first - 2
    if start <= region.first or cut.lower[start : cue.first] != ["quoted", "as"]:
        return cue
    while at > region.first and cut.flags[at - 1] & AUX:
        at -= 1
    return replace(cue, first=at, bare=False) if at < start else cue


def outer(cut: Tokens, region: Region, cue: Cue, inner: int) -> Draft | None:
    """Read a tag at the end of a sentence whose beginning was read as a report: "Ito wants a bridge, Ruiz said Friday".

    `inner` is where that report's content starts; one that opens with a clause or phrase of its own is no tag's.
    """
    opening = inner + (cut.lower[inner] == "that")
    adjunct = cut.flags[opening] & (SUB | PREP) and cut.lower[opening] != "to"
    if adjunct or cue.passive or not cue.bare or cut.quoted[cue.first] or cut.quoted[inner]:
        return None
    commas = cut.where.get(",", ())
    nearest = bisect_left(commas, inner)
    if nearest == len(commas) or commas[nearest] >= cue.first:
        return None
    source = before(cut, region.first, cue.first)
    if source is None or source[0] <= inner or not cut.flags[source[0] - 1] & COMMA:
        return None
    ends = past_adjuncts(cut, cue.last, region.last)
    if ends < region.last - 1 or (ends < region.last and not cut.flags[ends] & STOP):
        return None
    return tag(cut, region, cue, source)


def _reduced(cut: Tokens, at: int, last: int) -> bool:
    """Whether "by" behind a participle tells that it follows its noun: "a move derided | by critics", not "Ito said | by email"."""
    if at + 1 >= last or cut.lower[at] != "by":
        return False
    means = cut.lower[at + 1] in _MEANS
    return not means or (at + 2 < last and not cut.flags[at + 2])  # "a notice posted by phone | companies"


_MEANS = frozenset("cable e-mail email fax letter phone radio telephone text video".split())


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
        said = (behind_it + 1, clause_end(cut, behind_it + 1, region.last))
        return Draft(source, (cue.first, cue.last), (said,), "passive", cue.verb.lemma) if said[1] > said[0] else None
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
    if end <= at + 1:
        return None
    return Draft(None, (cue.first, cue.last), (subject, (at, end)), "impersonal", cue.verb.lemma)
