"""Names that nobody in the sources bears: a person renamed, a body that was never mentioned. Rule actor-unbound.

Read are names of two words and more, in sentences, single ones that speak there ("Jones said"), and, in text that cites
something, other single ones: a town, a treaty.
Whom the vocabulary knows is asked in `mouths`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache

from briefgen.check.claim import Claim
from briefgen.check.scope import Voice
from briefgen.errors import Finding
from briefgen.grammar.lexicon import rows, words
from briefgen.grammar.typography import folded
from briefgen.model.library import Library
from briefgen.model.source import Span

_PART = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_NOUN = 2
"""Words of "The Board", which is no name of two words."""


def strangers(claim: Claim, speaking: Sequence[Span] = ()) -> Iterator[tuple[Span, Finding]]:
    """Yield the place and a finding for every name in a report whose last word no source and no entry of the vocabulary has."""
    if claim.scope.voice is Voice.OURS:
        return
    known = _known(claim.library)
    strange = [match for match in _name().finditer(claim.text) if _parts(match[0])[-1] not in known]
    if not strange or _heading(claim.text):
        return
    taken = [named.span for named in (*claim.named, *claim.cast.adjectives(claim.text))]
    own = frozenset(_parts(f"{claim.outline.organisation} {claim.outline.label} {claim.outline.marking}"))
    for match in strange:
        last, here = _parts(match[0])[-1], Span(*match.span())
        parts = match[0].split()
        article = parts[0].lower() in words("function_words") and len(parts) == _NOUN
        speaks = here in speaking and (claim.facts or re.search(r"[.!?\"]$", claim.text.rstrip()))  # no heading
        alone = len(parts) == 1 and not speaks and not (claim.facts and _inside(claim.text, here))
        if article or alone or last in own or any(span.meets(here) for span in taken):
            continue
        message = f'"{match[0]}" is in no source.'
        place = claim.scope.locate(match[0], match.start())
        yield (
            here,
            Finding("actor-unbound", place, message, "Name who is in the sources, or add one that speaks of them."),
        )


@cache
def _name() -> re.Pattern[str]:
    particles = "de|da|di|del|la|van|von|der|den|al|bin|ten"
    word = r"[A-Z][a-zà-ÿ][\w'-]*(?<!'s)"
    return re.compile(rf"(?<![\w.'-])(?:(?:{word} )+(?:(?:{particles}) )*)?{word}(?![\w-])(?! \d)")


def _inside(text: str, span: Span) -> bool:
    """Whether a word stands inside a sentence, where a capital makes it a name."""
    return re.search(r"[^\W\d_][,;]? $", text[: span.start]) is not None


def _heading(text: str) -> bool:
    """Whether every word of substance has a capital, so that capitals say nothing."""
    told: list[str] = re.findall(r"[^\W\d_]+", text)
    return not any(word[:1].islower() and word not in words("function_words") for word in told)


def _parts(text: str) -> list[str]:
    return [_bare(part) for part in _PART.findall(text)]


def _bare(word: str) -> str:
    return folded(word).removesuffix("'s").removesuffix("s").replace("labour", "labor")


@lru_cache(maxsize=2)
def _known(library: Library) -> frozenset[str]:
    """The words of all sources and of the vocabulary, and those that date something."""
    told = [document.plain for document in library.documents]
    told += [name for d in library.documents for name in (d.source.publisher, d.source.author)]
    for actor in library.vocabulary.actors:
        told += [actor.name, *actor.aliases, *actor.roles, actor.spoken]
    for topic in library.vocabulary.topics:
        told += [topic.label, *topic.terms]
    told += [*(row[0] for row in rows("date_words")), *words("public_offices"), *words("office_nouns")]
    return frozenset(map(_bare, {part for text in told for part in _PART.findall(text)}))
