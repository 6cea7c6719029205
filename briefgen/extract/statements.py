"""Statements: somebody's words or thoughts, with who said them and by what cue.

`frames` finds them as ranges of tokens; `referents` tells whom a surname, a pronoun or a description means. Here
they become facts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import starmap

from briefgen.extract.actors import actor_of
from briefgen.extract.draft import Draft
from briefgen.extract.drafts import drafts
from briefgen.extract.facts import build
from briefgen.extract.phrase_starts import start_of
from briefgen.extract.reading import Reading
from briefgen.extract.referents import RELATIVES, Referents, referents
from briefgen.extract.speakers import Phrase
from briefgen.extract.speech import direct
from briefgen.extract.tokens import Tokens, between
from briefgen.grammar.lexicon import words
from briefgen.model.fact import Fact, Grade, Mention, Statement
from briefgen.model.source import Span


def statements(reading: Reading) -> Iterator[Fact]:
    """Yield the statements of a document's body, in the order of their words."""
    tokens = reading.tokens
    found = sorted(drafts(tokens, reading.document), key=lambda draft: draft.content[0])
    who, hedging = referents(reading.document, tokens, reading.mentions), tokens.places(_hedging())
    single = [(tokens.at(q.span.start), tokens.at(q.span.end)) for q in reading.quotations if q.single]
    for draft in found:
        yield _fact(reading, draft, who, hedging, single)


def _fact(reading: Reading, draft: Draft, who: Referents, hedging: Sequence[int], single: Sequence[Phrase]) -> Fact:
    tokens = reading.tokens
    content = tuple(starmap(tokens.span, draft.content))
    whole = content[0] if len(content) == 1 else Span(min(content).start, max([end for _, end in content]))
    said = [*draft.content, draft.cue] if draft.cue else draft.content
    told = [*said, draft.source] if draft.source else said
    first, last = min(told)[0], max([last for _, last in told])  # its passage holds all of it, with cue and speaker
    speaker, inherited = _speaker(reading, tokens, draft, content, who)
    body = Statement(
        speaker,
        _mention(reading, tokens.span(*draft.cue)) if draft.cue else None,
        content,
        direct(tokens, draft, single),
        inherited,
        _hedges(tokens, said, between(hedging, first, last)),
    )
    return build(
        reading,
        body,
        whole,
        reading.passage(tokens.span(first, last)),
        grade=Grade.INHERITED if inherited else Grade.STATED,
        extractor=f"statement:{draft.rule}",
    )


@cache
def _hedging() -> frozenset[str]:
    return frozenset(words("hedges"))


def _hedges(tokens: Tokens, said: Sequence[Phrase], hedging: Sequence[int]) -> tuple[str, ...]:
    """The words of cue and content that weaken the statement, in order, each once; `hedging` are all near by."""
    if not hedging:
        return ()
    return tuple(dict.fromkeys([tokens.lower[at] for part in sorted(said) for at in between(hedging, *part)]))


def _mention(reading: Reading, span: Span) -> Mention:
    return Mention(" ".join(reading.document.quote(span).split()), span)


def _speaker(
    reading: Reading, tokens: Tokens, draft: Draft, content: tuple[Span, ...], who: Referents
) -> tuple[Mention | None, bool]:
    """The speaker, by full name where the document tells it, and whether that took another sentence."""
    if draft.source is None:
        return None, False
    span = tokens.span(*draft.source)
    named = _antecedent(reading, tokens, draft.source) or span
    if draft.rule == "inherited":
        who.again(content[0])
    name, inherited = who.of(named, content)
    return Mention(name, span, actor_of(name, reading.vocabulary)), inherited or draft.rule in (
        "inherited",
        "continued",
    )


def _antecedent(reading: Reading, tokens: Tokens, source: Phrase) -> Span | None:
    """The phrase that a relative pronoun takes up: "the miners, | who say"."""
    first, last = source
    if last - first > 1 or tokens.lower[first] not in RELATIVES:
        return None
    end = first - 1 if tokens.words[first - 1] == "," else first
    opening = tokens.at(reading.passage(tokens.span(first, last)).start)
    start = start_of(tokens, max(opening, end - _REACH), end)
    return tokens.span(start, end) if start < end else None


_REACH = 12
"""Tokens before a relative pronoun in which its antecedent starts."""
