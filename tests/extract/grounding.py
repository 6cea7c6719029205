"""Where a fact and its parts stand, for tests that hold them against the text."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.fact import Event, Fact, Figure, Mention, Position, Role, Statement
from briefgen.model.source import Document, Span


def spans(fact: Fact) -> Iterator[Span]:
    """Yield the places of a fact's parts."""
    match fact.body:
        case Statement(speaker, cue, content):
            yield from content
            yield from (mention.span for mention in (speaker, cue) if mention)
        case Event(when=when) if when:
            yield when.span
        case Position(actor=named) | Role(person=named):
            yield named.span
        case _:
            pass


def faults(document: Document, fact: Fact) -> Iterator[str]:
    """Yield what of a fact does not stand in its document's text; nothing of a fact that is grounded."""
    text = document.text
    for target in (fact.target, fact.passage):
        start, end = target.span
        if not 0 <= start < end <= len(text) or text[start:end] != target.exact:
            yield f"{target.span} is not {target.exact!r}"
        if not (text[:start].endswith(target.quote.prefix) and text[end:].startswith(target.quote.suffix)):
            yield f"{target.span} does not stand between its prefix and suffix"
    if not fact.passage.span.holds(fact.target.span):
        yield f"{fact.target.span} is outside its passage"
    yield from (f"{span} is empty or outside the text" for span in spans(fact) if not _within(span, text))
    yield from (f"{words!r} is not in the text" for words in _printed(fact) if words not in " ".join(text.split()))


def _within(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text) and bool(text[span.start : span.end].strip())


def _printed(fact: Fact) -> Iterator[str]:
    """Words that a fact gives as printed, white space folded."""
    match fact.body:
        case Statement(cue=Mention(name)):
            yield name
        case Figure(surface=surface):
            yield surface
        case Event(what=str(what)):
            yield what
        case _:
            pass
