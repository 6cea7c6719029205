"""Asides: reports whose cue stands out of its usual place: "As Ito put it, ..." and "Said Ito: ...".

Reports in the usual order are read in `tags` and `complements`; `frames` asks here.
"""

from __future__ import annotations

from briefgen.extract.contents import adjunct, clause_end, past_adjuncts
from briefgen.extract.cues import Cue
from briefgen.extract.draft import Draft
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase, apposition, behind
from briefgen.extract.tokens import COLON, COMMA, CONJ, STOP, Tokens


def aside(cut: Tokens, region: Region, cue: Cue, source: Phrase) -> Draft | None:
    """Read what stands beside "as Ito wrote": a quotation before it, or all that follows where it opens the sentence."""
    at = source[0] - 1
    if at < region.first or cut.lower[at] != "as" or not _reports(cut, cue, region.last):
        return None
    after = past_adjuncts(cut, cue.last, region.last)
    if at > region.first + (cut.flags[region.first] & CONJ != 0):
        before = at - 1 - (cut.flags[at - 1] & COMMA != 0 and not cut.quoted[at - 1])
        said = (cut.quote_start(before), before + 1) if before > region.first and cut.closes(before) else None
    else:
        said = _following(cut, after, region.last, plain="that" in cue.verb.frames)
    return Draft(source, (cue.first, cue.last), (said,), "aside", cue.verb.lemma) if said else None


def _reports(cut: Tokens, cue: Cue, last: int) -> bool:
    """Whether nothing but adjuncts, or the one who is told, can stand between a cue and its comma."""
    frames = cue.verb.frames
    if not cue.bare or cue.verb.form == "ing" or "quote" not in frames:
        return False
    ends = cue.last >= last or cut.flags[cue.last] & (COMMA | COLON | STOP) or cut.opens(cue.last)
    return bool(ends) or "tell" in frames or adjunct(cut, cue.last)


def _following(cut: Tokens, at: int, last: int, *, plain: bool) -> Phrase | None:
    """The quotation behind a cue's comma or colon, or the clause where the verb reports without quotation marks."""
    marked = at < last and cut.flags[at] & (COMMA | COLON) != 0 and not cut.quoted[at]
    start = at + marked
    if start < last and cut.opens(start):
        return start, cut.quote_end(start, last)
    end = clause_end(cut, start, last) if marked and plain else start
    return (start, end) if end > start else None


def inverted_opening(cut: Tokens, region: Region, cue: Cue) -> Draft | None:
    """Read 'Said Ito, the mayor: "We sail."': a colon and a quotation follow the speaker."""
    source = behind(cut, cue.last, region.last)
    if source is None:
        return None
    first, end = apposition(cut, source, region.last)
    source = first, end - (cut.flags[end - 1] & COLON != 0)
    at = past_adjuncts(cut, source[1], region.last)
    if at >= region.last or not cut.flags[at] & COLON:
        return None
    opens = at + 1 < region.last and cut.opens(at + 1)
    said = ((at + 1, cut.quote_end(at + 1, region.last)),) if opens else ()
    if not said and at + 1 < region.last:
        return None
    return Draft(source, (cue.first, cue.last), said, "inverted" if said else "announced", cue.verb.lemma)
