"""Complements: the content behind a cue, in one of the frames that the cue allows.

Where a clause or phrase ends is `contents`' business; content before the speaker is read in `tags`.
"""

from __future__ import annotations

from functools import cache

from briefgen.extract.contents import clause_end, is_clause, past_adjuncts, past_phrase, past_times, phrase_end
from briefgen.extract.contrasts import with_contrast
from briefgen.extract.cues import Cue, forms, verbs
from briefgen.extract.draft import Draft
from briefgen.extract.finite import shows_verb, took_place
from briefgen.extract.regions import Region
from briefgen.extract.speakers import Phrase
from briefgen.extract.tokens import (
    ADV,
    AUX,
    BRACKET,
    COLON,
    COMMA,
    CONJ,
    DASH,
    DET,
    MARK,
    MODAL,
    NEG,
    OBJ,
    POSS,
    PREP,
    PRON,
    PUNCTUATION,
    REL,
    STOP,
    SUB,
    TIME,
    Tokens,
    classes,
)
from briefgen.extract.voiceless import pronoun, unnamed, voiceless
from briefgen.grammar.lexicon import known


def complement(cut: Tokens, region: Region, cue: Cue, source: Phrase) -> Draft | None:
    """Read a statement whose content stands behind the cue, if the cue allows what stands there."""
    frames, last = cue.verb.frames, _limit(cut, region, cue, source)
    at = cue.last
    if at >= last or (cut.lower[at - 1] in _SPOKEN and _silent(cut, at - 2)) or voiceless(cut, source):
        return None
    if cue.bare and cue.verb.form == "past" and cue.verb.lemma in _NAMING and cut.opens(at):
        return None  # "a box | labelled | "fishing gear"": nobody's act
    if at == last - 1 and cut.flags[at] & COLON and "quote" in frames:
        return Draft(source, (cue.first, cue.last), (), "announced", cue.verb.lemma)
    if cue.verb.lemma == "back" and cut.lower[at] in _WHERE:
        return None
    frame, found = "near", _behind(cut, at, last, frames)
    if found is None and "tell" in frames:
        frame = "told"
        found = _addressed(cut, at, last, frames) or _unlinked(cut, at, last, frames) or _pledged(cut, at, last, frames)
    placed = cue.verb.lemma == "put it" and cut.lower[at] in _WHERE
    if found is None and not placed and not _REPORTS.isdisjoint(frames):
        frame, found = "distant", _distant(cut, at, last, frames)
    if found is None or found[1] <= found[0] or pronoun(cut, found):
        return None
    if (frame == "near" and _empty(cut, cue, found)) or (cue.verb.lemma == "read" and _reads(cut, source)):
        return None
    return Draft(source, (cue.first, cue.last), (with_contrast(cut, cue, found, last),), frame, cue.verb.lemma)


_WHERE = frozenset(("aside", "away", "back", "behind", "down", "into", "off", "on", "out", "under", "up"))
"""What stands behind "put it" where a thing is moved: "put it | on the table"."""


def _reads(cut: Tokens, source: Phrase) -> bool:
    """Whether somebody reads what another wrote: "she", "Ada Rowe", "the clerk", not "the letter"."""
    first, last = source
    if cut.flags[first] & PRON:
        return cut.lower[first] in ("he", "i", "she", "they", "we", "who", "you")
    named = cut.words[first][0].isupper() and cut.words[last - 1][0].isupper() and not cut.flags[first]
    return named or cut.lower[last - 1] in known("role_nouns")


_NAMING = frozenset(("brand", "call", "dub", "label", "term"))
_REPORTS = frozenset(("that", "quote"))


def _empty(cut: Tokens, cue: Cue, content: Phrase) -> bool:
    """Whether what stands behind a cue reports nothing."""
    verb, first = cue.verb, content[0]
    word = cut.lower[first]
    return (
        (verb.lemma in _STANCES and _only_stance(cut, content))
        or (word.endswith("s") and word in forms("third", "that"))  # "the letter Rowe wrote | says ..."
        or ((word in ("not", "to") or verb.lemma == "ask") and unnamed(cut, first))
        or (verb.lemma in _REFUSING and _unsaid(cut, cue, first))
        or ("bare" in verb.frames and "np" not in verb.frames and _wordless(cut, content))
    )


_STANCES = frozenset(("oppose", "support"))
"""Verbs that only take a side: not those that judge, such as "criticise"."""
_REFUSING = frozenset(("say", "refuse", "decline"))
_BARE = 7
"""Tokens of a bare noun phrase at most: what is longer tells something of its own."""


def _only_stance(cut: Tokens, content: Phrase) -> bool:
    """Whether somebody backs or fights a thing without a word of their own: "supports the dam" is a position."""
    first, last = content
    if cut.lower[first].endswith("ing") or last - first > _BARE:
        return False
    return 1 not in cut.edges[first:last] and not cut.quoted[first]


def _unsaid(cut: Tokens, cue: Cue, at: int) -> bool:
    """Whether somebody does not say what is asked: "could not say | how many were hurt", "refused | to say where"."""
    if cut.lower[at : at + 2] == ["to", "say"]:
        return cue.verb.lemma != "say" and any(flag & REL for flag in cut.flags[at + 2 : at + 3])
    if not (cut.flags[at] & REL or cut.lower[at] in ("whether", "if", "how", "when", "where", "why")):
        return False
    refused = cue.infinitive and cut.lower[cue.first - 2].startswith(("refus", "declin"))
    return refused or any(flag & NEG for flag in cut.flags[cue.first : cue.at])


def _wordless(cut: Tokens, content: Phrase) -> bool:
    """Whether a verb of saying has a noun phrase behind it that is no clause: "said | nothing about it", "their piece"."""
    first, last = content
    if cut.lower[first] in ("goodbye", "grace", "hello", "mass"):
        return True
    nothing = cut.lower[first] in ("nothing", "little")
    if nothing:  # "said nothing | and left"
        last = next((at for at in range(first, last) if cut.flags[at] & CONJ), last)
    short = last - first <= 3 and bool(cut.flags[first] & (POSS | DET)) and not cut.flags[first] & PRON
    if not (nothing or short) or cut.lower[first] in ("that", "to") or 1 in cut.edges[first:last]:
        return False
    return not shows_verb(cut, first, last)


def _limit(cut: Tokens, region: Region, cue: Cue, source: Phrase) -> int:
    """The end of what a cue can reach: of the clause between commas, or before a comma, that it stands in."""
    at = source[0]
    if at == region.first or not (_in_subordinate(cut, region, at) or _in_relative(cut, region, at)):
        return _main_verb(cut, region, cue) if cut.lower[at] == "who" else region.last
    commas = (at for at in range(cue.last, region.last) if cut.flags[at] & COMMA and not cut.quoted[at])
    return next(commas, region.last)


def _main_verb(cut: Tokens, region: Region, cue: Cue) -> int:
    """Where the main clause goes on behind a relative one: "voters who back the pier | say it brings trade"."""
    says = (at for at in range(cue.last + 1, region.last) if cut.lower[at] in ("said", "say", "says"))
    at = next(says, region.last) if "np" in cue.verb.frames else region.last
    return at if at < region.last and not cut.flags[at - 1] & (PRON | REL | CONJ | PUNCTUATION) else region.last


def _in_relative(cut: Tokens, region: Region, at: int) -> bool:
    """Whether a speaker stands in a clause such as ", who through his office | declined"."""
    flags = cut.flags
    for back in range(at, max(region.first, at - 5), -1):
        flag = flags[back]
        if (flag & REL or cut.lower[back] == "whose") and flags[back - 1] & COMMA:
            return True
        if flag & PUNCTUATION:
            return False
    return False


def _in_subordinate(cut: Tokens, region: Region, at: int) -> bool:
    """Whether a speaker stands in a clause before the main one: "Years after the council | vowed to leave, ..."."""
    if _subordinating().isdisjoint(cut.lower[region.first : min(at, region.first + 6)]):
        return False
    return not any(flag & PUNCTUATION for flag in cut.flags[region.first : at])


@cache
def _subordinating() -> frozenset[str]:
    conjunctions = (word for word, flag in classes().items() if flag & SUB)
    return frozenset((*conjunctions, "after", "before", "since", "until"))


def _behind(cut: Tokens, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    word, flag = cut.lower[at], cut.flags[at]
    if word == "that" and "that" in frames:
        return at, clause_end(cut, at, last)
    quote = _quotation(cut, at, last)
    if quote is not None and "quote" in frames:
        return quote, clause_end(cut, quote, last)
    if word == "to":
        if "to" in frames and at + 1 < last and not _silent(cut, at):
            if cut.flags[at + 1] & (DET | POSS):
                return at, phrase_end(cut, at + 1, last)  # "referred | to the toll": no infinitive
            return at, clause_end(cut, at, _dash(cut, at, last))
    elif flag & PREP and word in frames and at + 1 < last:
        return at + 1, phrase_end(cut, at + 1, last)
    if (flag & REL or word in ("whether", "if")) and "wh" in frames:
        return at, clause_end(cut, at, last)
    if word.endswith("ing") and "ing" in frames:
        return at, clause_end(cut, at, last)
    return _plain_object(cut, at, last, frames)


def _silent(cut: Tokens, at: int) -> bool:
    """Whether somebody says nothing at all: "declined | to comment"."""
    return at > 0 and cut.lower[at] == "to" and cut.lower[at - 1].startswith("declin") and cut.lower[at + 1] in _SPOKEN


_SPOKEN = frozenset(("comment", "elaborate", "respond"))


def _dash(cut: Tokens, at: int, last: int) -> int:
    """Where the reporter's aside starts behind a dash: what somebody wants is not what the text says of it."""
    return next((n for n in range(at, last) if cut.flags[n] & DASH and not cut.quoted[n]), last)


def _plain_object(cut: Tokens, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    flag = cut.flags[at]
    if flag & (PUNCTUATION & ~MARK | PREP | CONJ | SUB | REL | AUX | MODAL) and not flag & DET:
        return None
    if (
        flag & ADV
        and "bare" in frames
        and at + 1 < last
        and (not cut.flags[at + 1] & ~(DET | PRON) or _exists(cut, at))
    ):
        return at, clause_end(cut, at, last)
    if (
        flag & TIME
        and not flag & ADV
        and "bare" in frames
        and "tell" not in frames
        and (timed := _timed(cut, at, last))
    ):
        return timed
    if flag & (TIME | ADV | OBJ) and "tell" not in frames and _OBJECTS.isdisjoint(frames):
        return None
    if "tell" in frames and "bare" in frames:
        return None
    if "bare" in frames:
        at = past_times(cut, at, last)
        if "clause" in frames and not (is_clause(cut, at, min(at + _CLAUSE, last)) or took_place(cut, at, last)):
            return None
    if "bare" in frames or "as" in frames or "order" in frames:
        return at, clause_end(cut, at, last)
    if "np" in frames:
        return at, phrase_end(cut, at, last)
    return None


def _exists(cut: Tokens, at: int) -> bool:
    """Whether "there" stands before its verb, as a subject does: "said | there was no plan"."""
    return cut.lower[at] == "there" and cut.flags[at + 1] & (AUX | MODAL) != 0


def _timed(cut: Tokens, at: int, last: int) -> Phrase | None:
    """A clause without "that" behind a time: "said Thursday | its profit fell"."""
    start = past_times(cut, at, last)
    if start >= last or not cut.flags[start] & (DET | POSS) or cut.lower[start] == "that":
        return None
    return (start, clause_end(cut, start, last)) if shows_verb(cut, start + 1, last) else None


_OBJECTS = frozenset(("np", "order", "as"))


def _quotation(cut: Tokens, at: int, last: int) -> int | None:
    """Where a quotation opens directly behind the cue, a comma or a colon between."""
    if cut.edges[at] == 1:
        return at
    if cut.flags[at] & (COMMA | COLON) and at + 1 < last and cut.edges[at + 1] == 1:
        return at + 1
    return None


def _addressed(cut: Tokens, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    """Content behind an addressee: "told reporters on Monday that"."""
    stop = past_adjuncts(cut, at, last)
    if stop >= last or stop == at:
        return None
    word = cut.lower[stop]
    quote = _quotation(cut, stop, last)
    if quote is not None:
        return quote, clause_end(cut, quote, last)
    asked = (cut.flags[stop] & REL or word in ("whether", "if")) and "to" not in cut.lower[at:stop]
    told = cut.flags[stop] & PRON and "bare" in frames and not cut.flags[stop - 1] & PREP  # "told it to | anyone"
    if word == "that" or asked or told:
        return stop, clause_end(cut, stop, last)
    return None


def _unlinked(cut: Tokens, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    """A clause without "that", behind an addressee or without one: "told the court | the permits were", "promised | it would".

    A noun with a determiner right behind it has a clause begin there, for no phrase goes on so.
    """
    verb = past_adjuncts(cut, at, last)
    if "bare" not in frames or verb >= last or not cut.flags[verb] & (AUX | MODAL) or 1 in cut.quoted[at:verb]:
        return None
    opens = (n for n in range(at + 1, verb - 1) if cut.flags[n] & (DET | POSS) and not cut.flags[n - 1] & ~TIME)
    inner = next(opens, None)
    if inner is not None and "of" in cut.lower[at:inner]:
        return None  # "told the story of the flood | the town had seen"
    alone = at if "alone" in frames and cut.flags[at] & (DET | POSS) else None
    start = inner or alone
    return (start, clause_end(cut, start, last)) if start is not None else None


def _pledged(cut: Tokens, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    """What is promised, or what somebody is warned not to do: "promised | refunds", "warned | the public not to fish"."""
    if "alone" not in frames or cut.flags[at] & ~(DET | POSS) or cut.quoted[at]:
        return None
    stop = past_adjuncts(cut, at, last)
    if "not" in cut.lower[at:stop] and "to" in cut.lower[at:stop]:
        return at, clause_end(cut, at, last)
    end = phrase_end(cut, at, last)
    linked = "that" in cut.lower[at:end] or "to" in cut.lower[at:stop]
    return (at, end) if "np" in frames and not linked else None


def _distant(cut: Tokens, at: int, last: int, frames: frozenset[str]) -> Phrase | None:
    """Content behind an adjunct: "said in a statement that", "said, on condition of anonymity, that"."""
    behind = cut.flags[at + 1] if at + 1 < last else 0  # a text may break off: "Falk ordered,"
    if cut.flags[at] & COMMA and "that" in frames and behind & (PREP | SUB | REL | TIME):
        comma = next((n for n in range(at + 2, min(at + _ASIDE, last - 1)) if cut.flags[n] & PUNCTUATION), last)
        aside = comma < last and cut.flags[comma] & COMMA and cut.lower[comma + 1] == "that"
        if aside:
            return comma + 1, clause_end(cut, comma + 1, last)
    if not (cut.flags[at] & (PREP | TIME | ADV | SUB | DET) or cut.lower[at] in ("last", "this")):
        return _far_quotation(cut, at, last) if "quote" in frames else None
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
    return _far_quotation(cut, at, last) if "quote" in frames else None


def _far_quotation(cut: Tokens, at: int, last: int) -> Phrase | None:
    """A quotation behind a comma or colon after a longer aside: "said as the crowd rose, ..."."""
    flags, known = cut.flags, verbs()
    for mark in range(at + 1, min(at + _ASIDE, last)):
        if cut.edges[mark] == 1:
            return (mark, clause_end(cut, mark, last)) if flags[mark - 1] & (COMMA | COLON) else None
        if flags[mark] & (STOP | BRACKET) or (cut.lower[mark] in known and not flags[mark - 1] & (DET | POSS)):
            return None
    return None


_CLAUSE = 20
"""Tokens in which a clause without "that" shows its verb."""
_ASIDE = 20
"""Tokens between a cue and its quotation."""
