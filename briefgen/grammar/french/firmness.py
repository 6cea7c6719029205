"""Signs of strength in French text: listed words, `ne … pas`, and what a verb's form says: done, ahead, conditional.

A `ne` that denies nothing, after "craindre que" or in "ne … que", is no denial. `check.kept` holds them against English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from briefgen.grammar.firmness import Sign, Sort, listed, place
from briefgen.grammar.lexicon import known, words
from briefgen.model.source import Span

_NE = r"\b(?:ne |n')"
_WORDS = r"(?:[^\s,;:.]+ ){0,6}?"
_DENIED = re.compile(
    rf"{_NE}{_WORDS}(?:plus(?! (?:que|de \d|d'un))|personne|point|nulle?|grand-chose)\b", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(?:personne|nul) (?:ne|n'|d'autre)", re.IGNORECASE)
_ALONE = re.compile(
    rf"{_NE}(?:[ls]'|[ls][ae] |y |en |ont |a |avait |avaient )*(?:peu[tx]|peuvent|pouv\w+|pourr\w+|puisse\w*|pus?|cess\w+|os\w+|saur\w+)\b(?!(?: [^\s,;:.]+){{0,8}} qu[e'])",
    re.IGNORECASE,
)
_ONLY = re.compile(rf"{_NE}{_WORDS}qu(?:e |')", re.IGNORECASE)
_TO_SOME = re.compile(r"(?:^|[.;:] )pour (?:les?|la|l'|ses|son|sa|des|leurs?|[A-Z])[^,;.]{2,60},", re.IGNORECASE)
_TO_DO = re.compile(r"\bà \w+(?:er|ir|re)\b")
_ENDINGS = (
    (
        Sort.HEDGE,
        r"\w+(?:e|i|d|tt|î?t|l[au]|ou|ui|au|ev|iv|uv|u|er|ur)r(?:ait|aient|ions|ais)",
        frozenset({Sort.WOULD, Sort.WISH, Sort.VOICE}),
    ),
    (Sort.FUTURE, r"\w+(?:e|i|d|tt|ît|l[au]|ou|ui|au|ev|iv|er|ur|v)r(?:a|ont|ons|ez)", frozenset({Sort.WOULD})),
)
"""Endings of the conditional and the future, with what else they may render; words that only look so are listed."""


def signs(plain: str) -> tuple[Sign, ...]:
    """Return the signs of a French text in order.

    >>> [sorted(sort.value for sort in each.says) for each in signs("Le quai ne rouvrirait plus, de l'avis d'Ito.")]
    [['denial'], ['hedge'], ['voice']]
    """
    return tuple(
        sorted((*listed(plain, "french_strength_words"), *_denials(plain), *_verbs(plain), *_others(plain)), key=place)
    )


def _denials(plain: str) -> Iterator[Sign]:
    for pattern in (_DENIED, _NOBODY, _ALONE):
        for match in pattern.finditer(plain):
            yield Sign(Span(*match.span()), frozenset({Sort.DENIAL}))


def _others(plain: str) -> Iterator[Sign]:
    for pattern, sorts in ((_ONLY, (Sort.DENIAL, Sort.UNDER)), (_TO_SOME, (Sort.VOICE,)), (_TO_DO, (Sort.FUTURE,))):
        for match in pattern.finditer(plain):
            yield Sign(Span(*match.span()), frozenset(), frozenset(sorts))


def _verbs(plain: str) -> Iterator[Sign]:
    for sort, ending, others in _ENDINGS:
        for match in _ending(ending).finditer(plain):
            if match[0].lower() not in known("french_false_tenses"):
                yield Sign(Span(*match.span()), frozenset({sort}), others)
    for match in _done().finditer(plain):
        if (match["part"] or "").lower() not in known("french_false_tenses"):
            yield Sign(Span(*match.span()), frozenset({Sort.DONE}))


@cache
def _ending(ending: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){ending}(?![\w])", re.IGNORECASE)


@cache
def _done() -> re.Pattern[str]:
    """The passé composé: what has been done, has been done to something, has become or has done itself."""
    between = r"(?:(?:pas|déjà|jamais|plus|tous|toutes|aussi|bien|\w+ment) ){0,2}"
    regular = r"\w+(?:é|i|u)(?:e?s?)|\w+(?:is|it|aint|eint|oint|ert|ort|rt)(?:e?s?)"
    become = "|".join(words("french_moving_verbs"))
    return re.compile(
        rf"(?<![\w-])(?:(?:a|ont|avait|avaient|avons|s'est|se sont|s'était|s'étaient) {between}(?:été {between})?(?P<part>{regular})"
        rf"|(?:est|sont|était|étaient) {between}(?:{become})e?s?)(?!\w)",
        re.IGNORECASE,
    )
