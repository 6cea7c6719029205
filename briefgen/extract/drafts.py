"""Drafts: the statements of a whole document, and the quotations without a cue that go on with one.

Each region is searched for cues, each cue's frame is read in `frames`; here reports inside reports are given to the
outer speaker, and quotations that stand alone to the speaker before. `statements` makes facts of drafts.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from briefgen.extract.cues import cue, places
from briefgen.extract.draft import Draft
from briefgen.extract.finite import inflected, shows_verb
from briefgen.extract.frames import frame, outer
from briefgen.extract.nouns import openings, reports
from briefgen.extract.regions import Region, regions
from briefgen.extract.sharing import opening
from briefgen.extract.speakers import Phrase, speaks
from briefgen.extract.tokens import AUX, COMMA, CONJ, MODAL, Tokens, between
from briefgen.extract.turns import turns
from briefgen.model.source import Document

_SPEECH = 6
"""Tokens, marks included: a shorter quotation that stands alone is a heading or a title, not speech."""


def drafts(cut: Tokens, document: Document) -> list[Draft]:
    """Return the statements of a document's body, in the order of their cues."""
    laid_out = turns(cut, document)
    if not laid_out:
        return _reported(cut, document)
    taken = bytearray(len(cut.words))
    for first, last in (part for draft in laid_out for part in draft.content):
        taken[first:last] = b"\x01" * (last - first)
    found = _reported(cut, document)
    return [*laid_out, *(draft for draft in found if 1 not in taken[draft.content[0][0] : draft.content[-1][1]])]


def _reported(cut: Tokens, document: Document) -> list[Draft]:
    """The statements that cues make, with the quotations that go on with them."""
    found: list[Draft] = []
    told: tuple[Region, list[Draft]] | None = None  # what the region before told: few are followed by a quotation
    open_to_more, paragraph, passed = False, 0, 0
    latest: Draft | None = None
    verbs, nouns = places(cut), openings(cut)
    colons = [at for at in cut.where.get(":", ()) if not cut.quoted[at]]
    for region in regions(cut, document.sentences):
        first, last, since, paragraph = region.first, region.last, paragraph, region.paragraph
        if cut.edges[first] == 1 and 0 not in cut.quoted[first:last]:  # a quotation and nothing else
            if told:
                open_to_more, latest, told = _open(cut, *told) is not None, _latest(cut, *told), None
            if paragraph - since > 1:
                open_to_more, latest = False, None
            if open_to_more:
                found[-1] = _continued(cut, found[-1], region, crosses=paragraph != since)
            elif latest and latest.source and last - first >= _SPEECH:
                latest = Draft(latest.source, None, ((first, last),), "inherited")
                found.append(latest)
            # Where whole paragraphs are quotations, two people may be talking: only an open mark says who goes on.
            if cut.closes(last - 1):
                open_to_more, latest = False, None
            continue
        begun = bisect_left(verbs, first, passed)
        passed = bisect_left(verbs, last, begun)
        here = _region(cut, region, verbs[begun:passed], nouns, colons) if nouns or colons or begun < passed else []
        open_to_more, latest, told = False, None, (region, here) if here else None
        found += _open_last(cut, region, here) if len(here) > 1 else here
    return [draft for draft in found if draft.content]


def _open_last(cut: Tokens, region: Region, here: list[Draft]) -> list[Draft]:
    """The drafts of a region, the one left open behind the others: what goes on with it is looked for there."""
    left_open = _open(cut, region, here)
    return [*(draft for draft in here if draft is not left_open), left_open] if left_open else here


def _latest(cut: Tokens, region: Region, here: list[Draft]) -> Draft | None:
    """The draft of a region whose speaker goes on in a quotation that stands alone behind it."""
    latest = max(here, key=attrgetter("at"))
    turned = latest.rule == "account" or (latest.rule == "tag" and _turns(cut, latest.at + 1, region.last))
    return latest if not turned and _somebody(cut, latest) else None


def _continued(cut: Tokens, draft: Draft, region: Region, *, crosses: bool) -> Draft:
    """A draft with the quotation that follows it; behind a closing mark, another paragraph is not surely the same voice."""
    sure = not crosses or not cut.closes(draft.content[-1][1] - 1) if draft.content else True
    return draft._replace(
        content=(*draft.content, (region.first, region.last)), rule=draft.rule if sure else "continued"
    )


def _somebody(cut: Tokens, draft: Draft) -> bool:
    """Whether a draft's speaker can go on in the next quotation: a name, a description, he or she."""
    source = draft.source
    return (
        source is not None
        and (source[1] - source[0] > 1 or cut.lower[source[0]] not in _NOBODY)
        and speaks(cut, source)
    )


_NOBODY = frozenset("i we you it they who which that someone somebody anyone everyone one nobody".split())


def _open(cut: Tokens, region: Region, here: list[Draft]) -> Draft | None:
    """The draft of a region that a quotation without a cue behind the region goes on with."""
    quoted = cut.quoted[region.last - 1]
    for draft in reversed(here):
        content = draft.content
        if not content or (quoted and content[-1][1] == region.last):
            return draft
        if draft.rule == "tag" and 2 in [cut.edges[last - 1] for _, last in content]:
            return None if _turns(cut, draft.at + 1, region.last) else draft
    return None


def _turns(cut: Tokens, start: int, last: int) -> bool:
    """Whether somebody else acts behind a tag: '"...," Ito said, and | her husband cut in'."""
    joined = (
        at + 1
        for at in range(start + 1, last - 1)
        if cut.flags[at] & CONJ and cut.flags[at - 1] & COMMA and not cut.quoted[at]
    )
    return any(shows_verb(cut, at, last) and not (cut.flags[at] & (AUX | MODAL) or inflected(cut, at)) for at in joined)


def _region(
    cut: Tokens, region: Region, verbs: Sequence[int], nouns: Sequence[int], colons: Sequence[int]
) -> list[Draft]:
    """The statements of a region by its verbs, the nouns beside them, or else a colon; the last two are rare."""
    found = _verbs(cut, region, verbs)
    if nouns and (here := between(nouns, region.first, region.last)):
        found = _nouns(cut, region, here, found)
    if colons and not found and (here := between(colons, region.first + 2, region.last)):
        found = _introduced(cut, region, here[0])
    return found


def _verbs(cut: Tokens, region: Region, verbs: Sequence[int]) -> list[Draft]:
    """The statements of a region's verbs; what is reported inside a report belongs to the outer one."""
    found: list[Draft] = []
    subject: Phrase | None = None
    for at in verbs:
        verb = cue(cut, at, region.first, region.last)
        if verb is None:
            continue
        held = _holding(found, at) if found else None
        draft = outer(cut, region, verb, held.content[0][0]) if held else frame(cut, region, verb, subject)
        if draft:
            subject = draft.source or subject
            found = [*(other for other in found if not _holds(draft, other.at)), draft] if found else [draft]
    return found


def _nouns(cut: Tokens, region: Region, nouns: Sequence[int], found: list[Draft]) -> list[Draft]:
    """The statements of a region with those of its nouns behind, where they are not part of one found."""
    for source, noun, content in reports(cut, nouns, region):
        draft = Draft(source, noun, (content,), "noun", cut.lower[noun[0]])
        if not any(_holds(other, draft.at) or _holds(draft, other.at) or other.cue == noun for other in found):
            found.append(draft)
    return found


def _introduced(cut: Tokens, region: Region, colon: int) -> list[Draft]:
    """A quotation behind a colon, with the sentence's subject as speaker: "Ito had one answer: ..."."""
    if not (colon == region.last - 1 or cut.opens(colon + 1)):
        return []
    source = opening(cut, region, colon)
    if source is None or source[1] >= colon or not speaks(cut, source):
        return []
    content = ((colon + 1, cut.quote_end(colon + 1, region.last)),) if colon + 1 < region.last else ()
    if content and content[0][1] - content[0][0] < _SPEECH:
        return []
    return [Draft(source, (source[1], colon), content, "introduced")]


def _holding(found: list[Draft], at: int) -> Draft | None:
    """The first draft in whose content a token stands."""
    for draft in found:
        if _holds(draft, at):
            return draft
    return None


def _holds(draft: Draft, at: int) -> bool:
    for first, last in draft.content:  # noqa: SIM110 - asked for every pair of cue and draft: a generator costs more
        if first <= at < last:
            return True
    return False
