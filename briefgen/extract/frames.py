"""Frames: how cue, speaker and content stand to each other in a sentence, as ranges of tokens.

Each region is searched for cues; the frame in which a cue stands says where speaker and content are. Where a
speaker's phrase starts is `speakers`' business, where a content ends `contents`'; `statements` makes facts of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from briefgen.extract.accounts import account
from briefgen.extract.contents import adjunct, clause_end, past_adjuncts, past_phrase, past_times, phrase_end, trimmed
from briefgen.extract.cues import Cue, cues, verbs
from briefgen.extract.nouns import reports
from briefgen.extract.regions import Region, regions
from briefgen.extract.speakers import Phrase, apposition, before, behind
from briefgen.extract.tokens import (
    ADV, AUX, COLON, COMMA, CONJ, DET, MARK, MODAL, NEG, OBJ, POSS, PREP, PRON, PUNCTUATION, REL, STOP, SUB, TIME, Tokens, tokens,
)  # fmt: skip
from briefgen.grammar.lexicon import words
from briefgen.grammar.quotations import Quotation
from briefgen.model.source import Document, ParagraphKind


_SPEECH = 6
"""Tokens, marks included: a shorter quotation that stands alone is a heading or a title, not speech."""
_LONGEST_SPEAKER = 45
"""Tokens between a closing quotation mark and the cue behind a speaker's name and apposition."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement as ranges of tokens."""

    source: Phrase | None
    cue: Phrase | None
    content: tuple[Phrase, ...]
    rule: str
    lemma: str = ""

    @property
    def at(self) -> int:
        """The cue's last token."""
        return self.cue[1] - 1 if self.cue else -1


def drafts(document: Document, quoted: Sequence[Quotation]) -> tuple[Tokens, list[Draft]]:
    """Return a document's tokens and the statements of its body, in the order of their cues."""
    body = [s for s in document.sentences if s.paragraph.kind is ParagraphKind.BODY]
    cut = tokens(document.plain, [q for q in quoted if not q.single])
    found: list[Draft] = []
    open_to_more, paragraph = False, 0
    latest: Draft | None = None
    for region in regions(cut, body):
        near = open_to_more and region.paragraph - paragraph <= 1
        latest = latest if region.paragraph - paragraph <= 1 else None
        paragraph = region.paragraph
        if _only_quotes(cut, region):
            if near:
                found[-1] = replace(found[-1], content=(*found[-1].content, (region.first, region.last)))
            elif latest and latest.source and region.last - region.first >= _SPEECH:
                latest = Draft(latest.source, None, ((region.first, region.last),), "inherited")
                found.append(latest)
            open_to_more = near
            continue
        here = _region(cut, region)
        found += [draft for draft in here if draft.content]
        latest = max(here, key=lambda draft: draft.at, default=None)
        open_to_more = bool(here) and _open(cut, region, here, found)
    return cut, [draft for draft in found if draft.content]


def _only_quotes(cut: Tokens, region: Region) -> bool:
    return cut.opens(region.first) and all(cut.quoted[at] for at in range(region.first, region.last))


def _open(cut: Tokens, region: Region, here: list[Draft], found: list[Draft]) -> bool:
    """Whether a quotation that follows without a cue goes on with words of this region; its draft is put last."""
    for draft in reversed(here):
        if not draft.content:
            found.append(draft)
            return True
        if draft.rule == "tag" and any(cut.closes(last - 1) for _, last in draft.content) or (
            cut.closes(region.last - 1) and draft.content[-1][1] == region.last
        ):
            found.remove(draft)
            found.append(draft)
            return True
    return False


def _region(cut: Tokens, region: Region) -> list[Draft]:
    """The statements of a region; what is reported inside a report belongs to the outer one."""
    found: list[Draft] = []
    subject: Phrase | None = None
    for cue in cues(cut, region.first, region.last):
        if any(_holds(draft, cue.at) for draft in found):
            continue
        draft = _draft(cut, region, cue, subject)
        if draft:
            subject = draft.source or subject
            found = [other for other in found if not _holds(draft, other.at)]
            found.append(draft)
    for source, noun, content in reports(cut, region):
        draft = Draft(source, noun, (content,), "noun", cut.lower[noun[0]])
        if not any(_holds(other, draft.at) or _holds(draft, other.at) for other in found):
            found.append(draft)
    return found


def _holds(draft: Draft, at: int) -> bool:
    return any(first <= at < last for first, last in draft.content)


def _draft(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None) -> Draft | None:
    if "account" in cue.verb.frames:
        found = account(cut, region, cue.first, cue.last)
        return Draft(found[0], (cue.first, cue.last), found[1], "account", cue.verb.lemma) if found else None
    if cue.passive or _reduced(cut, cue, region):
        return _passive(cut, region, cue)
    source = _quoted_speaker(cut, region, cue) or before(cut, region.first, cue.first)
    tagged = _tag(cut, region, cue, source) if source and cut.flags[cue.first - 1] & COMMA else None
    inverted = None if tagged else _inverted(cut, region, cue)
    if tagged or inverted:
        return tagged or inverted
    if source is None:
        return _shared(cut, region, cue, subject)
    if cue.verb.form == "ing" and cue.bare:
        return _right(cut, region, cue, subject or source) if cut.flags[cue.first - 1] & COMMA else None
    return _tag(cut, region, cue, source) or _right(cut, region, cue, source)


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
        end = clause_end(cut, behind_it + 1, region.last)
        return Draft(source, (cue.first, cue.last), ((behind_it + 1, end),), "passive", cue.verb.lemma) if end > behind_it + 1 else None
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
    return Draft(None, (cue.first, cue.last), (subject, (at, end)), "impersonal", cue.verb.lemma) if end > at + 1 else None


def _quoted_speaker(cut: Tokens, region: Region, cue: Cue) -> Phrase | None:
    """The phrase between a closing mark and the cue: '"We left," Bo Ito, 30, of Lyon, France, who works there, said'."""
    if cue.verb.form == "ing" or "quote" not in cue.verb.frames:
        return None
    at = cue.first - 1
    while at > region.first and cue.first - at < _LONGEST_SPEAKER and not cut.quoted[at] and not _speaks(cut, at):
        at -= 1
    start = at + 1
    if not cut.closes(at) or start >= cue.first or cut.words[at - 1] not in (",", "?", "!"):
        return None
    if not (cut.words[start][0].isupper() or cut.flags[start] & (DET | POSS | PRON)) or cut.flags[start] & CONJ:
        return None
    return (start, cue.first) if not any(cut.flags[n] & (STOP | COLON) and cut.words[n] != "." for n in range(start, cue.first)) else None


def _speaks(cut: Tokens, at: int) -> bool:
    """Whether a token is a finite cue verb."""
    return any(verb.form in ("past", "third") and "quote" in verb.frames for verb in verbs().get(cut.lower[at], ()))


def _shared(cut: Tokens, region: Region, cue: Cue, subject: Phrase | None) -> Draft | None:
    """A cue that shares its subject with a verb before it, or has it behind a comma."""
    if cue.first == region.first:
        return None
    left = cut.flags[cue.first - 1]
    if cue.infinitive:
        return _phased(cut, region, cue, subject)
    if left & (CONJ | COMMA):
        owner = subject or _opening_subject(cut, region, cue)
        return _right(cut, region, cue, owner) if owner else None
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
    return _right(cut, region, cue, owner) if owner and owner[0] < owner[1] else None


def _opening_subject(cut: Tokens, region: Region, cue: Cue) -> Phrase | None:
    """The noun phrase that opens the region, up to its first verb."""
    at = region.first
    while at < cue.first and cut.flags[at] & (CONJ | ADV | COMMA):
        at += 1
    if cut.lower[at].endswith(("ed", "ing")):
        return None
    found = behind(cut, at, cue.first)
    return apposition(cut, found, cue.first) if found else None


def _inverted(cut: Tokens, region: Region, cue: Cue) -> Draft | None:
    """'"We left," said Ito': the content stands before the cue, the speaker behind it."""
    if not cue.bare or cue.verb.form not in ("past", "third", "base") or "quote" not in cue.verb.frames:
        return None
    if cue.first <= region.first + 1 or cue.verb.lemma in ("have",):
        return None
    left = cue.first - 1
    quote = cut.closes(left)
    if not quote and not cut.flags[left] & COMMA:
        return None
    nxt = cue.last
    if nxt >= region.last or not _starts_phrase(cut, nxt):
        return None
    source = behind(cut, nxt, region.last)
    if source is None:
        return None
    if not quote and not _may_invert(cut, region, cue, source):
        return None
    source = apposition(cut, source, region.last)
    return _tagged(cut, region, cue, source, left_end=cue.first, right_start=source[1])


def _may_invert(cut: Tokens, region: Region, cue: Cue, source: Phrase) -> bool:
    """Without a quotation the speaker must close the sentence or a comma follow."""
    end = source[1]
    return cut.words[source[0]][0].isupper() or end >= region.last or bool(cut.flags[end] & (COMMA | STOP))


def _starts_phrase(cut: Tokens, at: int) -> bool:
    flag = cut.flags[at]
    if flag & (DET | POSS | PRON):
        return True
    return not flag & ~DET and (cut.words[at][0].isupper() or cut.words[at][0].islower()) and not cut.quoted[at]


def _tag(cut: Tokens, region: Region, cue: Cue, source: Phrase) -> Draft | None:
    """'"We left," Ito said' and 'The plan, Ito said, is dead': the content stands before the speaker."""
    if not cue.verb.frames & {"quote", "bare"} or source[0] <= region.first or cut.flags[source[0]] & REL:
        return None
    left = source[0] - 1
    if cut.flags[left] & (CONJ) and left > region.first:
        return None
    quote = cut.closes(left) and (cut.words[left - 1] in ",.?!-–—…" or cut.flags[left] & COMMA)
    if cut.flags[left] & COMMA and left - 1 > region.first and cut.closes(left - 1):
        quote = True
    comma = bool(cut.flags[left] & COMMA)
    if not quote and not comma:
        return None
    after = past_adjuncts(cut, cue.last, region.last)
    right = cue.last if after == cue.last else after
    if after < region.last and not cut.flags[after] & (COMMA | STOP | MARK) and not quote:
        return None
    if comma and not quote:
        if after < region.last and cut.flags[after] & COMMA and after + 1 < region.last and cut.opens(after + 1):
            return None
        if not _reportable(cut, region.first, left):
            return None
        mid = after + 2 < region.last and cut.flags[after] & COMMA and not _reporting(cut, after + 1)
        if not (mid or _clausal(cut, region.first, left)) or not (after >= region.last or cut.flags[after] & (STOP | COMMA)):
            return None
        if after > cue.last and not adjunct(cut, cue.last):
            return None
    if quote and after < region.last and cut.lower[after] == "that":
        right = after
    return _tagged(cut, region, cue, source, left_end=source[0], right_start=right)


def _reportable(cut: Tokens, start: int, end: int) -> bool:
    """Whether a sentence's beginning can be what was said: "When pressed," and "Asked about it," cannot."""
    if cut.flags[start] & SUB:
        return any(cut.flags[at] & COMMA for at in range(start, end))
    return not cut.lower[start].endswith(("ed", "ing"))


def _clausal(cut: Tokens, start: int, end: int) -> bool:
    """Whether words before a comma show a finite verb."""
    return any(
        cut.flags[at] & (AUX | MODAL) or cut.flags[at] & PRON and not cut.flags[at] & DET or cut.lower[at].endswith("ed") or cut.lower[at] in verbs()
        for at in range(start, end)
    )


def _tagged(cut: Tokens, region: Region, cue: Cue, source: Phrase, left_end: int, right_start: int) -> Draft:
    start = _left_start(cut, region, left_end)
    end = trimmed(cut, start, left_end)
    content = [(start, end)]
    at = right_start
    if at < region.last and cut.flags[at] & (COMMA | COLON) and at + 1 < region.last:
        if cut.opens(at + 1):
            content.append((at + 1, cut.quote_end(at + 1, region.last)))
        elif not cut.closes(left_end - 1) and not _reporting(cut, at + 1) and not cut.closes(left_end - 2):
            content.append((at + 1, clause_end(cut, at + 1, region.last)))
    elif at < region.last and cut.opens(at):
        content.append((at, cut.quote_end(at, region.last)))
    if len(content) == 1 and cut.closes(end - 1):
        content += _resumed(cut, region, at)
    return Draft(source, (cue.first, cue.last), tuple(c for c in content if c[1] > c[0]), "tag", cue.verb.lemma)


def _resumed(cut: Tokens, region: Region, at: int) -> list[Phrase]:
    """The second half of a quotation behind a long tag: '"A," Ito wrote in a letter to the board, "but B."'"""
    for mark in range(at + 1, region.last):
        if cut.lower[mark] == "that" and cut.flags[mark - 1] & COMMA:
            return [(mark, clause_end(cut, mark, region.last))]
        if cut.opens(mark):
            return [(mark, cut.quote_end(mark, region.last))] if cut.flags[mark - 1] & COMMA else []
        if cut.flags[mark - 1] & COMMA and (cut.lower[mark] in verbs() or cut.flags[mark] & CONJ):
            return []
    return []


def _reporting(cut: Tokens, at: int) -> bool:
    return cut.lower[at].endswith("ing") or bool(cut.flags[at] & (CONJ | REL | SUB))


def _left_start(cut: Tokens, region: Region, end: int) -> int:
    at = region.first
    bracket = max((n for n in range(at, end) if cut.words[n] == "(" and not cut.quoted[n]), default=-1)
    if bracket >= 0 and ")" not in cut.words[bracket:end]:
        return bracket + 1
    last = end - 1 if cut.quoted[end - 1] else end - 2
    if last > at and cut.closes(last) and (opening := cut.quote_start(last)) > at and cut.flags[opening - 1] & COLON:
        return opening
    for back in range(end - 2, at, -1):
        if not cut.quoted[back] and (cut.words[back] == ";" or cut.words[back] in ("-", "–", "—", "--") and end < region.last - 3):
            return back + 1
    while at < end and cut.flags[at] & CONJ and not cut.quoted[at]:
        at += 1
    return at


def _right(cut: Tokens, region: Region, cue: Cue, source: Phrase) -> Draft | None:
    """The content stands behind the cue."""
    frames, last = cue.verb.frames, region.last
    at = cue.last
    if at >= last:
        return None
    if at == last - 1 and cut.flags[at] & COLON and "quote" in frames:
        return Draft(source, (cue.first, cue.last), (), "announced", cue.verb.lemma)
    frame, found = "near", _behind(cut, cue, at, last, frames)
    if found is None and "tell" in frames:
        frame, found = "told", _addressed(cut, cue, at, last, frames)
    if found is None and frames & {"that", "quote"}:
        frame, found = "distant", _distant(cut, at, last, frames)
    if found is None or found[1] <= found[0]:
        return None
    return Draft(source, (cue.first, cue.last), (found,), frame, cue.verb.lemma)


def _behind(cut: Tokens, cue: Cue, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    word, flag = cut.lower[at], cut.flags[at]
    if word == "that" and "that" in frames:
        return at, clause_end(cut, at, last)
    quote = _quotation(cut, at, last)
    if quote is not None and "quote" in frames:
        return quote, clause_end(cut, quote, last)
    if word == "to":
        if "to" in frames and at + 1 < last:
            return at, clause_end(cut, at, last)
    elif flag & PREP and word in frames and at + 1 < last:
        return at + 1, phrase_end(cut, at + 1, last)
    if (flag & REL or word in ("whether", "if")) and "wh" in frames:
        return at, clause_end(cut, at, last)
    if word.endswith("ing") and "ing" in frames:
        return at, clause_end(cut, at, last)
    return _plain_object(cut, cue, at, last, frames)


def _plain_object(cut: Tokens, cue: Cue, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    flag = cut.flags[at]
    if flag & (PUNCTUATION & ~MARK | PREP | CONJ | SUB | REL | AUX | MODAL) and not flag & DET:
        return None
    if flag & ADV and "bare" in frames and at + 1 < last and not cut.flags[at + 1] & ~(DET | PRON):
        return at, clause_end(cut, at, last)
    if flag & (TIME | ADV | OBJ) and "tell" not in frames and not frames & {"np", "order", "as"}:
        return None
    if "tell" in frames and "bare" in frames:
        return None
    if "bare" in frames:
        at = past_times(cut, at, last)
    if "bare" in frames or "as" in frames or "order" in frames:
        return at, clause_end(cut, at, last)
    if "np" in frames:
        return at, phrase_end(cut, at, last)
    return None


def _quotation(cut: Tokens, at: int, last: int) -> int | None:
    """Where a quotation opens directly behind the cue, a comma or a colon between."""
    if cut.opens(at):
        return at
    if cut.flags[at] & (COMMA | COLON) and at + 1 < last and cut.opens(at + 1):
        return at + 1
    return None


def _addressed(cut: Tokens, cue: Cue, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    """Content behind an addressee: "told reporters on Monday that"."""
    stop = past_adjuncts(cut, at, last)
    if stop >= last or stop == at:
        return None
    word = cut.lower[stop]
    quote = _quotation(cut, stop, last)
    if quote is not None:
        return quote, clause_end(cut, quote, last)
    if word == "that" or cut.flags[stop] & REL or word in ("whether", "if"):
        return stop, clause_end(cut, stop, last)
    if cut.flags[stop] & PRON and "bare" in frames:
        return stop, clause_end(cut, stop, last)
    return None


def _distant(cut: Tokens, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    """Content behind an adjunct: "said in a statement that"."""
    if not (cut.flags[at] & (PREP | TIME | ADV) or cut.lower[at] in ("last", "this")):
        return None
    start = past_phrase(cut, at, last) if "bare" in frames and cut.flags[at] & PREP else None
    if start is not None:
        return start, clause_end(cut, start, last)
    stop = past_adjuncts(cut, at, last)
    if stop >= last:
        return None
    quote = _quotation(cut, stop, last)
    if quote is not None and "quote" in frames:
        return quote, clause_end(cut, quote, last)
    if cut.lower[stop] == "that" and "that" in frames and not cut.flags[stop - 1] & COMMA:
        return stop, clause_end(cut, stop, last)
    if cut.flags[stop] & PRON and "bare" in frames:
        return stop, clause_end(cut, stop, last)
    return None

