"""Quotations stand in a cited passage word by word, and whole. Rules quote-unbound, quote-altered, quote-truncated.

In whose mouth they are put is the matter of `mouths`.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.check.altered import altered
from briefgen.check.claim import Claim
from briefgen.check.said import Match, matches, said
from briefgen.errors import Finding, Place
from briefgen.grammar.limits import Limit, limit, limiting, tied
from briefgen.grammar.quotations import Quotation, quotations
from briefgen.grammar.quoted import brackets
from briefgen.grammar.typography import wording


def quotes(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every quotation that no cited passage has in these words, or that is cut before its limit."""
    marked = quotations(claim.text)
    sayings = said(claim.facts, claim.cure.evidence) if marked else ()
    for quotation in marked:
        words = claim.text[quotation.inner.start : quotation.inner.end]
        place = claim.scope.locate(words, quotation.inner.start)
        found = matches(words, sayings)
        if not wording(words):
            continue
        if not found:
            yield _unbound(claim, words, place) or altered(claim, words, place, sayings)
        elif added := next((b for b in brackets(words) if limiting(b)), ""):
            message = f'"{added}" in brackets turns what {_where(found[0])} quotes.'
            place = claim.scope.locate(added, quotation.inner.start + words.find(added))
            yield Finding("quote-altered", place, message, "Take it out of the quotation.")
        else:
            yield from _cut(claim, quotation, words, place, found)


def _unbound(claim: Claim, words: str, place: Place) -> Finding | None:
    """Words that a cited passage has, but not, or not all, between quotation marks."""
    for fact in claim.facts:
        if f" {wording(words)} " in f" {wording(fact.passage.exact)} ":
            source = claim.library.document(fact.passage.source).source.name
            message = (
                f"\"{words}\" is the report's wording in {source} ¶{fact.passage.paragraph}, nobody's quoted words."
            )
            return Finding(
                "quote-unbound", place, message, "Take the quotation marks off, or quote what stands in them."
            )
    return None


def _cut(claim: Claim, quotation: Quotation, words: str, place: Place, found: tuple[Match, ...]) -> Iterator[Finding]:
    """A finding where every place that has the words goes on, or begins, with a limit that the text leaves out."""
    before, behind = claim.text[: quotation.span.start], claim.text[quotation.span.end :]
    limits = [_omitted(match) or _limit(match) for match in found]
    left = [each for each in limits if each and not _told(each, before, behind)]
    if len(left) < len(found):
        return
    how = "goes on" if left[0].behind else "has before it"
    message = f'"{words}" is cut: the source {how} "{left[0].words}" ({_where(found[0])}).'
    yield Finding("quote-truncated", place, message, "Quote that too, or say it in our own words.")


def _limit(match: Match) -> Limit | None:
    """The limit in the speaker's words around the quotation, or in the report's right beside it."""
    plain, whole = match.said.document.plain, match.whole
    around = match.said.before(whole.start), match.said.after(whole.end)
    return limit(around[0], plain[whole.start : whole.end], around[1]) or tied(*match.said.report(whole))


def _omitted(match: Match) -> Limit | None:
    """A limiting word in what the outline left out between two pieces."""
    for one, other in zip(match.places, match.places[1:], strict=False):
        between = match.said.after(one.end)
        left = between[: len(between) - len(match.said.after(other.start))]
        if limiting(left):
            return Limit("omission", " ".join(left.split()), behind=True)
    return None


def _told(found: Limit, before: str, behind: str) -> bool:
    """Whether the outline's own words beside the quotation carry the limit."""
    if found.kind == "omission":
        return False
    if found.kind == "contrast":
        return bool(limiting(behind, "contrast"))
    return bool(limiting(f"{before} {behind}", found.kind))


def _where(match: Match) -> str:
    document, start = match.said.document, match.whole.start
    number = next((p.number for p in document.paragraphs if p.span.start <= start < p.span.end), 0)
    return f"{document.source.name} ¶{number}"
