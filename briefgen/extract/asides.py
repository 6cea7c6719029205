"""Asides: reports whose cue stands out of its usual place: "As Ito put it, ..." and "Said Ito: ...".

Reports in the usual order are read in `tags` and `complements`; `frames` asks here.
"""

from __future__ import annotations

from briefgen.extract.contents import adjunct, clause_end, past_adjuncts
from briefgen.extract.cues import Cue
from briefgen.extract.draft import Draft
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase, apposition, behind
from briefgen.extract.tokens import COLON, COMMA, CONJ, DET, STOP, Tokens


def aside(cut: Tokens, region: Region, cue: Cue, source: Phrase) -> Draft | None:
    """Read what stands beside "as Ito wrote": a quotation before it, or all that follows where it opens the sentence."""
    at = source[0] - 1
    if at < region.first or cut.lower[at] != "as" or not _reports(cut, cue, region.last):
        return None
    after = past_adjuncts(cut, cue.last, region.last)
    if at > region.first + (cut.flags[region.first] & CONJ != 0):
        said = _around(cut, region, at, after)
    else:
        said = _following(cut, after, region.last, plain=_surely(cut, cue))
    return Draft(source, (cue.first, cue.last), said, "aside", cue.verb.lemma) if said else None


def _around(cut: Tokens, region: Region, at: int, after: int) -> tuple[Phrase, ...]:
    """The quotation before an aside, with its other half behind: '"We sail," | as Ito put it, | "or we sink."'."""
    before = at - 1 - (cut.flags[at - 1] & COMMA != 0 and not cut.quoted[at - 1])
    if before <= region.first or not cut.closes(before):
        return ()
    said = cut.quote_start(before), before + 1
    if after + 1 >= region.last or not (cut.flags[after] & COMMA and cut.opens(after + 1)):
        return (said,)
    return said, (after + 1, cut.quote_end(after + 1, region.last))


def _reports(cut: Tokens, cue: Cue, last: int) -> bool:
    """Whether nothing but adjuncts, or the one who is told, can stand between a cue and its comma."""
    frames = cue.verb.frames
    if not cue.bare or cue.verb.form == "ing" or "quote" not in frames:
        return False
    ends = cue.last >= last or cut.flags[cue.last] & (COMMA | COLON | STOP) or cut.opens(cue.last)
    if "tell" in frames:
        told = range(cue.last, min(last, cue.last + _TOLD))
        comma = next((at for at in told if cut.flags[at] & COMMA), told.stop)
        return "about" not in cut.lower[cue.last : comma]  # "as Ito told the board | about the toll, crews left"
    return bool(ends) or adjunct(cut, cue.last)


def _surely(cut: Tokens, cue: Cue) -> bool:
    """Whether a clause behind an aside is what was said, not what happened meanwhile: "as Ito told the crowd, rain fell"."""
    if (
        "tell" in cue.verb.frames
    ):  # a paper or a body that bears a name is told by the way; those who stand there are not
        at = cue.last + (cue.last < len(cut.words) and cut.flags[cue.last] & DET != 0)
        return at < len(cut.words) and cut.words[at][0].isupper()
    return "that" in cue.verb.frames and cue.verb.lemma not in _TURNS


_TURNS = frozenset(("announce", "answer", "reply", "respond", "respond to"))
"""Verbs of a moment, at which something else may happen: "as Ito replied, the line went dead"."""
_TOLD = 25
"""Tokens from a cue to the comma behind the one who is told."""


def _following(cut: Tokens, at: int, last: int, *, plain: bool) -> tuple[Phrase, ...]:
    """The quotation behind a cue's comma or colon, or the clause where the verb reports without quotation marks."""
    marked = at < last and cut.flags[at] & (COMMA | COLON) != 0 and not cut.quoted[at]
    start = at + marked
    if start < last and cut.opens(start):
        return ((start, cut.quote_end(start, last)),)
    joined = start < last and cut.flags[start] & CONJ  # "As Ito said, | and as Rowe wrote, ..."
    end = clause_end(cut, start, last) if marked and plain and not joined else start
    return ((start, end),) if end > start else ()


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
