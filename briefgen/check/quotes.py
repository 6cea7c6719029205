"""Quotations stand in a cited passage word by word, in the right mouth. Rules quote-unbound, speaker-mismatch."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.check.claim import Claim
from briefgen.errors import Finding
from briefgen.grammar.quotations import quotations
from briefgen.grammar.typography import straight, wording
from briefgen.model.fact import Fact, Statement
from briefgen.model.library import Library


def quotes(claim: Claim) -> Iterator[Finding]:
    """Yield a finding for every quotation that no cited passage has, or that is put into another's mouth."""
    said = [words for fact in claim.facts for words in _said(fact, claim.library)]
    for quotation in quotations(claim.text):
        words = claim.text[quotation.inner.start : quotation.inner.end]
        place = claim.scope.locate(words, quotation.inner.start)
        if not any(f" {wording(words)} " in f" {source} " for source in said):
            message, remedy = claim.cure.quote(words)
            yield Finding("quote-unbound", place, message, remedy)
        elif other := _mouth(claim, words):
            message = f'"{words}" is {other}\'s, whom this sentence does not name.'
            yield Finding("speaker-mismatch", place, message, f"Name {other}, or nobody.")


def _said(fact: Fact, library: Library) -> list[str]:
    """What stands between quotation marks in a fact's passage."""
    document, span = library.document(fact.passage.source), fact.passage.span
    part = document.plain[span.start : span.end]
    whole = [] if part.count('"') % 2 == 0 else [wording(part)]
    return [wording(part[q.inner.start : q.inner.end]) for q in quotations(part)] + whole


def _mouth(claim: Claim, words: str) -> str:
    """The speaker of quoted words, where the sentence names other people and not the speaker."""
    people = [actor for actor in claim.library.vocabulary.actors if actor.kind == "person"]
    named = {
        actor.id
        for actor in people
        if any(_names(claim.text, name) for name in (actor.name, *actor.aliases, *actor.roles))
    }
    for fact in claim.facts:
        speaker = fact.body.speaker if isinstance(fact.body, Statement) else None
        if speaker and wording(words) in wording(fact.target.quote.exact) and named and speaker.actor not in named:
            return speaker.name
    return ""


def _names(text: str, name: str) -> bool:
    loose = re.IGNORECASE if name == name.lower() else re.NOFLAG
    return re.search(rf"(?<!\w){re.escape(straight(name))}(?!\w)", text, loose) is not None
