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
from briefgen.extract.mentions import Kind
from briefgen.extract.phrase_starts import start_of
from briefgen.extract.reading import Reading
from briefgen.extract.referents import RELATIVES, Referents, referents
from briefgen.extract.speakers import Phrase
from briefgen.extract.speech import direct
from briefgen.extract.tokens import DET, POSS, Tokens
from briefgen.grammar.lexicon import words
from briefgen.model.fact import Fact, Grade, Mention, Statement
from briefgen.model.source import Span


def statements(reading: Reading) -> Iterator[Fact]:
    """Yield the statements of a document's body, in the order of their words."""
    tokens = reading.tokens
    found = sorted(drafts(tokens, reading.document), key=lambda draft: draft.content[0])
    who, hedging = referents(reading.document, tokens, reading.mentions), bytearray(len(tokens.words))
    for at in tokens.places(_hedging()):
        hedging[at] = 1
    single = [(tokens.at(q.span.start), tokens.at(q.span.end)) for q in reading.quotations if q.single]
    for draft in found:
        yield _fact(reading, draft, who, hedging, single)


def _fact(reading: Reading, draft: Draft, who: Referents, hedging: bytearray, single: Sequence[Phrase]) -> Fact:
    tokens, (first, last) = reading.tokens, draft.extent
    content = tuple(starmap(tokens.span, draft.content))
    speaker, inherited = _speaker(reading, tokens, draft, content, who)
    body = Statement(
        speaker,
        _mention(reading, tokens.span(*draft.cue)) if draft.cue else None,
        content,
        direct(tokens, draft, single),
        inherited,
        _hedges(tokens, draft, hedging) if hedging.find(1, first, last) >= 0 else (),
    )
    return build(
        reading,
        body,
        content[0] if len(content) == 1 else Span(content[0].start, content[-1].end),
        reading.passage(tokens.span(first, last)),  # it holds all of the draft, with cue and speaker
        grade=Grade.INHERITED if inherited else Grade.STATED,
        extractor=f"statement:{draft.rule}",
    )


@cache
def _hedging() -> frozenset[str]:
    return frozenset(words("hedges"))


def _hedges(tokens: Tokens, draft: Draft, hedging: bytearray) -> tuple[str, ...]:
    """The words of cue and content that weaken a statement, in order, each once; `hedging` is 1 for such words."""
    said = sorted([*draft.content, draft.cue]) if draft.cue else draft.content
    return tuple(dict.fromkeys([tokens.lower[at] for part in said for at in range(*part) if hedging[at]]))


def _mention(reading: Reading, span: Span) -> Mention:
    printed = reading.document.quote(span)
    return Mention(printed if printed.isalpha() else " ".join(printed.split()), span)


def _speaker(
    reading: Reading, tokens: Tokens, draft: Draft, content: tuple[Span, ...], who: Referents
) -> tuple[Mention | None, bool]:
    """The speaker, by full name where the document tells it, and whether that took another sentence."""
    source, rule = draft.source, draft.rule
    if source is None:
        return None, False
    span = tokens.span(*source)
    opening = tokens.lower[source[0]]
    relative = source[1] - source[0] == 1 and opening in RELATIVES
    if rule == "inherited":
        who.again(content[0])
    latest = who.last
    name, inherited = who.of((_antecedent(reading, tokens, source) if relative else None) or span, content)
    if opening in _ASIDE:
        who.last = latest  # who is told of by the way does not go on: "Ruiz, who wrote it, was out. He said"
    if opening == "whose" and name.startswith("whose "):
        name = _owned(reading, tokens, source)
    return Mention(name, span, actor_of(name, reading.vocabulary)), inherited or rule in ("inherited", "continued")


def _antecedent(reading: Reading, tokens: Tokens, source: Phrase) -> Span | None:
    """The phrase right before a relative clause: "the miners, | who say".

    It is the name before its description: "Ana Ruiz, the union's secretary, | who".
    """
    first = source[0]
    end = first - 1 if tokens.words[first - 1] == "," else first
    opening = tokens.at(reading.passage(tokens.span(*source)).start)
    start = start_of(tokens, max(opening, end - _REACH), end)
    span = tokens.span(start, end) if start < end else None
    described = span and start - 2 > opening and tokens.words[start - 1] == "," and tokens.words[start][0].islower()
    several = not tokens.flags[start] & (DET | POSS) and tokens.words[end - 1].endswith("s")
    return (_named(reading, tokens.end(start - 2)) or span) if described and not several else span


def _named(reading: Reading, end: int) -> Span | None:
    """The person's name that ends at an offset."""
    near = reading.mentions_in(Span(max(0, end - _NAME), end))
    return next((Span(m.start, m.end) for m in near if m.kind is Kind.PERSON and m.end == end), None)


_NAME = 60
"""Code points of a name at most."""


def _owned(reading: Reading, tokens: Tokens, source: Phrase) -> str:
    """Who is meant by "whose": "the mill, | whose owner", is the mill's owner."""
    owned = reading.document.quote(tokens.span(source[0] + 1, source[1])).rstrip(", ")
    owner = _antecedent(reading, tokens, source)
    name = reading.document.quote(owner) if owner else ""
    return f"{name}{_APOSTROPHES[name.endswith('s')]} {owned}" if owner else owned


_APOSTROPHES = ("'s", "'")


_ASIDE = frozenset((*RELATIVES, "whose"))
_REACH = 12
"""Tokens before a relative pronoun in which its antecedent starts."""
