"""French numbers, in digits (`1 400`, `1,2`) and in words (`quatre-vingt-deux`, `trois quarts`): value and form.

A bare `un` is an article and no number. Units are `quantities`' matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from briefgen.grammar.lexicon import rows
from briefgen.model.source import Span

_DIGITS = r"(?<![\d.,])\d{1,3}(?: \d{3})+(?:,\d+)?(?!\d)|(?<![\d.])\d+(?:,\d+)?"
_JOINTS = r"(?:-| et | et-|-et-| )"
_FOURSCORE = 76


class Number(NamedTuple):
    """A number as printed."""

    span: Span
    value: Decimal
    form: str = "cardinal"
    """cardinal, ordinal, fraction, multiple, or indefinite ("des milliers": the value is the least it is)."""
    spelled: bool = False


def numbers(plain: str) -> tuple[Number, ...]:
    """Return the numbers of a text in order.

    >>> [str(n.value) for n in numbers("Les 1 400 postes, un quart de quatre-vingt-deux, 64 milliards et 1,2 million")]
    ['1400', '0.25', '82', '64000000000', '1200000.0']
    """
    found: list[Number] = []
    for each in (*_multiples(plain), *_parts(plain), *_ordinals(plain), *_cardinals(plain), *_collectives(plain)):
        if not any(each.span.meets(other.span) for other in found):
            found.append(each)
    return tuple(sorted(found))


@cache
def _words(kind: str) -> dict[str, Decimal]:
    return {row[0]: Decimal(row[2]) for row in rows("french_numbers") if row[1] == kind}


@cache
def _any(*kinds: str) -> str:
    listed = sorted((word for kind in kinds for word in _words(kind)), key=len, reverse=True)
    return "|".join(map(re.escape, listed))


@cache
def _cardinal() -> re.Pattern[str]:
    word = _any("cardinal")
    run = rf"\b(?:{word})(?:{_JOINTS}(?:{word}))*\b"
    scale = _any("scale")
    return re.compile(
        rf"(?P<digits>{_DIGITS})(?: (?P<scaled>{scale})\b)?|(?P<run>{run}(?: (?:{scale})\b(?:(?: et)? {run})?)*)",
        re.IGNORECASE,
    )


def _cardinals(plain: str) -> Iterator[Number]:
    for match in _cardinal().finditer(plain):
        span = Span(*match.span())
        if match["digits"]:
            scale = _words("scale")[match["scaled"].lower()] if match["scaled"] else Decimal(1)
            yield Number(span, _decimal(match["digits"]) * scale)
        elif (value := _spelled(re.split(r"[\s-]+", match[0].lower()))) is not None:
            yield Number(span, value, spelled=True)


def _decimal(digits: str) -> Decimal:
    return Decimal(digits.replace(" ", "").replace(",", "."))


def _spelled(words: Sequence[str]) -> Decimal | None:
    """The value of a number in words; None for an article."""
    if words[0] in {"un", "une"} and len(words) == 1:
        return None
    cardinals, scales = _words("cardinal"), _words("scale")
    whole, part = Decimal(0), Decimal(0)
    for word in words:
        if word in scales:
            whole, part = whole + max(part, Decimal(1)) * scales[word], Decimal(0)
        elif word == "mille":
            whole, part = whole + max(part, Decimal(1)) * 1000, Decimal(0)
        elif word.startswith("cent"):
            part = max(part, Decimal(1)) * 100
        elif word.startswith("vingt") and part % 100 == 4:
            part += _FOURSCORE  # quatre-vingt
        elif word != "et":
            part += cardinals[word]
    return whole + part


def _parts(plain: str) -> Iterator[Number]:
    """Fractions: "un quart", "les deux tiers", "la moitié", "un cinquième"."""
    for match in _fraction().finditer(plain):
        top = _words("cardinal").get((match["top"] or "un").lower(), Decimal(1))
        bottom = (match["bottom"] or match["half"] or match["sole"]).lower()
        whole = _words("part").get(bottom) or _words("ordinal")[bottom.removesuffix("s")]
        yield Number(Span(*match.span()), top / whole, "fraction", spelled=True)


@cache
def _fraction() -> re.Pattern[str]:
    tops = "une?|deux|trois|quatre|cinq|six|sept|huit|neuf"
    many = "|".join(f"{word}s" for word in _words("ordinal") if word != "deuxième")
    ones = "|".join(word for word in _words("ordinal") if word != "deuxième")
    return re.compile(
        rf"\b(?:(?P<top>{tops}) (?P<bottom>tiers|quarts?|{many}|(?<=\bun )(?:{ones})(?= d[eu']))|le (?P<sole>tiers|quart)\b(?= d[e'u])|"
        rf"la (?P<half>moitié))\b",
        re.IGNORECASE,
    )


def _ordinals(plain: str) -> Iterator[Number]:
    for match in _ordinal().finditer(plain):
        value = (
            Decimal(match["digits"]) if match["digits"] else _words("ordinal")[match["word"].lower().removesuffix("s")]
        )
        yield Number(Span(*match.span()), value, "ordinal", spelled=not match["digits"])


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<digits>\d+) ?(?:e|è?mes?|es)\b|(?P<word>{_any('ordinal')})s?\b)", re.IGNORECASE)


def _multiples(plain: str) -> Iterator[Number]:
    for match in _multiple().finditer(plain):
        word = (match["how"] or match["verb"] or match["noun"]).lower()
        value = {"doubl": Decimal(2), "tripl": Decimal(3)}.get(word[:5])
        told = value or _spelled(re.split(r"[\s-]+", word)) or Decimal(0)
        yield Number(Span(*match.span()), told, "multiple", spelled=True)


@cache
def _multiple() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<how>{_any('cardinal')}) fois\b(?! par\b)|(?P<verb>(?:doubl|tripl)(?:é|er|ent|era|eront|ait|aient))e?s?\b"
        r"|(?P<noun>(?:double|triple)) d[eu']\b)",
        re.IGNORECASE,
    )


def _collectives(plain: str) -> Iterator[Number]:
    """A dozen, `une douzaine`, and the indefinite `des milliers`."""
    for match in _collective().finditer(plain):
        word = match["word"].lower()
        known = _words("collective") | _words("scale")
        value = known.get(word.removesuffix("s")) or known[word]
        top = _words("cardinal").get((match["top"] or "").lower())
        form = "cardinal" if top or not word.endswith("s") else "indefinite"
        yield Number(Span(*match.span()), value * (top or 1), form, spelled=True)


@cache
def _collective() -> re.Pattern[str]:
    word = rf"(?:{_any('collective')})s?|millions|milliards|billions"
    return re.compile(rf"\b(?:(?P<top>{_any('cardinal')}) )?(?P<word>{word})\b", re.IGNORECASE)
