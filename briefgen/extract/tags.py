"""Tags: "..., Ito said" and "..., said Ito", where the content stands before its speaker and may go on behind.

Content behind the cue is read in `complements`; where clauses end is `contents`' business.
"""

from __future__ import annotations

from functools import cache

from briefgen.extract.contents import adjunct, clause_end, past_adjuncts, reports_anew, trimmed
from briefgen.extract.cues import Cue, forms, verbs
from briefgen.extract.draft import Draft
from briefgen.extract.finite import inflected, shows_verb
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase, apposition, behind
from briefgen.extract.tokens import (
    AUX,
    COLON,
    COMMA,
    CONJ,
    DASH,
    DET,
    MODAL,
    POSS,
    PREP,
    PRON,
    PUNCTUATION,
    REL,
    STOP,
    SUB,
    TIME,
    Tokens,
)

_LONGEST_SPEAKER = 45
"""Tokens between a closing quotation mark and the cue behind a speaker's name and apposition."""


def quoted_speaker(cut: Tokens, region: Region, cue: Cue) -> Phrase | None:
    """The phrase between a closing mark and the cue: '"We left," Bo Ito, 30, of Lyon, France, who works there, said'."""
    if cue.verb.form == "ing" or "quote" not in cue.verb.frames or cue.first == region.first:
        return None
    closing = cut.edges.rfind(2, max(region.first, cue.first - _LONGEST_SPEAKER), cue.first - 1)
    if closing < 0 or 1 in cut.quoted[closing + 1 : cue.first] or not _breaks_off(cut, closing):
        return None
    start, between = closing + 1, cut.lower[closing + 1 : cue.first]
    if not _begins(cut, start, cue.first) or cut.flags[start] & CONJ:
        return None
    speaks = not forms("past third", "quote").isdisjoint(between) or _acts(cut, start, cue.first)
    if speaks or not _CLAUSE_ENDS.isdisjoint(between):
        return None
    return _own_name(cut, start, cue.first), cue.first


def _own_name(cut: Tokens, start: int, end: int) -> int:
    """Where a name or pronoun right before its cue starts, if a comma parts it from an aside: "the end of an era, | Ito said"."""
    comma = next((at for at in range(end - 2, start, -1) if cut.flags[at] & COMMA), -1)
    parted = comma > 0 and not cut.flags[end - 1] & COMMA
    known = parted and (cut.flags[comma + 1] & PRON or (cut.words[comma + 1][0].isupper() and not cut.flags[comma + 1]))
    return comma + 1 if known else start


def _begins(cut: Tokens, start: int, end: int) -> bool:
    """Whether a speaker's phrase can start at a token: a name, a determiner, or what somebody is before the name."""
    if cut.words[start][0].isupper() or cut.flags[start] & (DET | POSS | PRON):
        return True
    name = next((at for at in range(start + 1, min(start + _TITLE, end)) if cut.words[at][0].isupper()), start)
    return name > start and not any(cut.flags[start:name])  # "panel | Chairman Bo Ito (R-Utah) said"


_TITLE = 4
"""Tokens before a name that say what somebody is, and the name's first."""


def _acts(cut: Tokens, start: int, end: int) -> bool:
    """Whether a phrase is a clause of its own: a name or "he" with its verb, "Rowe accused Cole, though a review | shows"."""
    for at in range(start + 1, end):
        if cut.flags[at] & (PUNCTUATION | REL | CONJ):
            return False
        named = cut.words[at - 1][0].isupper() and not cut.flags[at - 1]
        acts = cut.lower[at].endswith("ed") or cut.lower[at] in forms("past third")
        if named and cut.words[at][0].islower() and acts:
            return True
    return False


_CLAUSE_ENDS = frozenset((":", ";", "!", "?", "…"))


def inverted(cut: Tokens, region: Region, cue: Cue) -> Draft | None:
    """'"We left," said Ito': behind a mark or a comma, the content before the cue and the speaker behind it."""
    if not cue.bare or cue.verb.form not in ("past", "third", "base") or "quote" not in cue.verb.frames:
        return None
    if cue.first <= region.first + 1 or cue.verb.lemma == "tell":
        return None
    left, nxt = cue.first - 1, cue.last
    quote = cut.edges[left] == 2
    if nxt >= region.last or not _starts_phrase(cut, nxt):
        return None
    source = behind(cut, nxt, region.last)
    if source is None or (not quote and _clausal(cut, source)):
        return None
    if not quote and not (_may_invert(cut, region, source) and _tells(cut, region, left, source)):
        return None
    source = apposition(cut, source, region.last)
    return _tagged(cut, region, cue, source, (_left_start(cut, region, cue.first), cue.first), source[1])


def _clausal(cut: Tokens, phrase: Phrase) -> bool:
    """Whether words behind a cue end in their verb, as what is reported may: "said | the police failed"."""
    first, last = phrase[0], phrase[1] - 1
    noun = cut.flags[last - 1] & (DET | POSS | PREP)  # "said | the accused"
    return last - first > 1 and cut.words[last][0].islower() and not noun and inflected(cut, last)


_CLAUSE = 3
"""Tokens of the shortest clause that no known verb shows."""


def _tells(cut: Tokens, region: Region, left: int, source: Phrase) -> bool:
    """Whether what stands before an inverted cue is a clause, or a subject whose verb follows: not "The mayor, Bo Ito".

    Before a name a clause without a comma is one by its place: "The yard employs 950 welders, said | Ada Rowe".
    """
    said, after = source
    if shows_verb(cut, region.first, left):
        return True
    named = cut.words[said][0].isupper() and not cut.flags[said]
    if named and left >= region.first + _CLAUSE and COMMA not in cut.flags[region.first : left]:
        return True
    goes_on = after + 1 < region.last and cut.flags[after] & COMMA
    apposed = any(
        flag & COMMA for flag in cut.flags[region.first : left]
    )  # "Bo Ito, 58, said the fund, set up in May, ..."
    return bool(goes_on) and not apposed and (cut.flags[after + 1] & (AUX | MODAL) != 0 or inflected(cut, after + 1))


def _may_invert(cut: Tokens, region: Region, source: Phrase) -> bool:
    """Without a quotation no verb may follow the speaker: "said Mexico would refuse" has its speaker before."""
    end = source[1]
    return end >= region.last or (
        not cut.opens(end)
        and not _urges(cut, end, region.last)
        and bool(cut.flags[end] & (PUNCTUATION | TIME | PREP | REL))
        and not cut.flags[end] & AUX
    )


def _urges(cut: Tokens, at: int, last: int) -> bool:
    """Whether the words behind a cue are told to do something: "the league, ..., urged the state | to pay"."""
    return cut.lower[at] == "to" and at + 1 < last and not cut.flags[at + 1] and cut.words[at + 1][0].islower()


def _starts_phrase(cut: Tokens, at: int) -> bool:
    flag = cut.flags[at]
    if flag & (DET | POSS | PRON):
        return True
    if cut.lower[at] in ("yes", "no", "so", "nothing", "little", "much", "something"):
        return False
    return not flag & ~DET and (cut.words[at][0].isupper() or cut.words[at][0].islower()) and not cut.quoted[at]


def tag(cut: Tokens, region: Region, cue: Cue, source: Phrase) -> Draft | None:
    """'"We left," Ito said' and 'The plan, Ito said, is dead': the content stands before the speaker."""
    if source[0] <= region.first or _TAGS.isdisjoint(cue.verb.frames) or cut.flags[source[0]] & REL:
        return None
    left = source[0] - 1
    quote = _behind_quotation(cut, region, left)
    if not quote and not cut.flags[left] & COMMA:
        return None
    after = past_adjuncts(cut, cue.last, region.last)
    if quote and not cut.opens(region.first) and _answers(cut, source[0] - 1, cue.last, region.last):
        return None
    if not quote and not _behind_clause(cut, region, cue, left, after):
        return None
    start = _left_start(cut, region, source[0])
    if quote and _adverbial(cut, start, left):
        return None
    return _tagged(cut, region, cue, source, (start, source[0]), after)


def _adverbial(cut: Tokens, start: int, left: int) -> bool:
    """Whether a quotation is only named in a phrase before the main clause: 'Asked about the "toll," Ito said no'."""
    if cut.quoted[start]:
        return False
    if cut.flags[start] & PREP and cut.lower[start] != "that":
        return not any(cut.flags[at] & COMMA and not cut.quoted[at] for at in range(start, left))
    return cut.lower[start].endswith(("ed", "ing")) and not cut.flags[start]


_TAGS = frozenset(("quote", "bare"))


def _answers(cut: Tokens, closing: int, at: int, last: int) -> bool:
    """Whether a quotation behind the cue is a new one: 'Ruiz was asked, "Why?" She answered, "We must."'."""
    complete = cut.words[closing - 1] in (".", "?", "!")
    return complete and at + 1 < last and bool(cut.flags[at] & (COMMA | COLON)) and cut.opens(at + 1)


def _behind_quotation(cut: Tokens, region: Region, left: int) -> bool:
    """Whether the token before a speaker closes a quotation that breaks off there, or is a comma behind one."""
    if cut.flags[left] & COMMA and not cut.quoted[left]:
        return left - 1 > region.first and cut.edges[left - 1] == 2
    return cut.edges[left] == 2 and _breaks_off(cut, left)


def _breaks_off(cut: Tokens, closing: int) -> bool:
    """Whether a quotation ends with a comma, a stop or a dash before its closing mark, a nested one's mark between."""
    at = closing - 1
    while at > 0 and cut.words[at] == "'":
        at -= 1
    return cut.words[at] in _BREAKS


_BREAKS = frozenset((",", ".", "?", "!", "-", "–", "—", "--", "…"))


def _behind_clause(cut: Tokens, region: Region, cue: Cue, left: int, after: int) -> bool:
    """Whether a clause stands before the speaker's comma, and nothing behind the cue but adjuncts or more of it."""
    ends = after >= region.last or bool(cut.flags[after] & STOP)
    goes_on = not ends and bool(cut.flags[after] & COMMA) and after + 1 < region.last and not cut.opens(after + 1)
    if not (ends or goes_on) or not _reportable(cut, region.first, left):
        return False
    if after > cue.last and not adjunct(cut, cue.last) and "tell" not in cue.verb.frames:
        return False
    interrupts = goes_on and after + 2 < region.last and not _reporting(cut, after + 1)
    return interrupts or shows_verb(cut, region.first, left) or (ends and _by_place(cut, region.first, left))


def _by_place(cut: Tokens, start: int, end: int) -> bool:
    """Whether words that show no verb of a list are what was said, since nothing follows: "It employs 950 welders, ..."."""
    opens = cut.flags[start] & (PREP | TIME | CONJ) and not cut.flags[start] & DET
    return end - start > _CLAUSE and not opens and not any(flag & PUNCTUATION for flag in cut.flags[start:end])


def _reportable(cut: Tokens, start: int, end: int) -> bool:
    """Whether a sentence's beginning can be what was said: "When pressed," and "Asked about it," cannot."""
    if cut.flags[start] & SUB:
        return any(cut.flags[at] & COMMA for at in range(start, end))
    return not cut.lower[start].endswith(("ed", "ing"))


def _tagged(cut: Tokens, region: Region, cue: Cue, source: Phrase, left: Phrase, at: int) -> Draft:
    """The draft of what stands left of a tag and goes on behind it, at a token."""
    start, left_end = left
    end = trimmed(cut, start, left_end)
    content = [(start, end)]
    if at < region.last and cut.flags[at] & (COMMA | COLON) and at + 1 < region.last:
        if cut.opens(at + 1):
            content.append((at + 1, cut.quote_end(at + 1, region.last)))
        elif _named_only(cut, start, end, at + 1) or (
            not cut.closes(left_end - 1)
            and (_contrasts(cut, at + 1, region.last) or not _reporting(cut, at + 1))
            and not cut.closes(left_end - 2)
        ):
            content.append((at + 1, clause_end(cut, at + 1, region.last)))
    elif at < region.last and cut.opens(at):
        content.append((at, cut.quote_end(at, region.last)))
    if len(content) == 1 and cut.closes(end - 1):
        content += _resumed(cut, region, at)
    return Draft(source, (cue.first, cue.last), tuple([c for c in content if c[1] > c[0]]), "tag", cue.verb.lemma)


def _named_only(cut: Tokens, start: int, end: int, at: int) -> bool:
    """Whether what stands before a tag is a subject that ends in a quotation, its verb behind: 'The "old toll," Ito said, is dead'."""
    return (
        not cut.quoted[start]
        and cut.closes(end - 1)
        and bool(cut.flags[at] & (AUX | MODAL))
        and cut.flags[start] & DET != 0
    )


def _resumed(cut: Tokens, region: Region, at: int) -> list[Phrase]:
    """The second half of a quotation behind a long tag: '"A," Ito wrote in a letter to the board, "but B."'."""
    for mark in range(at + 1, region.last):
        if not cut.flags[mark - 1] & COMMA:
            if cut.opens(mark):
                return []
            continue
        if cut.lower[mark] == "that":
            return [(mark, clause_end(cut, mark, region.last))]
        if cut.opens(mark):
            return [(mark, cut.quote_end(mark, region.last))]
        if cut.flags[mark] & CONJ and mark + 1 < region.last and cut.opens(mark + 1):
            return [(mark, cut.quote_end(mark + 1, region.last))]
        if (cut.lower[mark] in verbs() and cut.lower[mark] not in _beside()) or cut.flags[mark] & CONJ:
            return []
    return []


@cache
def _beside() -> frozenset[str]:
    """Participles that may stand between the halves of a quotation: "referring to the toll", but not "adding"."""
    return forms("ing") - forms("ing", "quote that")


def _contrasts(cut: Tokens, at: int, last: int) -> bool:
    """Whether "but" goes on with what was said: no report may be cut before it, unless another report begins there."""
    joins = cut.lower[at] in ("but", "and", "or", "while", "although", "because")
    return joins and not (cut.lower[at] in ("but", "and") and reports_anew(cut, at + 1, last))


def _reporting(cut: Tokens, at: int) -> bool:
    return cut.lower[at].endswith("ing") or bool(cut.flags[at] & (CONJ | REL | SUB))


def _left_start(cut: Tokens, region: Region, end: int) -> int:
    """Where the content before a tag starts: behind an open bracket, a colon before its quotation, or a semicolon."""
    at = region.first
    if "(" in cut.words[at:end]:
        bracket = max((n for n in range(at, end) if cut.words[n] == "(" and not cut.quoted[n]), default=-1)
        if bracket >= 0 and ")" not in cut.words[bracket:end]:
            return bracket + 1
    last = end - 1 if cut.quoted[end - 1] else end - 2
    if last > at and cut.closes(last) and (opening := cut.quote_start(last)) > at and cut.flags[opening - 1] & COLON:
        return opening
    for n in range(end - 2, at, -1) if not _PARTING.isdisjoint(cut.words[at + 1 : end - 1]) else ():
        if not cut.quoted[n] and _parts(cut, n, interrupted=end < region.last - 3):
            return n + 1
    while at < end and cut.flags[at] & CONJ and not cut.quoted[at]:
        at += 1
    return at


_PARTING = frozenset((";", "-", "–", "—", "―", "--"))


def _parts(cut: Tokens, at: int, *, interrupted: bool) -> bool:
    """Whether a mark parts what is reported from what stands before it."""
    return cut.words[at] == ";" or (interrupted and bool(cut.flags[at] & DASH))
